import type { Knex } from 'knex';
import type { Judgement } from '../../src/features/actions/judgement.ts';

const group = (performance: number): Judgement['with']['before'] => ({
  ...{ n: 120, expectation: 6.4, performance, gap: performance - 6.4 },
  gapCi95: [performance - 6.4 - 0.24, performance - 6.4 + 0.24],
});

/** A judgement as it would be kept: half a point up, where the others stayed as they were. */
export const JUDGEMENT: Judgement = {
  before: { from: '2025-10-01', to: '2025-12-31' },
  after: { from: '2026-01-11', to: '2026-02-24' },
  change: { value: 0.55, ci95: [0.21, 0.89], p: 0.002, detectable: 0.48 },
  gapChange: { value: 0.51, ci95: [0.15, 0.87] },
  missing: 0,
  with: { before: group(4.6), after: group(5.15) },
  without: { before: group(4.9), after: group(4.92) },
};

/** Makes an action that stands as judged, without the answers behind it. */
export async function judgeByHand(knex: Knex, id: string): Promise<void> {
  await knex('actions')
    .where({ id })
    .update({
      ...{ state: 'judged', verdict: 'improved', judgement: JSON.stringify(JUDGEMENT) },
      ...{
        start_on: '2026-01-11',
        judge_on: '2026-03-01',
        judged_at: '2026-03-01T01:00:00.000Z',
        compare_without: true,
      },
    });
}
