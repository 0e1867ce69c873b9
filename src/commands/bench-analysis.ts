import { analyseCard, DEFAULT_CARD_SETTINGS } from '../domain/card/report-card.ts';
import { DEFAULT_QUESTIONNAIRE } from '../domain/questionnaire/default-questionnaire.ts';
import type { Item, QuestionnaireDefinition } from '../domain/questionnaire/definition.ts';
import { addSheet } from '../domain/state/add-sheet.ts';
import { mergeState } from '../domain/state/merge-state.ts';
import { emptyState } from '../domain/state/state.ts';
import { seededRandom } from '../domain/statistics/seeded-random.ts';
import { median } from './bench-stage.ts';

const DIMENSIONS = 4;
const ITEMS_EACH = 6;
const DIFFERENT = 1000;
const TIMES = 200;

/** Milliseconds to work a card out of the state of so many answers to 24 items: gaps, families, verdicts and grades. */
export function benchAnalysis(responses: number): number {
  const definition = twentyFourItems();
  const random = seededRandom(responses);
  const level = (): number => 1 + Math.floor(random() * 7);
  const some = emptyState();
  for (let n = 0; n < DIFFERENT; n += 1) {
    const answers = definition.items.map(
      ({ key }) => [key, { kind: 'rated', e: level(), p: level(), m: null }] as const,
    );
    addSheet(some, definition, { items: Object.fromEntries(answers), questions: { satisfaction: 1 + (n % 5) } }, 1);
  }
  const state = emptyState();
  for (let times = 0; times < responses / DIFFERENT; times += 1) mergeState(state, some);
  const measured = Array.from({ length: TIMES }, () => {
    const started = performance.now();
    analyseCard(definition, state, DEFAULT_CARD_SETTINGS);
    return performance.now() - started;
  });
  return median(measured);
}

function twentyFourItems(): QuestionnaireDefinition {
  const [dimension] = DEFAULT_QUESTIONNAIRE.dimensions;
  if (dimension === undefined) throw new Error('The default questionnaire has dimensions.');
  const dimensions = Array.from({ length: DIMENSIONS }, (_, at) => ({ ...dimension, key: `d${at}` }));
  const items = dimensions.flatMap(({ key }) =>
    Array.from(
      { length: ITEMS_EACH },
      (_, at): Item => ({ key: `${key}.i${at}`, dimension: key, text: { en: 'Item' } }),
    ),
  );
  return { ...DEFAULT_QUESTIONNAIRE, dimensions, items };
}
