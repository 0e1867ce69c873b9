/**
 * Wraps a name so that its direction does not disturb the sentence round it, also where there is no markup: mail in
 * plain text, attributes, titles (first strong isolate U+2068 … pop U+2069).
 *
 * @example isolate('Haifa') // '\u2068Haifa\u2069'
 */
export const isolate = (name: string): string => `\u2068${name}\u2069`;
