/** Without letters and digits that are taken for one another when they are read from paper. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const LENGTH = 8;

/**
 * The last part of an open link's address: short enough to be typed from a card, and one of 10^12, so that nobody meets
 * one by trying.
 *
 * @param random numbers in [0, 1)
 * @example newSlug(() => 0) // '22222222'
 */
export function newSlug(random: () => number): string {
  return Array.from({ length: LENGTH }, () => LETTERS.charAt(Math.floor(random() * LETTERS.length))).join('');
}

/** As it is looked up: people type capitals, blanks and hyphens. @example readSlug('K7M2-P4QD') // 'k7m2p4qd' */
export function readSlug(typed: string): string {
  return typed.slice(0, 100).toLowerCase().replace(/[\s-]/g, '');
}
