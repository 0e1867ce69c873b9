import type { Lead } from '../../domain/drivers/weight-intervals.ts';
import type { DriverEstimate } from '../analysis/index.ts';

/** Whether something weighs more than each of the others, as far as these answers tell. */
export interface ClaimTest {
  outcome: 'yes' | 'no' | 'undecided';
  /** Against each of the others. */
  against: readonly Lead[];
  /** Those that surely weigh more; none unless the outcome is no. */
  heavier: readonly string[];
}

export interface ClaimTests {
  dimension: ClaimTest | null;
  item: ClaimTest | null;
}

/**
 * The claim that the provider decides most, and credibility above all, against the organisation's own answers. Yes: the
 * interval of every difference lies above zero; no: that of some difference lies below; else undecided. Null: there are
 * no weights, or what is claimed is not among them.
 */
export function testClaim(estimate: DriverEstimate | null): ClaimTests {
  const claim = estimate !== null && 'value' in estimate ? estimate.value.claim : null;
  return { dimension: testOf(claim?.dimension), item: testOf(claim?.item) };
}

function testOf(against: readonly Lead[] | null | undefined): ClaimTest | null {
  if (against == null) return null;
  const heavier = against.filter(({ ci95 }) => ci95 !== null && ci95[1] < 0).map(({ second }) => second);
  const outcome = heavier.length > 0 ? 'no' : against.every(({ sure }) => sure) ? 'yes' : 'undecided';
  return { outcome, against, heavier };
}
