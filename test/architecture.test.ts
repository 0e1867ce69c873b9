import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { projectRoot } from '../src/platform/paths.ts';

/** A feature may import only those before it, and only through their index.ts. */
const FEATURE_ORDER = [
  'organisation',
  'accounts',
  'calendar',
  'customers',
  'mail',
  'questionnaires',
  'contacts',
  'commitments',
  'invitations',
  'state',
  'responses',
  'contact-wishes',
  'analysis',
  'figures',
  'comments',
  'actions',
  'trends',
  'priorities',
  'comparison',
  'questions',
  'complaints',
  'treatment',
  'focus-groups',
  'reports',
  'issued-cards',
  'overview',
  'items',
  'scheduled-cards',
  'open-links',
  'chain',
  'api-access',
];

const src = join(projectRoot, 'src');
const files = listFiles(src, '.ts');

interface Import {
  from: string;
  to: string;
}

/** Imports between files of src/, as paths below it. */
const imports: Import[] = files.flatMap((file) => {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import)\s+'(\.[^']+)'/g)].map((match) => ({
    from: relative(src, file),
    to: relative(src, resolve(dirname(file), match[1] ?? '')),
  }));
});

const featureOf = (path: string): string | undefined => /^features\/([^/]+)\//.exec(path)?.[1];

describe('the floors', () => {
  test('imports were found', () => {
    expect(imports.length).toBeGreaterThan(200);
  });

  test('the domain imports only the domain', () => {
    expect(imports.filter(({ from, to }) => from.startsWith('domain/') && !to.startsWith('domain/'))).toEqual([]);
  });

  test('the domain does no input or output, and has no clock or randomness of its own', () => {
    const offenders = files
      .filter((file) => relative(src, file).startsWith('domain/'))
      .filter((file) =>
        /from 'node:|Math\.random|Date\.now|new Date\(\)|DateTime\.(now|local|utc)\(\)/.test(
          readFileSync(file, 'utf8'),
        ),
      );
    expect(offenders).toEqual([]);
  });

  test('only the statistics import numeric libraries', () => {
    const offenders = files
      .filter((file) => !relative(src, file).startsWith('domain/statistics/'))
      .filter((file) => /from '(simple-statistics|@stdlib\/|ml-matrix)/.test(readFileSync(file, 'utf8')));
    expect(offenders).toEqual([]);
  });

  test('the platform imports no feature', () => {
    expect(imports.filter(({ from, to }) => from.startsWith('platform/') && !/^(platform|domain)\//.test(to))).toEqual(
      [],
    );
  });

  test('every feature has its place in the order', () => {
    const found = new Set(files.map((file) => featureOf(relative(src, file))).filter((name) => name !== undefined));
    expect([...found].sort()).toEqual([...FEATURE_ORDER].sort());
  });

  test('features import earlier features only, through their index', () => {
    const offenders = imports.filter(({ from, to }) => {
      const own = featureOf(from);
      const other = featureOf(to);
      if (own === undefined || own === other) return false;
      if (other === undefined) return !/^(platform|domain)\//.test(to);
      return FEATURE_ORDER.indexOf(other) >= FEATURE_ORDER.indexOf(own) || !to.endsWith('/index.ts');
    });
    expect(offenders).toEqual([]);
  });

  test('no two files have the same name, but for index.ts', () => {
    const names = files.map((file) => file.split('/').at(-1)).filter((name) => name !== 'index.ts');
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});

describe('what browsers get', () => {
  const views = listFiles(join(projectRoot, 'views'), '.ejs');
  const pages = views.filter((file) => !file.includes('/mail'));

  test('nothing is written unescaped but includes, the body of a layout, and chart data whose < is escaped', () => {
    const offenders = views
      .filter((file) => !file.endsWith('/partials/json.ejs'))
      .flatMap((file) =>
        [...readFileSync(file, 'utf8').matchAll(/<%-\s*([^%]*)%>/g)]
          .filter(([, code]) => !/^include\(/.test(code ?? '') && (code ?? '').trim() !== 'body')
          .map(([found]) => `${file}: ${found}`),
      );
    expect(offenders).toEqual([]);
  });

  test('pages have no inline style or script', () => {
    const offenders = pages.filter((file) =>
      /\sstyle="|\son[a-z]+="|<style|<script(?![^>]*(src=|application\/json))/.test(readFileSync(file, 'utf8')),
    );
    expect(offenders).toEqual([]);
  });

  test('styles know start and end, not left and right', () => {
    const physical =
      /(margin|padding|border)-(left|right)|(^|[\s;{])(left|right)\s*:|text-align:\s*(left|right)|float:\s*(left|right)/;
    const offenders = listFiles(join(projectRoot, 'public'), '.css').filter((file) =>
      physical.test(readFileSync(file, 'utf8')),
    );
    expect(offenders).toEqual([]);
  });
});

function listFiles(folder: string, ending: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
}
