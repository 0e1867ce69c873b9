import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkSums } from '../../src/features/analysis/index.ts';
import { describeOnEachDatabase } from '../support/each-database.ts';
import type { Answer } from '../support/mail-server.ts';
import { sleep, until } from '../support/product-process.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { type RestartableProduct, startRestartable } from './restartable-product.ts';
import { contactRequest, createTraffic, type Traffic } from './traffic.ts';

/** When the process is killed: at any time, with messages at the mail server, or just before they are handed over. */
const ROUNDS = ['any', 'body', 'recipient', 'any'] as const;
/** So many messages are handed over at once, and so many can be left in doubt by one crash. */
const MAILS_AT_ONCE = 4;
const SEED = 20_261_121;
const MINUTES = 60_000;

describeOnEachDatabase('a product that is killed', (dialect) => {
  let product: RestartableProduct;
  beforeAll(async () => {
    product = await startRestartable(dialect);
  }, 5 * MINUTES);
  afterAll(() => product?.remove());

  async function moment(round: (typeof ROUNDS)[number], traffic: Traffic, random: () => number): Promise<void> {
    const events = traffic.events() + 8 + Math.floor(random() * 40);
    await until('the product is at work', () => traffic.events() >= events);
    if (round !== 'any') {
      const { mail } = product;
      const hold: Answer = round === 'body' ? 'hold after body' : 'hold at recipient';
      const held = mail.held.length + 1 + Math.floor(random() * MAILS_AT_ONCE);
      mail.answer(...Array.from({ length: MAILS_AT_ONCE }, () => hold));
      await until('messages are under way', () => mail.held.length >= held);
    }
    await sleep(random() * 25);
  }

  async function messagesByAddress(): Promise<{ status: string; email: string }[]> {
    return product.db
      .knex('messages as m')
      .join('invitations as i', 'i.id', 'm.subject_id')
      .join('customers as c', 'c.id', 'i.customer_id')
      .select('m.status', 'c.email');
  }

  test(
    'loses nothing that it accepted, and sends no invitation twice',
    async () => {
      const { db, mail, apiKey, api } = product;
      const random = seededRandom(SEED);
      const traffic = createTraffic({ mail, apiKey, random });
      let leasesLeft = 0;
      for (const round of ROUNDS) {
        const day = traffic.run(product.url());
        await moment(round, traffic, random);
        await product.kill();
        await day;
        mail.answer();
        // Waiting changes are folded at the next start, not some seconds after it.
        await db.knex('jobs').where({ kind: 'state.fold' }).update({ run_at: '2026-01-01T00:00:00.000Z' });
        leasesLeft += await product.startAgain();
      }
      const underWay = () => db.knex('messages').whereIn('status', ['queued', 'sending']).first('id');
      await traffic.finish(product.url(), async () => (await underWay()) !== undefined);

      // Nobody gets a second mail, and no reply is an error.
      const mails = new Map<string, number>();
      for (const { to } of mail.received) for (const address of to) mails.set(address, (mails.get(address) ?? 0) + 1);
      expect([...mails].filter(([, n]) => n > 1)).toEqual([]);
      expect(traffic.faults).toEqual([]);

      // Contacts: each accepted one once, and the same answer for whoever asks again.
      const counted: { external_id: string; n: number }[] = await db
        .knex('contacts')
        .groupBy('external_id')
        .select('external_id')
        .count({ n: '*' });
      const times = new Map(counted.map((row) => [row.external_id, Number(row.n)]));
      const accepted = traffic.contacts.filter(({ receipt }) => receipt !== undefined);
      expect(accepted.filter(({ externalId }) => times.get(externalId) !== 1)).toEqual([]);
      expect([...times.values()].filter((n) => n !== 1)).toEqual([]);
      for (const contact of accepted) {
        const again = await fetch(`${product.url()}/api/v1/contacts`, contactRequest(contact, apiKey));
        expect([again.status, await again.text()]).toEqual([200, contact.receipt]);
      }
      const contactCount = (await db.knex('contacts').count({ n: '*' }))[0]?.n;
      expect(Number(contactCount)).toBe(times.size);

      // Mails: one message for each contact, sent or left in doubt.
      const messages = await messagesByAddress();
      const uncertain = messages.filter(({ status }) => status === 'uncertain');
      expect(messages).toHaveLength(times.size);
      expect(new Set(messages.map(({ email }) => email)).size).toBe(times.size);
      expect(messages.filter(({ status }) => status !== 'sent' && status !== 'uncertain')).toEqual([]);
      expect(messages.filter(({ status, email }) => status === 'sent' && mails.get(email) !== 1)).toEqual([]);
      const doubted = new Set(uncertain.map(({ email }) => email));
      expect(mail.held.filter((address) => !doubted.has(address))).toEqual([]);
      expect(uncertain.length).toBeLessThanOrEqual(MAILS_AT_ONCE * ROUNDS.length);

      // What is in doubt is counted, and seen by staff.
      const health = await api('/health');
      expect(health.mail.messages).toMatchObject({ uncertain: uncertain.length, queued: 0, sending: 0, failed: 0 });
      const cookie = await product.signIn();
      const outbox = await fetch(`${product.url()}/outbox?status=uncertain&limit=100`, { headers: { cookie } });
      expect(new Set((await outbox.text()).match(/\/outbox\/[0-9a-f-]{36}/g)).size).toBe(uncertain.length);

      // Answers: each acknowledged one counts once, as it was last acknowledged or sent after that.
      const comments: { comment: string }[] = await db.knex('responses').select('comment');
      const stored = new Map<string, string[]>();
      for (const { comment } of comments) {
        const email = comment.split(' ')[0] ?? '';
        stored.set(email, [...(stored.get(email) ?? []), comment]);
      }
      const answered = traffic.customers.filter(({ acknowledged }) => acknowledged !== undefined);
      for (const { email, acknowledged, sent } of traffic.customers) {
        const found = stored.get(email) ?? [];
        const possible = acknowledged === undefined ? sent : sent.slice(sent.indexOf(acknowledged));
        expect({ email, found: found.filter((comment) => possible.includes(comment)) }).toEqual({ email, found });
        expect([0, 1]).toContain(found.length);
        if (acknowledged !== undefined) expect({ email, n: found.length }).toEqual({ email, n: 1 });
      }
      const unacknowledged = traffic.customers.filter(
        ({ email, acknowledged }) => acknowledged === undefined && stored.has(email),
      );
      const card = await api(`/report-card?${periodAroundToday()}`);
      expect(card.responses).toBe(answered.length + unacknowledged.length);
      expect(card.satisfaction.n).toBe(card.responses);
      const unansweredInDoubt = uncertain.filter(({ email }) => !stored.has(email)).length;
      expect([card.invited, card.delivered]).toEqual([messages.length, messages.length - unansweredInDoubt]);
      expect(await checkSums({ db })).toEqual([]);

      await until('only the standing jobs are left', async () => (await jobsLeft()).length === 0);
      expect(product.errors()).toEqual([]);
      process.stdout.write(
        `Killed ${ROUNDS.length} times on ${dialect}: ${accepted.length} contacts accepted of ${traffic.contacts.length} ` +
          `sent, ${times.size} stored; ${mail.received.length} mails, ${uncertain.length} in doubt, none twice; ` +
          `${answered.length} answers acknowledged, ${card.responses} counted; ${leasesLeft} leases freed.\n`,
      );
    },
    10 * MINUTES,
  );

  /** Jobs that are held, or that are not those that come again and again. */
  async function jobsLeft(): Promise<unknown[]> {
    const standing = ['state.fold', 'invitations.expire', 'invitations.remind'];
    return product.db
      .knex('jobs')
      .where((job) => job.whereNotIn('kind', standing).orWhereNotNull('lease_owner').orWhere('status', 'dead'))
      .select('kind', 'status', 'lease_owner');
  }

  test('stops in order when it is asked to', async () => {
    expect(await product.stop()).toBe(0);
  });
});

function periodAroundToday(): URLSearchParams {
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  return new URLSearchParams({ from: day(-1), to: day(1) });
}
