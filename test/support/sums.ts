import { type IntegerSums, type Moments, momentsFromSums } from '../../src/domain/statistics/integer-moments.ts';

/** Whole-number sums of a list. */
export function sumsOfValues(x: readonly number[]): IntegerSums {
  return { n: x.length, sum: x.reduce((a, b) => a + b, 0), sumOfSquares: x.reduce((a, b) => a + b * b, 0) };
}

/** Mean and spread of the values that are there. */
export function momentsOfValues(x: readonly (number | null)[]): Moments {
  return momentsFromSums(sumsOfValues(x.filter((value) => value !== null)));
}
