import express from 'express';
import { instantText } from '../platform/clock.ts';
import { migrate } from '../platform/db/migrate.ts';
import {
  type BenchInstallation,
  inviteMany,
  linkCollector,
  listen,
  listenApp,
  median,
  openInstallation,
  startClient,
} from './bench-stage.ts';

const ROUNDS = 5;
const PER_ROUND = 200;
const CONCURRENCY = 8;

/** Submissions a second of the full path, and of a bare Express handler that writes the same rows; median of rounds. */
export async function benchSubmissions(): Promise<{ full: number; bare: number; ratio: number }> {
  const { sender, links } = linkCollector();
  const installation = await openInstallation(sender);
  const bare = await openInstallation(sender);
  const client = startClient();
  const app = await listenApp(installation.container);
  const bareApp = await listen(await bareHandler(bare));
  try {
    await inviteMany(installation, ROUNDS * PER_ROUND);
    const bodies = await Promise.all(links.map((path) => filledForm(app.port, path)));
    const rates: { full: number; bare: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const requests = links.slice(round * PER_ROUND, (round + 1) * PER_ROUND).map((path, at) => ({
        path,
        body: bodies[round * PER_ROUND + at] ?? '',
      }));
      const post = { kind: 'post', concurrency: CONCURRENCY, requests } as const;
      const [full] = await client.run({ ...post, port: app.port }, 303);
      const [plain] = await client.run({ ...post, port: bareApp.port }, 303);
      rates.push({ full: (1000 * PER_ROUND) / (full ?? 0), bare: (1000 * PER_ROUND) / (plain ?? 0) });
    }
    return {
      full: median(rates.map((rate) => rate.full)),
      bare: median(rates.map((rate) => rate.bare)),
      ratio: median(rates.map((rate) => rate.full / rate.bare)),
    };
  } finally {
    await client.close();
    await app.close();
    await bareApp.close();
    await installation.close();
    await bare.close();
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

/** Parses the same form and writes the same rows in one transaction, and does nothing else. */
async function bareHandler({ context }: BenchInstallation) {
  const { db, ids, clock } = context;
  await migrate(db.knex);
  const program = await db.knex('programs').first();
  const version = await db.knex('questionnaire_versions').first();
  const now = instantText(clock.now());
  const [providerId, customerId, contactId] = [ids.next(), ids.next(), ids.next()];
  await db.transaction(async (tx) => {
    const place = { name: 'P', name_key: 'p', active: true, created_at: now };
    await tx('providers').insert({ id: providerId, ...place });
    await tx('customers').insert({
      ...{ id: customerId, person_id: customerId, relationship: 'active', search_text: '' },
      ...{ created_at: now, updated_at: now },
    });
    await tx('contacts').insert({
      ...{ id: contactId, customer_id: customerId, provider_id: providerId, provider_name: 'P', channel: 'phone' },
      ...{ kind: 'request', origin: 'api', created_at: now, occurred_at: now },
    });
  });

  const app = express();
  app.use(express.urlencoded({ extended: false }));
  app.post('/s/:token', async (req, res) => {
    const ratings = Object.keys(req.body).join(';');
    const place = { provider_id: providerId, channel: 'phone', locale: 'en', origin: 'invited', day: now.slice(0, 10) };
    const answered = {
      ...place,
      version_id: version.id,
      questionnaire_id: version.questionnaire_id,
      ratings,
      questions: '{}',
    };
    await db.transaction(async (tx) => {
      const invitationId = ids.next();
      const responseId = ids.unordered();
      // Stands for the update of the invitation, whose row the full path finds there already.
      await tx('invitations')
        .where({ id: invitationId })
        .update({ status: 'answered', answered_on: now.slice(0, 10) });
      await tx('link_visits').where({ invitation_id: invitationId }).delete();
      await tx('responses').insert({
        ...answered,
        ...{ id: responseId, confidentiality: 'confidential', promise: program.name },
        ...{ comment: req.body.comment, contact_wanted: false },
      });
      await tx('response_identity').insert({ response_id: responseId, customer_id: customerId, contact_id: contactId });
      await tx('state_changes').insert({ ...answered, sign: 1 });
      await tx('survey_drafts').where({ invitation_id: invitationId }).delete();
    });
    res.redirect(303, `/s/${req.params.token}/thanks`);
  });
  return app;
}
