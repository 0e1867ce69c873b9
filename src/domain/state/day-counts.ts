import type { QuestionnaireDefinition } from '../questionnaire/definition.ts';
import { STYLE_PAIRS } from '../questionnaire/style-questions.ts';
import { countsReader } from './counts-in-text.ts';
import type { FigureKey } from './figure-counts.ts';

/**
 * How many people stand behind each figure, day by day of one month, as short text: of a history of years the weeks are
 * read from one such text for each month instead of every day's own cell.
 *
 * @example '05 18 2*17;28 1' // on the 5th 18 answers and 17 behind the next two figures, on the 28th one answer
 */
export type DayCounts = Map<string, string>;

/** The figures of a questionnaire version, in the order in which their counts stand in the text. */
export function figuresOf({ items, dimensions, questions }: QuestionnaireDefinition): FigureKey[] {
  return [
    'responses',
    'overall',
    ...items.map(({ key }): FigureKey => `item:${key}`),
    ...dimensions.map(({ key }): FigureKey => `dimension:${key}`),
    ...questions.map(({ key }): FigureKey => `question:${key}`),
    `question:${STYLE_PAIRS}`,
  ];
}

/** @returns a reader of the counts in the text of a cell, as they stand for its day; '' where nobody stands behind any */
export function dayCounter(definition: QuestionnaireDefinition): (state: string) => string {
  const read = countsReader(definition);
  const figures = figuresOf(definition);
  return (state) => {
    const counts = read(state);
    return runsText(figures.map((figure) => counts[figure] ?? 0));
  };
}

/** Equal neighbours are written once: most who answer answer everything. */
function runsText(counts: readonly number[]): string {
  const end = counts.findLastIndex((n) => n !== 0) + 1;
  const parts: string[] = [];
  for (let at = 0; at < end; ) {
    const n = counts[at];
    let next = at + 1;
    while (next < end && counts[next] === n) next += 1;
    parts.push(next - at > 1 ? `${next - at}*${n}` : `${n}`);
    at = next;
  }
  return parts.join(' ');
}

/** The text of a month; '' where nobody stands behind any figure on any day. */
export function dayCountsText(days: DayCounts): string {
  return [...days]
    .filter(([, counts]) => counts !== '')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, counts]) => `${day} ${counts}`)
    .join(';');
}

/** The counts of a month by day (two digits), from their text. */
export function readDayCounts(text: string): DayCounts {
  return new Map(
    text === '' ? [] : text.split(';').map((day): [string, string] => [day.slice(0, 2), day.slice('DD '.length)]),
  );
}

/**
 * Tells each count of a day by the place of its figure in `figuresOf`, zeros left out. RangeError where they are no counts.
 */
export function eachCount(counts: string, tell: (figure: number, n: number) => void): void {
  let figure = 0;
  for (const part of counts.split(' ')) {
    const star = part.indexOf('*');
    const [times, n] = [star < 0 ? 1 : Number(part.slice(0, star)), Number(part.slice(star + 1))];
    if (!Number.isSafeInteger(times) || !Number.isSafeInteger(n)) throw new RangeError('These are no counts of a day.');
    for (const end = figure + times; figure < end; figure += 1) if (n !== 0) tell(figure, n);
  }
}
