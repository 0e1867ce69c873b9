/**
 * How many to invite to a session so that about as many come as there are seats: a quarter more (Krueger & Casey speak of
 * a fifth; METHODS 13 rounds up).
 *
 * @example invitedFor(8) // 10
 */
export function invitedFor(seats: number): number {
  return Math.ceil((seats * 5) / 4);
}
