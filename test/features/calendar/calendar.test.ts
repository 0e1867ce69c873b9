import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isOpen, nextOpening } from '../../../src/domain/time/working-time.ts';
import { listHolidays, readCalendar } from '../../../src/features/calendar/index.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

describeOnEachDatabase('the calendar', (dialect) => {
  let it: TestApp;
  let administrator: Agent;
  beforeAll(async () => {
    it = await startTestApp(dialect);
    administrator = await it.signIn('administrator');
  });
  afterAll(() => it.close());

  const page = async (): Promise<string> => (await administrator.get('/calendar').expect(200)).text;
  const post = (path: string, fields: object) => administrator.post(path).type('form').send(fields);
  const days = async (): Promise<string[]> => (await listHolidays(it.db.knex)).map(({ day }) => day);

  test('a new organisation works from eight to four on all days but its rest days', async () => {
    const calendar = await readCalendar(it.db.knex);
    expect(calendar.timeZone).toBe('Asia/Jerusalem');
    expect(calendar.hours).toEqual([1, 2, 3, 4, 7].map((weekday) => ({ weekday, opens: '08:00', closes: '16:00' })));
    expect(nextOpening('2026-03-05T15:00:00.000Z', calendar)).toBe('2026-03-08T06:00:00.000Z');
    expect(await page()).toContain('value="08:00–16:00"');
  });

  test('hours are changed as they are typed; what cannot be read comes back with all that was typed', async () => {
    const hours = { 'hours-1': '8-13, 16:00-19:00', 'hours-2': '8-16', 'hours-6': '20-24' };
    await post('/calendar', hours).expect(303);
    const { hours: saved } = await readCalendar(it.db.knex);
    expect(saved.map(({ weekday, opens, closes }) => `${weekday} ${opens}-${closes}`)).toEqual([
      '1 08:00-13:00',
      '1 16:00-19:00',
      '2 08:00-16:00',
      '6 20:00-24:00',
    ]);
    await post('/calendar', hours).expect(303);
    expect(await it.db.knex('audit').where({ action: 'calendar.hours_changed' })).toHaveLength(1);

    const wrong = await post('/calendar', { ...hours, 'hours-1': '8-13, 12-19', 'hours-3': '<b>soon</b>' }).expect(422);
    expect(wrong.text).toContain('Two of these times overlap.');
    expect(wrong.text).toContain('value="&lt;b&gt;soon&lt;/b&gt;"');
    expect(wrong.text).toContain('value="20-24"');
    expect((await post('/calendar', {}).expect(422)).text).toContain('at least one day');
    expect((await readCalendar(it.db.knex)).hours).toEqual(saved);
  });

  test('holidays are added once each, and removed; they are closed', async () => {
    await post('/calendar/holidays', { day: '2026-03-09', name: 'Outing' }).expect(303);
    const again = await post('/calendar/holidays', { day: '2026-03-09', name: 'Staff <i>day</i>' }).expect(303);
    expect((await administrator.get(String(again.headers.location)).expect(200)).text).toContain(
      'One day was on the list already and has the new name now.',
    );
    const same = await post('/calendar/holidays', { day: '2026-03-09', name: 'Staff <i>day</i>' }).expect(303);
    expect((await administrator.get(String(same.headers.location)).expect(200)).text).toContain(
      'One day was on the list already, under the same name.',
    );
    expect(await it.db.knex('audit').where({ action: 'calendar.holidays_added' })).toHaveLength(2);
    expect(await days()).toEqual(['2026-03-09']);
    expect(await page()).toContain('Staff &lt;i&gt;day&lt;/i&gt;');
    expect(isOpen('2026-03-09T07:00:00.000Z', await readCalendar(it.db.knex))).toBe(false);
    const wrong = await post('/calendar/holidays', { day: '2026-02-30', name: 'Nowhere' }).expect(422);
    expect(wrong.text).toContain('value="Nowhere"');
    await post('/calendar/holidays/2026-03-09/remove', {}).expect(303);
    await post('/calendar/holidays/2026-03-09/remove', {}).expect(303);
    expect(await days()).toEqual([]);
    expect(isOpen('2026-03-09T07:00:00.000Z', await readCalendar(it.db.knex))).toBe(true);
    expect(await it.db.knex('audit').where({ action: 'calendar.holiday_removed' })).toHaveLength(1);
  });

  test('a list from a file: all of it, or nothing and the faulty lines', async () => {
    const send = (text: string) =>
      administrator.post('/calendar/holidays/file').attach('file', Buffer.from(text), 'holidays.csv');
    await send('\uFEFFdate,name\r\n2026-04-02,פסח\r\n2026-04-08,"Second, day"\r\n').expect(303);
    expect(await listHolidays(it.db.knex, '2026-04-03')).toEqual([{ day: '2026-04-08', name: 'Second, day' }]);
    const more = await send('2026-04-08,Second day\n2026-04-02,פסח\n2026-04-15,Third\n').expect(303);
    const { text } = await administrator.get(String(more.headers.location)).expect(200);
    for (const said of ['One day is added.', 'has the new name now.', 'under the same name.']) {
      expect(text).toContain(said);
    }
    await post('/calendar/holidays/2026-04-15/remove', {}).expect(303);
    const wrong = await send('2026-05-01,Labour Day\n1.6.2026,June\n2026-07-01,\n').expect(422);
    expect(wrong.text).toContain('These lines are not a date and a name: 2, 3.');
    expect((await send('date,name\n').expect(422)).text).toContain('no holiday in the file');
    await send('').expect(422);
    expect(await days()).toEqual(['2026-04-02', '2026-04-08']);
  });

  test('is the administrators’', async () => {
    for (const role of ['manager', 'organiser', 'staff'] as const) {
      const agent = await it.signIn(role);
      await agent.get('/calendar').expect(403);
      await agent.post('/calendar').type('form').send({ 'hours-1': '8-16' }).expect(403);
    }
    expect(await page()).toContain('href="/calendar"');
  });
});
