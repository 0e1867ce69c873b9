import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect } from '@jest/globals';

/** How near a number must come: absolutely or relatively, whichever is wider. */
export interface Nearness {
  readonly abs: number;
  readonly rel: number;
}

export const EXACT: Nearness = { abs: 1e-9, rel: 1e-9 };
export const FROM_QUANTILE: Nearness = { abs: 1e-7, rel: 1e-9 };
export const P_VALUE: Nearness = { abs: 1e-12, rel: 1e-6 };

const own = resolve('test/fixtures');
/** Surveys of real people are not kept in the repository; they may stand beside it. */
const beside = process.env.GAPCARD_FIXTURES ?? resolve('../shared/fixtures');

/** Inputs and expected numbers that come with the repository. */
export function fixture<T>(name: string): T {
  return JSON.parse(readFileSync(join(own, `${name}.json`), 'utf8'));
}

/** One published worked example: its input, what the source prints, and the same with more digits. */
export function publishedExample<Input, Published, Computed>(
  name: string,
): { name: string; input: Input; published: Published; computed: Computed } {
  const { cases } = fixture<{ cases: { name: string; input: Input; published: Published; computed: Computed }[] }>(
    'GP_published_examples',
  );
  const found = cases.find((example) => example.name === name);
  if (found === undefined) throw new Error(`there is no published example ${name}`);
  return found;
}

/** The text of a compressed table that comes with the repository. */
export function fixtureTable(name: string): string {
  return gunzipSync(readFileSync(join(own, name))).toString('utf8');
}

/** The same from the real surveys; undefined where they are not there. */
export function realFixture<T>(name: string): T | undefined {
  const path = join(beside, `${name}.json`);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

/** Says once, in one line, that tests against real surveys do not run here. */
export function reportAbsent(name: string): void {
  process.stdout.write(`${name} is not in ${beside}: the tests against this real survey are left out.\n`);
}

/** Fails unless every number of `actual` is near the one of `expected`; null stands for "cannot be had". */
export function expectNear(actual: unknown, expected: unknown, nearness: Nearness = EXACT, place = 'value'): void {
  if (Array.isArray(expected)) {
    if (actual === null && expected.every((value) => value === null)) return;
    const list = Array.isArray(actual) ? actual : [];
    if (list.length !== expected.length) expect({ [place]: actual }).toEqual({ [place]: expected });
    expected.forEach((value, at) => {
      expectNear(list[at], value, nearness, `${place}[${at}]`);
    });
    return;
  }
  if (typeof actual === 'number' && typeof expected === 'number') {
    const miss = Math.abs(actual - expected);
    if (miss <= nearness.abs || miss <= nearness.rel * Math.abs(expected)) return;
  }
  expect({ [place]: actual }).toEqual({ [place]: expected });
}
