import type { Relationship } from '../customer.ts';
import type { Locale } from '../locale.ts';
import { BALANCED_OVER, type BalancedOver, type Candidate } from './shortlist.ts';

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

/** A complaint or concern of somebody who agreed to be invited. */
export interface ConsentedLine {
  personId: string;
  branch: string | null;
  modes: readonly string[];
  severity: number;
}

/** The people behind the lines, each once, with all that their lines say of them. */
export function gatherPeople(lines: readonly ConsentedLine[]): Map<string, Record<BalancedOver, string[]>> {
  const people = new Map<string, Record<BalancedOver, string[]>>();
  for (const { personId, branch, modes, severity } of lines) {
    const known = people.get(personId) ?? { branch: [], mode: [], severity: [] };
    const said = { branch: branch === null ? [] : [branch], mode: modes, severity: [String(severity)] };
    for (const over of BALANCED_OVER) known[over] = [...new Set([...known[over], ...said[over]])].sort();
    people.set(personId, known);
  }
  return people;
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
