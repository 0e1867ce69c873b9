/** Stands for a value that is not there; no scale reaches it. */
export const ABSENT = -1;

/** Of values up to 50: sums of their products then fit twice into one double (`resampled-weights.ts`). */
const MOST_ROWS = 26_000;

/** Rows of at most `size` respondents drawn from all who came by; whole numbers from 0 to 50. */
export interface RespondentSample {
  readonly size: number;
  readonly width: number;
  /** Row by row, ABSENT where nothing was answered. */
  readonly values: Int8Array;
  /** Respondents offered, and rows held: the smaller of it and `size`. */
  seen: number;
}

/** An empty sample of rows of `width` values. */
export function emptySample(width: number, size = 20_000): RespondentSample {
  if (size > MOST_ROWS) throw new RangeError(`a sample holds at most ${MOST_ROWS} rows`);
  return { size, width, values: new Int8Array(size * width), seen: 0 };
}

/**
 * Offers one respondent to the sample; each of those offered is in it with the same chance.
 *
 * What it tells a manager: nothing by itself; intervals of key drivers are made from it when there are more answers
 * than can be drawn again and again. Formula: the first `size` are kept; the i-th then replaces a random one with
 * chance size/i. `row`: levels of a scale, ABSENT where there is none; RangeError for a row of another width.
 * Source: Vitter 1985, algorithm R.
 *
 * @example offerValues(sample, Int8Array.of(6, ABSENT, 4), seededRandom(1))
 */
export function offerValues(sample: RespondentSample, row: Int8Array, random: () => number): void {
  const { size, width, values } = sample;
  if (row.length !== width) throw new RangeError(`not ${width} values: ${row.join(', ')}`);
  sample.seen += 1;
  const place = sample.seen <= size ? sample.seen - 1 : Math.floor(random() * sample.seen);
  if (place < size) values.set(row, place * width);
}

/** How many rows the sample holds. */
export function rowsHeld({ seen, size }: RespondentSample): number {
  return Math.min(seen, size);
}
