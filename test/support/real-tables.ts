import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const beside = process.env.GAPCARD_FIXTURES ?? resolve('../shared/fixtures');

/** Rows of a real survey's table by column name, empty cells null; undefined where the survey is not there. */
export function realTable(path: string): Record<string, number | null>[] | undefined {
  const file = join(beside, 'data', path);
  if (!existsSync(file)) return undefined;
  const [header = '', ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const names = header.split(',').map((name) => name.replaceAll('"', ''));
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(
      names.map((name, at): [string, number | null] => {
        const cell = cells[at] ?? '';
        return [name, cell === '' || Number.isNaN(Number(cell)) ? null : Number(cell)];
      }),
    );
  });
}
