import type { Relationship } from '../customer.ts';
import type { Locale } from '../locale.ts';
import type { Candidate } from './shortlist.ts';

/** Why somebody who agreed to be invited is not: the first that holds, in this order. */
export const EXCLUSIONS = [
  'erased',
  'ended',
  'do_not_survey',
  'staff',
  'no_address',
  'suppressed',
  'resting',
  'language',
] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

/** What decides whether a person may be invited. */
export interface PersonFacts {
  erased: boolean;
  relationship: Relationship;
  /** A user of the product has the same address. */
  staff: boolean;
  hasAddress: boolean;
  /** Unsubscribed, or mail to the address came back. */
  suppressed: boolean;
  /** Was invited to a focus group not long ago. */
  resting: boolean;
}

/** Why a person may not be invited, whatever the session; null: they may. */
export function exclusionOf(facts: PersonFacts): Exclude<Exclusion, 'language'> | null {
  if (facts.erased) return 'erased';
  if (facts.relationship === 'ended') return 'ended';
  if (facts.relationship === 'do_not_survey') return 'do_not_survey';
  if (facts.staff) return 'staff';
  if (!facts.hasAddress) return 'no_address';
  if (facts.suppressed) return 'suppressed';
  return facts.resting ? 'resting' : null;
}

/** Parts the people into those who may be invited to a session in one of the languages, and the counts of the others. */
export function sortOut(
  people: readonly { candidate: Candidate; facts: PersonFacts }[],
  languages: ReadonlySet<Locale>,
): { eligible: Candidate[]; excluded: Partial<Record<Exclusion, number>> } {
  const eligible: Candidate[] = [];
  const excluded: Partial<Record<Exclusion, number>> = {};
  for (const { candidate, facts } of people) {
    const reason = exclusionOf(facts) ?? (languages.has(candidate.locale) ? null : 'language');
    if (reason === null) eligible.push(candidate);
    else excluded[reason] = (excluded[reason] ?? 0) + 1;
  }
  return { eligible, excluded };
}

/** A shortlist of fewer people would tell who complained of what: none is made. */
export const FEWEST_ELIGIBLE = 5;
