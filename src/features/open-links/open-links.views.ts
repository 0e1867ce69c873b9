import { CHANNELS } from '../../domain/channel.ts';
import { LOCALE_NAMES, type Locale, textIn } from '../../domain/locale.ts';
import type { OrganisationSettings } from '../../domain/settings/organisation-settings.ts';
import { type Field, type Filled, fillChange, fillIn } from '../../platform/http/form-fields.ts';
import { dayText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { seenBefore } from '../../platform/overtaken.ts';
import { drawQr } from '../../platform/qr.ts';
import { figureMessages } from '../figures/index.ts';
import type { Place } from '../organisation/index.ts';
import type { QuestionnaireVersion } from '../questionnaires/index.ts';
import { OPEN_LINK_LIMITS } from './open-link-throttle.ts';
import { openLinksMessages } from './open-links.messages.ts';
import { shownOf } from './open-links.service.ts';
import type { OpenLink } from './open-links.store.ts';
import { isOpen } from './open-survey.queries.ts';

const LIST = '/open-links';

/** A link with what it is shown by. */
export interface ShownLink {
  link: OpenLink;
  names: readonly string[];
  questionnaire: QuestionnaireVersion;
}

export const linkAddress = (baseUrl: string, { slug }: Pick<OpenLink, 'slug'>): string => `${baseUrl}/q/${slug}`;

/** As people type it. */
export const shortAddress = (baseUrl: string, link: Pick<OpenLink, 'slug'>): string =>
  linkAddress(baseUrl, link).replace(/^https?:\/\//, '');

/** What the link stands for, names isolated. */
function placeText(names: readonly string[], locale: Locale): string {
  return names.length > 0 ? dotted(names.map(isolate)) : openLinksMessages.in(locale)('openLinks.whole');
}

export function toOpenLinksPage(
  links: readonly ShownLink[],
  { locale, baseUrl, today, mayEdit }: { locale: Locale; baseUrl: string; today: string; mayEdit: boolean },
) {
  const t = openLinksMessages.in(locale);
  const add = mayEdit ? { href: `${LIST}/new`, label: t('openLinks.new') } : null;
  return {
    heading: t('openLinks.title'),
    lead: t('openLinks.lead'),
    add,
    empty:
      links.length > 0
        ? null
        : { small: true, title: t('openLinks.empty.title'), text: t('openLinks.empty.text'), steps: add ? [add] : [] },
    table: {
      caption: t('openLinks.title'),
      columns: [
        { label: t('openLinks.col.place'), wide: true },
        { label: t('openLinks.col.address') },
        { label: t('openLinks.col.questionnaire') },
        { label: t('openLinks.col.state') },
      ],
      rows: links.map(({ link, names, questionnaire }) => ({
        cells: [
          { text: placeText(names, locale), href: `${LIST}/${link.id}` },
          { text: shortAddress(baseUrl, link), num: true },
          { text: textIn(questionnaire.definition.title, locale) },
          stateCell(link, today, locale),
        ],
      })),
    },
  };
}

function stateCell(link: OpenLink, today: string, locale: Locale) {
  return { text: stateText(link, today, locale), state: { icon: isOpen(link, today) ? 'done' : 'no' } };
}

function stateText(link: OpenLink, today: string, locale: Locale): string {
  const t = openLinksMessages.in(locale);
  const { active, closesOn } = link;
  if (!active) return t('openLinks.state.closed');
  if (closesOn === null) return t('openLinks.state.open');
  const day = dayText(closesOn, locale);
  return t(isOpen(link, today) ? 'openLinks.state.until' : 'openLinks.state.over', { day });
}

export interface LinkSurroundings {
  branches: readonly Place[];
  providers: readonly Place[];
  topics: readonly Place[];
  questionnaires: readonly QuestionnaireVersion[];
  settings: OrganisationSettings;
}

export function toNewLinkForm(locale: Locale, around: LinkSurroundings, filled: Filled) {
  const t = openLinksMessages.in(locale);
  const places = (name: 'branch' | 'provider' | 'topic', all: readonly Place[], hint?: string): Field => ({
    name,
    kind: 'select',
    label: t(`openLinks.field.${name}`),
    ...(hint === undefined ? {} : { hint }),
    options: [
      { value: '', label: t('openLinks.field.any') },
      ...all.map(({ id, name: label }) => ({ value: id, label })),
    ],
  });
  const [usual] = around.questionnaires;
  const fields: Field[] = [
    places('branch', around.branches),
    places('topic', around.topics),
    places('provider', around.providers, t('openLinks.field.provider.hint')),
    {
      name: 'questionnaire',
      kind: 'select',
      label: t('openLinks.field.questionnaire'),
      value: usual?.key ?? '',
      options: around.questionnaires.map(({ key, definition }) => ({
        value: key,
        label: textIn(definition.title, locale),
      })),
    },
    ...settingFields(locale, around.settings, {
      channel: 'in_person',
      locale: around.settings.defaultLanguage,
      itemsPerDimension: 3,
      closesOn: null,
    }),
  ];
  const form = fillIn(fields, filled, wordsOf(openLinksMessages, locale));
  return { heading: t('openLinks.new'), fields: Object.values(form.fields), problems: form.problems };
}

function settingFields(
  locale: Locale,
  { languages }: OrganisationSettings,
  link: Pick<OpenLink, 'channel' | 'locale' | 'itemsPerDimension' | 'closesOn'>,
): Field[] {
  const t = openLinksMessages.in(locale);
  const f = figureMessages.in(locale);
  const offered = [...new Set([...languages, link.locale])];
  return [
    {
      name: 'channel',
      kind: 'select',
      label: t('openLinks.field.channel'),
      hint: t('openLinks.field.channel.hint'),
      value: link.channel ?? '',
      options: [
        { value: '', label: t('openLinks.field.channel.any') },
        ...CHANNELS.map((value) => ({ value, label: f(`figure.channel.${value}`) })),
      ],
    },
    {
      name: 'locale',
      kind: 'radios',
      label: t('openLinks.field.locale'),
      hint: t('openLinks.field.locale.hint'),
      value: link.locale,
      options: offered.map((value) => ({ value, label: LOCALE_NAMES[value] })),
    },
    {
      name: 'items',
      kind: 'number',
      label: t('openLinks.field.items'),
      hint: t('openLinks.field.items.hint'),
      value: link.itemsPerDimension ?? '',
      min: 1,
      max: 200,
      optional: true,
      className: 'short',
    },
    {
      name: 'closesOn',
      kind: 'date',
      label: t('openLinks.field.closesOn'),
      value: link.closesOn ?? '',
      optional: true,
      className: 'short',
    },
  ];
}

interface OneLinkInput {
  locale: Locale;
  baseUrl: string;
  today: string;
  mayEdit: boolean;
  settings: OrganisationSettings;
  filled: Filled;
}

/** One link: its address, its cards, and how it asks. */
export function toOpenLinkPage({ link, names, questionnaire }: ShownLink, input: OneLinkInput) {
  const { locale, baseUrl, today, mayEdit, settings, filled } = input;
  const t = openLinksMessages.in(locale);
  const fields: Field[] = [
    ...settingFields(locale, settings, link),
    { name: 'active', kind: 'checkbox', label: t('openLinks.field.active'), value: link.active },
  ];
  const form = fillChange(fields, filled, { words: wordsOf(openLinksMessages, locale), locale, field: 'channel' });
  const address = linkAddress(baseUrl, link);
  const card = (size: 'a4' | 'small', language: Locale | 'all') =>
    `${LIST}/${link.id}/print?${new URLSearchParams({ size, in: language })}`;
  const { fromAddressInTenMinutes, fromAddressInDay, ofLinkInTenMinutes } = OPEN_LINK_LIMITS;
  const several = settings.languages.length > 1;
  return {
    heading: placeText(names, locale),
    back: { href: LIST, label: t('openLinks.title') },
    state: stateCell(link, today, locale),
    questionnaire: textIn(questionnaire.definition.title, locale),
    address: { href: address, text: shortAddress(baseUrl, link) },
    qr: { ...drawQr(address), label: t('openLinks.one.qr', { address: leftToRight(shortAddress(baseUrl, link)) }) },
    local: isLocal(baseUrl) ? t('openLinks.one.local') : null,
    cards: [
      {
        title: t('openLinks.one.print.a4'),
        links: [
          ...settings.languages.map((lang) => ({ href: card('a4', lang), label: LOCALE_NAMES[lang], lang })),
          ...(several ? [{ href: card('a4', 'all'), label: t('openLinks.one.print.all'), lang: locale }] : []),
        ],
      },
      {
        title: t('openLinks.one.print.small'),
        links: settings.languages.map((lang) => ({ href: card('small', lang), label: LOCALE_NAMES[lang], lang })),
      },
    ],
    answersHref: answersHref(link, questionnaire.key),
    limits: t('openLinks.one.limits', {
      address: wholeNumber(fromAddressInTenMinutes),
      day: wholeNumber(fromAddressInDay),
      link: wholeNumber(ofLinkInTenMinutes),
    }),
    form: mayEdit
      ? {
          action: `${LIST}/${link.id}`,
          fields: Object.values(form.fields),
          seen: seenBefore(filled, shownOf(link)),
          savedMeanwhile: form.savedMeanwhile,
          problems: form.problems,
        }
      : null,
  };
}

function answersHref({ branchId, topicId, providerId }: OpenLink, questionnaire: string): string {
  const filters = { questionnaire, branch: branchId, topic: topicId, provider: providerId, origin: 'open_link' };
  return `/card?${new URLSearchParams(Object.entries(filters).filter((part): part is [string, string] => !!part[1]))}`;
}

/** Whether an address leads to the reader's own machine. */
function isLocal(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}
