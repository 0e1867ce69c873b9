/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/** What was drawn on a canvas since it was last cleared, in its pixels. */
interface Drawn {
  words: { text: string; left: number; right: number; top: number; bottom: number }[];
  dots: { x: number; y: number; radius: number }[];
  /** Long lines straight up: the poles of a control chart's actions. */
  poles: { x: number; top: number; bottom: number }[];
}

/** Notes what charts draw, so that `chartClashes` can tell what lies over what. To be called before the page is opened. */
export async function noteDrawing(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const all = new WeakMap<HTMLCanvasElement, Drawn>();
    Object.assign(window, { drawnOn: all });
    const pen = CanvasRenderingContext2D.prototype;
    const { fillText, arc, clearRect, moveTo, lineTo } = pen;
    const of = ({ canvas }: CanvasRenderingContext2D): Drawn => {
      const known = all.get(canvas) ?? { words: [], dots: [], poles: [] };
      all.set(canvas, known);
      return known;
    };
    const at = (ctx: CanvasRenderingContext2D, x: number, y: number) => ctx.getTransform().transformPoint({ x, y });
    let from = { x: 0, y: 0 };
    pen.clearRect = function (x, y, width, height) {
      if (at(this, width, 0).x >= this.canvas.width) all.delete(this.canvas);
      clearRect.call(this, x, y, width, height);
    };
    pen.fillText = function (text, x, y, most) {
      const size = this.measureText(text);
      const start = at(this, x - size.actualBoundingBoxLeft, y - size.actualBoundingBoxAscent);
      const end = at(this, x + size.actualBoundingBoxRight, y + size.actualBoundingBoxDescent);
      if (end.x - start.x >= 1) of(this).words.push({ text, left: start.x, right: end.x, top: start.y, bottom: end.y });
      fillText.call(this, text, x, y, most);
    };
    pen.arc = function (x, y, radius, ...rest) {
      of(this).dots.push({ ...{ x: at(this, x, y).x, y: at(this, x, y).y }, radius: radius * this.getTransform().a });
      arc.call(this, x, y, radius, ...rest);
    };
    pen.moveTo = function (x, y) {
      from = at(this, x, y);
      moveTo.call(this, x, y);
    };
    pen.lineTo = function (x, y) {
      const to = at(this, x, y);
      if (Math.abs(to.x - from.x) < 0.5 && to.y - from.y > 100)
        of(this).poles.push({ x: to.x, top: from.y, bottom: to.y });
      lineTo.call(this, x, y);
    };
  });
}

/**
 * Words of the page's charts that lie over other words, over a point, over the pole of an action, or beyond the canvas. A
 * number in a ring of its own, as in the quadrant, is no word over a point.
 */
export function chartClashes(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { drawnOn } = window as unknown as { drawnOn: WeakMap<HTMLCanvasElement, Drawn> };
    return [...document.querySelectorAll<HTMLCanvasElement>('canvas[data-chart]')].flatMap((canvas) => {
      const { words, dots, poles } = drawnOn.get(canvas) ?? { words: [], dots: [], poles: [] };
      const told = (text: string, what: string): string => `${canvas.id}: "${text}" ${what}`;
      if (words.length === 0) return [told('', 'has no words')];
      return words.flatMap((word, index) => {
        const { text, left, right, top, bottom } = word;
        const out = left < -1 || right > canvas.width + 1 || top < -1 || bottom > canvas.height + 1;
        const [x, y] = [(left + right) / 2, (top + bottom) / 2];
        const ringed = dots.some((dot) => Math.hypot(dot.x - x, dot.y - y) < 4);
        const others = words
          .slice(index + 1)
          .filter(
            (one) => left + 1 < one.right && one.left + 1 < right && top + 1 < one.bottom && one.top + 1 < bottom,
          );
        const under = dots.filter((dot) => {
          const nearest = [Math.max(left, Math.min(dot.x, right)), Math.max(top, Math.min(dot.y, bottom))] as const;
          return Math.hypot(nearest[0] - dot.x, nearest[1] - dot.y) < dot.radius - 0.5;
        });
        const struck = canvas.id.startsWith('control')
          ? poles.filter((pole) => left < pole.x && pole.x < right && pole.top < bottom && top < pole.bottom)
          : [];
        return [
          ...(out ? [told(text, 'is cut off')] : []),
          ...others.map((one) => told(text, `lies over "${one.text}"`)),
          ...(ringed ? [] : under).map((dot) =>
            told(text, `lies over the point at ${Math.round(dot.x)}, ${Math.round(dot.y)}`),
          ),
          ...struck.map((pole) => told(text, `has the pole at ${Math.round(pole.x)} through it`)),
        ];
      });
    });
  });
}
