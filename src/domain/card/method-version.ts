/**
 * The version of the formulas behind a report card. It goes up when the same answers would give another figure, grade or
 * verdict than before; cards that were issued keep the one they were made with.
 */
export const METHOD_VERSION = '1';
