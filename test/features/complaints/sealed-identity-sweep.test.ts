import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ROW_ACCESS, type Role } from '../../../src/domain/access/role-matrix.ts';
import { covers, SCOPES, type Scope } from '../../../src/domain/access/scopes.ts';
import { LOCALES } from '../../../src/domain/locale.ts';
import { referenceOf } from '../../../src/features/complaints/index.ts';
import { routesOf } from '../../../src/platform/http/routes-of.ts';
import { markShown } from '../../../src/platform/overtaken.ts';
import type { Agent } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { readSheets } from '../../support/workbook.ts';
import { ISSUED_CARD, type Lived, type Sealed, type SealedWorld, startSealedWorld } from './sealed-world.ts';

const YEAR = 'from=2026-01-01&to=2026-12-31';
const MINUTES = 60_000;

/** Whoever looks at the product. */
interface Viewer {
  name: string;
  agent: Agent;
  headers: Record<string, string>;
  /** Sees answers one by one, as they were written. */
  rowAccess: boolean;
  routes: 'staff' | 'api' | 'public';
}

/** What fills the parameters of an address: rows of tables by the part before, or words. Each must stand here. */
const FILLED_FROM: Record<string, string | readonly string[]> = {
  users: 'users',
  branches: 'branches',
  providers: 'providers',
  topics: 'topics',
  import: 'contact_imports',
  programs: 'programs',
  questionnaires: ['service-three-dimensions'],
  dimensions: ['process'],
  questions: ['satisfaction'],
  commitments: 'commitments',
  'contact-wishes': 'contact_wishes',
  'focus-groups': 'focus_groups',
  sessions: 'focus_sessions',
  items: ['process.speed'],
  actions: 'actions',
  chain: 'actions',
  cards: [ISSUED_CARD],
  'issued-cards': [ISSUED_CARD],
  schedules: [ISSUED_CARD],
  'open-links': 'open_links',
  reset: ['wrong'],
  invite: ['wrong'],
  f: ['wrong'],
  r: ['wrong'],
  u: ['wrong'],
};

/** Addresses with a question besides the plain one. */
const ASKED: Record<string, readonly string[]> = {
  '/commitments': ['shown=all'],
  '/complaints': ['state=not_closed', 'kind=concern', 'severity=3', 'mode=lost_time'],
  '/contact-wishes': ['state=handled'],
  '/invitations': ['status=skipped', 'status=sent', 'status=answered'],
  '/customers': ['search=sealed.example', 'search=marmalade'],
  '/contacts': ['search=sealed.example', 'search=marmalade'],
  '/comments': [YEAR, `${YEAR}&search=Quirinus`, `${YEAR}&search=marmalade`],
  '/outbox': ['status=skipped', 'status=sent'],
  '/programs/:id/dry-run': ['outcome=resting_period', 'outcome=asked'],
  '/responses/export.csv': ['questionnaire=service-three-dimensions'],
  '/responses': [YEAR],
  '/report-card': [YEAR],
  '/trends': [`${YEAR}&measure=gap`],
  '/comparison': [`${YEAR}&of=branch`],
  ...Object.fromEntries(
    ['/card', '/overview', '/priorities', '/compare', '/questions', '/complaints/measures', '/items/:key'].map(
      (path) => [path, [`${YEAR}&wait=yes`]],
    ),
  ),
};

/**
 * Captured mails, which exist where there is no mail server: a mail to a complainer says to whom it went, to
 * administrators alone, and each reading is on record.
 */
const OPENED_ON_RECORD = ['/outbox/:id', '/outbox/:id/html'];

/** Lists of everything: looked through row by row, as rows of different people stand on one page. */
const LISTS = ['/audit'];

describeOnEachDatabase('a sealed identity', (dialect) => {
  let w: SealedWorld;
  let viewers: Viewer[];
  /** What was read, by viewer and address: once is enough. */
  const seenBefore = new Map<string, Seen[]>();
  async function look(viewer: Viewer, address: string): Promise<Seen[]> {
    const known = seenBefore.get(`${viewer.name} ${address}`);
    if (known !== undefined) return known;
    const seen = await readWithFiles(viewer, address);
    seenBefore.set(`${viewer.name} ${address}`, seen);
    return seen;
  }
  beforeAll(async () => {
    w = await startSealedWorld(dialect);
    viewers = await everyViewer(w);
  }, 5 * MINUTES);
  afterAll(() => w?.close());

  test(
    'is tied to the complaint by no page, file or answer that anybody may read',
    async () => {
      const ties: string[] = [];
      const opened = new Set<string>();
      for (const viewer of viewers) {
        for (const route of routesFor(w, viewer)) {
          for (const address of await addressesOf(w, route, Object.values(people(w)))) {
            for (const seen of await look(viewer, address)) {
              if (seen.status === 200) opened.add(route);
              if (seen.status >= 500) ties.push(`${viewer.name} ${seen.address}: ${seen.status}`);
              for (const found of tiesIn(w, viewer, route, seen.text)) {
                ties.push(`${viewer.name} ${seen.address}: ${found}`);
              }
            }
          }
        }
      }
      expect(ties).toEqual([]);
      // What nobody could open was not looked at.
      const all = new Set(viewers.flatMap((viewer) => routesFor(w, viewer)));
      expect([...all].filter((route) => !opened.has(route)).sort()).toEqual([...NOT_OPENED].sort());
      const audited = w.app.db.knex('audit').where({ action: 'mail.opened' }).select('subject_id');
      const openings = new Set((await audited).map(({ subject_id }) => String(subject_id)));
      const mails = await mailsOfComplaints(w.app);
      expect(mails.length).toBeGreaterThan(2);
      expect(mails.filter((id) => !openings.has(id))).toEqual([]);
    },
    10 * MINUTES,
  );

  test(
    'makes no difference in what is told of the person, beside somebody who had nothing to complain of',
    async () => {
      const differences: string[] = [];
      for (const viewer of viewers) {
        for (const route of routesFor(w, viewer)) {
          const about = async (person: Lived) => {
            const told: string[] = [];
            for (const address of await addressesOf(w, route, [person])) {
              for (const seen of await look(viewer, address)) {
                const own = address.includes(person.customerId) || isOf(person, address);
                told.push(
                  ...(own ? [seen.text] : rowsAbout(person, seen.text)).map((text) =>
                    anyone(Object.values(people(w)), text),
                  ),
                );
              }
            }
            return told.sort();
          };
          const twin = await about(w.twin);
          // Who signs what they write is read by those who read it as it was written.
          const unseen = viewer.rowAccess ? [] : [w.signed];
          for (const person of [w.complainer, w.concerned, ...unseen]) {
            const told = await about(person);
            if (JSON.stringify(told) === JSON.stringify(twin)) continue;
            const [mine, theirs] = [firstNotIn(told, twin), firstNotIn(twin, told)];
            differences.push(`${viewer.name} ${route} ${person.name}: ${mine} ≠ ${theirs}`);
          }
        }
      }
      expect(differences).toEqual([]);
    },
    10 * MINUTES,
  );

  test('mails whose time tells when the answer came are seen by those alone who may read single answers', async () => {
    const [acknowledgement] = await w.app.db
      .knex('messages')
      .where({ kind: 'complaint.acknowledgement' })
      .orderBy('id');
    for (const { name, agent, rowAccess } of viewers.filter(({ routes }) => routes === 'staff')) {
      const list = await agent.get('/outbox');
      const one = await agent.get(`/outbox/${acknowledgement.id}`);
      const seen = [list.text.includes(acknowledgement.id), one.status === 200];
      expect([name, ...seen]).toEqual([name, rowAccess, rowAccess]);
    }
  });

  test('the API answers a new contact of a complainer as that of anybody else', async () => {
    const authorization = await w.app.apiKey(['contacts:write']);
    const answered: unknown[] = [];
    w.app.clock.advance(3 * 86_400_000);
    for (const { email } of [w.complainer, w.concerned, w.twin]) {
      const { body } = await w.app.agent
        .post('/api/v1/contacts')
        .set({ authorization })
        .send({ customer: { email }, provider: 'Noa', branch: 'Haifa' })
        .expect(201);
      answered.push({ ...body.invitation, id: '' });
    }
    expect(answered[0]).toMatchObject({ status: 'scheduled' });
    expect(answered).toEqual([answered[0], answered[0], answered[0]]);
  });
});

/** Routes that give nothing to read: those that lead on, doors of users, and links that their owner alone has. */
const NOT_OPENED: readonly string[] = [
  ...['/', '/directory', '/setup', '/sign-in', '/reset/:token', '/invite/:token', '/logo'],
  ...['/branches/:id/merge', '/providers/:id/merge', '/topics/:id/merge'],
  ...['/f/:token', '/f/:token/session.ics', '/r/:token', '/u/:token'],
];

const people = ({ complainer, concerned, signed, twin }: SealedWorld) => ({ complainer, concerned, signed, twin });

async function everyViewer({ app, administrator }: SealedWorld): Promise<Viewer[]> {
  const provider = await app.db.knex('providers').where({ name: 'Noa' }).first('id');
  const branch = await app.db.knex('branches').where({ name: 'Haifa' }).first('id');
  const staff = async (name: string, role: Role, user: Parameters<typeof app.signIn>[1] = {}): Promise<Viewer> => ({
    ...{ name, agent: await app.signIn(role, user), headers: {} },
    ...{ rowAccess: ROW_ACCESS[role], routes: 'staff' },
  });
  const keys = SCOPES.map(async (scope: Scope): Promise<Viewer> => {
    const headers = { Authorization: await app.apiKey([scope]) };
    const rowAccess = covers([scope], 'responses:read');
    return { name: `key ${scope}`, agent: app.agent, headers, rowAccess, routes: 'api' };
  });
  return [
    { name: 'administrator', agent: administrator, headers: {}, rowAccess: true, routes: 'staff' },
    await staff('manager', 'manager'),
    await staff('manager of the branch', 'manager', { branchIds: [branch.id] }),
    await staff('organiser', 'organiser'),
    await staff('provider', 'staff', { providerId: provider.id }),
    await staff('staff', 'staff'),
    ...(await Promise.all(keys)),
    { name: 'nobody', agent: app.agent, headers: {}, rowAccess: false, routes: 'public' },
  ];
}

function routesFor({ app }: SealedWorld, { routes }: Viewer): string[] {
  const { api, respondentPages, staffPages } = app.container.features;
  const router = { staff: staffPages, api, public: respondentPages }[routes];
  const paths = routesOf(router).flatMap(({ method, path }) => (method === 'get' ? [path] : []));
  return [...new Set(paths)];
}

/** Of what is nobody's of them, so many are opened. */
const A_FEW = 4;
const PARAMETER = /([\w-]+)\/:(\w+)/;

/** Addresses of a route: what belongs to people by theirs, all else by the first that there are. */
async function addressesOf(w: SealedWorld, route: string, persons: readonly Lived[]): Promise<string[]> {
  let paths = [route];
  for (let found = PARAMETER.exec(route); found !== null; found = PARAMETER.exec(paths[0] ?? '')) {
    const [whole, before = '', parameter = ''] = found;
    const values = await valuesOf(w, before, parameter, persons);
    paths = paths.flatMap((path) => values.map((value) => path.replace(whole, `${before}/${value}`)));
    if (paths.length === 0) return [];
  }
  const asked = ASKED[route] ?? [];
  return paths.flatMap((path) => [path, ...asked.map((question) => `${path}?${question}`)]);
}

async function valuesOf(
  { app, complaint, concern, signedComplaint }: SealedWorld,
  before: string,
  parameter: string,
  persons: readonly Lived[],
): Promise<readonly string[]> {
  if (before === 'customers') return persons.map(({ customerId }) => customerId);
  if (before === 'contacts') return persons.flatMap(({ contactIds }) => contactIds);
  if (before === 'invitations') return persons.flatMap(({ invitationIds }) => invitationIds);
  if (before === 's') return persons.map(({ token }) => token);
  if (before === 'complaints') return [complaint.id, concern.id, signedComplaint.id];
  if (before === 'outbox') {
    const own = persons.flatMap(({ messageIds }) => messageIds);
    return persons.length === 1 ? own : [...own, ...(await mailsOfComplaints(app))];
  }
  if (before === 'q') return (await app.db.knex('open_links').select('slug')).map(({ slug }) => String(slug));
  const from = FILLED_FROM[before];
  if (from === undefined) throw new Error(`Say what fills :${parameter} after /${before}.`);
  if (typeof from !== 'string') return from;
  return (await app.db.knex(from).orderBy('id').limit(A_FEW).select('id')).map(({ id }) => String(id));
}

/** What went to the complainers, who came first, about their complaints, and about the action out of them. */
async function mailsOfComplaints({ db }: SealedWorld['app']): Promise<string[]> {
  const mails = (kind: string) => db.knex('messages').where('kind', 'like', kind).orderBy('id').limit(A_FEW);
  return [...(await mails('complaint.%')), ...(await mails('outcome.%'))].map(({ id }) => String(id));
}

interface Seen {
  address: string;
  status: number;
  text: string;
}

/** A page, and the files that it offers. */
async function readWithFiles(viewer: Viewer, address: string): Promise<Seen[]> {
  const page = await read(viewer, address);
  const files = [...page.text.matchAll(/href="([^"]*format=(?:csv|xlsx)[^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );
  const seen = [page];
  for (const file of new Set(files)) seen.push(await read(viewer, file));
  return seen;
}

async function read({ agent, headers, routes }: Viewer, address: string): Promise<Seen> {
  const path = routes === 'api' ? `/api/v1${address}` : address;
  const answer = await agent
    .get(path)
    .set(headers)
    .buffer(true)
    .parse((res, done) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => done(null, Buffer.concat(chunks)));
    });
  const bytes: Buffer = answer.body;
  const sheet = String(answer.headers['content-type']).includes('spreadsheetml');
  const text = sheet ? JSON.stringify(readSheets(bytes).map(({ cells }) => cells)) : bytes.toString('utf8');
  return { address: path, status: answer.status, text: answer.status === 200 ? text : '' };
}

const marksOf = (person: Lived): string[] => [
  ...[...person.name.split(' '), person.email, person.customerId, person.token],
  ...[...person.contactIds, ...person.invitationIds],
];

const tracesOf = ({ id, responseId, words }: Sealed): string[] => [id, referenceOf(id), responseId, ...words];

/** Whatever ties a person to what they said, in one page or, of lists of everything, in one row. */
function tiesIn(w: SealedWorld, viewer: Viewer, route: string, text: string): string[] {
  if (viewer.name === 'administrator' && OPENED_ON_RECORD.includes(route)) return [];
  const signed: [Lived, Sealed][] = viewer.rowAccess ? [] : [[w.signed, w.signedComplaint]];
  const pairs: [Lived, Sealed][] = [[w.complainer, w.complaint], [w.concerned, w.concern], ...signed];
  const pieces = LISTS.includes(route) ? rowsIn(text) : [text];
  return pieces.flatMap((piece) =>
    pairs.flatMap(([person, sealed]) => {
      const [mark] = marksOf(person).filter((one) => piece.includes(one));
      const [trace] = tracesOf(sealed).filter((one) => piece.includes(one));
      return mark === undefined || trace === undefined ? [] : [`${mark} beside ${trace}`];
    }),
  );
}

const isOf = (person: Lived, address: string): boolean =>
  [...person.contactIds, ...person.invitationIds, ...person.messageIds, person.token].some((id) =>
    address.includes(id),
  );

/** Rows of tables and lists, lines of files, entries of JSON lists. */
function rowsIn(text: string): string[] {
  if (text.startsWith('{') || text.startsWith('[')) return entriesIn(JSON.parse(text));
  if (!text.includes('<html')) return text.split('\n');
  return [...text.matchAll(/<(tr|li)\b(?:(?!<(?:tr|li)\b)[\s\S])*?<\/\1>/g)].map(([row]) => row);
}

function entriesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((entry) => JSON.stringify(entry));
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(entriesIn) : [];
}

const rowsAbout = (person: Lived, text: string): string[] => {
  const marks = marksOf(person);
  return rowsIn(text).filter((row) => marks.some((mark) => row.includes(mark)));
};

/** What is told of somebody, without who it is. */
function anyone(persons: readonly Lived[], text: string): string {
  const nameless = persons.reduce((rest, { name, email }) => {
    // Of what the form of a customer shows, and of nothing else.
    const marks = LOCALES.map((locale) => markShown([email, name, locale, 'active', null]));
    const unmarked = marks.reduce((before, mark) => before.replaceAll(mark, 'MARK'), rest);
    return unmarked.replaceAll(name, 'NAME').replaceAll(email, 'ADDRESS');
  }, text);
  return nameless
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/(?<![\w-])[\w-]{22}(?![\w-])/g, 'SECRET');
}

const firstNotIn = (some: readonly string[], others: readonly string[]): string => {
  const found = some.find((one) => !others.includes(one)) ?? `${some.length} of them`;
  const other = others.find((one) => !some.includes(one)) ?? '';
  const at = [...found].findIndex((letter, index) => letter !== other[index]);
  return found.slice(Math.max(0, at - 80), at + 160);
};
