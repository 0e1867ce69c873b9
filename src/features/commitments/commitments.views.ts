import { ENDINGS, endingAt } from '../../domain/commitment/commitment-state.ts';
import type { Locale } from '../../domain/locale.ts';
import { dayBounds } from '../../domain/time/day-bounds.ts';
import { type Field, type Filled, fillIn } from '../../platform/http/form-fields.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { percent, wholeNumber } from '../../platform/i18n/numbers.ts';
import { userLabel } from '../accounts/index.ts';
import { LONGEST_PROMISE } from './commitments.forms.ts';
import { commitmentsMessages } from './commitments.messages.ts';
import {
  KEPT_TARGET,
  type ListedCommitment,
  type PromisesKept,
  SHOWN_STATES,
  type ShownState,
} from './commitments.queries.ts';

export const LIST = '/commitments';
/** How a promise stands, as a shape. */
export const ICONS = { open: 'wait', kept: 'done', late: 'few', broken: 'no', withdrawn: 'no' } as const;

/** Where and when it is read. */
export interface Moment {
  locale: Locale;
  timeZone: string;
  now: string;
  today: string;
}

export interface Choice {
  id: string;
  name: string;
}

export interface CommitmentsPageInput extends Moment {
  shown: ShownState;
  owner: string;
  mine: string;
  mayEdit: boolean;
  counts: Record<ShownState, number>;
  /** Of the reader's own. */
  mineDue: { overdue: number; today: number };
  rows: readonly ListedCommitment[];
  nextCursor: string | null;
  paged: boolean;
  owners: readonly Choice[];
  period: { from: string; to: string };
  measure: PromisesKept;
}

/** What views/commitments/list.ejs shows. */
export function toCommitmentsPage(input: CommitmentsPageInput) {
  const { locale, shown, owner, rows, counts } = input;
  const t = commitmentsMessages.in(locale);
  const address = (part: Record<string, string>): string => {
    const kept = Object.entries(part).filter(([, value]) => value !== '');
    const query = new URLSearchParams(Object.fromEntries(kept)).toString();
    return query === '' ? LIST : `${LIST}?${query}`;
  };
  const here = { shown: shown === 'open' ? '' : shown, owner };
  const nothing = counts.all === 0 && owner === '';
  return {
    heading: headingOf(input),
    lead: t('commitments.lead'),
    newHref: input.mayEdit ? `${LIST}/new` : null,
    empty: nothing
      ? {
          small: true,
          title: t('commitments.empty.title'),
          text: t('commitments.empty.text'),
          steps: input.mayEdit ? [{ href: `${LIST}/new`, label: t('commitments.new') }] : [],
        }
      : null,
    tabs: SHOWN_STATES.map((one) => ({
      label: t(`commitments.shown.${one}`),
      count: wholeNumber(counts[one]),
      href: address({ ...here, shown: one === 'open' ? '' : one }),
      current: one === shown,
    })),
    ownerField: ownerField(input),
    shown,
    none: rows.length === 0 ? t(`commitments.none.${shown}`) : null,
    groups: groupsOf(input),
    page: {
      ...(input.paged ? { firstHref: address(here) } : {}),
      ...(input.nextCursor === null ? {} : { nextHref: address({ ...here, cursor: input.nextCursor }) }),
    },
    measure: { ...measureOf(input.measure, locale), fields: periodFields(locale, input.period) },
  };
}

function headingOf({ locale, mineDue: { overdue, today } }: CommitmentsPageInput): string {
  const t = commitmentsMessages.in(locale);
  if (overdue === 0) return t('commitments.heading.today', { n: today });
  return today === 0
    ? t('commitments.heading.overdue', { n: overdue })
    : t('commitments.heading.both', { overdue, today });
}

function groupsOf({ rows, shown, ...moment }: CommitmentsPageInput) {
  const t = commitmentsMessages.in(moment.locale);
  const lines = rows.map((row) => ({ ...lineOf(row, moment), group: groupOf(row, moment) }));
  if (shown === 'all') return [{ title: null, lines }];
  return (['overdue', 'today', 'later'] as const)
    .map((group) => ({ title: t(`commitments.group.${group}`), lines: lines.filter((line) => line.group === group) }))
    .filter((group) => group.lines.length > 0);
}

function groupOf({ dueAt }: ListedCommitment, { now, today, timeZone }: Moment): 'overdue' | 'today' | 'later' {
  if (dueAt < now) return 'overdue';
  return dueAt < (dayBounds(today, timeZone)?.end ?? '') ? 'today' : 'later';
}

function lineOf(commitment: ListedCommitment, moment: Moment & { mine: string; mayEdit: boolean }) {
  const { locale, timeZone, now } = moment;
  const t = commitmentsMessages.in(locale);
  const { id, words, state, dueAt, owner, branch, customer } = commitment;
  const open = state === 'open';
  const late = open && dueAt < now;
  const press = open ? endingAt(now, dueAt) : undefined;
  const shownWords = words === '' ? t('commitments.erased') : words;
  return {
    href: `${LIST}/${id}`,
    words: shownWords,
    about: [
      ...(customer === null ? [] : [t('commitments.to', { name: isolate(customerName(customer, locale)) })]),
      isolate(open ? userLabel(owner, locale) : owner.name),
      ...(branch === null ? [] : [isolate(branch)]),
    ],
    due: t(late ? 'commitments.since' : 'commitments.by', { due: isolate(momentText(dueAt, locale, timeZone)) }),
    late,
    state: open ? null : { icon: ICONS[state], text: t(`commitments.state.${state}`) },
    press:
      press === undefined || !moment.mayEdit || commitment.ownerId !== moment.mine
        ? null
        : {
            action: `${LIST}/${id}/settle`,
            state: press,
            label: t(`commitments.press.${press}`),
            aria: t('commitments.press.of', { press: t(`commitments.press.${press}`), words: isolate(shownWords) }),
          },
  };
}

type CustomerName = Omit<NonNullable<ListedCommitment['customer']>, 'id'>;

export function customerName({ name, email, erased }: CustomerName, locale: Locale): string {
  const t = commitmentsMessages.in(locale);
  return erased ? t('commitments.erasedCustomer') : (name ?? email ?? t('commitments.unnamed'));
}

type OwnerChoice = Pick<CommitmentsPageInput, 'owner' | 'owners' | 'mine' | 'locale'>;

function ownerField({ owner, owners, mine, locale }: OwnerChoice): Field {
  const t = commitmentsMessages.in(locale);
  return {
    name: 'owner',
    kind: 'select',
    label: t('commitments.owner'),
    value: owner,
    options: [
      { value: '', label: t('commitments.owner.all') },
      { value: mine, label: t('commitments.owner.mine') },
      ...owners.filter(({ id }) => id !== mine).map(({ id, name }) => ({ value: id, label: name })),
    ],
  };
}

function periodFields(locale: Locale, { from, to }: { from: string; to: string }): Field[] {
  const t = commitmentsMessages.in(locale);
  return [
    { name: 'from', kind: 'date', label: t('commitments.measure.from'), value: from },
    { name: 'to', kind: 'date', label: t('commitments.measure.to'), value: to },
  ];
}

/** All that the address of the ledger holds, as one form. */
export function toLedgerFilters(input: OwnerChoice & { shown: ShownState }) {
  return {
    action: LIST,
    fields: [...periodFields(input.locale, { from: '', to: '' }), ownerField(input)],
    hidden: [{ name: 'shown', value: input.shown }],
  };
}

function measureOf({ ended, share }: PromisesKept, locale: Locale) {
  const t = commitmentsMessages.in(locale);
  const counts = [
    ...ENDINGS.map((ending) => ({ label: t(`commitments.state.${ending}`), n: wholeNumber(ended[ending]) })),
    { label: t('commitments.measure.overdue'), n: wholeNumber(ended.overdue) },
  ];
  if (!('value' in share)) return { text: t('commitments.measure.none'), verdict: null, counts: null };
  const { value, ci95, verdict } = share.value;
  return {
    text: t('commitments.measure.share', {
      share: percent(value),
      due: wholeNumber(share.n),
      interval: leftToRight(`${percent(ci95[0])}–${percent(ci95[1])}`),
    }),
    verdict: t(`commitments.measure.${verdict}`, { target: percent(KEPT_TARGET) }),
    counts,
  };
}

export interface NewCommitmentInput extends Moment {
  owners: readonly Choice[];
  branches: readonly Choice[];
  limited: boolean;
  customer: CustomerName | null;
  /** Where to go back to. */
  back: { href: string };
}

/** What views/commitments/new.ejs shows. */
export function toNewCommitment(input: NewCommitmentInput, filled: Filled) {
  const { locale, owners, branches, customer } = input;
  const t = commitmentsMessages.in(locale);
  const listed = (all: readonly Choice[]) => all.map(({ id, name }) => ({ value: id, label: name }));
  const { fields, problems } = fillIn(
    [
      {
        name: 'words',
        kind: 'textarea',
        label: t('commitments.field.words'),
        hint: t('commitments.field.words.hint'),
        required: true,
        rows: 3,
        maxlength: LONGEST_PROMISE,
      },
      { name: 'due', kind: 'datetime-local', label: t('commitments.field.due'), required: true, dir: 'ltr' },
      { name: 'owner', kind: 'select', label: t('commitments.owner'), options: listed(owners) },
      {
        name: 'branch',
        kind: 'select',
        label: t('commitments.fact.branch'),
        options: [
          ...(input.limited ? [] : [{ value: '', label: t('commitments.field.branch.none') }]),
          ...listed(branches),
        ],
      },
      { name: 'customer', kind: 'hidden', label: '' },
      { name: 'contact', kind: 'hidden', label: '' },
    ],
    filled,
    wordsOf(commitmentsMessages, locale),
  );
  return {
    heading: t('commitments.new'),
    to: customer === null ? null : t('commitments.to', { name: isolate(customerName(customer, locale)) }),
    back: { ...input.back, label: t('commitments.title') },
    fields: Object.values(fields),
    problems,
  };
}
