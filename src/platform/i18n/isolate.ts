/**
 * Wraps a name so that its direction does not disturb the sentence round it, also where there is no markup: mail in
 * plain text, attributes, titles (first strong isolate U+2068 … pop U+2069).
 *
 * @example isolate('Haifa') // '\u2068Haifa\u2069'
 */
export const isolate = (name: string): string => `\u2068${name}\u2069`;

/**
 * Wraps a number with a sign, a range or a time, which read left to right in every language (U+2066 … U+2069).
 *
 * @example leftToRight('−0.40') // '\u2066−0.40\u2069'
 */
export const leftToRight = (text: string): string => `\u2066${text}\u2069`;
