import leven from 'leven';
import { foldName } from './fold-name.ts';

/**
 * How far a name is from what was typed, from 0 (the same) to 1 (nothing alike): by the letters that would have to be
 * changed, of the whole name or of the word of it that comes nearest, as people are called by one name.
 *
 * @example distanceTo('eli', 'Eli Levi') // 0
 */
export function distanceTo(typed: string, name: string): number {
  const given = foldName(typed);
  const whole = foldName(name);
  const ofWord = (word: string): number => leven(given, word) / Math.max(given.length, word.length, 1);
  return Math.min(...[whole, ...whole.split(' ')].map(ofWord));
}
