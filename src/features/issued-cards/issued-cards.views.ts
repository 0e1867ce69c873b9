import type { Locale } from '../../domain/locale.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { periodText, segmentText } from '../figures/index.ts';
import { issuedCardsMessages } from './issued-cards.messages.ts';
import type { ReadIssuedCard } from './issued-cards.queries.ts';
import type { IssuedScope } from './issued-cards.store.ts';

interface Reader {
  locale: Locale;
  timeZone: string;
}

/** A list as views/partials/table.ejs shows it. */
export function toIssuedTable(cards: readonly ReadIssuedCard[], { locale, timeZone }: Reader) {
  const t = issuedCardsMessages.in(locale);
  return {
    caption: t('issued.title'),
    columns: [
      { label: t('issued.col.card'), wide: true },
      { label: t('issued.col.period') },
      { label: t('issued.col.at') },
      { label: t('issued.col.by') },
      { label: t('issued.col.note') },
    ],
    rows: cards.map(({ id, scope, issuedAt, issuer, note }) => ({
      cells: [
        { text: segmentText(scope.named, locale), href: `/cards/${id}` },
        { text: periodText(scope.period, locale) },
        { text: momentText(issuedAt, locale, timeZone) },
        { text: issuer },
        { text: note ?? '' },
      ],
    })),
  };
}

/** What stands above an issued card. */
export function toIssuedHead(card: ReadIssuedCard, { locale, timeZone }: Reader) {
  const t = issuedCardsMessages.in(locale);
  const { issuedAt, issuer, methodVersion: method, dataVersion: data, note, scope } = card;
  return {
    issued: t('issued.one.issued', { when: isolate(momentText(issuedAt, locale, timeZone)), name: isolate(issuer) }),
    versions: t('issued.one.versions', { method: leftToRight(method), data: leftToRight(data) }),
    exact: scope.rights.rowAccess ? t('issued.one.exact') : null,
    note,
    todayHref: todayHref(scope),
  };
}

function todayHref({ period, named, questionnaire }: IssuedScope): string {
  const { provider, branch, topic, channel, locale, origin } = named;
  const parts = { ...period, questionnaire, provider: provider?.id, branch: branch?.id, topic: topic?.id };
  const kept = Object.entries({ ...parts, channel, locale, origin }).filter(
    (part): part is [string, string] => !!part[1],
  );
  return `/card?${new URLSearchParams(kept)}`;
}

export interface FilledIssue {
  values: Record<string, unknown>;
  errors: Record<string, string>;
}

/** @param exact the issuer sees exact days and small groups, and says whether the card tells them */
export function toIssueForm(locale: Locale, exact: boolean, { values, errors }: FilledIssue) {
  const t = issuedCardsMessages.in(locale);
  const words = wordsOf(issuedCardsMessages, locale);
  const errorOf = (name: string): { error?: string } => {
    const key = errors[name];
    return key === undefined ? {} : { error: words(key) };
  };
  const readers = (['managers', 'administrators'] as const).map((value) => ({
    value,
    label: t(`issued.new.readers.${value}`),
    hint: t(`issued.new.readers.${value}.hint`),
  }));
  return {
    problems: Object.keys(errors).map((field) => ({ field, text: errorOf(field).error ?? '' })),
    id: { name: 'id', kind: 'hidden', label: '', value: values.id },
    note: {
      name: 'note',
      kind: 'textarea',
      label: t('issued.new.note'),
      hint: t('issued.new.note.hint'),
      optional: true,
      maxlength: 500,
      rows: 3,
      value: values.note,
      ...errorOf('note'),
    },
    readers: exact
      ? {
          name: 'readers',
          kind: 'radios',
          label: t('issued.new.readers'),
          options: readers,
          value: values.readers ?? 'managers',
          ...errorOf('readers'),
        }
      : null,
  };
}
