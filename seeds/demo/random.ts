/** A stream of pseudo-random numbers that is the same for the same seed, on every machine. Not for secrets. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** A whole number in [from, to], both included. */
  int(from: number, to: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
  /** Normal, by the Box–Muller transform. */
  normal(mean: number, sd: number): number;
  /** One element, each as likely. Throws RangeError on an empty list. */
  pick<T>(list: readonly T[]): T;
  /** One value, as likely as its weight. Throws RangeError when there is none. */
  weighted<T>(pairs: readonly (readonly [T, number])[]): T;
  /** `count` different elements (all of them if there are fewer), drawn uniformly; in the list's own order. */
  sample<T>(list: readonly T[], count: number): T[];
}

/**
 * Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for made-up people and small enough to read.
 * The label gives every part of the demo its own stream, so that a change in one part leaves the others as they were.
 */
export function createRandom(seed: number, label: string): Random {
  let state = mixLabel(seed, label);

  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    const at = Math.floor(next() * list.length);
    for (const element of list.slice(at, at + 1)) return element;
    throw new RangeError('Nothing to pick from');
  };
  const weighted = <T>(pairs: readonly (readonly [T, number])[]): T => {
    let left = next() * pairs.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of pairs) {
      left -= weight;
      if (left < 0) return value;
    }
    return pick(pairs)[0];
  };

  return {
    next,
    int,
    chance: (probability) => next() < probability,
    normal: (mean, sd) => mean + sd * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    pick,
    weighted,
    sample: (list, count) => {
      let wanted = Math.min(count, list.length);
      let left = list.length;
      // Selection sampling: each element is taken with the chance that keeps all subsets equally likely.
      return list.filter(() => {
        const taken = next() * left < wanted;
        left -= 1;
        if (taken) wanted -= 1;
        return taken;
      });
    },
  };
}

/** FNV-1a over the label, started from the seed. */
function mixLabel(seed: number, label: string): number {
  let hash = (0x811c9dc5 ^ seed) | 0;
  for (let at = 0; at < label.length; at += 1) {
    hash = Math.imul(hash ^ label.charCodeAt(at), 0x01000193);
  }
  return hash;
}
