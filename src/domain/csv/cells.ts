/** What a spreadsheet takes for a formula when a cell starts with it (also in full width, as East Asian keyboards type). */
const FORMULA_START = '[=+\\-@\\t\\r\\n＝＋－＠]';
const NEEDS_APOSTROPHE = new RegExp(`^'*${FORMULA_START}`, 'u');
const HAS_APOSTROPHE = new RegExp(`^'+${FORMULA_START}`, 'u');

/**
 * A text that no spreadsheet runs: one that starts like a formula gets an apostrophe before it, and so does one that
 * already looks so treated, so that restoreCell gives back every text exactly.
 *
 * @example neutraliseCell('=SUM(A1)') // "'=SUM(A1)"
 */
export function neutraliseCell(text: string): string {
  return NEEDS_APOSTROPHE.test(text) ? `'${text}` : text;
}

/** The text that neutraliseCell was given; texts that it would not have written come back as they are. */
export function restoreCell(cell: string): string {
  return HAS_APOSTROPHE.test(cell) ? cell.slice(1) : cell;
}
