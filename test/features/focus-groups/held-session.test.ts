import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { formOn } from '../../support/page-form.ts';
import { type FocusWorld, startFocusWorld } from './focus-world.ts';

describeOnEachDatabase('a focus group whose sessions are held', (dialect) => {
  let w: FocusWorld;
  let path: string;
  /** Ids of those who accepted; the second session is a day after the first. */
  let accepted: string[];
  beforeAll(async () => {
    w = await startFocusWorld(dialect);
    const people = await w.complain(12, 'en');
    const first = { s1_at: '2026-03-25T18:00', s1_place: 'Haifa branch', s1_locale: 'en', s1_moderator: 'Tamar' };
    const second = { s2_at: '2026-03-26T18:00', s3_at: '' };
    path = (await w.newGroup({ seats: '4', invitedEach: '5', ...first, ...second })).path;
    await w.invited(path);
    const [session] = await w.sessionIds(path);
    const here = async (state: string) =>
      [...(await w.states(path))].filter(([, one]) => one.state === state && one.sessionId === session);
    for (const [email] of (await here('invited')).slice(0, 3)) {
      const person = people.find((one) => one.email === email);
      await w.agent
        .post(w.linkOf(person?.email ?? ''))
        .type('form')
        .send({ answer: `yes:${session}` })
        .expect(303);
    }
    accepted = (await here('accepted')).map(([, { personId }]) => personId);
    expect(accepted).toHaveLength(3);
  });
  afterAll(() => w.close());

  const groupPage = async (lang = 'en') => {
    await w.organiser.post('/profile/language').type('form').send({ language: lang, locale: lang });
    const { text } = await w.organiser.get(path).expect(200);
    return (/id="sessions"[\s\S]*?<\/section>/.exec(text)?.[0] ?? '').replaceAll(/[\u2066-\u2069]/g, '');
  };
  /** The figures of a table's column, on phones named by `data-l`. */
  const figures = (page: string, label: string) =>
    [...page.matchAll(new RegExp(`data-l="${label}">(?:<bdi[^>]*>([^<]*)<)?`, 'g'))].map(([, n]) => n?.trim() ?? null);
  const listed = async () => (await w.organiser.get('/focus-groups').expect(200)).text;

  async function note(session: number, fields: Record<string, string>) {
    const action = `${path}/sessions/${(await w.sessionIds(path))[session]}/attendance`;
    const form = formOn((await w.organiser.get(action.replace('/attendance', ''))).text, action);
    await w.organiser
      .post(action)
      .type('form')
      .send({ ...form, ...fields })
      .expect(303);
  }

  test('ahead of them, who comes', async () => {
    const page = await groupPage();
    expect(figures(page, 'Coming')).toEqual(['3', '0']);
    expect(page).not.toContain('Came');
    expect(await listed()).toContain('Coming: 3');
  });

  test('once one has begun and nobody has noted who came, that; nobody “is coming” to it', async () => {
    await w.goTo('2026-03-25T18:00:00.000Z');
    const page = await groupPage();
    expect(page).toContain('Who came is not noted yet.');
    expect(figures(page, 'Coming')).toEqual(['0']);
    expect(figures(page, 'Came')).toEqual([null]);
    const { text } = await w.organiser.get(path);
    expect(text.match(/Attendance not noted/g)).toHaveLength(3);
    expect(await listed()).toContain('Coming: 0');
  });

  test('once noted, who came and who did not, and of whom it is not noted', async () => {
    await note(0, { [`state.${accepted[0]}`]: 'attended', [`state.${accepted[1]}`]: 'no_show' });
    const page = await groupPage();
    expect(figures(page, 'Came')).toEqual(['1']);
    expect(figures(page, 'Did not come')).toEqual(['1']);
    expect(figures(page, 'Not noted')).toEqual(['1']);
    expect(page).toContain('1 came; there were 4 seats');
    await note(0, { [`state.${accepted[2]}`]: 'attended' });
    expect(await groupPage()).not.toContain('Not noted');
  });

  test('with all of them held, the list says who came, in every language', async () => {
    await w.goTo('2026-03-26T18:00:00.000Z');
    await note(1, {});
    const page = await groupPage();
    expect(figures(page, 'Came')).toEqual(['2', '0']);
    expect(page).not.toContain('Coming');
    expect(await listed()).toContain('Came: 2');
    const hebrew = await groupPage('he');
    expect([figures(hebrew, 'הגיעו'), figures(hebrew, 'לא הגיעו')]).toEqual([
      ['2', '0'],
      ['1', '0'],
    ]);
    for (const stale of ['אישרו', 'לא יגיעו']) expect(hebrew).not.toContain(stale);
    const malay = await groupPage('ms');
    expect([figures(malay, 'Hadir'), figures(malay, 'Tidak hadir')]).toEqual([
      ['2', '0'],
      ['1', '0'],
    ]);
    await groupPage('en');
  });
});
