import { CARELESS_FLAGS } from '../../domain/answers/careless-answers.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import type { CarelessComparison, ItemMove, Priorities } from './priorities.queries.ts';
import type { Names, PrioritiesTranslate } from './priorities-words.ts';

export interface CarelessSection {
  heading: string;
  /** There are careless answers that may be left out. */
  separable: boolean;
  table: DataTable | null;
  notes: string[];
}

export function toCarelessSection(
  { comparison, drivers }: Priorities,
  names: Names,
  t: PrioritiesTranslate,
): CarelessSection {
  const notes = [t('priorities.careless.note')];
  const without = { separable: false, table: null, notes };
  if (drivers.status === 'working') return { ...without, heading: t('priorities.careless.working') };
  if (drivers.status === 'too_few' || comparison === null) {
    return { ...without, heading: t('priorities.careless.hidden') };
  }
  if (comparison.flagged === 0) return { ...without, heading: t('priorities.careless.none') };
  return {
    heading: t('priorities.careless.some', {
      flagged: comparison.flagged,
      all: wholeNumber(comparison.responses),
      move: leftToRight(decimal(largestMove(comparison.items), 2)),
    }),
    separable: comparison.items.length > 0,
    table: tableOf(comparison.items, names, t),
    notes: [...flagNotes(comparison, t), ...notes],
  };
}

function flagNotes({ byFlag }: CarelessComparison, t: PrioritiesTranslate): string[] {
  if (byFlag === null) return [];
  const said = CARELESS_FLAGS.flatMap((flag) => {
    const n = byFlag[flag] ?? 0;
    return n === 0 ? [] : [t(`priorities.careless.flag.${flag}`, { n })];
  });
  return said.length === 0 ? [] : [`${dotted(said)}.`];
}

const moveOf = ({ performance }: ItemMove): number | null =>
  performance.with === null || performance.without === null ? null : performance.without - performance.with;

const largestMove = (items: readonly ItemMove[]): number =>
  Math.max(0, ...items.map((item) => Math.abs(moveOf(item) ?? 0)));

function tableOf(items: readonly ItemMove[], names: Names, t: PrioritiesTranslate): DataTable {
  const share = (weight: number | null): number | null => (weight === null ? null : weight / 100);
  return {
    key: 'careless',
    title: t('priorities.careless.table'),
    columns: [
      { head: t('figure.col.item'), kind: 'text' },
      { head: t('priorities.careless.with'), kind: 'number' },
      { head: t('priorities.careless.without'), kind: 'number' },
      { head: t('priorities.careless.move'), kind: 'number', signed: true },
      { head: t('priorities.careless.weight.with'), kind: 'percent', digits: 1 },
      { head: t('priorities.careless.weight.without'), kind: 'percent', digits: 1 },
    ],
    rows: items.map((item) => [
      names.of(item.key),
      item.performance.with,
      item.performance.without,
      moveOf(item),
      share(item.weight.with),
      share(item.weight.without),
    ]),
  };
}
