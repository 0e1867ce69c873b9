import type { Days } from '../../domain/card/coarse-period.ts';
import type { Piece } from '../../domain/comments/mask-text.ts';
import { type Locale, textIn } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { dayText } from '../../platform/i18n/dates.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import type { DataTable } from '../../platform/tables/data-table.ts';
import { type TakeAway, toTakeAway } from '../../platform/tables/take-away.ts';
import type { FilterField, Filters, Preset, ScopePage } from '../figures/index.ts';
import type { CommentAddress } from './comment-choice.ts';
import { commentsMessages } from './comments.messages.ts';
import type { CommentsReading, ShownComment } from './comments.queries.ts';

/** What partials/comment.ejs shows: a comment cut into what was written, what was found, and what is masked. */
export interface CommentPart {
  text: string;
  hit?: true;
  masked?: true;
}

export function commentParts(pieces: readonly Piece[], locale: Locale): CommentPart[] {
  const t = commentsMessages.in(locale);
  return pieces.map((piece) => {
    if (piece.kind !== 'text') return { text: t(`comments.masked.${piece.kind}`), masked: true };
    return piece.hit ? { text: piece.text, hit: true } : { text: piece.text };
  });
}

/** The weeks of a comment in words. */
export function commentWeeksText({ from, to }: Days, locale: Locale): string {
  const t = commentsMessages.in(locale);
  const days = { from: dayText(from, locale), to: dayText(to, locale) };
  return t(weeksOf({ from, to }) === 1 ? 'comments.week' : 'comments.weeks', days);
}

const WEEK_MS = 7 * 86_400_000;
const weeksOf = ({ from, to }: Days): number => Math.ceil((Date.parse(to) - Date.parse(from)) / WEEK_MS);

export const COMMENTS_AT_ONCE = 20;
const COMMENTS_TABLE = 'comments';

export interface CommentsPageInput {
  locale: Locale;
  reading: CommentsReading;
  address: CommentAddress;
  definition: QuestionnaireDefinition;
  mayTake: boolean;
  page: Pick<ScopePage, 'filters' | 'presets' | 'periodText' | 'subject' | 'hrefTo'>;
}

export interface CommentsPage {
  filters: Filters;
  presets: Preset[];
  subject: string;
  heading: string;
  find: { action: string; hidden: { name: string; value: string }[]; fields: (FilterField | SearchField)[] };
  /** Why nothing is shown, and what to do. */
  nothing: { text: string; clearHref: string | null } | null;
  groups: { heading: string; joined: string | null; comments: CommentPart[][] }[];
  cut: boolean;
  pages: { firstHref?: string; nextHref?: string; shown?: string };
  takeAway: TakeAway | null;
}

interface SearchField {
  name: 'search';
  kind: 'search';
  label: string;
  value: string;
  maxlength: number;
}

/** What views/comments/list.ejs shows. */
export function toCommentsPage(input: CommentsPageInput): CommentsPage {
  const { reading, locale, page } = input;
  const total = reading.state === 'shown' ? reading.total : 0;
  const comments = reading.state === 'shown' ? reading.comments : [];
  return {
    filters: page.filters,
    presets: page.presets,
    subject: page.subject,
    heading: headingOf(input, total),
    find: findForm(input),
    nothing: nothingOf(input, total),
    groups: groupsOf(comments, locale),
    cut: reading.state === 'shown' && reading.cut,
    pages: pagesOf(input, total, comments.length),
    takeAway:
      input.mayTake && total > 0
        ? toTakeAway(page.hrefTo('/comments'), [
            { key: COMMENTS_TABLE, title: commentsMessages.in(locale)('comments.title') },
          ])
        : null,
  };
}

function headingOf({ locale, reading, address }: CommentsPageInput, total: number): string {
  const t = commentsMessages.in(locale);
  if (reading.state !== 'shown') return t(`comments.heading.${reading.state}`);
  if (address.search !== '') return t('comments.heading.found', { n: total, search: isolate(address.search) });
  return total === 0 ? t('comments.heading.none') : t('comments.heading', { n: total });
}

function nothingOf({ locale, reading, address, page }: CommentsPageInput, total: number): CommentsPage['nothing'] {
  const t = commentsMessages.in(locale);
  if (total > 0) return null;
  const chosen = address.search !== '' || address.mood !== '' || address.low !== '';
  if (reading.state === 'filtered') {
    const wide = { provider: undefined, topic: undefined, channel: undefined, locale: undefined };
    return { text: t('comments.filtered.text'), clearHref: page.hrefTo('/comments', wide) };
  }
  const clear = { search: undefined, mood: undefined, low: undefined };
  const clearHref = chosen && reading.state !== 'few_answers' ? page.hrefTo('/comments', clear) : null;
  if (reading.state !== 'shown') return { text: t(`comments.${reading.state}.text`), clearHref };
  return { text: t(address.search === '' ? 'comments.none.text' : 'comments.none.found'), clearHref };
}

function findForm({ locale, address, definition, page }: CommentsPageInput): CommentsPage['find'] {
  const t = commentsMessages.in(locale);
  const own = new Set(['search', 'mood', 'low']);
  const [action = '', query = ''] = page.hrefTo('/comments').split('?');
  const hidden = [...new URLSearchParams(query)].filter(([name]) => !own.has(name));
  const lowOptions = definition.dimensions.flatMap(({ key, title }) => [
    { value: `dimension:${key}`, label: t('comments.low.dimension', { title: isolate(textIn(title, locale)) }) },
    ...definition.items
      .filter(({ dimension }) => dimension === key)
      .map((item) => ({ value: `item:${item.key}`, label: `– ${textIn(item.short ?? item.text, locale)}` })),
  ]);
  return {
    action,
    hidden: hidden.map(([name, value]) => ({ name, value })),
    fields: [
      { name: 'search', kind: 'search', label: t('comments.search'), value: address.search, maxlength: 200 },
      {
        name: 'mood',
        kind: 'select',
        label: t('comments.mood'),
        value: address.mood,
        options: [
          { value: '', label: t('comments.mood.any') },
          { value: 'unhappy', label: t('comments.mood.unhappy') },
          { value: 'happy', label: t('comments.mood.happy') },
        ],
      },
      {
        name: 'low',
        kind: 'select',
        label: t('comments.low'),
        value: address.low,
        options: [{ value: '', label: t('comments.low.any') }, ...lowOptions],
      },
    ],
  };
}

function groupsOf(comments: readonly ShownComment[], locale: Locale): CommentsPage['groups'] {
  const t = commentsMessages.in(locale);
  const groups = new Map<string, CommentsPage['groups'][number]>();
  for (const { weeks, pieces } of comments) {
    const n = weeksOf(weeks);
    const group = groups.get(weeks.from) ?? {
      heading: commentWeeksText(weeks, locale),
      joined: n === 1 ? null : t('comments.joined', { n }),
      comments: [],
    };
    group.comments.push(commentParts(pieces, locale));
    groups.set(weeks.from, group);
  }
  return [...groups.values()];
}

function pagesOf({ locale, address, page }: CommentsPageInput, total: number, n: number): CommentsPage['pages'] {
  const first = (address.page - 1) * COMMENTS_AT_ONCE;
  const last = first + n;
  const t = commentsMessages.in(locale);
  const number = (value: number): string => leftToRight(wholeNumber(value));
  const numbers = { first: number(first + 1), last: number(last), total: number(total) };
  return {
    ...(n === 0 ? {} : { shown: t('comments.shown', numbers) }),
    ...(address.page === 1 ? {} : { firstHref: page.hrefTo('/comments') }),
    ...(last >= total || n === 0 ? {} : { nextHref: page.hrefTo('/comments', { page: String(address.page + 1) }) }),
  };
}

/** The same comments as a file, masked as on the page. */
export function toCommentsTable(comments: readonly ShownComment[], locale: Locale): DataTable {
  const t = commentsMessages.in(locale);
  return {
    key: COMMENTS_TABLE,
    title: t('comments.title'),
    columns: [
      { head: t('comments.table.from'), kind: 'date' },
      { head: t('comments.table.to'), kind: 'date' },
      { head: t('comments.table.words'), kind: 'text' },
    ],
    rows: comments.map(({ weeks, pieces }) => [
      weeks.from,
      weeks.to,
      commentParts(pieces, locale)
        .map(({ text }) => text)
        .join(''),
    ]),
    notes: [t('comments.rule')],
  };
}
