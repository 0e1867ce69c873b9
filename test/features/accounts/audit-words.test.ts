import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { LOCALES } from '../../../src/domain/locale.ts';
import { auditMessages } from '../../../src/features/accounts/audit.messages.ts';
import { toAuditLine } from '../../../src/features/accounts/audit.views.ts';
import { projectRoot } from '../../../src/platform/paths.ts';
import { startTestApp } from '../../support/app.ts';

const src = join(projectRoot, 'src');
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(src, file), 'utf8'));
const PLACES = ['branch', 'provider', 'topic'];
/** What stands in the code as an act (`thing.done`) or as what it is done to. */
const found = (pattern: RegExp): string[] =>
  sources.flatMap((text) => [...text.matchAll(pattern)].map(([, it]) => it ?? ''));

test('every act that is audited has its words', () => {
  const acts = [
    ...found(/action: '([a-z_]+\.[a-z_]+)'/g),
    ...found(/auditPerson\(tx, context, '([^']+)'/g),
    ...found(/saveLogo\(context, .*'([^']+)'\)/g),
    ...found(/action: allowed \? '([^']+)'/g),
    ...found(/action: allowed \? '[^']+' : '([^']+)'/g),
    ...found(/: '(card_schedule\.[a-z_]+)'/g),
    ...found(/action: `\$\{kind\}(\.[a-z_]+)`/g).flatMap((end) => PLACES.map((kind) => `${kind}${end}`)),
  ];
  expect(new Set(acts).size).toBeGreaterThan(40);
  expect(acts.filter((act) => !Object.hasOwn(auditMessages.triples, `act.${act}`))).toEqual([]);
});

test('so has what it was done to', () => {
  const kinds = [...found(/subject: \{ kind: '([a-z_]+)'/g), ...found(/=> \(\{ kind: '([a-z_]+)', id/g), ...PLACES];
  expect(new Set(kinds).size).toBeGreaterThan(8);
  expect(kinds.filter((kind) => !Object.hasOwn(auditMessages.triples, `on.${kind}`))).toEqual([]);
});

const row = {
  ...({ id: '1', at: '2026-03-04T09:00:00.000Z', actor_kind: 'command', actor_id: null, actor_name: null } as const),
  ...{ action: 'customer.erased', subject_kind: 'customer', subject_id: 'c1' },
};

test('a line is told in the reader’s language, with the names of fields in words', () => {
  const line = (detail: object, locale: 'en' | 'he' | 'ms') =>
    toAuditLine({ ...row, detail: JSON.stringify(detail) }, locale, 'UTC');
  expect(line({ answers: 'delete' }, 'en')).toMatchObject({
    action: 'Customer erased',
    subject: 'Customer',
    detail: 'answers: deleted',
  });
  expect(line({ fields: ['email', 'relationshipReason'] }, 'he').detail).toBe('השתנו: כתובת דוא״ל, סיבה');
  expect(line({ fields: ['timeZone'], role: 'staff' }, 'ms').detail).toBe('diubah: zon waktu\u00a0· peranan: Petugas');
  expect(line({ scopes: ['cards:read'], invite: true, from: null }, 'en').detail).toBe(
    'may: Read report cards\u00a0· with surveys: yes',
  );
});

test('what is not known is not told in code', () => {
  for (const locale of LOCALES) {
    const line = toAuditLine({ ...row, action: 'x.y_z', subject_kind: 'q_r', detail: '{"a_b":1}' }, locale, 'UTC');
    expect(JSON.stringify(line)).not.toMatch(/x\.y_z|q_r|a_b/);
  }
});

test('the page shows words, not codes', async () => {
  const t = await startTestApp('sqlite');
  const administrator = await t.signIn('administrator', { locale: 'he' });
  await administrator.post('/branches/new').type('form').send({ name: 'Haifa', active: 'yes' }).expect(303);
  const page = await administrator.get('/audit?lang=he').expect(200);
  expect(page.text).toContain('נוסף סניף');
  expect(page.text).not.toMatch(/branch\.created|organisation\.created|questionnaire\.import/);
  await t.close();
});
