import { DateTime } from 'luxon';
import { inventAnswers } from './answers.ts';
import { inventContacts } from './contacts.ts';
import { inventCustomers } from './customers.ts';
import type { DemoData, DemoOptions } from './demo-data.ts';
import { inviteCustomers } from './invitations.ts';
import { describeOpenLinks, inventOpenAnswers } from './open-answers.ts';
import { describeBranches, describeOrganisation, PROVIDERS, TOPICS, USERS } from './organisation.ts';
import { createRandom } from './random.ts';
import { instant } from './working-time.ts';

/**
 * Twelve months, up to the day before `today`, of a company that does not exist: computer and office services in
 * three branches. Four things can be found in it:
 * the customers of one provider on the phone line cannot rely on what they are told (provider.credibility);
 * the environment of the harbour branch is better by more than a level from month eight on, when it reopened;
 * keeping to promised times (process.deadlines) is the largest gap of the organisation;
 * courtesy in Singapore is a little above what customers ask for.
 *
 * Throws RangeError if `today` is not a date or the zone is unknown.
 */
export function generateDemo(options: DemoOptions): DemoData {
  const end = DateTime.fromISO(options.today, { zone: options.timeZone }).startOf('day');
  if (!end.isValid) throw new RangeError(`Not a day in a time zone: ${options.today}, ${options.timeZone}`);
  const from = end.minus({ years: 1 });
  const harbourReopened = from.plus({ months: 7 });

  const branches = describeBranches(options.timeZone);
  const customers = inventCustomers(createRandom(options.seed, 'customers'));
  const logged = inventContacts(customers, branches, { from, end }, createRandom(options.seed, 'contacts'));
  const contacts = inviteCustomers(logged, customers, branches, instant(end));
  const answers = inventAnswers(
    contacts,
    customers,
    { timeZone: options.timeZone, harbourReopened: instant(harbourReopened), end: instant(end) },
    createRandom(options.seed, 'answers'),
  );

  const openLinks = describeOpenLinks(harbourReopened, end);
  const lastWallDay = end.setZone('utc', { keepLocalTime: true }).minus({ days: 1 });
  const wallDays = Array.from({ length: 366 }, (_, back) => lastWallDay.minus({ days: 365 - back }));
  const openAnswers = inventOpenAnswers(
    openLinks,
    branches,
    { wallDays, harbourReopened: instant(harbourReopened) },
    createRandom(options.seed, 'open answers'),
  );

  return {
    organisation: describeOrganisation(options.timeZone),
    branches,
    providers: PROVIDERS.map(({ code, name, branch }) => ({ code, name, branch })),
    topics: [...TOPICS],
    users: [...USERS],
    customers,
    contacts,
    answers,
    openLinks,
    openAnswers,
    period: {
      from: from.toFormat('yyyy-MM-dd'),
      to: end.minus({ days: 1 }).toFormat('yyyy-MM-dd'),
      harbourReopened: harbourReopened.toFormat('yyyy-MM-dd'),
    },
  };
}
