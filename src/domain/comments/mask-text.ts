import { findNames, type NameBook } from './name-book.ts';

/** A part of a comment as it may be shown: what was written, or what stood there and is not told. */
export type Piece = { kind: 'text'; text: string; hit?: true } | { kind: 'name' | 'email' | 'phone' };

interface Mask {
  kind: 'name' | 'email' | 'phone';
  start: number;
  end: number;
}

const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const DATE = /(?<!\p{Nd})\p{Nd}{1,4}([./-])\p{Nd}{1,2}\1\p{Nd}{1,4}(?!\p{Nd})/gu;
/** Seven digits or more with at most two signs between any two of them. */
const NUMBER = /(?<![\p{L}\p{N}])[+(]{0,2}\p{Nd}(?:[ \t\u00a0().\-\u05be\u2010-\u2015/]{0,2}\p{Nd}){6,}(?!\p{Nd})/gu;
const LONG_NUMBER = 9;

/**
 * A comment without what tells who people are: the names of the books (whatever their case, with Hebrew prefixes
 * attached), addresses and telephone numbers. Other figures, such as prices, dates and hours, stay.
 */
export function maskText(text: string, books: readonly NameBook[]): Piece[] {
  const masks: Mask[] = [];
  const add = (mask: Mask): void => {
    if (!masks.some(({ start, end }) => mask.start < end && start < mask.end)) masks.push(mask);
  };
  for (const { index, 0: found } of text.matchAll(EMAIL)) {
    add({ kind: 'email', start: index, end: index + found.length });
  }
  const dates = [...text.matchAll(DATE)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }));
  for (const { index, 0: found } of text.matchAll(NUMBER)) {
    const mask = { start: index, end: index + found.length };
    const dated = dates.some(({ start, end }) => mask.start < end && start < mask.end);
    if (!dated && isTelephone(found)) add({ kind: 'phone', ...mask });
  }
  for (const name of findNames(text, books)) add({ kind: 'name', ...name });
  return cut(
    text,
    masks.sort((a, b) => a.start - b.start),
  );
}

/** A price in thousands has no sign of a telephone number; what is long identifies somebody anyway. */
function isTelephone(found: string): boolean {
  return /^[+(0]|[-()\u05be\u2010-\u2015]/.test(found) || found.replace(/\P{Nd}/gu, '').length >= LONG_NUMBER;
}

function cut(text: string, masks: readonly Mask[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { kind, start, end } of masks) {
    if (start > from) pieces.push({ kind: 'text', text: text.slice(from, start) });
    pieces.push({ kind });
    from = end;
  }
  if (from < text.length) pieces.push({ kind: 'text', text: text.slice(from) });
  return pieces;
}
