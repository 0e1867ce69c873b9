import { inflateRawSync } from 'node:zlib';

export interface ReadSheet {
  name: string;
  xml: string;
  cells: (ReadCell | null)[][];
}

interface ReadCell {
  type: 'text' | 'number';
  value: string | number;
  format?: string;
  bold?: true;
}

/** Reads an XLSX file as a spreadsheet does: by its parts, with shared texts and styles looked up. */
export function readSheets(file: Buffer): ReadSheet[] {
  const parts = unzip(file);
  const part = (name: string): string => {
    const found = parts.get(name);
    if (found === undefined) throw new Error(`no ${name} among ${[...parts.keys()].join(', ')}`);
    return found;
  };
  const texts = elements(part('xl/sharedStrings.xml'), 'si').map(({ body }) =>
    elements(body, 't')
      .map((text) => unescapeXml(text.body))
      .join(''),
  );
  const styles = part('xl/styles.xml');
  const formats = new Map(
    elements(styles, 'numFmt').map(({ head }) => [
      attribute(head, 'numFmtId'),
      unescapeXml(attribute(head, 'formatCode')),
    ]),
  );
  const fonts = elements(elements(styles, 'fonts')[0]?.body ?? '', 'font').map(({ body }) => body.includes('<b'));
  const looks = elements(elements(styles, 'cellXfs')[0]?.body ?? '', 'xf').map(({ head }) => ({
    format: formats.get(attribute(head, 'numFmtId')),
    bold: fonts[Number(attribute(head, 'fontId'))] === true,
  }));
  return elements(part('xl/workbook.xml'), 'sheet').map(({ head }, at) => {
    const xml = part(`xl/worksheets/sheet${at + 1}.xml`);
    const cells = elements(xml, 'row').map((row) => {
      const read: (ReadCell | null)[] = [];
      for (const { head: cell, body } of elements(row.body, 'c')) {
        const value = /<v>([^<]*)<\/v>/.exec(body)?.[1];
        const text = attribute(cell, 't') === 's';
        const look = looks[Number(attribute(cell, 's'))];
        read[columnOf(attribute(cell, 'r'))] =
          value === undefined
            ? null
            : {
                type: text ? 'text' : 'number',
                value: text ? (texts[Number(value)] ?? '') : Number(value),
                ...(look?.format === undefined ? {} : { format: look.format }),
                ...(look?.bold === true ? { bold: true } : {}),
              };
      }
      return Array.from(read, (cell) => cell ?? null);
    });
    return { name: unescapeXml(attribute(head, 'name')), xml, cells };
  });
}

/** The files of a ZIP archive by their names, read from its central directory. */
function unzip(file: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(at + offset));
    const local = file.readUInt32LE(at + 42);
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const bytes = file.subarray(from, from + size);
    const title = file.toString('utf8', at + 46, at + 46 + (name ?? 0));
    parts.set(title, (packed === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

function elements(xml: string, tag: string): { head: string; body: string }[] {
  return [...xml.matchAll(new RegExp(`<${tag}((?:\\s[^>]*?)?)(?:/>|>([\\s\\S]*?)</${tag}>)`, 'g'))].map(
    ([, head = '', body = '']) => ({ head, body }),
  );
}

const attribute = (head: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(head)?.[1] ?? '';

const unescapeXml = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

/** @example columnOf('B7') // 1 */
const columnOf = (address: string): number =>
  [...address.replace(/\d+$/, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
