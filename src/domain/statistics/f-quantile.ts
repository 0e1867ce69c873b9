import quantile from '@stdlib/stats-base-dists-f-quantile';

/**
 * The point that Fisher's F with `df1` and `df2` degrees of freedom stays under with the given probability.
 *
 * Behind the interval of Cronbach's alpha. Needs 0 < probability < 1 and both df > 0, else RangeError.
 * Source: inverse of the incomplete beta function (@stdlib), right to 10^-12 at a million rows of 24 items
 * (df2 = 22,999,977); a chi-square stand-in, as some programs use beyond df2 = 400,000, is wrong by 10^-4 there.
 *
 * @example fQuantile(0.975, 9, 36) // 2.49224450889161
 */
export function fQuantile(probability: number, df1: number, df2: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`probability must lie between 0 and 1: ${probability}`);
  if (!(df1 > 0 && df2 > 0)) throw new RangeError(`degrees of freedom must be above 0: ${df1}, ${df2}`);
  return quantile(probability, df1, df2);
}
