import type { Knex } from 'knex';
import type { Days } from '../../domain/card/coarse-period.ts';
import type { Run } from '../../domain/card/telling-runs.ts';
import { ANSWERS_FOR_COMMENTS, COMMENTS_TOGETHER } from '../../domain/comments/comment-weeks.ts';
import { isFound, markHits } from '../../domain/comments/find-hits.ts';
import { maskText, type Piece } from '../../domain/comments/mask-text.ts';
import type { Database } from '../../platform/db/database.ts';
import { whereContains } from '../../platform/db/search.ts';
import { readScope, type Scope } from '../analysis/index.ts';
import type { Segment } from '../state/index.ts';
import type { CommentChoice } from './comment-choice.ts';
import { chosenComments, countByWeek } from './comment-counts.queries.ts';
import { commentRuns, daysOf } from './comment-runs.queries.ts';
import { namesAround } from './known-names.queries.ts';

/** One comment as it may be read: of which weeks, and in what words. Nothing in it tells its place among others. */
export interface ShownComment {
  weeks: Days;
  pieces: Piece[];
}

/**
 * `shown` what was found · `few_answers` the selection has too few answers for any comment to be shown · `few_comments`
 * the filters leave too few of them · `filtered` the reader has no row access and chose more than a branch.
 */
export type CommentsReading =
  | { state: 'shown'; total: number; comments: ShownComment[]; cut: boolean }
  | { state: 'few_answers' | 'few_comments' | 'filtered' };

interface CommentRow {
  response_id: string;
  day: string;
  words: string;
}

/** Searching masks what it finds before it tells how much that is: the newest so many. */
const MOST_FOUND = 300;

/**
 * Comments of a scope, newest weeks first, those of one run of weeks shuffled: their ids are random and tell no order.
 * The rules are one for all readers; see `commentWeeks`. Call it inside `db.snapshot`.
 *
 * @throws AppError as `readScope`
 */
export async function readComments(
  db: Database,
  tx: Knex,
  scope: Scope,
  choice: CommentChoice,
  page: { offset: number; limit: number },
): Promise<CommentsReading> {
  const found = await findShownComments(tx, db, scope, choice, page);
  if (found.state === 'search') return search(db, tx, scope, choice, found.runs, found.terms, page);
  if (found.state !== 'shown') return found;
  const masked = await maskAll(db, tx, found.rows);
  const comments = masked.map(({ weeks, pieces }) => ({ weeks, pieces }));
  return { state: 'shown', total: found.total, cut: false, comments };
}

/** What may be shown of a choice, not masked yet; `search`: words are looked for, within these runs. */
export type FoundComments =
  | { state: 'shown'; total: number; rows: (CommentRow & { weeks: Days })[] }
  | { state: 'search'; runs: readonly Run[]; terms: readonly string[] }
  | { state: 'few_answers' | 'few_comments' | 'filtered' };

/** Applies the rules on what may be told of a scope's comments. @throws AppError as `readScope` */
export async function findShownComments(
  tx: Knex,
  db: Database,
  scope: Scope,
  choice: CommentChoice,
  page: { offset: number; limit: number },
): Promise<FoundComments> {
  if (!scope.access.rowAccess && isNarrow(scope.segment)) return { state: 'filtered' };
  const { state } = await readScope(db, tx, scope);
  if (state.responses < ANSWERS_FOR_COMMENTS) return { state: 'few_answers' };
  const runs = await commentRuns(db, tx, scope);
  const filtered = choice.mood !== undefined || choice.lowOn !== undefined;
  const counts = filtered ? await countByRun(db, tx, scope, choice, runs) : runs.map(({ comments }) => comments);
  const total = counts.reduce((sum, n) => sum + n, 0);
  if (filtered && total < COMMENTS_TOGETHER) return { state: 'few_comments' };
  if (choice.terms !== undefined) return { state: 'search', runs, terms: choice.terms };

  const parts = partsOf(
    runs.map((run, at) => ({ weeks: daysOf(run, scope), n: counts[at] ?? 0 })),
    page,
  );
  return { state: 'shown', total, rows: await rowsOf(tx, scope, choice, parts) };
}

/** What a page shows of one run: `take` of its `n` comments, after the first `skip`. */
interface PartOfRun {
  weeks: Days;
  n: number;
  skip: number;
  take: number;
}

function partsOf(runs: readonly { weeks: Days; n: number }[], { offset, limit }: { offset: number; limit: number }) {
  const parts: PartOfRun[] = [];
  let before = 0;
  for (const { weeks, n } of runs) {
    const skip = Math.max(0, offset - before);
    const take = Math.min(n, offset + limit - before) - skip;
    if (take > 0) parts.push({ weeks, n, skip, take });
    before += n;
  }
  return parts;
}

/** Runs that are shown whole, of which there may be many, follow each other: they are read together. */
async function rowsOf(
  tx: Knex,
  scope: Scope,
  choice: CommentChoice,
  parts: readonly PartOfRun[],
): Promise<(CommentRow & { weeks: Days })[]> {
  const read = (days: Days): Knex.QueryBuilder =>
    chosenComments(tx, scope, choice, days).orderBy('c.response_id').select('c.response_id', 'c.day', 'c.words');
  const whole = parts.filter(({ n, take }) => take === n);
  const [newest, oldest] = [whole[0], whole.at(-1)];
  const together: CommentRow[] = newest && oldest ? await read({ from: oldest.weeks.from, to: newest.weeks.to }) : [];
  const rows: (CommentRow & { weeks: Days })[] = [];
  for (const { weeks, n, skip, take } of parts) {
    const part: CommentRow[] =
      take === n
        ? together.filter(({ day }) => weeks.from <= day && day <= weeks.to)
        : await read(weeks).offset(skip).limit(take);
    rows.push(...part.map((row) => ({ ...row, weeks })));
  }
  return rows;
}

/**
 * One comment in the lists of a provider, a topic and a channel would tell all three of its writer, and the contacts of
 * those days whom they fit: four in five had one customer only. A week and a branch fit many.
 */
function isNarrow({ branchIds: _branches, ...others }: Segment): boolean {
  return Object.values(others).some((value) => value !== undefined);
}

async function search(
  db: Database,
  tx: Knex,
  scope: Scope,
  choice: CommentChoice,
  found: readonly Run[],
  terms: readonly string[],
  page: { offset: number; limit: number },
): Promise<CommentsReading> {
  const runs = found.map((run) => daysOf(run, scope));
  const [newest, oldest] = [runs[0], runs.at(-1)];
  if (newest === undefined || oldest === undefined) return { state: 'shown', total: 0, comments: [], cut: false };
  const query = chosenComments(tx, scope, choice, { from: oldest.from, to: newest.to })
    .orderBy('c.day', 'desc')
    .limit(MOST_FOUND)
    .select('c.response_id', 'c.day', 'c.words');
  whereContains(query, db.dialect, { column: 'c.search_text', id: 'c.id', index: 'response_comment_words' }, terms);
  const rows: CommentRow[] = await query;
  const placed = rows.flatMap((row) => {
    const weeks = runs.find(({ from, to }) => from <= row.day && row.day <= to);
    return weeks === undefined ? [] : [{ ...row, weeks }];
  });
  placed.sort((a, b) => compare(b.weeks.from, a.weeks.from) || compare(a.response_id, b.response_id));
  const masked = await maskAll(db, tx, placed);
  const hits = masked.filter(({ pieces }) => isFound(pieces, terms));
  const comments = hits
    .slice(page.offset, page.offset + page.limit)
    .map(({ weeks, pieces }) => ({ weeks, pieces: markHits(pieces, terms) }));
  return { state: 'shown', total: hits.length, comments, cut: rows.length === MOST_FOUND };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

async function countByRun(
  db: Database,
  tx: Knex,
  scope: Scope,
  choice: CommentChoice,
  runs: readonly Run[],
): Promise<number[]> {
  const [newest, oldest] = [runs[0], runs.at(-1)];
  if (newest === undefined || oldest === undefined) return [];
  const byWeek = await countByWeek(db, tx, scope, choice, { first: oldest.first, last: newest.last });
  return runs.map(({ first, last }) => {
    let sum = 0;
    for (let week = first; week <= last; week += 1) sum += byWeek.get(week) ?? 0;
    return sum;
  });
}

async function maskAll<Row extends CommentRow>(
  db: Database,
  tx: Knex,
  rows: readonly Row[],
): Promise<(Row & { pieces: Piece[] })[]> {
  const namesOf = await namesAround(
    db,
    tx,
    rows.map((row) => ({ responseId: row.response_id, words: row.words })),
  );
  return rows.map((row) => ({ ...row, pieces: maskText(row.words, namesOf(row.response_id)) }));
}
