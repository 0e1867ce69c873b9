import type { FixedClock } from '../../../src/platform/clock.ts';

type Act = () => Promise<void>;

/** What the people of the demo have in mind to do, each at its time. */
export interface Diary {
  /** Something that lies in the past by then is done at the next look. */
  plan(at: string, act: Act): void;
  /** Does everything planned up to an instant, in order, with the clock on the time of each; what is planned meanwhile too. */
  liveUntil(at: string): Promise<void>;
}

export function openDiary(clock: FixedClock): Diary {
  const entries: { at: string; act: Act }[] = [];
  return {
    plan(at, act) {
      // Few are open at any time, and those planned later mostly come later.
      let place = entries.length;
      while (place > 0 && (entries[place - 1]?.at ?? '') > at) place -= 1;
      entries.splice(place, 0, { at, act });
    },
    async liveUntil(at) {
      for (let next = entries[0]; next !== undefined && next.at <= at; next = entries[0]) {
        entries.shift();
        if (next.at > clock.now().toISOString()) clock.set(next.at);
        await next.act();
      }
    },
  };
}
