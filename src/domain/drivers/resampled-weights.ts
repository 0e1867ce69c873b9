import { exactScatter } from '../statistics/integer-moments.ts';
import { relativeWeights } from '../statistics/relative-weights.ts';
import { ABSENT, type RespondentSample, rowsHeld } from './respondent-sample.ts';

/** Weights (in percent of r2) of the sample itself and of many samples drawn from it. */
export interface ResampledWeights {
  /** Rows drawn from. */
  readonly rows: number;
  readonly own: readonly number[];
  readonly drawn: readonly (readonly number[])[];
}

/**
 * Relative weights of respondents drawn again and again from a sample (bootstrap).
 *
 * Formula: as many rows as there are, drawn with replacement; covariances; Johnson's weights in percent of r2.
 * `complete`: rows with a value in every column of `keep` (predictors, then outcome); else all rows, each pair of
 * columns over the rows that have both. A draw whose covariances are no proper ones gives no weights and is left out.
 * Null when the sample itself gives none. Source: Efron 1979.
 */
export function resampleWeights(
  sample: RespondentSample,
  keep: readonly number[],
  complete: boolean,
  draws: number,
  random: () => number,
): ResampledWeights | null {
  const values = pick(sample, keep, complete);
  const rows = values.length / keep.length;
  const times = new Uint16Array(rows).fill(1);
  const weigh = (): number[] | null => percentWeights(covariances(values, keep.length, times, complete));
  const own = weigh();
  if (own === null) return null;
  const drawn: number[][] = [];
  for (let draw = 0; draw < draws; draw += 1) {
    times.fill(0);
    for (let i = 0; i < rows; i += 1) {
      const at = Math.floor(random() * rows);
      times[at] = (times[at] ?? 0) + 1;
    }
    const weights = weigh();
    if (weights !== null) drawn.push(weights);
  }
  return { rows, own, drawn };
}

/** Weights in percent of r2; null where they are undefined. */
function percentWeights(covariance: readonly (readonly number[])[]): number[] | null {
  const result = relativeWeights(covariance);
  if (result === null || !(result.r2 > 1e-12)) return null;
  const total = result.weights.reduce((a, b) => a + b, 0);
  return result.weights.map((weight) => (100 * weight) / total);
}

/** The columns that are kept, row by row; only rows without gaps when `complete`. */
function pick(sample: RespondentSample, keep: readonly number[], complete: boolean): Int8Array {
  const picked = new Int8Array(rowsHeld(sample) * keep.length);
  let at = 0;
  for (let row = 0; row < rowsHeld(sample); row += 1) {
    const from = row * sample.width;
    if (complete && keep.some((column) => sample.values[from + column] === ABSENT)) continue;
    for (const column of keep) {
      picked[at] = sample.values[from + column] ?? ABSENT;
      at += 1;
    }
  }
  return picked.subarray(0, at);
}

/**
 * Sample covariances of columns, each row counted as often as `times` says.
 *
 * `complete`: no value is absent. Otherwise each pair of columns counts the rows that have both (available cases), with
 * that pair's own n. A pair with fewer than two rows: 0.
 *
 * @example covariances(Int8Array.of(1, 2, 2, 2, 3, 3), 2, Uint16Array.of(1, 1, 1), true) // [[1, 0.5], [0.5, 1/3]]
 */
export function covariances(values: Int8Array, width: number, times: Uint16Array, complete: boolean): number[][] {
  return complete ? completeCovariances(values, width, times) : pairwiseCovariances(values, width, times);
}

/** Sums of products of a sample stay under this, so that two of them fit into the 53 bits of one double. */
const PACK = 2 ** 26;

function completeCovariances(values: Int8Array, width: number, times: Uint16Array): number[][] {
  const pairs = Math.ceil(width / 2);
  const sums = new Float64Array(width);
  const products = new Float64Array(width * pairs);
  const packed = new Float64Array(pairs);
  let n = 0;
  for (let row = 0; row < times.length; row += 1) {
    const count = times[row] ?? 0;
    if (count === 0) continue;
    n += count;
    const from = row * width;
    for (let pair = 0; pair < pairs; pair += 1) {
      const second = 2 * pair + 1 < width ? (values[from + 2 * pair + 1] ?? 0) : 0;
      packed[pair] = (values[from + 2 * pair] ?? 0) + PACK * second;
    }
    for (let i = 0; i < width; i += 1) {
      const x = count * (values[from + i] ?? 0);
      sums[i] = (sums[i] ?? 0) + x;
      const at = i * pairs;
      for (let pair = i >> 1; pair < pairs; pair += 1) {
        products[at + pair] = (products[at + pair] ?? 0) + x * (packed[pair] ?? 0);
      }
    }
  }
  const product = (i: number, j: number): number => {
    const [first, second] = unpack(products[i * pairs + (j >> 1)] ?? 0, PACK);
    return j % 2 === 1 ? second : first;
  };
  return square(width, (i, j) =>
    n < 2 ? 0 : exactScatter(n, product(i, j), sums[i] ?? 0, sums[j] ?? 0) / n / (n - 1),
  );
}

/** Counts of a sample stay under this, and sums of one column under the next: pairs of them stand in one double. */
const PACK_COUNT = 2 ** 16;
const PACK_SUM = 2 ** 22;

function pairwiseCovariances(values: Int8Array, width: number, times: Uint16Array): number[][] {
  const countsAndX = new Float64Array(width * width);
  const yAndProducts = new Float64Array(width * width);
  const there = new Uint8Array(width);
  for (let row = 0; row < times.length; row += 1) {
    const count = times[row] ?? 0;
    if (count === 0) continue;
    const from = row * width;
    let given = 0;
    for (let column = 0; column < width; column += 1) {
      if ((values[from + column] ?? -1) < 0) continue;
      there[given] = column;
      given += 1;
    }
    for (let first = 0; first < given; first += 1) {
      const i = there[first] ?? 0;
      const x = values[from + i] ?? 0;
      const countAndX = count * (1 + PACK_COUNT * x);
      const perY = count * (1 + PACK_SUM * x);
      for (let second = first; second < given; second += 1) {
        const j = there[second] ?? 0;
        const at = i * width + j;
        countsAndX[at] = (countsAndX[at] ?? 0) + countAndX;
        yAndProducts[at] = (yAndProducts[at] ?? 0) + perY * (values[from + j] ?? 0);
      }
    }
  }
  return square(width, (i, j) => {
    const at = i * width + j;
    const [together, x] = unpack(countsAndX[at] ?? 0, PACK_COUNT);
    const [y, xy] = unpack(yAndProducts[at] ?? 0, PACK_SUM);
    if (together < 2) return 0;
    return exactScatter(together, xy, x, y) / together / (together - 1);
  });
}

/** The two sums that stand in one double: the one under `pack`, and the one above. */
function unpack(both: number, pack: number): readonly [number, number] {
  const upper = Math.floor(both / pack);
  return [both - pack * upper, upper];
}

/** A symmetric matrix from its upper triangle. */
function square(width: number, upper: (i: number, j: number) => number): number[][] {
  return Array.from({ length: width }, (_, i) =>
    Array.from({ length: width }, (_x, j) => upper(Math.min(i, j), Math.max(i, j))),
  );
}
