import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { isAllowed, PERMISSIONS, ROLES } from '../../../src/domain/access/role-matrix.ts';
import { projectRoot } from '../../../src/platform/paths.ts';

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

test('the table in docs/roles.md says what the role matrix says', () => {
  const lines = readFileSync(join(projectRoot, 'docs/roles.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|'));
  const [header = '', , ...rows] = lines;
  expect(cellsOf(header).slice(2)).toEqual(ROLES);

  const written = rows.map((row) => {
    const [permission, , ...answers] = cellsOf(row);
    return [permission, ...answers];
  });
  const held = PERMISSIONS.map((permission) => [
    `\`${permission}\``,
    ...ROLES.map((role) => (isAllowed(role, permission) ? 'yes' : '–')),
  ]);
  expect(written).toEqual(held);
});
