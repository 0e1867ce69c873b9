import { LOCALE_NAMES, type Locale } from '../../domain/locale.ts';
import { dayText, longDayText, momentText } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { LONGEST_NOTE } from './contact-wishes.forms.ts';
import { wishesMessages } from './contact-wishes.messages.ts';
import { type ContactWish, WISH_STATES, type WishState } from './contact-wishes.queries.ts';
import type { OpenedIdentity } from './contact-wishes.service.ts';

const LIST = '/contact-wishes';
const ICONS: Record<WishState, string> = { open: 'wait', handled: 'done' };

export interface WishesPageInput {
  locale: Locale;
  state: WishState;
  counts: Record<WishState, number>;
  rows: readonly ContactWish[];
  nextCursor: string | null;
  paged: boolean;
}

/** What views/contact-wishes/list.ejs shows. */
export function toWishesPage({ locale, state, counts, rows, nextCursor, paged }: WishesPageInput): object {
  const t = wishesMessages.in(locale);
  const address = (part: Record<string, string>): string => {
    const query = new URLSearchParams(part).toString();
    return query === '' ? LIST : `${LIST}?${query}`;
  };
  const here: Record<string, string> = state === 'open' ? {} : { state };
  const nothing = counts.open + counts.handled === 0;
  return {
    heading: t('wishes.heading', { n: counts.open }),
    lead: t('wishes.lead'),
    empty: nothing
      ? {
          small: true,
          title: t('wishes.empty.title'),
          text: t('wishes.empty.text'),
          steps: [{ href: '/invitations', label: t('wishes.empty.step') }],
        }
      : null,
    tabs: WISH_STATES.map((one) => ({
      label: t(`wishes.state.${one}`),
      count: wholeNumber(counts[one]),
      href: address(one === 'open' ? {} : { state: one }),
      current: one === state,
    })),
    none: rows.length === 0 ? t(`wishes.none.${state}`) : null,
    wishes: rows.map((wish) => ({
      href: `${LIST}/${wish.id}`,
      day: dayText(wish.day, locale),
      topic: wish.topic ?? t('wishes.noTopic'),
      branch: wish.branch,
      words: wish.words,
      note: wish.note,
    })),
    page: {
      ...(paged ? { firstHref: address(here) } : {}),
      ...(nextCursor === null ? {} : { nextHref: address({ ...here, cursor: nextCursor }) }),
    },
  };
}

export interface WishPageInput {
  locale: Locale;
  timeZone: string;
  wish: ContactWish;
  /** Opened just now; none: no link to the person is kept. */
  identity?: OpenedIdentity | 'none';
  /** As it was typed, where it could not be taken. */
  note?: string;
  error?: string;
}

/** What views/contact-wishes/one.ejs shows. */
export function toWishPageModel({ locale, timeZone, wish, identity, note, error }: WishPageInput) {
  const t = wishesMessages.in(locale);
  const state: WishState = wish.handledAt === null ? 'open' : 'handled';
  const fact = (label: string, text: string | null): { label: string; text: string }[] =>
    text === null ? [] : [{ label, text }];
  const unknown = identity === 'none';
  const told = error === undefined ? undefined : t('wishes.problem.note');
  return {
    heading: t('wishes.page.heading', { day: longDayText(wish.day, locale) }),
    listHref: LIST,
    state: { icon: ICONS[state], text: t(`wishes.one.${state}`) },
    words: wish.words,
    facts: [
      ...fact(t('wishes.page.topic'), wish.topic),
      ...fact(t('wishes.page.branch'), wish.branch),
      ...fact(t('wishes.page.language'), wish.locale === null ? null : LOCALE_NAMES[wish.locale]),
    ],
    unknown,
    openAction: unknown || identity !== undefined ? null : `${LIST}/${wish.id}/open`,
    identity:
      identity === undefined || identity === 'none'
        ? null
        : {
            name: identity.name,
            email: identity.email,
            mailHref: identity.email === null ? null : `mailto:${encodeURIComponent(identity.email)}`,
            customerHref: `/customers/${identity.customerId}`,
          },
    handled:
      wish.handledAt === null
        ? null
        : {
            line: t('wishes.page.handledLine', {
              at: momentText(wish.handledAt, locale, timeZone),
              by: isolate(wish.handledBy ?? ''),
            }),
            note: wish.note,
            reopenAction: `${LIST}/${wish.id}/reopen`,
          },
    handleAction: `${LIST}/${wish.id}/handle`,
    problems: told === undefined ? [] : [{ field: 'note', text: told }],
    noteField: {
      name: 'note',
      kind: 'textarea',
      label: t('wishes.page.note'),
      hint: t('wishes.page.note.hint'),
      value: note ?? wish.note ?? '',
      optional: true,
      maxlength: LONGEST_NOTE,
      ...(told === undefined ? {} : { error: told }),
    },
  };
}
