import type { Locale } from '../locale.ts';

/** What the selection is balanced over. */
export const BALANCED_OVER = ['branch', 'mode', 'severity'] as const;
export type BalancedOver = (typeof BALANCED_OVER)[number];

/** Somebody who may be invited: in which language, and where they stand in what the selection is balanced over. */
export interface Candidate extends Readonly<Record<BalancedOver, readonly string[]>> {
  id: string;
  locale: Locale;
}

export interface SessionPlaces {
  id: string;
  locale: Locale;
  /** How many are invited to it. */
  places: number;
}

export interface Shortlist {
  picks: { id: string; sessionId: string }[];
  /** In the order in which they are asked when somebody declines. */
  reserves: string[];
}

/**
 * Who is invited to which session, and who stands by.
 *
 * What it tells an organiser: a group that looks like all who could have come, so that no branch, kind of failure or
 * severity speaks alone. Criterion: the imbalance below is as small as choosing can make it. One seat after another, the
 * sessions taking turns, goes to the person (of the session's language) who leaves the least imbalance; then people are
 * exchanged for others of the same language as long as that lessens it. Reserves follow in the order in which each
 * leaves the least imbalance. Ties are settled by the seed, never by the order of the list, so that the same people and
 * the same seed give the same shortlist. Nobody stands in it twice. Empty list: empty shortlist.
 *
 * @param options.reserves at most so many
 */
export function drawShortlist(
  candidates: readonly Candidate[],
  sessions: readonly SessionPlaces[],
  options: { reserves: number; seed: string },
): Shortlist {
  const languages = new Set(sessions.map(({ locale }) => locale));
  const pool = inSeededOrder(distinct(candidates), options.seed).filter(({ locale }) => languages.has(locale));
  const balance = new Balance(pool);
  const free = new Set(pool);
  const seats: { person: Candidate; sessionId: string }[] = [];

  const mostPlaces = Math.max(0, ...sessions.map(({ places }) => places));
  for (let round = 0; round < mostPlaces; round += 1) {
    for (const { id: sessionId, locale, places } of sessions) {
      if (round >= places) continue;
      const person = balance.best(ofLanguage(free, locale));
      if (person === undefined) continue;
      balance.add(person);
      free.delete(person);
      seats.push({ person, sessionId });
    }
  }
  exchange(seats, free, balance);

  const reserves: string[] = [];
  while (reserves.length < options.reserves && free.size > 0) {
    const person = balance.best(inSeededOrder([...free], options.seed));
    if (person === undefined) break;
    balance.add(person);
    free.delete(person);
    reserves.push(person.id);
  }
  return { picks: seats.map(({ person, sessionId }) => ({ id: person.id, sessionId })), reserves };
}

/**
 * How far a selection is from looking like the pool: over branch, failure mode and severity, the sum of the squared
 * differences between the share of people in each category among the selected and in the pool. 0: exactly alike, and for
 * an empty selection.
 *
 * @example imbalance([haifa], [haifa, eilat]) // 0.5: (1 − ½)² + (0 − ½)² where they differ in the branch alone
 */
export function imbalance(selected: readonly Candidate[], pool: readonly Candidate[]): number {
  const balance = new Balance(pool);
  for (const person of selected) balance.add(person);
  return balance.value();
}

/** Anything closer than this is the same, so that rounding never decides. */
const SAME = 1e-9;

class Balance {
  private readonly wanted = new Map<string, number>();
  private readonly chosen = new Map<string, number>();
  private people = 0;

  constructor(pool: readonly Candidate[]) {
    for (const person of pool) {
      for (const key of categoriesOf(person)) this.wanted.set(key, (this.wanted.get(key) ?? 0) + 1 / pool.length);
    }
  }

  add(person: Candidate, times: 1 | -1 = 1): void {
    this.people += times;
    for (const key of categoriesOf(person)) this.chosen.set(key, (this.chosen.get(key) ?? 0) + times);
  }

  value(): number {
    if (this.people === 0) return 0;
    let sum = 0;
    for (const [key, share] of this.wanted) sum += ((this.chosen.get(key) ?? 0) / this.people - share) ** 2;
    return sum;
  }

  /** The first of those who leave the least imbalance. */
  best(among: Iterable<Candidate>): Candidate | undefined {
    let best: { person: Candidate; value: number } | undefined;
    for (const person of among) {
      this.add(person);
      const value = this.value();
      this.add(person, -1);
      if (best === undefined || value < best.value - SAME) best = { person, value };
    }
    return best?.person;
  }
}

/** Exchanges one for another of the same language, the best exchange first, until none lessens the imbalance. */
function exchange(seats: { person: Candidate; sessionId: string }[], free: Set<Candidate>, balance: Balance): void {
  for (;;) {
    let best: { seat: { person: Candidate }; next: Candidate; value: number } | undefined;
    const now = balance.value();
    for (const seat of seats) {
      balance.add(seat.person, -1);
      const next = balance.best(ofLanguage(free, seat.person.locale));
      if (next !== undefined) {
        balance.add(next);
        const value = balance.value();
        balance.add(next, -1);
        if (value < (best?.value ?? now) - SAME) best = { seat, next, value };
      }
      balance.add(seat.person);
    }
    if (best === undefined) return;
    balance.add(best.seat.person, -1);
    balance.add(best.next);
    free.delete(best.next);
    free.add(best.seat.person);
    best.seat.person = best.next;
  }
}

function categoriesOf(person: Candidate): string[] {
  return BALANCED_OVER.flatMap((over) => [...new Set(person[over])].map((category) => `${over}:${category}`));
}

function* ofLanguage(people: Iterable<Candidate>, locale: Locale): Iterable<Candidate> {
  for (const person of people) if (person.locale === locale) yield person;
}

function distinct(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map((candidate) => [candidate.id, candidate])).values()];
}

function inSeededOrder(candidates: readonly Candidate[], seed: string): Candidate[] {
  return candidates
    .map((candidate) => ({ candidate, rank: mixed(`${seed}\n${candidate.id}`) }))
    .sort((a, b) => a.rank - b.rank || (a.candidate.id < b.candidate.id ? -1 : 1))
    .map(({ candidate }) => candidate);
}

/** FNV-1a, 32 bit: an order that the ids alone do not give. */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
