/**
 * The outcome of an estimate: a value with the number of answers behind it, or the reason why these answers cannot
 * give one. `n` is there in both cases, so a reader always sees how much was asked of the data.
 */
export type Estimate<T, Reason extends string = string> =
  | { readonly n: number; readonly value: T }
  | { readonly n: number; readonly insufficient: Reason };

/** A 95 % interval, lower end first. */
export type Interval = readonly [lower: number, upper: number];
