/** The codes that came up in one session: items and failure modes of its findings. */
export interface SessionCodes {
  sessionId: string;
  codes: readonly string[];
}

export interface Saturation {
  sessions: { sessionId: string; codes: number; fresh: string[] }[];
  /** So many sessions, the last ones, brought nothing new. */
  withoutNew: number;
  /** Two in a row: more sessions would hardly tell more. */
  reached: boolean;
}

const ENOUGH_WITHOUT_NEW = 2;

/**
 * How much each session added to what was known before.
 *
 * What it tells an organiser: whether another session is worth holding. A code is new in the first session in which it
 * comes up. Two sessions in a row without a new code: you may stop (Krueger & Casey). A session in which nothing was
 * coded adds nothing only because nobody has coded it yet, so it does not count. No sessions: not reached.
 *
 * @param sessions in the order in which they were held
 * @example saturationOf([{ sessionId: 'a', codes: ['x', 'y'] }, { sessionId: 'b', codes: ['x'] }, { sessionId: 'c', codes: ['y'] }])
 *   // fresh x, y · none · none; reached
 */
export function saturationOf(sessions: readonly SessionCodes[]): Saturation {
  const known = new Set<string>();
  const rows = sessions.map(({ sessionId, codes }) => {
    const own = [...new Set(codes)];
    const fresh = own.filter((code) => !known.has(code));
    for (const code of fresh) known.add(code);
    return { sessionId, codes: own.length, fresh };
  });
  const coded = rows.filter(({ codes }) => codes > 0);
  const lastNew = coded.findLastIndex(({ fresh }) => fresh.length > 0);
  const withoutNew = coded.length - 1 - lastNew;
  return { sessions: rows, withoutNew, reached: coded.length > 0 && withoutNew >= ENOUGH_WITHOUT_NEW };
}
