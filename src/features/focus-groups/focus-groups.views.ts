import type { BalancedOver } from '../../domain/focus-group/shortlist.ts';
import type { Locale } from '../../domain/locale.ts';
import { dayAndMonth, momentText } from '../../platform/i18n/dates.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { focusGroupsMessages } from './focus-groups.messages.ts';
import type { GroupWithAll, WaitingMail } from './focus-groups.queries.ts';
import { type FocusGroup, type GroupState, hasBegun } from './focus-groups.store.ts';
import { answerDay } from './focus-mail.views.ts';
import type { FocusPerson, PersonState } from './focus-people.store.ts';
import { groupHead, modeText, pathOf, waitsText } from './focus-words.ts';
import { isOver } from './session-turnout.ts';
import { sessionTables, turnoutText } from './session-turnout.views.ts';
import { hearsOfPlace } from './tell-people.service.ts';

const STATE_ICONS: Record<GroupState, string> = { planned: 'open', inviting: 'work', closed: 'done', cancelled: 'no' };
const PERSON_ICONS: Record<PersonState, string> = {
  listed: 'open',
  invited: 'wait',
  accepted: 'done',
  waiting: 'wait',
  declined: 'no',
  other_time: 'wait',
  no_answer: 'no',
  unreachable: 'no',
  withdrawn: 'no',
  attended: 'done',
  no_show: 'no',
};

/** What is said of those who have no attendance noted once their session is over. */
const AFTERWARDS: Partial<Record<PersonState, 'unnoted' | 'no_answer' | 'no_place'>> = {
  accepted: 'unnoted',
  invited: 'no_answer',
  waiting: 'no_place',
};

interface Reader {
  locale: Locale;
  timeZone: string;
}

/** What views/focus-groups/list.ejs shows. */
export function toListPage(all: readonly GroupWithAll[], reader: Reader & { now: string; mayManage: boolean }) {
  const { locale, timeZone, now } = reader;
  const t = focusGroupsMessages.in(locale);
  const columns = (['theme', 'sessions', 'next', 'turnout', 'state'] as const).map((name) => ({
    label: t(`focus.col.${name}`),
    end: name === 'sessions' || name === 'turnout',
  }));
  return {
    /** Where another group begins, once there is one. */
    another: all.length > 0 && reader.mayManage ? { href: '/complaints', label: t('focus.another') } : null,
    empty:
      all.length === 0
        ? {
            small: true,
            title: t('focus.empty.title'),
            text: t('focus.empty.text'),
            steps: reader.mayManage ? [{ href: '/complaints', label: t('focus.empty.step') }] : [],
          }
        : null,
    table: {
      caption: t('focus.title'),
      columns,
      rows: all.map((one) => {
        const { group, sessions } = one;
        const next = sessions.find(({ state, startsAt }) => state === 'planned' && startsAt > now);
        return {
          cells: [
            { text: group.theme, href: pathOf(group) },
            { text: wholeNumber(sessions.filter(({ state }) => state !== 'cancelled').length), num: true },
            { text: next === undefined ? '' : momentText(next.startsAt, locale, timeZone) },
            { text: group.state === 'planned' ? '' : turnoutText({ all: one, locale, now }), prose: true },
            { text: t(`focus.state.${group.state}`), state: { icon: STATE_ICONS[group.state] } },
          ],
        };
      }),
    },
  };
}

export interface GroupPageInput extends Reader {
  all: GroupWithAll;
  names: ReadonlyMap<string, string>;
  branchNames: ReadonlyMap<string, string>;
  /** Ids of people whose invitation has not left. */
  unsent: ReadonlySet<string>;
  mayManage: boolean;
  waits: WaitingMail | undefined;
  /** An instant. */
  now: string;
}

/** What views/focus-groups/group.ejs shows. */
export function toGroupPage(input: GroupPageInput) {
  const { locale, all, mayManage } = input;
  const { group, people } = all;
  const t = focusGroupsMessages.in(locale);
  const { balance } = group;
  const path = pathOf(group);
  const reserves = people.filter(({ standing, state }) => standing === 'reserve' && state === 'listed').length;
  const lost = people.filter(({ state, invitedAt }) => state === 'unreachable' && invitedAt === null).length;
  const over = group.state === 'closed' || group.state === 'cancelled';
  return {
    head: groupHead(group, 'group', locale),
    state: { icon: STATE_ICONS[group.state], text: t(`focus.state.${group.state}`) },
    sourceHref: `/complaints${group.source === '' ? '' : `?${group.source}`}`,
    editHref: mayManage && !over ? `${path}/edit` : null,
    inviteAction: mayManage && group.state === 'planned' ? `${path}/invite` : null,
    cancelAction: mayManage && !over ? `${path}/cancel` : null,
    waits: waitsText(input.waits, input),
    sessions: sessionTables(input),
    planned:
      group.state === 'planned' ? t('focus.people.none', { picked: balance.picked, reserves: balance.reserves }) : null,
    people: group.state === 'planned' || !mayManage ? [] : peopleRows(input),
    hidden: !mayManage && group.state !== 'planned',
    reserves: over || group.state === 'planned' ? null : t('focus.people.reserves', { n: reserves }),
    unreachable: lost === 0 ? null : t('focus.people.unreachable', { n: lost }),
    balance: balanceSection(group, locale, input.branchNames),
  };
}

/** Those who were invited, by name. Nothing in a row or in its place tells where they came from. */
function peopleRows({ all, names, unsent, locale, timeZone, now }: GroupPageInput) {
  const t = focusGroupsMessages.in(locale);
  const nameOf = ({ customerId }: FocusPerson): string => names.get(customerId) ?? t('focus.person.nameless');
  const collator = new Intl.Collator(locale);
  const open = all.group.state === 'inviting';
  return all.people
    .filter(({ invitedAt }) => invitedAt !== null)
    .sort((a, b) => collator.compare(nameOf(a), nameOf(b)) || a.id.localeCompare(b.id))
    .map((person) => {
      const session = all.sessions.find(({ id }) => id === person.sessionId);
      const ahead = session?.state === 'planned' && !hasBegun(session, now);
      const waits = unsent.has(person.id);
      const day = answerDay(person, timeZone);
      const off = session?.state === 'cancelled' && person.state === 'withdrawn';
      const afterwards = off
        ? 'off'
        : session !== undefined && isOver(session, now)
          ? AFTERWARDS[person.state]
          : undefined;
      return {
        name: nameOf(person),
        href: `/customers/${person.customerId}`,
        session: session === undefined ? '' : momentText(session.startsAt, locale, timeZone),
        state: {
          icon: afterwards === undefined ? PERSON_ICONS[person.state] : afterwards === 'unnoted' ? 'wait' : 'no',
          text:
            day !== null && afterwards === undefined && !waits
              ? t('focus.person.invited.until', { day: dayAndMonth(day, locale) })
              : t(`focus.person.${afterwards ?? (waits ? 'unsent' : person.state)}`),
        },
        wish: person.wish,
        withdraw:
          open && ahead && hearsOfPlace(person)
            ? {
                action: `${pathOf(all.group)}/people/${person.id}/withdraw`,
                warning: t(waits ? 'focus.person.withdraw.unsent' : 'focus.person.withdraw.text'),
              }
            : null,
      };
    });
}

function balanceSection(group: FocusGroup, locale: Locale, branchNames: ReadonlyMap<string, string>) {
  const t = focusGroupsMessages.in(locale);
  const { balance } = group;
  const told = (count: number | null): string => (count === null ? t('focus.balance.few') : wholeNumber(count));
  const nameOf = (over: BalancedOver, key: string): string => {
    if (over === 'branch') return branchNames.get(key) ?? '–';
    if (over === 'mode') return modeText(key, locale);
    return key === '1' || key === '2' || key === '3' ? t(`focus.severity.${key}`) : key;
  };
  const { picked, reserves, eligible } = balance;
  const others = balance.otherwise;
  return {
    lead: t('focus.balance.lead', { picked, reserves, eligible }),
    tables: (['branch', 'mode', 'severity'] as const).flatMap((over) => {
      const rows = balance.rows.filter((row) => row.over === over);
      if (rows.length === 0) return [];
      return [
        {
          caption: t(`focus.balance.by.${over}`),
          columns: [
            { label: t(`focus.balance.${over}`) },
            { label: t('focus.balance.pool'), end: true },
            { label: t('focus.balance.picked'), end: true },
          ],
          rows: rows.map((row) => ({
            cells: [{ text: nameOf(over, row.key) }, { text: told(row.pool) }, { text: told(row.picked) }],
          })),
        },
      ];
    }),
    excluded: [
      ...balance.excluded.map(({ reason, count }) => t(`focus.excluded.${reason}`, { n: wholeNumber(count) })),
      ...(others === 0 ? [] : [t('focus.excluded.other', { n: told(others) })]),
    ],
  };
}

const DONE = [
  'made',
  'invited',
  'cancelled',
  'held',
  'withdrawn',
  'withdrawn_unsent',
  'withdrawn_gone',
  'removed',
  'saved',
] as const;

/** Words that a redirect left in the address; unknown codes say nothing. */
export function toFlash(locale: Locale, done: unknown): object {
  const code = DONE.find((known) => known === done);
  return code === undefined
    ? {}
    : {
        flash: { kind: code === 'held' ? 'warn' : 'done', text: focusGroupsMessages.in(locale)(`focus.done.${code}`) },
      };
}
