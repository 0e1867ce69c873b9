import type { Locale } from '../../domain/locale.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { focusGroupsMessages } from './focus-groups.messages.ts';
import type { FocusGroup, FocusSession } from './focus-groups.store.ts';

export const LIST = '/focus-groups';
export const pathOf = ({ id }: Pick<FocusGroup, 'id'>): string => `${LIST}/${id}`;

/** The filters that a group came from, as an address gave them. */
export const queryOf = ({ source }: Pick<FocusGroup, 'source'>): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(source));

/** Place or link, language and moderator in one line. */
export function whereText(session: FocusSession, locale: Locale): string {
  const t = focusGroupsMessages.in(locale);
  return t('focus.session.line', {
    where: session.place === null ? t('focus.session.online') : isolate(session.place),
    language: new Intl.DisplayNames(locale, { type: 'language' }).of(session.locale) ?? session.locale,
    moderator: isolate(session.moderator),
  });
}

export function modeText(key: string, locale: Locale): string {
  return FAILURE_MODES.find((mode) => mode.key === key)?.label[locale] ?? key;
}

/** That mail waits for the end of quiet hours, and until when. */
export function waitsText(
  waits: { count: number; leavesAt: string } | undefined,
  { locale, timeZone }: { locale: Locale; timeZone: string },
): string | null {
  if (waits === undefined) return null;
  const when = momentText(waits.leavesAt, locale, timeZone);
  return focusGroupsMessages.in(locale)('focus.mail.waits', { n: waits.count, when });
}

const PARTS = ['group', 'guide', 'findings'] as const;
export type FocusPart = (typeof PARTS)[number];

/** What stands at the head of each page of a group: its name, and the ways to its other pages. */
export function groupHead(group: FocusGroup, part: FocusPart, locale: Locale) {
  const t = focusGroupsMessages.in(locale);
  const path = pathOf(group);
  const hrefs: Record<FocusPart, string> = { group: path, guide: `${path}/guide`, findings: `${path}/findings` };
  return {
    listHref: LIST,
    theme: group.theme,
    lead: t('focus.page.lead', { question: isolate(group.question) }),
    tabs: PARTS.map((one) => ({ label: t(`focus.tab.${one}`), href: hrefs[one], current: one === part })),
  };
}
