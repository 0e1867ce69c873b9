import { z } from 'zod';
import { tidyWords } from '../answers/written-words.ts';
import { type Channel, type ContactKind, isChannel, isContactKind } from '../channel.ts';
import { isLocale, type Locale } from '../locale.ts';
import { tidyName } from '../names/tidy-name.ts';
import { restoreCell } from './cells.ts';
import { headerProblems, type RowProblem, type RowProblemCode, rowProblem } from './row-problem.ts';
import { readTime } from './timestamps.ts';

export const CONTACT_COLUMNS = [
  'external_id',
  'requested_at',
  'first_replied_at',
  'completed_at',
  'customer_external_id',
  'customer_email',
  'customer_name',
  'locale',
  'provider',
  'branch',
  'topic',
  'channel',
  'kind',
  'note',
] as const;
export type ContactColumn = (typeof CONTACT_COLUMNS)[number];

/** One contact of a file. Instants are ISO-8601 UTC; what was left empty is null. */
export interface ContactRow {
  externalId: string | null;
  requestedAt: string | null;
  firstRepliedAt: string | null;
  completedAt: string | null;
  customer: { externalId: string | null; email: string | null; name: string | null; locale: Locale | null };
  provider: string;
  branch: string | null;
  topic: string | null;
  channel: Channel | null;
  kind: ContactKind | null;
  note: string | null;
}

export interface ContactFileContext {
  /** The organisation's zone, for times without an offset. */
  timeZone: string;
  now: string;
}

const CUSTOMER_COLUMNS = ['customer_external_id', 'customer_email', 'customer_name'];

/** Columns of the header that the format does not have, each by name, and those without which no row can be taken. */
export function contactHeaderProblems(header: readonly string[]): RowProblem[] {
  const problems = headerProblems(header, (column) => CONTACT_COLUMNS.some((known) => known === column));
  if (!header.includes('provider')) problems.push(rowProblem(1, 'provider', 'missing_column'));
  if (!CUSTOMER_COLUMNS.some((column) => header.includes(column)))
    problems.push(rowProblem(1, '', 'no_customer_column'));
  return problems;
}

const LONGEST_NAME = 200;
const LONGEST_NOTE = 4000;
/** Clocks differ: a time up to a day ahead is taken for now. */
const CLOCK_TOLERANCE = 86_400_000;
const Email = z.email().max(254);

/**
 * Reads one row of a contacts file; a column that is missing is as good as empty. A customer needs an external id, an
 * e-mail or a name, and a contact needs its provider.
 *
 * @param line the line of the file, for the problems, all of which are listed
 */
export function parseContactRow(
  record: Readonly<Record<string, string | undefined>>,
  line: number,
  context: ContactFileContext,
): { ok: true; row: ContactRow } | { ok: false; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const refuse = (column: ContactColumn, code: RowProblemCode, value = '') => {
    problems.push(rowProblem(line, column, code, value));
    return null;
  };
  const cell = (column: ContactColumn, longest = LONGEST_NAME, tidy = tidyWords): string | null => {
    const text = tidy(restoreCell(record[column] ?? ''));
    if (text === '') return null;
    return text.length > longest ? refuse(column, 'too_long', text) : text;
  };
  const nameIn = (column: ContactColumn): string | null => cell(column, LONGEST_NAME, tidyName);
  const word = <T extends string>(
    column: ContactColumn,
    isWord: (value: unknown) => value is T,
    code: RowProblemCode,
  ) => {
    const text = cell(column)?.toLowerCase() ?? null;
    if (text === null) return null;
    return isWord(text) ? text : refuse(column, code, text);
  };
  const time = (column: ContactColumn): string | null => {
    const text = cell(column);
    if (text === null) return null;
    const read = readTime(text, context.timeZone);
    if ('problem' in read) return refuse(column, read.problem, text);
    const ahead = Date.parse(read.instant) - Date.parse(context.now);
    return ahead > CLOCK_TOLERANCE ? refuse(column, 'in_the_future', text) : read.instant;
  };
  const email = (): string | null => {
    const text = cell('customer_email', 254);
    if (text === null) return null;
    return Email.safeParse(text).success ? text : refuse('customer_email', 'not_an_email', text);
  };

  const requestedAt = time('requested_at');
  const later = (column: 'first_replied_at' | 'completed_at'): string | null => {
    const instant = time(column);
    const early = instant !== null && requestedAt !== null && instant < requestedAt;
    return early ? refuse(column, 'out_of_order', cell(column) ?? '') : instant;
  };
  const firstRepliedAt = later('first_replied_at');
  const completedAt = later('completed_at');
  if (firstRepliedAt !== null && completedAt !== null && firstRepliedAt > completedAt) {
    refuse('first_replied_at', 'after_completion', cell('first_replied_at') ?? '');
  }
  const row = {
    externalId: cell('external_id'),
    requestedAt,
    firstRepliedAt,
    completedAt,
    customer: {
      externalId: cell('customer_external_id'),
      email: email(),
      name: nameIn('customer_name'),
      locale: word('locale', isLocale, 'unknown_language'),
    },
    provider: nameIn('provider') ?? '',
    branch: nameIn('branch'),
    topic: nameIn('topic'),
    channel: word('channel', isChannel, 'unknown_channel'),
    kind: word('kind', isContactKind, 'unknown_kind'),
    note: cell('note', LONGEST_NOTE),
  };
  const refused = (column: ContactColumn) => problems.some((problem) => problem.column === column);
  if (row.provider === '' && !refused('provider')) refuse('provider', 'required');
  const { externalId, email: address, name } = row.customer;
  if (externalId === null && address === null && name === null && !refused('customer_email')) {
    refuse('customer_external_id', 'no_customer');
  }
  return problems.length === 0 ? { ok: true, row } : { ok: false, problems };
}
