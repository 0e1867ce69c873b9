const LONGEST_LINE = 76;

/** A name that was isolated stays on one line, or its direction would leak into what follows. */
const PIECES = /(?:[^\s\u2068]*\u2068[^\u2069]*\u2069)+\S*|\S+/gu;

/**
 * Breaks the lines of a plain-text mail between words, as mail programs and their readers expect. Links stay whole. In a
 * mail that reads from the right, a line that happens to begin with a Latin word is told its direction by a mark.
 */
export function wrapText(text: string, dir: 'ltr' | 'rtl'): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line))
    .map((line) => (dir === 'rtl' && beginsWithLatin(line) ? `\u200f${line}` : line))
    .join('\n');
}

function wrapLine(line: string): string[] {
  if (width(line) <= LONGEST_LINE) return [line];
  const lines: string[] = [];
  let current = '';
  for (const piece of line.match(PIECES) ?? []) {
    const longer = current === '' ? piece : `${current} ${piece}`;
    if (current !== '' && width(longer) > LONGEST_LINE) {
      lines.push(current);
      current = piece;
    } else {
      current = longer;
    }
  }
  return [...lines, current];
}

/** Marks of direction take no room. */
const width = (text: string): number => [...text.replace(/\p{Cf}/gu, '')].length;

function beginsWithLatin(line: string): boolean {
  const open = line.replace(/\u2068[^\u2069]*\u2069/gu, '');
  return /^\P{L}*\p{Script=Latin}/u.test(open) && /\p{Script=Hebrew}/u.test(open);
}
