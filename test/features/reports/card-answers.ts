import { Readable } from 'node:stream';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import type { QuestionnaireDefinition } from '../../../src/domain/questionnaire/definition.ts';
import { importResponses } from '../../../src/features/responses/index.ts';
import type { TestApp } from '../../support/app.ts';

export interface AnswersWish {
  n: number;
  /** Business date of receipt. */
  day: string;
  provider?: string;
  branch?: string;
  /** Items that fall short by two or three points; all others are met. */
  low?: readonly string[];
  questionnaire?: QuestionnaireDefinition;
}

/** Imports answers to every item: 6 or 7 expected and received, but for the low ones; every third saw something go wrong. */
export async function importAnswers(t: TestApp, wish: AnswersWish): Promise<void> {
  const { n, day, provider = 'Noa', branch = 'Haifa', low = [], questionnaire = DEFAULT_QUESTIONNAIRE } = wish;
  const { key, items, minimumAsked } = questionnaire;
  const levels = minimumAsked ? ['E', 'P', 'M'] : ['E', 'P'];
  const asked = ['satisfaction', 'wrong', 'wrong_mode'];
  const header = [
    ...['response_id', 'responded_at', 'provider', 'branch', ...asked],
    ...items.flatMap((item) => levels.map((level) => `${level}.${item.key}`)),
  ];
  const rows = Array.from({ length: n }, (_, at) => {
    const ratings = items.flatMap((item, index) => {
      const e = 6 + ((at + index) % 2);
      const p = low.includes(item.key) ? e - 2 - (at % 2) : 6 + (((at >> 1) + index) % 2);
      return minimumAsked ? [e, p, 4] : [e, p];
    });
    const wrong = at % 3 === 0 ? ['yes', 'runaround'] : ['no', ''];
    return [`${provider}-${day}-${at}`, day, provider, branch, 3 + (at % 3), ...wrong, ...ratings].join(',');
  });
  const file = Readable.from([Buffer.from([header.join(','), ...rows].join('\n'))]);
  const report = await importResponses(t.context, file, { questionnaireKey: key });
  if (report.added !== n) throw new Error(JSON.stringify(report.problems));
}
