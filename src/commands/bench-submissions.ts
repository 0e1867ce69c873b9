import express from 'express';
import type { Knex } from 'knex';
import type { Container } from '../container.ts';
import { foldName } from '../domain/names/fold-name.ts';
import { PROMISES } from '../domain/questionnaire/promises.ts';
import { findInvitationByToken, type Invitation } from '../features/invitations/index.ts';
import { instantText } from '../platform/clock.ts';
import {
  type BenchInstallation,
  inviteMany,
  type Listening,
  linkCollector,
  listen,
  listenApp,
  median,
  openInstallation,
  startClient,
} from './bench-stage.ts';

/** Many short rounds in turn: what else the machine does in the meantime then weighs on both alike. */
const ROUNDS = 20;
const PER_ROUND = 25;
/** Rounds that only warm both up. */
const WARM_UP = 4;
const CONCURRENCY = 8;

/** Submissions a second of the full path, and of a bare Express handler that writes the same rows; median of rounds. */
export async function benchSubmissions(): Promise<{ full: number; bare: number; ratio: number }> {
  const client = startClient();
  const stages: { installation: BenchInstallation; app: Listening; links: string[] }[] = [];
  try {
    for (const open of [listenApp, listenBare]) {
      const { sender, links } = linkCollector();
      const installation = await openInstallation(sender);
      await inviteMany(installation, (WARM_UP + ROUNDS) * PER_ROUND);
      stages.push({ installation, app: await open(installation.container, links), links });
    }
    const [full, bare] = stages;
    if (full === undefined || bare === undefined) throw new Error('The stages are not set.');
    const bodies: string[] = [];
    for (const path of full.links) bodies.push(await filledForm(full.app.port, path));
    const perSecond = async ({ app, links }: { app: Listening; links: string[] }, round: number): Promise<number> => {
      const from = round * PER_ROUND;
      const requests = links.slice(from, from + PER_ROUND).map((path, at) => ({ path, body: bodies[from + at] ?? '' }));
      const order = { kind: 'post', concurrency: CONCURRENCY, requests, port: app.port } as const;
      const [milliseconds] = await client.run(order, 303);
      return (1000 * PER_ROUND) / (milliseconds ?? 0);
    };
    const rates: { full: number; bare: number }[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const rate = { full: await perSecond(full, round), bare: await perSecond(bare, round) };
      if (round >= WARM_UP) rates.push(rate);
    }
    await requireSameRows(full.installation, bare.installation);
    return {
      full: median(rates.map((rate) => rate.full)),
      bare: median(rates.map((rate) => rate.bare)),
      ratio: median(rates.map((rate) => rate.full / rate.bare)),
    };
  } finally {
    await client.close();
    for (const { app, installation } of stages) {
      await app.close();
      await installation.close();
    }
  }
}

/** Every item of the form at the top but one, as the form's own fields name them. */
async function filledForm(port: number, path: string): Promise<string> {
  const page = await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  const fields = new Set([...page.matchAll(/name="([EP]\.[^"]+)"/g)].map((match) => match[1] ?? ''));
  const body = new URLSearchParams({ satisfaction: '4', comment: 'Quick and friendly.', revision: '0' });
  for (const field of fields) body.set(field, field.startsWith('E') ? '7' : '6');
  return body.toString();
}

/** Parses the same form and writes the same rows in one transaction; it looks nothing up and checks nothing. */
async function listenBare({ services }: Container, links: readonly string[]): Promise<Listening> {
  const { db, ids, clock } = services;
  const now = instantText(clock.now());
  const invitations = new Map<string, Invitation>();
  for (const path of links) {
    const invitation = await findInvitationByToken(db.knex, path.slice('/s/'.length));
    if (invitation !== undefined) invitations.set(path, invitation);
  }
  const version = await db.knex('questionnaire_versions').first();
  const items: string[] = JSON.parse(version.definition).items.map(({ key }: { key: string }) => key);

  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.post('/s/:token', async (req, res) => {
    const invitation = invitations.get(req.path);
    if (invitation === undefined) throw new Error('No such invitation.');
    const { id: invitationId, customerId, contactId, providerId, branchId, topicId, channel, locale } = invitation;
    const { body } = req;
    const answered = {
      ...{ version_id: version.id, questionnaire_id: version.questionnaire_id, origin: 'invited' },
      ...{ day: now.slice(0, 10), provider_id: providerId, branch_id: branchId, topic_id: topicId },
      ...{ channel, locale },
      ratings: items.map((key) => (body[`E.${key}`] ? `${body[`E.${key}`]},${body[`P.${key}`]}` : '-')).join(';'),
      questions: `{"satisfaction":${body.satisfaction}}`,
    };
    await db.transaction(async (tx) => {
      const responseId = ids.unordered();
      await tx('invitations').where({ id: invitationId }).update({ status: 'answered', answered_on: answered.day });
      await tx('link_visits').where({ invitation_id: invitationId }).delete();
      await tx('responses').insert({
        ...answered,
        ...{
          id: responseId,
          confidentiality: invitation.confidentiality,
          promise: PROMISES[invitation.confidentiality][locale],
        },
        ...{ comment: body.comment, contact_wanted: false },
      });
      await tx('response_identity').insert({
        ...{ response_id: responseId, customer_id: customerId, contact_id: contactId },
        ...{ invitation_id: invitationId, revision: 1 },
      });
      await tx('state_changes').insert({ ...answered, sign: 1 });
      const { version_id: _version, origin: _origin, ratings: _ratings, questions: _questions, ...place } = answered;
      await tx('response_comments').insert({
        ...place,
        ...{ response_id: responseId, mood: 'happy', low_items: '' },
        ...{ words: body.comment, search_text: foldName(body.comment) },
      });
      await tx('survey_drafts').where({ invitation_id: invitationId }).delete();
    });
    res.redirect(303, `${req.path}/thanks`);
  });
  return listen(app);
}

/** Columns that hold what each installation made up for itself. */
const OWN = /(^|_)id$/;

/** @throws when one of the two left other rows than the other, in any table at all */
async function requireSameRows(full: BenchInstallation, bare: BenchInstallation): Promise<void> {
  const [db, other] = [full.context.db.knex, bare.context.db.knex];
  const tables: { name: string }[] = await db('sqlite_master').where({ type: 'table' }).select('name');
  for (const { name } of tables) {
    const [ours, theirs] = await Promise.all([db, other].map((one) => countRows(one, name)));
    if (ours !== theirs) throw new Error(`${name}: the full path left ${ours} rows, the bare one ${theirs}.`);
  }
  for (const name of ['responses', 'response_identity', 'response_comments', 'state_changes']) {
    const [ours, theirs] = await Promise.all([db, other].map((one) => writtenTo(one, name)));
    if (ours !== theirs) throw new Error(`${name}: the bare handler does not write what the full path writes.`);
  }
}

async function countRows(db: Knex, table: string): Promise<number> {
  const [row] = await db(table).count({ n: '*' });
  return Number(row?.n ?? 0);
}

/** The rows of a table without ids, in an order of their own. */
async function writtenTo(db: Knex, table: string): Promise<string> {
  const rows: Record<string, unknown>[] = await db(table);
  return rows
    .map((row) => JSON.stringify(Object.entries(row).filter(([name, value]) => !OWN.test(name) || value === null)))
    .sort()
    .join('\n');
}
