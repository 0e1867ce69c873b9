/**
 * Parts of one line with dots between them. The line breaks after a dot, never before it, so that none begins with one.
 *
 * @example dotted(['Haifa', 'Phone']) // 'Haifa · Phone', the first space one that does not break
 */
export const dotted = (parts: readonly string[]): string => parts.join(DOT);

const DOT = '\u00a0· ';

/** The same in a sentence as it is written in the catalogues. */
export const withDots = (text: string): string => text.replaceAll(' · ', DOT);
