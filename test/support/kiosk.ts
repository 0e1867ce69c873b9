import type { AnswerSheet, ItemAnswer } from '../../src/domain/answers/answer-sheet.ts';
import { questionnaire } from './questionnaires.ts';

type Rows = readonly (readonly (number | null)[])[];

/** Twenty-four items on 1–7 in eight dimensions of three, as the kiosk survey asked them. */
export const KIOSK = questionnaire([3, 3, 3, 3, 3, 3, 3, 3]);

/** Rows of E and P as answer sheets: every item was asked, an empty pair was skipped. */
export function kioskSheets(E: Rows, P: Rows): AnswerSheet[] {
  return E.map((row, at) => ({
    items: Object.fromEntries(
      KIOSK.items.map(({ key }, i): [string, ItemAnswer] => {
        const [e, p] = [row[i] ?? null, P[at]?.[i] ?? null];
        return [key, e === null && p === null ? { kind: 'skipped' } : { kind: 'rated', e, p, m: null }];
      }),
    ),
    questions: {},
  }));
}
