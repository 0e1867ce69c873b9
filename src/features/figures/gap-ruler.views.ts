import type { GapEntry } from '../../domain/card/gap-entry.ts';
import type { ChartSign } from '../../platform/charts/chart-data.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, signed } from '../../platform/i18n/numbers.ts';
import type { FigureTranslate } from './figure-words.views.ts';
import { rulerAxis, SIGNS } from './marks.views.ts';

/** One gap drawn as on a workshop drawing: two posts on the whole scale, and the distance between them. */
export interface GapRuler {
  ticks: { x: number; text: string }[];
  e: number;
  p: number;
  middle: number;
  gap: string;
  sign: ChartSign;
  expected: string;
  received: string;
  /** Whether the post of what was received stands left of the other, where its words have room. */
  receivedLeft: boolean;
  /** The posts are far enough apart for arrows between them. */
  apart: boolean;
  label: string;
}

const ROOM_FOR_ARROWS = 6;

/** null where the answers do not carry a gap. */
export function gapRuler(
  entry: GapEntry,
  scale: { min: number; max: number },
  { rtl, t }: { rtl: boolean; t: FigureTranslate },
): GapRuler | null {
  const { expectation, performance, gap } = entry;
  if (expectation.mean === null || performance.mean === null || gap.mean === null) return null;
  const { at, ticks } = rulerAxis(scale, rtl);
  const [e, p] = [at(expectation.mean), at(performance.mean)];
  const [expected, received] = [decimal(expectation.mean, 2), decimal(performance.mean, 2)];
  return {
    ticks,
    e,
    p,
    middle: (e + p) / 2,
    gap: signed(gap.mean, 2),
    sign: SIGNS[entry.verdict],
    expected,
    received,
    receivedLeft: p < e,
    apart: Math.abs(e - p) > ROOM_FOR_ARROWS,
    label: `${t('figure.bell', { e: leftToRight(expected), p: leftToRight(received) })}, ${t('figure.col.gap')} ${leftToRight(signed(gap.mean, 2))}`,
  };
}
