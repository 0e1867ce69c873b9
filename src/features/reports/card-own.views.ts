import type { CardAnalysis } from '../../domain/card/report-card.ts';
import type { Verdict } from '../../domain/card/verdict.ts';
import type { Locale } from '../../domain/locale.ts';
import type { GapRow } from '../figures/index.ts';
import { coachingKey, coachingMessages } from './coaching.messages.ts';

/** What stands first on a provider's own card: what goes well, then what to work on, without any colleague beside it. */
export interface OwnCard {
  strengths: GapRow[];
  coaching: { row: GapRow; note: string | null }[];
}

const AT_MOST = 3;
const MET: readonly Verdict[] = ['surplus', 'small_surplus', 'no_material_gap'];

/** @param rows the item table's rows */
export function ownCard(
  card: Pick<CardAnalysis, 'items' | 'priorities'>,
  rows: readonly GapRow[],
  locale: Locale,
): OwnCard {
  const t = coachingMessages.in(locale);
  const rowOf = (key: string): GapRow[] => rows.filter((row) => row.key === key);
  const met = card.items
    .filter(({ verdict }) => MET.includes(verdict))
    .sort((a, b) => (b.gap.ci95?.[0] ?? 0) - (a.gap.ci95?.[0] ?? 0));
  return {
    strengths: met.slice(0, AT_MOST).flatMap(({ key }) => rowOf(key)),
    coaching: card.priorities.slice(0, AT_MOST).flatMap(({ key }) => {
      const words = coachingKey(key);
      return rowOf(key).map((row) => ({ row, note: words === undefined ? null : t(words) }));
    }),
  };
}
