import { setTimeout } from 'node:timers/promises';
import type { Role } from '../domain/access/role-matrix.ts';
import { addDays } from '../domain/time/days.ts';
import { insertSession, insertUser, sessionCookieName } from '../features/accounts/index.ts';
import { backgroundJob } from '../features/analysis/index.ts';
import { type BenchData, fillWithAnswers } from './bench-data.ts';
import { type BenchServer, startServer } from './bench-server.ts';
import { type BenchInstallation, median } from './bench-stage.ts';

const ROUNDS = 9;
/** Looks of both servers before the rounds: code is compiled, and what pages remember is there. */
const WARM_UP = 2;
/** Looks at other days. */
const TURNS = 5;
const READERS = ['administrator', 'manager'] as const satisfies readonly Role[];
type Reader = (typeof READERS)[number];

type Filter = 'branch' | 'provider' | 'topic' | 'channel' | 'locale';
type Filters = readonly Filter[];

const SINGLES: readonly Filters[] = [['branch'], ['provider'], ['topic'], ['channel'], ['locale']];
/** The pairs whose figures are kept ready. */
const PAIRS: readonly Filters[] = [
  ['branch', 'topic'],
  ['provider', 'topic'],
  ['provider', 'channel'],
];
const ALL: readonly Filters[] = [[], ...SINGLES, ...PAIRS];

/** Pages of figures; comparing by one thing within another is a pair, of which those that are kept ready are looked at. */
const PAGES: readonly { path: string; query: Record<string, string>; filters: readonly Filters[] }[] = [
  { path: '/overview', query: {}, filters: ALL },
  { path: '/card', query: {}, filters: ALL },
  { path: '/items/process.speed', query: {}, filters: ALL },
  { path: '/priorities', query: {}, filters: ALL },
  { path: '/compare', query: { of: 'branch' }, filters: [[], ['topic']] },
  { path: '/compare', query: { of: 'provider' }, filters: [[], ['topic'], ['channel']] },
  { path: '/compare', query: { of: 'topic' }, filters: [[], ['branch'], ['provider']] },
  { path: '/trends', query: {}, filters: ALL },
  { path: '/questions', query: {}, filters: ALL },
  { path: '/comments', query: {}, filters: ALL },
  { path: '/cards', query: {}, filters: [[]] },
];

/** Milliseconds over a few and over many answers. */
export interface TimePair {
  few: number;
  many: number;
  ratio: number;
}

/** How long a page takes over a few and over many answers. */
export interface PageTime {
  reader: Reader;
  page: string;
  filter: string;
  /** Looks at the same days again. */
  again: TimePair;
  /** Each look is at days that were not asked for before. */
  otherDays: TimePair;
  /** The first look at many answers, before anything of it was in memory. */
  firstMany: number;
}

export interface PagesStage {
  installation: BenchInstallation;
  data: BenchData;
}

/** Makes the answers. */
export async function openPagesStage(installation: BenchInstallation, n: number): Promise<PagesStage> {
  return { installation, data: await fillWithAnswers(installation, n) };
}

/**
 * Every page of figures over the three years, with no filter, each single filter and the pairs that are kept ready, at the
 * same days and at others, on two servers in turn: ratios then hold on a busy machine too.
 */
export async function benchPages(
  few: PagesStage,
  many: PagesStage,
): Promise<{ times: PageTime[]; peakMegabytes: number | undefined }> {
  const stages = [];
  const servers: BenchServer[] = [];
  try {
    for (const { installation, data } of [few, many]) {
      const cookies = await signInAll(installation);
      const server = await startServer(installation.context.db.url);
      servers.push(server);
      stages.push({ server, data, cookies });
    }
    const [small, large] = stages;
    if (small === undefined || large === undefined) throw new Error('There are two stages.');
    const times: PageTime[] = [];
    for (const reader of READERS) {
      for (const { path, query, filters: wanted } of PAGES) {
        for (const filters of wanted) {
          const look = ({ server, data, cookies }: typeof small, turn = 0, more = '') =>
            timeOf(server, `${path}?${addressOf(otherDays(data, turn), query, filters)}${more}`, cookies[reader]);
          for (const { installation } of [few, many]) await nothingUnderWay(installation);
          await look(small);
          const firstMany = await look(large);
          // What a page is shown without at first is there from now on.
          for (const stage of [small, large]) await look(stage, 0, '&wait=yes');
          for (const { installation } of [few, many]) await nothingUnderWay(installation);
          const again: Looks[] = [];
          for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
            again.push({ few: await look(small), many: await look(large) });
          }
          const other: Looks[] = [];
          for (let turn = 1; turn <= WARM_UP + TURNS; turn += 1) {
            other.push({ few: await look(small, turn), many: await look(large, turn) });
          }
          const page = query.of === undefined ? path : `${path} of ${query.of}s`;
          const filter = filters.length === 0 ? 'all' : filters.join(' and ');
          times.push({ reader, page, filter, again: timesOf(again), otherDays: timesOf(other), firstMany });
        }
      }
    }
    return { times, peakMegabytes: large.server.peakMegabytes() };
  } finally {
    for (const server of servers) await server.close();
  }
}

/** What earlier looks asked for is worked out in the background, on the same processors. */
async function nothingUnderWay({ context }: BenchInstallation): Promise<void> {
  const { knex } = context.db;
  while ((await knex('jobs').where({ kind: backgroundJob.kind, status: 'pending' }).first('id')) !== undefined)
    await setTimeout(100);
}

interface Looks {
  few: number;
  many: number;
}

function timesOf(looks: readonly Looks[]): TimePair {
  const rounds = looks.slice(WARM_UP);
  const [few, many] = [median(rounds.map((one) => one.few)), median(rounds.map((one) => one.many))];
  return { few, many, ratio: many / few };
}

/** Begins and ends on other days in every turn, in the same months and in others. */
function otherDays(data: BenchData, turn: number): BenchData {
  return { ...data, from: addDays(data.from, turn * 5), to: addDays(data.to, -turn * 3) };
}

function addressOf(data: BenchData, query: Record<string, string>, filters: readonly Filter[]): URLSearchParams {
  const { from, to, provider, branch, topic } = data;
  const values = { provider, branch, topic, channel: 'phone', locale: 'he' };
  return new URLSearchParams({
    from,
    to,
    ...query,
    ...Object.fromEntries(filters.map((name) => [name, values[name]])),
  });
}

async function signInAll({ context }: BenchInstallation): Promise<Record<Reader, string>> {
  const signIn = (role: Reader): Promise<string> =>
    context.db.transaction(async (tx) => {
      const user = await insertUser(tx, context, {
        ...{ email: `${role}@bench.example.org`, name: `Bench ${role}`, role, status: 'active', locale: 'en' },
        ...{ passwordHash: null, providerId: null, branchIds: [], invitedById: null },
      });
      return `${sessionCookieName(false)}=${await insertSession(tx, context, user)}`;
    });
  return { administrator: await signIn('administrator'), manager: await signIn('manager') };
}

async function timeOf({ port }: BenchServer, path: string, cookie: string): Promise<number> {
  const started = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { cookie }, redirect: 'manual' });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
  return performance.now() - started;
}
