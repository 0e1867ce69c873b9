import { HEBREW_FIRST, HEBREW_LAST, LATIN_FIRST, LATIN_LAST, MALAY_MEN, MALAY_WOMEN } from './customer-names.ts';
import type { DemoCustomer, Locale } from './demo-data.ts';
import type { Random } from './random.ts';

const CUSTOMERS = 1100;

/** Offices that came with a service contract in the last weeks of the year. */
const JOINED_LATE = 460;

/** The same person entered twice, once without an address: what merging is for. */
const ENTERED_TWICE = 8;

const DO_NOT_SURVEY: Readonly<Record<Locale, readonly string[]>> = {
  he: ['ביקשו לא לקבל סקרים', 'הסרה מרשימת הדיוור לבקשת הלקוח'],
  en: ['Asked not to be surveyed', 'Unsubscribed by phone'],
  ms: ['Meminta supaya tidak dihantar tinjauan'],
};

const ENDED: Readonly<Record<Locale, readonly string[]>> = {
  he: ['פנייה פוגענית חוזרת לצוות; ההתקשרות הסתיימה בהחלטת ההנהלה', 'העסק נסגר'],
  en: ['Repeated abuse of staff; relationship ended by management', 'Moved away, account closed'],
  ms: ['Perniagaan telah ditutup'],
};

/** Invented customers, each with an address of its own at example.com, .org or .net, save a few without any. */
export function inventCustomers(random: Random): DemoCustomer[] {
  const taken = new Set<string>();
  const customers: DemoCustomer[] = [];
  for (let at = 0; at < CUSTOMERS + JOINED_LATE - ENTERED_TWICE; at += 1) {
    const locale = random.weighted<Locale>([
      ['he', 55],
      ['en', 30],
      ['ms', 15],
    ]);
    const { name, mailbox } = inventName(locale, random);
    customers.push({
      externalId: externalId(at),
      name,
      email: random.chance(0.04) ? null : freeAddress(mailbox, taken, random),
      locale,
      ...inventRelationship(locale, random),
      joinedLate: at >= CUSTOMERS - ENTERED_TWICE,
    });
  }
  for (const original of random.sample(
    customers.filter(({ joinedLate }) => !joinedLate),
    ENTERED_TWICE,
  )) {
    customers.push({
      ...original,
      externalId: externalId(customers.length),
      email: null,
      relationship: 'active',
      relationshipReason: null,
    });
  }
  return customers;
}

function externalId(at: number): string {
  return `C-${String(at + 1).padStart(4, '0')}`;
}

function inventRelationship(locale: Locale, random: Random): Pick<DemoCustomer, 'relationship' | 'relationshipReason'> {
  const draw = random.next();
  if (draw < 0.012) return { relationship: 'do_not_survey', relationshipReason: random.pick(DO_NOT_SURVEY[locale]) };
  if (draw < 0.017) return { relationship: 'ended', relationshipReason: random.pick(ENDED[locale]) };
  return { relationship: 'active', relationshipReason: null };
}

function inventName(locale: Locale, random: Random): { name: string; mailbox: string } {
  if (locale === 'he') {
    const [first, firstLatin] = random.pick(HEBREW_FIRST);
    const [last, lastLatin] = random.pick(HEBREW_LAST);
    return { name: `${first} ${last}`, mailbox: joinMailbox(firstLatin, lastLatin, random) };
  }
  if (locale === 'en') {
    const first = random.pick(LATIN_FIRST);
    const last = random.pick(LATIN_LAST);
    return { name: `${first} ${last}`, mailbox: joinMailbox(first, last, random) };
  }
  const woman = random.chance(0.5);
  const first = random.pick(woman ? MALAY_WOMEN : MALAY_MEN);
  const father = random.pick(MALAY_MEN);
  return { name: `${first} ${woman ? 'binti' : 'bin'} ${father}`, mailbox: joinMailbox(first, father, random) };
}

function joinMailbox(first: string, last: string, random: Random): string {
  const join = random.pick([
    (a: string, b: string) => `${a}.${b}`,
    (a: string, b: string) => `${a}_${b}`,
    (a: string, b: string) => `${a.slice(0, 1)}.${b}`,
    (a: string, b: string) => `${a}${b.slice(0, 1)}`,
  ]);
  return join(first, last).toLowerCase();
}

function freeAddress(mailbox: string, taken: Set<string>, random: Random): string {
  const host = random.pick(['example.com', 'example.com', 'example.org', 'example.net']);
  let address = `${mailbox}@${host}`;
  for (let number = random.int(2, 40); taken.has(address); number += 1) address = `${mailbox}${number}@${host}`;
  taken.add(address);
  return address;
}
