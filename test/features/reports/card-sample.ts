import type { AnswerSheet } from '../../../src/domain/answers/answer-sheet.ts';
import { analyseCard, DEFAULT_CARD_SETTINGS } from '../../../src/domain/card/report-card.ts';
import type { Locale } from '../../../src/domain/locale.ts';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { addSheet } from '../../../src/domain/state/add-sheet.ts';
import { emptyState } from '../../../src/domain/state/state.ts';
import type { CardPageInput, ShownCard } from '../../../src/features/reports/card.views.ts';

/** `n` people who expect 6 or 7 and receive 6 or 7, except `low` items, of which they receive two less. */
export function sampleCard(n: number, low: readonly string[] = []): ShownCard {
  const state = emptyState();
  for (let person = 0; person < n; person += 1) {
    const sheet: AnswerSheet = { items: {}, questions: { satisfaction: 3 + (person % 3) } };
    DEFAULT_QUESTIONNAIRE.items.forEach(({ key }, index) => {
      const e = 6 + ((person + index) % 2);
      const p = 6 + ((person * 7 + index * 3 + (person % 5)) % 2) - (low.includes(key) ? 2 : 0);
      sheet.items[key] = { kind: 'rated', e, p, m: null };
    });
    addSheet(state, DEFAULT_QUESTIONNAIRE, sheet, 1);
  }
  const analysis = analyseCard(DEFAULT_QUESTIONNAIRE, state, DEFAULT_CARD_SETTINGS);
  return {
    ...analysis,
    invited: 120,
    delivered: 110,
    stillOpen: 3,
    responseRate: { value: 0.4, ci95: [0.31, 0.49] },
    spreads: {},
    zones: {},
    whoAnswered: [],
    dimensions: analysis.dimensions.map((dimension) => ({ ...dimension, alpha: null })),
  };
}

export const cardInput = (locale: Locale, card: ShownCard | null): CardPageInput => ({
  locale,
  card,
  definition: DEFAULT_QUESTIONNAIRE,
  settings: DEFAULT_CARD_SETTINGS,
  itemsPerDimension: 3,
  timeZone: 'Asia/Jerusalem',
  own: false,
  itemHref: (key) => `/items/${key}`,
  toCome: null,
  page: {
    periodText: '1 October 2026 to 31 December 2026',
    subject: 'Alon & Co. · Haifa',
  },
});
