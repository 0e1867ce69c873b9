/**
 * Whether a contact is in a program's sample: decided by the ids alone, so that asking again, or asking what would have
 * been, decides the same; and who is in a sample of 20 % is in one of 30 % too.
 *
 * @param percent of all contacts that may be asked about, 0 to 100
 * @example isInSample('program', 'contact', 100) // true
 */
export function isInSample(programId: string, contactId: string, percent: number): boolean {
  return shareOf(`${programId} ${contactId}`) * 100 < percent;
}

/**
 * A number in [0, 1) of a text, spread evenly over texts that differ little: FNV-1a (Fowler, Noll, Vo), stirred by the
 * last steps of MurmurHash3 (Appleby), as FNV alone leaves the upper bits of short texts alike.
 */
function shareOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
}
