const LONGEST = 31;

/**
 * Names for the sheets of a workbook out of any titles: without what spreadsheets refuse, at most 31 characters, and no
 * two alike even when capitals are not told apart.
 *
 * @example sheetNames(['Gaps: all', 'gaps all', '']) // ['Gaps all', 'gaps all 2', '3']
 */
export function sheetNames(titles: readonly string[]): string[] {
  const taken = new Set<string>();
  return titles.map((title, at) => {
    const wanted = clean(title) || String(at + 1);
    let name = cut(wanted, LONGEST);
    for (let copy = 2; taken.has(name.toLowerCase()); copy += 1) {
      name = `${cut(wanted, LONGEST - String(copy).length - 1)} ${copy}`;
    }
    taken.add(name.toLowerCase());
    return name;
  });
}

function clean(title: string): string {
  const plain = title
    .replace(/[[\]:*?/\\\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^['\s]+|['\s]+$/g, '');
  // Excel keeps this one for itself.
  return plain.toLowerCase() === 'history' ? `${plain} 1` : plain;
}

const MORE = '…';

/** Cut between words, or else between whole characters, never within a pair of surrogates. */
function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  const short = text.slice(0, length - MORE.length);
  const words = /\s/.test(text[short.length] ?? '') ? short : short.replace(/\s+\S*$/, '');
  return `${(/[\uD800-\uDBFF]$/.test(words) ? words.slice(0, -1) : words).replace(/['\s,;:]+$/, '')}${MORE}`;
}
