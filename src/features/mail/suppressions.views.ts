import type { Locale } from '../../domain/locale.ts';
import { type Filled, fillIn } from '../../platform/http/form-fields.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { suppressionsMessages } from './suppressions.messages.ts';
import { SUPPRESSIONS, type SuppressedAddress, type Suppression } from './suppressions.store.ts';

export interface SuppressionsPageInput {
  locale: Locale;
  timeZone: string;
  counts: Record<Suppression, number>;
  reason: Suppression | undefined;
  rows: readonly SuppressedAddress[];
  nextCursor: string | null;
  paged: boolean;
  mayChange: boolean;
  /** What somebody asked for. */
  look: { email: string; found: SuppressedAddress | undefined } | undefined;
  /** Of the form in which something is wrong. */
  wrong: { form: 'look' | 'add' | 'file'; filled: Filled } | undefined;
}

const PAGE = '/mail/suppressions';
const UNTOUCHED: Filled = { values: {}, errors: {} };

/** What views/mail-flow/suppressions.ejs shows. */
export function toSuppressionsPage(input: SuppressionsPageInput): object {
  const { locale, counts, reason, wrong } = input;
  const t = suppressionsMessages.in(locale);
  const words = wordsOf(suppressionsMessages, locale);
  const total = SUPPRESSIONS.reduce((sum, each) => sum + counts[each], 0);
  const filled = (form: 'look' | 'add' | 'file'): Filled => (wrong?.form === form ? wrong.filled : UNTOUCHED);
  // Both forms send the same name, so each has an id of its own.
  const email = (form: 'look' | 'add') => {
    const { fields, problems } = fillIn(
      [
        {
          name: 'email',
          kind: 'email',
          label: t('suppressions.email'),
          required: true,
          maxlength: 254,
          autocomplete: 'off',
        },
      ],
      filled(form),
      words,
    );
    const id = `${form}-email`;
    return { field: { ...fields.email, id }, problems: problems.map((problem) => ({ ...problem, field: id })) };
  };
  const look = email('look');
  const add = email('add');
  const file = fillIn(
    [
      {
        name: 'file',
        kind: 'file',
        label: t('suppressions.upload.file'),
        hint: t('suppressions.upload.hint'),
        accept: '.csv,.txt,text/csv,text/plain',
        required: true,
      },
    ],
    filled('file'),
    words,
  );
  return {
    problems: [...look.problems, ...add.problems, ...file.problems],
    lookField: look.field,
    lookedUp: lookView(input),
    add: input.mayChange ? { emailField: add.field, fileField: file.fields.file } : null,
    empty:
      total > 0
        ? null
        : { small: true, title: t('suppressions.empty.title'), text: t('suppressions.empty.text'), steps: [] },
    tabs: [
      { label: t('suppressions.all'), count: total, href: PAGE, current: reason === undefined },
      ...SUPPRESSIONS.map((each) => ({
        label: t(`suppressions.reason.${each}`),
        count: counts[each],
        href: `${PAGE}?reason=${each}`,
        current: reason === each,
      })),
    ].map((tab) => ({ ...tab, count: wholeNumber(tab.count) })),
    none: total > 0 && input.rows.length === 0 ? t('suppressions.none') : null,
    table: {
      caption: t('suppressions.caption'),
      columns: [{ label: t('suppressions.col.reason') }, { label: t('suppressions.col.since') }],
      rows: input.rows.map((row) => ({
        cells: [{ text: t(`suppressions.reason.${row.reason}`) }, { text: momentText(row.at, locale, input.timeZone) }],
      })),
    },
    page: {
      ...(input.paged ? { firstHref: address({ reason }) } : {}),
      ...(input.nextCursor === null ? {} : { nextHref: address({ reason, cursor: input.nextCursor }) }),
    },
  };
}

function lookView({ locale, timeZone, look, mayChange }: SuppressionsPageInput): object | null {
  const t = suppressionsMessages.in(locale);
  if (look === undefined) return null;
  const email = isolate(look.email);
  const { found } = look;
  if (found === undefined) return { icon: 'done', text: t('suppressions.look.no', { email }), remove: null };
  return {
    icon: 'no',
    text: t('suppressions.look.yes', {
      email,
      at: momentText(found.at, locale, timeZone),
      reason: t(`suppressions.because.${found.reason}`),
    }),
    remove: mayChange
      ? {
          email: look.email,
          warning: found.reason === 'unsubscribed' ? t('suppressions.remove.unsubscribed') : null,
        }
      : null,
  };
}

function address(part: { reason: string | undefined; cursor?: string }): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(part)) if (value !== undefined) query.set(name, value);
  return query.size === 0 ? PAGE : `${PAGE}?${query}`;
}
