import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { weekNumber } from '../../../src/domain/time/weeks.ts';
import { openScope, readCardQuery } from '../../../src/features/analysis/index.ts';
import { countByWeek } from '../../../src/features/comments/comment-counts.queries.ts';
import { commentsOnItem, newestUnhappyComments } from '../../../src/features/comments/index.ts';
import { eraseCustomer, matchCustomer } from '../../../src/features/customers/index.ts';
import { eraseResponses, importResponses } from '../../../src/features/responses/index.ts';
import { foldChanges } from '../../../src/features/state/index.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { filledForm, invite } from '../../support/invite.ts';

const PERIOD = 'from=2026-02-01&to=2026-03-31';
const { key: questionnaireKey } = DEFAULT_QUESTIONNAIRE;
const [ONE, OTHER] = ['provider.courtesy', 'process.speed'];

/** The usual period, unless the query names another. */
const within = (query: string): string =>
  String(
    new URLSearchParams({
      ...Object.fromEntries(new URLSearchParams(PERIOD)),
      ...Object.fromEntries(new URLSearchParams(query)),
    }),
  );

interface Row {
  day: string;
  comment?: string;
  branch?: string;
  provider?: string;
  satisfaction?: number;
  /** Gap of the first item. */
  gap?: number;
}

describeOnEachDatabase('comments', (dialect) => {
  let app: TestApp;
  let manager: Agent;
  let admin: Agent;

  const take = async (rows: readonly Row[]): Promise<void> => {
    const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const lines = rows.map(
      ({ day, comment = '', branch = 'Haifa', provider = 'Noa Bareket', satisfaction = 3, gap = 0 }) =>
        [day, branch, provider, quote(comment), satisfaction, 6, 6 + gap, 5, 5].join(','),
    );
    const head = `responded_at,branch,provider,comment,satisfaction,E.${ONE},P.${ONE},E.${OTHER},P.${OTHER}`;
    const file = Readable.from([Buffer.from([head, ...lines].join('\n'))]);
    const report = await importResponses(app.context, file, { questionnaireKey });
    expect(report.problems).toEqual([]);
    await foldChanges(app.container.services);
  };
  const show = async (query = '', agent = manager): Promise<string> =>
    (await agent.get(`/comments?${within(query)}`).expect(200)).text;
  const quoted = (page: string): string[] =>
    [...page.matchAll(/<blockquote><bdi dir="auto">(.*?)<\/bdi>/gs)].map(([, text]) => text ?? '');
  const scopeOf = (query: Record<string, string> = {}) =>
    openScope(app.container.services, readCardQuery({ from: '2026-02-01', to: '2026-03-31', ...query }), {
      rowAccess: false,
      branchIds: null,
    });

  beforeAll(async () => {
    app = await startTestApp(dialect);
    manager = await app.signIn('manager', { name: 'Tamar Nitzan' });
    admin = await app.signIn('administrator');
    await app.db.transaction((tx) =>
      matchCustomer(tx, app.context, { email: 'dana@example.org', name: 'Dana Levi', locale: 'en' }),
    );
    await take([
      ...Array.from({ length: 8 }, (_, at) => ({
        day: `2026-02-0${1 + (at % 7)}`,
        comment: `early ${at} waited${at}`,
        satisfaction: at < 5 ? 1 : 5,
        gap: at < 5 ? -2 : -1,
      })),
      ...Array.from({ length: 12 }, () => ({ day: '2026-02-03' })),
      { day: '2026-02-09', comment: 'Noa was kind, תודה לנועה', satisfaction: 5 },
      { day: '2026-02-10', comment: 'Tell Dana Levi: 050-1234567 or me@example.org' },
      { day: '2026-02-16', comment: '<script>alert(1)</script> & "so" איחור' },
      { day: '2026-02-17', comment: 'הַטֶּכְנַאי הגיע באיחור של 3 שעות' },
      { day: '2026-02-18', comment: 'nothing to add' },
      ...Array.from({ length: 4 }, (_, at) => ({ day: '2026-02-24', comment: `late ${at}` })),
      ...Array.from({ length: 9 }, (_, at) => ({ day: '2026-02-11', branch: 'Eilat', comment: `eilat ${at}` })),
    ]);
  });
  afterAll(async () => {
    await app.close();
  });

  test('by whole weeks, newest first; small weeks together, and what is fewer than five waits', async () => {
    const page = await show('&branch=Haifa');
    expect(page).toContain('13 comments, in the customers’ own words');
    const heads = [...page.matchAll(/<h2 id="weeks-\d+">([^<]*)</g)].map(([, text]) => text);
    expect(heads).toEqual(['8 Feb 2026 to 21 Feb 2026', 'Week of 1 Feb 2026 to 7 Feb 2026']);
    expect(page).toContain('2 weeks together');
    expect(page).not.toContain('late 0');
    expect(quoted(page)).toHaveLength(13);
    await take([{ day: '2026-02-25', comment: 'late enough' }]);
    expect(await show('&branch=Haifa')).toContain('Week of 22 Feb 2026 to 28 Feb 2026');
    // Nothing of a week that is not over.
    await take(Array.from({ length: 6 }, (_, at) => ({ day: '2026-03-02', comment: `today ${at}` })));
    expect(await show('&branch=Haifa')).not.toContain('today 0');
  });

  test('the order inside weeks does not tell the order in which they came, and stays', async () => {
    const early = quoted(await show('&branch=Haifa&to=2026-02-07')).filter((text) => text.startsWith('early'));
    expect([...early].sort()).toHaveLength(8);
    const ids: { response_id: string; words: string }[] = await app.db
      .knex('response_comments')
      .where('words', 'like', 'early%')
      .orderBy('response_id');
    expect(early).toEqual(ids.map(({ words }) => words));
    expect(await show('&branch=Haifa&from=2026-02-08')).not.toContain('early');
  });

  test('fewer than ten answers: none, for administrators too', async () => {
    for (const agent of [manager, admin]) {
      const page = await show('&branch=Eilat', agent);
      expect(page).toContain('Too few answers for comments to be shown');
      expect(page).not.toContain('eilat 0');
    }
    expect(await show('&from=2020-01-01&to=2020-02-01')).toContain('Too few answers');
  });

  test('names of staff and customers, addresses and numbers are masked, markup is words', async () => {
    const page = await show('&branch=Haifa', admin);
    for (const secret of ['Noa was', 'Dana', '1234567', 'me@', '<script>alert']) expect(page).not.toContain(secret);
    expect(page).toContain('<span class="masked">[name]</span> was kind');
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#34;so&#34;');
    expect(page).toContain('של 3 שעות');
  });

  test('search finds Hebrew with what is attached to it, short words and signs, and marks it', async () => {
    const found = await show(`&search=${encodeURIComponent('איחור')}`);
    expect(found).toContain('2 comments have “\u2068איחור\u2069” in them');
    expect(found).toContain('ב<mark>איחור</mark>');
    expect(found).toContain('name="search" type="search" value="איחור"');
    expect(quoted(await show(`&search=${encodeURIComponent('הטכנאי 3')}`))).toHaveLength(1);
    expect(
      quoted(await show(`&search=${encodeURIComponent('3')}`)).some((text) => text.includes('<mark>3</mark>')),
    ).toBe(true);
    expect(quoted(await show(`&search=${encodeURIComponent('<script>alert(1)')}`))).toEqual([
      '<mark>&lt;script&gt;alert(1)</mark>&lt;/script&gt; &amp; &#34;so&#34; איחור',
    ]);
    for (const odd of ['%', '_', '"', "' or 1=1 --", '*', 'a" OR "b', '\\', '\u0000\u0000', '(', 'NEAR(', '😀']) {
      expect(quoted(await show(`&search=${encodeURIComponent(odd)}`)).length).toBeLessThanOrEqual(20);
    }
    expect(await show('&search=%25')).toContain('No comment has');
    await show(`&search=${'x'.repeat(1000)}&page=nonsense&mood=none&low=item:none`);
  });

  test('a masked name is not found by searching for it', async () => {
    for (const name of ['Dana', 'noa', 'levi', '1234', 'example.org']) {
      expect(await show(`&search=${name}`)).toContain('No comment has');
    }
    expect(quoted(await show('&search=kind'))).toHaveLength(1);
  });

  test('filters by satisfaction and by what was rated low, only where five are left', async () => {
    const unhappy = quoted(await show('&mood=unhappy'));
    expect(unhappy.map((text) => text.slice(0, 7)).sort()).toEqual([0, 1, 2, 3, 4].map((at) => `early ${at}`));
    expect(quoted(await show('&mood=happy&branch=Haifa&from=2026-02-08'))).toEqual([]);
    expect(await show('&mood=happy&branch=Haifa&to=2026-02-07')).toContain('Too few comments fit');
    expect(quoted(await show(`&low=item:${ONE}`))).toHaveLength(5);
    expect(quoted(await show('&low=dimension:provider'))).toHaveLength(5);
    expect(await show(`&low=item:${OTHER}`)).toContain('Too few comments fit');
    expect(quoted(await show(`&low=item:${ONE}&search=waited3`))).toHaveLength(1);
    const page = await show('&mood=unhappy&search=early');
    expect(page).toContain('<option value="unhappy" selected>');
    expect(page).toMatch(/<input type="hidden" name="search" value="early">/);
  });

  test('page by page, every comment once', async () => {
    await take(Array.from({ length: 50 }, (_, at) => ({ day: '2026-01-06', comment: `paged number ${at} end` })));
    const all: string[] = [];
    for (let page = 1; page < 10; page += 1) {
      const text = (await manager.get(`/comments?from=2026-01-01&to=2026-02-07&page=${page}`).expect(200)).text;
      all.push(...quoted(text));
      if (!text.includes('rel="next"')) break;
    }
    expect(all.filter((text) => text.startsWith('paged'))).toHaveLength(50);
    expect(new Set(all).size).toBe(all.length);
    const search = await manager.get('/comments?from=2026-01-01&to=2026-02-07&search=paged&page=3').expect(200);
    expect(quoted(search.text)).toHaveLength(10);
    expect(search.text).toContain('50 comments have');
  });

  test('files are for those with row access, masked, and audited', async () => {
    await manager.get(`/comments?${PERIOD}&format=csv`).expect(403);
    expect(await show()).not.toContain('format=csv');
    expect(await show('', admin)).toContain('format=csv&amp;table=comments');
    const { text } = await admin.get(`/comments?${PERIOD}&branch=Haifa&format=csv`).expect(200);
    expect(text).toContain('2026-02-08,2026-02-21,"Tell [name]: [number] or [e-mail]"'.replaceAll('"', ''));
    expect(text).not.toContain('Dana');
    expect(await app.db.knex('audit').where({ action: 'comments.exported' })).toHaveLength(1);
    for (const role of ['organiser', 'staff'] as const) {
      const agent = await app.signIn(role);
      await agent.get(`/comments?${PERIOD}`).expect(403);
    }
  });

  test('readers limited to branches read those of their branches', async () => {
    const { id } = await app.db.knex('branches').where({ name: 'Haifa' }).first('id');
    const here = await app.signIn('manager', { branchIds: [id] });
    const page = await show('', here);
    expect(page).toContain('early 1');
    expect(page).not.toContain('eilat');
  });

  test('without row access, a list by anything but a branch is not told, nor what else would cross them', async () => {
    for (const filter of ['channel=phone', 'locale=en']) {
      const page = await show(filter, manager);
      expect(page).toContain('Comments are told of the whole or of a branch only');
      expect(quoted(page)).toEqual([]);
      expect(await show(filter, admin)).not.toContain('of a branch only');
    }
  });

  test('for other pages: the newest of the unhappy, and those on an item', async () => {
    const scope = await scopeOf();
    const eilat = await scopeOf({ branch: 'Eilat' });
    const [unhappy, low, none, few] = await app.db.snapshot(async (tx) => [
      await newestUnhappyComments(app.db, tx, scope, 2),
      await commentsOnItem(app.db, tx, scope, ONE, 3),
      await commentsOnItem(app.db, tx, scope, OTHER, 3),
      await newestUnhappyComments(app.db, tx, eilat, 2),
    ]);
    expect(unhappy).toMatchObject({ state: 'shown', total: 5, comments: [{ weeks: { from: '2026-02-01' } }, {}] });
    expect(low).toMatchObject({ state: 'shown', total: 5, comments: [{}, {}, {}] });
    expect(none).toEqual({ state: 'few_comments' });
    expect(few).toEqual({ state: 'few_answers' });
  });

  test('the writer’s own name is masked where it stands as a signature; a changed answer takes the place of the first', async () => {
    const invited = await invite(app, { customer: { email: 'gil@example.org', name: 'Gil Amir' } });
    const send = (fields: Record<string, string>) =>
      app.agent.post(`/s/${invited.token}`).type('form').send(filledForm(fields)).expect(303);
    await send({ comment: 'lovely place, Gil' });
    await send({ revision: '1', comment: 'horrible place. Gil', satisfaction: '1' });
    const rows = await app.db.knex('response_comments').where('words', 'like', '%place%').select('words', 'mood');
    expect(rows).toEqual([{ words: 'horrible place. Gil', mood: 'unhappy' }]);
    app.clock.set('2026-03-11T09:00:00.000Z');
    manager = await app.signIn('manager');
    admin = await app.signIn('administrator');
    await foldChanges(app.container.services);
    const page = await show('&search=horrible');
    expect(quoted(page)).toEqual(['<mark>horrible</mark> place. <span class="masked">[name]</span>']);
    expect(await show('&search=lovely')).toContain('No comment has');
    await send({ revision: '2' });
    expect(await app.db.knex('response_comments').where('words', 'like', '%place%')).toEqual([]);
  });

  test('weeks that are forgotten while others are counted still have their comments', async () => {
    const scope = await scopeOf();
    const last = weekNumber(scope.period.to, scope.settings.weekStart);
    const total = (byWeek: ReadonlyMap<number, number>) => [...byWeek.values()].reduce((sum, n) => sum + n, 0);
    await app.db.snapshot(async (tx) => {
      const count = (weeks: number, item?: string) => {
        const choice = item === undefined ? {} : { lowOn: [item] };
        return countByWeek(app.db, tx, scope, choice, { first: last - weeks, last });
      };
      const all = total(await count(60));
      expect(all).toBeGreaterThan(0);
      // More than is remembered at once, of items that nobody said anything about.
      const others = Array.from({ length: 60 }, (_, at) => count(26 * 200, `none.${at}`));
      const [, longer] = await Promise.all([Promise.all(others), count(26 * 10)]);
      expect(total(longer)).toBe(all);
      expect(total(await count(60))).toBe(all);
    });
  });

  test('an erasure and a deletion leave no word, in the search index either', async () => {
    for (const [at, remove] of [
      (id: string) => eraseCustomer(app.context, id, app.container.customerParts.eraseHandlers),
      (id: string) => app.db.transaction((tx) => eraseResponses(tx, app.context, [id], 'delete')),
    ].entries()) {
      const invited = await invite(app, { customer: { email: `forget${at}@example.org`, name: 'Forget Me' } });
      const comment = `unforgettablewords${at}`;
      await app.agent.post(`/s/${invited.token}`).type('form').send(filledForm({ comment })).expect(303);
      expect(await inIndex(comment)).toBe(1);
      const counted = await inAll();
      await remove(invited.invitation.customerId);
      expect(await inIndex(comment)).toBe(0);
      expect(await inAll()).toBe(counted - 1);
      expect(await app.db.knex('response_comments').where({ words: comment })).toEqual([]);
      expect(await app.db.knex('responses').where({ comment })).toEqual([]);
    }
  });

  test('comments of a place go with it when it becomes part of another', async () => {
    const [from, into] = await Promise.all(
      ['Eilat', 'Haifa'].map(async (name) => (await app.db.knex('branches').where({ name }).first('id')).id),
    );
    await admin.post(`/branches/${from}/merge`).type('form').send({ into, intoId: into }).expect(303);
    await foldChanges(app.container.services);
    expect(quoted(await show('&branch=Haifa&search=eilat'))).toHaveLength(9);
  });

  /** Counted as pages count, which remember what they have counted. */
  async function inAll(): Promise<number> {
    const scope = await scopeOf();
    const weeks = { first: -Infinity, last: weekNumber(scope.period.to, scope.settings.weekStart) };
    const byWeek = await app.db.snapshot((tx) => countByWeek(app.db, tx, scope, {}, weeks));
    return [...byWeek.values()].reduce((sum, n) => sum + n, 0);
  }

  async function inIndex(word: string): Promise<number> {
    const rows: unknown[] =
      dialect === 'sqlite'
        ? await app.db.knex.raw('select rowid from response_comment_words where response_comment_words match ?', [word])
        : await app.db.knex('response_comments').where('search_text', 'like', `%${word}%`);
    return rows.length;
  }
});
