import { describe, expect, test } from '@jest/globals';
import { isFound, markHits, searchTerms } from '../../../src/domain/comments/find-hits.ts';
import { maskText, type Piece } from '../../../src/domain/comments/mask-text.ts';
import { nameBook, possibleNames } from '../../../src/domain/comments/name-book.ts';

const write = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (piece.kind === 'text' ? piece.text : `[${piece.kind}]`)).join('');
const books = [nameBook(['Dana Levi', 'רות בן־דוד'], ['Noa Bareket', 'נועה ברקת', "Sean O'Brien", 'טל כהן'])];
const masked = (text: string): string => write(maskText(text, books));

describe('names in comments', () => {
  test.each([
    ['Noa was kind', '[name] was kind'],
    ['NOA BAREKET and noa', '[name] and [name]'],
    ["Noa's help, and O’Brien too", "[name]'s help, and [name] too"],
    ['תודה לנועה ולברקת', 'תודה ל[name] ול[name]'],
    ['שכשנועה ענתה', 'שכש[name] ענתה'],
    ['נוֹעָה ברקת', '[name]'],
    ['noah is another name', 'noah is another name'],
    ['Thanks to Dana Levi', 'Thanks to [name]'],
    ['Dana came, Levi went', 'Dana came, Levi went'],
    ['לרות בן דוד ולרות', 'ל[name] ולרות'],
    ['Dana\n\nLevi', 'Dana\n\nLevi'],
    ['מטל', 'מ[name]'],
  ])('%j', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  test.each([
    ['write to dana.levi+x@mail.example.co.il now', 'write to [email] now'],
    ['call 03-555-0100 or +972 50 123 4567.', 'call [phone] or [phone].'],
    ['(02) 123-4567', '[phone]'],
    [
      'waited 45 minutes, paid 1,250.50 at 12:30 on 12/11/2026',
      'waited 45 minutes, paid 1,250.50 at 12:30 on 12/11/2026',
    ],
    ['on 2026-03-04 for 1 000 000', 'on 2026-03-04 for 1 000 000'],
    ['ID 123456789', 'ID [phone]'],
    ['', ''],
  ])('%j', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  test('long hostile text takes no longer than it should', () => {
    for (const text of ['a.'.repeat(2000), '1 '.repeat(2000), `${'a'.repeat(4000)}@`, 'ו'.repeat(4000)]) {
      expect(write(maskText(text, books)).length).toBeGreaterThan(0);
    }
  });

  test('whole names are looked for with prefixes off, hyphens either way, and turned round', () => {
    const names = possibleNames('תודה לדנה לוי־ברקת, Levi Dana');
    expect(names).toContain('דנה לוי-ברקת');
    expect(names).toContain('דנה לוי ברקת');
    expect(names).toContain('dana levi');
    expect([...names].some((name) => name.includes(','))).toBe(false);
  });
});

describe('searching what may be read', () => {
  const pieces = maskText('הטכנאי Noa אִיחֵר <b>3</b> שעות', books);

  test('every word has to be there, in any case and without points', () => {
    expect(isFound(pieces, searchTerms('טכנאי איחר'))).toBe(true);
    expect(isFound(pieces, searchTerms('<B>'))).toBe(true);
    expect(isFound(pieces, searchTerms('טכנאי בזמן'))).toBe(false);
  });

  test('a masked name is not found by guessing it, nor across the place where it stood', () => {
    expect(isFound(pieces, searchTerms('noa'))).toBe(false);
    expect(isFound(maskText('anNoa', books), searchTerms('noa'))).toBe(true);
  });

  test('hits are cut out as they were written', () => {
    const marked = markHits(pieces, searchTerms('איחר 3'));
    expect(write(marked)).toBe(write(pieces));
    expect(marked.flatMap((piece) => (piece.kind === 'text' && piece.hit ? [piece.text] : []))).toEqual(['אִיחֵר', '3']);
  });
});
