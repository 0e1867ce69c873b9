import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { importResponses } from '../../../src/features/responses/index.ts';
import { foldChanges } from '../../../src/features/state/index.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm, invite } from '../../support/invite.ts';
import { seededRandom } from '../../support/seeded-random.ts';

const WEEK = 7 * 86_400_000;
const WEEKS = 10;
const BRANCHES = ['Haifa', 'Eilat', 'Yafo'];
/** Answers a week by branch: one busy, one quiet, one now and then. */
const BUSY = [9, 2, 4];

interface Figure {
  n: number;
  /** Sum of the levels received. */
  total: number;
}

describeOnEachDatabase('cards of a reader without row access, looked at week after week', (dialect) => {
  let it: TestApp;
  beforeAll(async () => {
    it = await startTestApp(dialect);
  });
  afterAll(() => it.close());

  test('no two of them differ by the answers of fewer than five people', async () => {
    const random = seededRandom(11);
    const key = await it.apiKey(['cards:read']);
    const { key: questionnaireKey, items } = DEFAULT_QUESTIONNAIRE;
    const asked = items.slice(0, 4).map((item) => item.key);
    const head = ['responded_at', 'branch', ...asked.flatMap((item) => [`E.${item}`, `P.${item}`])].join(',');
    const told = new Map<string, Figure[]>();
    for (let week = 0; week < WEEKS; week += 1) {
      const rows = BRANCHES.flatMap((branch, at) =>
        Array.from({ length: Math.floor(random() * (BUSY[at] ?? 0) * 1.6) }, () => {
          const cells = asked.flatMap(() =>
            random() < 0.6 ? ['6', String(1 + Math.floor(random() * 7))] : ['-', '-'],
          );
          return [today(it), branch, ...cells].join(',');
        }),
      );
      const file = Readable.from([Buffer.from([head, ...rows].join('\n'))]);
      await importResponses(it.context, file, { questionnaireKey });
      await foldChanges(it.container.services);
      it.clock.advance(WEEK);
      for (const branch of ['', ...BRANCHES]) {
        const period = `from=2026-01-01&to=${today(it)}`;
        const path = `/api/v1/report-card?${period}${branch && `&branch=${branch}`}`;
        const { body, status } = await it.agent.get(path).set('Authorization', key);
        if (status === 404) continue;
        for (const { key: item, n, performance } of body.items) {
          const seen = told.get(`${branch} ${item}`) ?? [{ n: 0, total: 0 }];
          told.set(`${branch} ${item}`, [...seen, { n, total: n * (performance.mean ?? 0) }]);
        }
      }
    }
    const shown = [...told.values()].flat().filter(({ n }) => n > 0);
    expect(shown.length).toBeGreaterThan(30);
    for (const [figure, seen] of told) {
      for (const [at, later] of seen.entries()) {
        for (const earlier of seen.slice(0, at)) {
          const between = later.n - earlier.n;
          expect({ figure, between, told: between === 0 || between >= 5 }).toMatchObject({ told: true });
        }
      }
    }
  });
});

describeOnEachDatabase('a merge', (dialect) => {
  test('by somebody without row access moves no answers: the figures before and after would differ by them', async () => {
    const it = await startTestApp(dialect);
    const { token, invitation } = await invite(it, { provider: 'Quiet' });
    const { invitation: other } = await invite(it, { provider: 'Busy' });
    const [quiet, busy] = [invitation.providerId ?? '', other.providerId ?? ''];
    await it.agent.post(`/s/${token}`).type('form').send(filledForm({})).expect(303);
    const [manager, administrator] = [await it.signIn('manager'), await it.signIn('administrator')];
    const refused = await manager.post(`/providers/${quiet}/merge`).type('form').send({ into: busy });
    expect([refused.status, refused.text.includes('Ask an administrator to merge it')]).toEqual([403, true]);
    expect(await it.db.knex('providers').whereNotNull('merged_into')).toEqual([]);
    expect(await it.db.knex('responses').pluck('provider_id')).toEqual([quiet]);
    // The other way round nothing is moved.
    await manager.post(`/providers/${busy}/merge`).type('form').send({ into: quiet }).expect(303);
    const third = await invite(it, { provider: 'Third' });
    const into = third.invitation.providerId;
    await administrator.post(`/providers/${quiet}/merge`).type('form').send({ into }).expect(303);
    expect(await it.db.knex('responses').pluck('provider_id')).toEqual([into]);
    await it.close();
  });
});

function today({ clock }: TestApp): string {
  return clock.now().toISOString().slice(0, 10);
}
