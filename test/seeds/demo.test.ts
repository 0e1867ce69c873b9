import { describe, expect, test } from '@jest/globals';
import { DateTime } from 'luxon';
import { COMMENT_BANKS } from '../../seeds/demo/comments/write-comment.ts';
import { type DemoAnswer, type DemoContact, recordedAt } from '../../seeds/demo/demo-data.ts';
import { generateDemo } from '../../seeds/demo/generate-demo.ts';
import { DEMO_ITEMS, ITEM_KEYS } from '../../seeds/demo/items.ts';
import { HARBOUR, SINGAPORE, UNRELIABLE_PROVIDER } from '../../seeds/demo/organisation.ts';
import { contactTimeFaults } from '../../src/domain/contact/contact-times.ts';
import { LOCALES } from '../../src/domain/locale.ts';
import { addDays } from '../../src/domain/time/days.ts';

const options = { seed: 1, today: '2026-11-21', timeZone: 'Asia/Jerusalem' };
const demo = generateDemo(options);
const other = generateDemo({ ...options, seed: 2026 });
const allText = JSON.stringify(demo);

const contactOf = (answer: DemoAnswer): DemoContact => demo.contacts[answer.contact]!;
const comments = demo.answers.flatMap(({ locale, sheet: { questions } }) =>
  typeof questions.comment === 'string' ? [{ locale, text: questions.comment }] : [],
);

/** E and P of the items whose key starts so, of the answers that pass; only where both were given. */
function pairs(
  keyStart: string,
  passes: (contact: DemoContact) => boolean = () => true,
  answers: readonly DemoAnswer[] = demo.answers,
  contact: (answer: DemoAnswer) => DemoContact = contactOf,
): { e: number; p: number }[] {
  return answers
    .filter((answer) => passes(contact(answer)))
    .flatMap((answer) => Object.entries(answer.sheet.items).filter(([key]) => key.startsWith(keyStart)))
    .flatMap(([, item]) =>
      item.kind === 'rated' && item.e !== null && item.p !== null ? [{ e: item.e, p: item.p }] : [],
    );
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const meanP = (rated: readonly { p: number }[]): number => mean(rated.map(({ p }) => p));
const meanGap = (rated: readonly { e: number; p: number }[]): number => mean(rated.map(({ e, p }) => p - e));
const shareOf = <T>(list: readonly T[], passes: (element: T) => boolean): number =>
  list.filter(passes).length / list.length;

describe('the demo organisation as a whole', () => {
  test('is the same for the same seed and day, and another for another seed', () => {
    expect(JSON.stringify(generateDemo(options))).toBe(allText);
    expect(JSON.stringify(other.customers)).not.toBe(JSON.stringify(demo.customers));
  });

  test('has the size that was asked for', () => {
    expect(demo.branches).toHaveLength(3);
    expect(demo.providers).toHaveLength(8);
    expect(demo.topics).toHaveLength(6);
    expect(demo.customers.length).toBeGreaterThanOrEqual(1400);
    expect(demo.customers.length).toBeLessThanOrEqual(1700);
    expect(demo.contacts.length).toBeGreaterThan(3350);
    expect(demo.contacts.length).toBeLessThan(3850);
    expect(demo.answers.length).toBeGreaterThan(1220);
    expect(demo.answers.length).toBeLessThan(1500);
    expect(new Set(demo.users.map(({ role }) => role))).toEqual(
      new Set(['administrator', 'manager', 'organiser', 'staff']),
    );
  });

  test('lies wholly within the twelve months before the day it is made', () => {
    const from = DateTime.fromISO('2025-11-21', { zone: options.timeZone }).toUTC().toISO() ?? '';
    const end = DateTime.fromISO('2026-11-21', { zone: options.timeZone }).toUTC().toISO() ?? '';
    const instants = allText.match(/\d{4}-\d\d-\d\dT[^"]*/g) ?? [];
    expect(instants.length).toBeGreaterThan(9000);
    const wellFormed = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
    expect(instants.filter((at) => !wellFormed.test(at) || at < from || at >= end)).toEqual([]);
    expect(demo.period).toEqual({ from: '2025-11-21', to: '2026-11-20', harbourReopened: '2026-06-21' });
  });

  test('can be made on any day of the week: nothing is written down before it has happened', () => {
    const week = Array.from({ length: 7 }, (_, at) => addDays(options.today, at));
    const faults = week.flatMap((today) =>
      generateDemo({ ...options, today }).contacts.flatMap((contact) =>
        contactTimeFaults(contact, new Date(recordedAt(contact))).map(({ field }) => `${today} ${field}`),
      ),
    );
    expect(faults).toEqual([]);
  });

  test('can be made on a leap day, and refuses what is not a day', () => {
    const leap = generateDemo({ ...options, today: '2028-02-29', timeZone: 'America/New_York' });
    expect(leap.period).toEqual({ from: '2027-02-28', to: '2028-02-28', harbourReopened: '2027-09-28' });
    expect(leap.answers.every(({ answeredAt }) => answeredAt < '2028-02-29T05:00:00.000Z')).toBe(true);
    expect(() => generateDemo({ ...options, today: '2026-02-30' })).toThrow(RangeError);
    expect(() => generateDemo({ ...options, timeZone: 'Nowhere/Town' })).toThrow(RangeError);
  });
});

describe('the customers of the demo', () => {
  test('have addresses of their own, only where no mail can arrive', () => {
    const addresses = [...demo.customers, ...demo.users].flatMap(({ email }) => (email === null ? [] : [email]));
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const address of allText.match(/[^"\s]+@[^"\s]+/g) ?? []) {
      expect(address).toMatch(/^[a-z0-9._]+@([a-z-]+\.)?example\.(com|org|net)$/);
    }
    expect(shareOf(demo.customers, ({ email }) => email === null)).toBeLessThan(0.08);
    expect(demo.customers.some(({ email }) => email === null)).toBe(true);
  });

  test('say why whenever they are not to be surveyed', () => {
    const others = demo.customers.filter(({ relationship }) => relationship !== 'active');
    expect(new Set(others.map(({ relationship }) => relationship))).toEqual(new Set(['do_not_survey', 'ended']));
    expect(
      demo.customers.every(
        ({ relationship, relationshipReason: reason }) => (relationship === 'active') === (reason === null),
      ),
    ).toBe(true);
  });
});

describe('the contacts of the demo', () => {
  test('run from request through reply to completion, mostly in working hours and never on Saturday', () => {
    const disordered = demo.contacts.filter(
      ({ requestedAt, firstRepliedAt, completedAt }) =>
        (firstRepliedAt !== null && firstRepliedAt < requestedAt) ||
        (completedAt !== null && (firstRepliedAt === null || completedAt < firstRepliedAt)),
    );
    expect(disordered).toEqual([]);
    const completions = demo.contacts.flatMap(({ branch, completedAt }) =>
      completedAt === null ? [] : [DateTime.fromISO(completedAt, { zone: demo.branches[branch]!.timeZone })],
    );
    expect(completions.length).toBeGreaterThan(demo.contacts.length - 60);
    expect(shareOf(completions, ({ hour, weekday }) => hour >= 8 && hour < 18 && weekday !== 5)).toBeGreaterThan(0.9);
    expect(completions.some(({ weekday }) => weekday === 5)).toBe(true);
    expect(completions.some(({ weekday }) => weekday === 6)).toBe(false);
  });

  test('refer to what exists, and follow only an earlier contact of the same customer', () => {
    const astray = demo.contacts.filter(
      ({ customer, provider, branch, topic, follows }, at) =>
        demo.customers[customer] === undefined ||
        demo.providers[provider] === undefined ||
        demo.branches[branch] === undefined ||
        demo.topics[topic] === undefined ||
        (follows !== null && (follows >= at || demo.contacts[follows]?.customer !== customer)),
    );
    expect(astray).toEqual([]);
    expect(demo.contacts.filter(({ follows }) => follows !== null).length).toBeGreaterThan(150);
    expect(new Set(demo.contacts.map(({ channel }) => channel)).size).toBe(5);
    expect(new Set(demo.contacts.map(({ kind }) => kind)).size).toBe(4);
  });

  test('lead to one invitation in ninety days, only of those who may be surveyed', () => {
    const invited = demo.contacts.filter(({ invitedAt }) => invitedAt !== null);
    const last = new Map<number, number>();
    const tooSoon: number[] = [];
    for (const { customer, invitedAt } of [...invited].sort((a, b) => (a.invitedAt! < b.invitedAt! ? -1 : 1))) {
      const at = Date.parse(invitedAt!);
      if (at - (last.get(customer) ?? 0) < 90 * 86_400_000) tooSoon.push(customer);
      last.set(customer, at);
    }
    expect(tooSoon).toEqual([]);
    const asked = [...last.keys()].map((customer) => demo.customers[customer]!);
    expect(asked.filter(({ relationship, email }) => relationship !== 'active' || email === null)).toEqual([]);
    const rate = demo.answers.length / invited.length;
    expect(rate).toBeGreaterThan(0.38);
    expect(rate).toBeLessThan(0.52);
  });
});

describe('the answers of the demo', () => {
  test('of the last month are enough to read, and not out of all proportion', () => {
    const recent = demo.answers.filter(({ answeredAt }) => answeredAt >= '2026-10-21');
    expect(recent.length).toBeGreaterThan(150);
    expect(recent.length).toBeLessThan(250);
  });

  test('come once for an invitation, after it and before it expires', () => {
    expect(new Set(demo.answers.map(({ contact }) => contact)).size).toBe(demo.answers.length);
    const untimely = demo.answers.filter((answer) => {
      const { invitedAt } = contactOf(answer);
      const after = Date.parse(answer.answeredAt) - Date.parse(invitedAt ?? '');
      return !(after > 0 && after < 21 * 86_400_000);
    });
    expect(untimely).toEqual([]);
  });

  test('rate three items of each dimension on levels 1–7, places only after a visit', () => {
    const places = DEMO_ITEMS.filter(({ place }) => place).map(({ key }) => key);
    const misdrawn = demo.answers.filter((answer) => {
      const asked = Object.keys(answer.sheet.items);
      const counts = ['provider.', 'environment.', 'process.'].map(
        (dimension) => asked.filter((key) => key.startsWith(dimension)).length,
      );
      const place = contactOf(answer).channel !== 'in_person' && places.some((key) => asked.includes(key));
      return place || counts.some((count) => count !== 3);
    });
    expect(misdrawn).toEqual([]);
    const levels = [1, 2, 3, 4, 5, 6, 7];
    expect(pairs('').filter(({ e, p }) => !levels.includes(e) || !levels.includes(p))).toEqual([]);
    const kinds = demo.answers.flatMap(({ sheet }) => Object.values(sheet.items).map(({ kind }) => kind));
    expect(new Set(kinds)).toEqual(new Set(['rated', 'skipped', 'na']));
    expect(shareOf(kinds, (kind) => kind === 'rated')).toBeGreaterThan(0.93);
  });

  test('are about 55 % Hebrew, 30 % English and 15 % Malay', () => {
    const share = (locale: string) => shareOf(demo.answers, (answer) => answer.locale === locale);
    expect(Math.abs(share('he') - 0.55)).toBeLessThan(0.05);
    expect(Math.abs(share('en') - 0.3)).toBeLessThan(0.05);
    expect(Math.abs(share('ms') - 0.15)).toBeLessThan(0.04);
  });

  test('are happier where more was received, and tell what went wrong where it did', () => {
    const of = (answer: DemoAnswer) => pairs('', () => true, [answer]);
    const scored = demo.answers.filter((answer) => typeof answer.sheet.questions.satisfaction === 'number');
    const happy = scored.filter(({ sheet }) => Number(sheet.questions.satisfaction) >= 4);
    const unhappy = scored.filter(({ sheet }) => Number(sheet.questions.satisfaction) <= 2);
    expect(meanP(happy.flatMap(of)) - meanP(unhappy.flatMap(of))).toBeGreaterThan(1.5);

    const wrong = (answers: readonly DemoAnswer[]) =>
      shareOf(answers, ({ sheet }) => sheet.questions.wrong === true || Array.isArray(sheet.questions.wrong));
    expect(wrong(unhappy)).toBeGreaterThan(0.6);
    expect(wrong(happy)).toBeLessThan(0.2);
    const consents = shareOf(demo.answers, ({ sheet }) => sheet.questions.contact === true);
    expect(consents).toBeGreaterThan(0.1);
    expect(consents).toBeLessThan(0.3);
    const talkative = demo.answers.filter(({ sheet }) => sheet.questions.discussion === true);
    expect(talkative.length).toBeGreaterThan(100);
    expect(talkative.every(({ sheet }) => sheet.questions.wrong !== false)).toBe(true);
  });

  test('have comments in many voices, without names and without leftovers of the making', () => {
    expect(comments.length).toBeGreaterThan(300);
    for (const [locale, least] of [
      ['he', 150],
      ['en', 80],
      ['ms', 40],
    ] as const) {
      const texts = comments.filter((comment) => comment.locale === locale).map(({ text }) => text);
      expect(new Set(texts).size).toBeGreaterThan(least);
    }
    const names = [...demo.providers, ...demo.customers].map(({ name }) => name);
    expect(comments.filter(({ text }) => /[{}|]|undefined/.test(text))).toEqual([]);
    expect(comments.filter(({ text }) => names.some((name) => text.includes(name)))).toEqual([]);
  });

  test('ask for a call back only where the customer may be contacted', () => {
    const asking = demo.answers.filter(({ locale, sheet: { questions } }) =>
      COMMENT_BANKS[locale].askBack.some((line) => String(questions.comment).includes(line.slice(0, -1))),
    );
    expect(asking.length).toBeGreaterThan(3);
    expect(asking.every(({ sheet }) => sheet.questions.contact === true)).toBe(true);
  });
});

describe('the answers that nobody asked for', () => {
  test('come at places with a card on the wall, since it hangs there, in opening hours, and tell no one who', () => {
    expect(demo.openLinks.map(({ branch }) => branch)).toEqual([HARBOUR, SINGAPORE]);
    expect(demo.openAnswers.length).toBeGreaterThan(60);
    expect(demo.openAnswers.length).toBeLessThan(180);
    for (const { link, answeredAt, sheet } of demo.openAnswers) {
      const { branch, from } = demo.openLinks[link]!;
      const at = DateTime.fromISO(answeredAt, { zone: demo.branches[branch]!.timeZone });
      expect(at.toISODate()! >= from).toBe(true);
      expect(at.hour).toBeGreaterThanOrEqual(8);
      expect(at.hour).toBeLessThan(18);
      expect(Object.keys(sheet.questions)).not.toContain('contact');
      expect(Object.keys(sheet.questions)).not.toContain('discussion');
      expect(Object.keys(sheet.items)).toHaveLength(9);
    }
  });
});

test('every item can be praised and blamed in each language, from a bank of many sentences', () => {
  for (const locale of LOCALES) {
    const bank = COMMENT_BANKS[locale];
    const lines = ITEM_KEYS.flatMap((key) => [...bank.praise[key], ...bank.fault[key]]);
    const texts = lines.map((line) => (typeof line === 'string' ? line : line.text));
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts.length).toBeGreaterThanOrEqual(locale === 'he' ? 100 : 60);
    // In any channel and on any topic there is something to say.
    for (const key of ITEM_KEYS) expect(bank.fault[key].some((line) => typeof line === 'string')).toBe(true);
  }
});

describe.each([
  ['first', demo],
  ['another', other],
])('what a reader of the cards can find (%s seed)', (_, data) => {
  const find = (key: string, passes?: (contact: DemoContact) => boolean) =>
    pairs(key, passes, data.answers, (answer) => data.contacts[answer.contact]!);

  test('one provider whose word cannot be relied on', () => {
    const others = meanP(find('provider.credibility', ({ provider }) => provider !== UNRELIABLE_PROVIDER));
    const own = meanP(find('provider.credibility', ({ provider }) => provider === UNRELIABLE_PROVIDER));
    expect(others - own).toBeGreaterThan(1.3);
    data.providers.forEach((_, at) => {
      const of = find('provider.credibility', ({ provider }) => provider === at);
      if (at !== UNRELIABLE_PROVIDER) expect(meanP(of)).toBeGreaterThan(own + 0.9);
    });
  });

  test('one branch whose environment improved in month eight', () => {
    const change = (passes: (contact: DemoContact) => boolean) => {
      const reopened = ({ completedAt }: DemoContact) => (completedAt ?? '') >= data.period.harbourReopened;
      return (
        meanP(find('environment.', (contact) => passes(contact) && reopened(contact))) -
        meanP(find('environment.', (contact) => passes(contact) && !reopened(contact)))
      );
    };
    const harbour = change(({ branch }) => branch === HARBOUR);
    expect(harbour).toBeGreaterThan(0.9);
    expect(harbour).toBeLessThan(1.5);
    expect(Math.abs(change(({ branch }) => branch !== HARBOUR))).toBeLessThan(0.35);
  });

  test('promised times as the largest gap of the organisation', () => {
    const gaps = ITEM_KEYS.map((key) => ({ key, gap: meanGap(find(key)) })).sort((a, b) => a.gap - b.gap);
    expect(gaps[0]?.key).toBe('process.deadlines');
    expect((gaps[1]?.gap ?? 0) - (gaps[0]?.gap ?? 0)).toBeGreaterThan(0.5);
    expect(meanGap(find('process.deadlines'))).toBeLessThan(-1.5);
  });

  test('courtesy a little above what customers ask for, in Singapore alone', () => {
    const inSingapore = meanGap(find('provider.courtesy', ({ branch }) => branch === SINGAPORE));
    expect(inSingapore).toBeGreaterThan(0.08);
    expect(inSingapore).toBeLessThan(0.6);
    expect(meanGap(find('provider.courtesy', ({ branch }) => branch !== SINGAPORE))).toBeLessThan(-0.1);
  });

  test('expectations near the ceiling, and going up and down with performance', () => {
    const rated = find('');
    const e = mean(rated.map((pair) => pair.e));
    const p = meanP(rated);
    expect(e).toBeGreaterThan(6);
    expect(p).toBeLessThan(e - 0.5);
    const moment = (of: (pair: { e: number; p: number }) => number) => mean(rated.map(of));
    const r =
      moment((pair) => (pair.e - e) * (pair.p - p)) /
      Math.sqrt(moment((pair) => (pair.e - e) ** 2) * moment((pair) => (pair.p - p) ** 2));
    expect(r).toBeGreaterThan(0.1);
  });
});
