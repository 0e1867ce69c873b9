import { type Request, type Response, Router } from 'express';
import type { Knex } from 'knex';
import { z } from 'zod';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import type { Piece } from '../../domain/comments/mask-text.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { addDays } from '../../domain/time/days.ts';
import { typedDays } from '../../domain/time/period-faults.ts';
import { audit } from '../../platform/audit.ts';
import { chartScripts } from '../../platform/charts/chart-scripts.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { readDatedCursor, readPaging, toDatedPage } from '../../platform/http/paging.ts';
import { requireDays } from '../../platform/http/refused-filters.ts';
import { sendTable } from '../../platform/http/send-table.ts';
import type { Web } from '../../platform/http/web.ts';
import { readTableWish, type TableWish } from '../../platform/tables/take-away.ts';
import { completedByDay } from '../contacts/index.ts';
import {
  getOrganisation,
  listBranches,
  listProviders,
  listTopics,
  PLACE_KINDS,
  survivorId,
} from '../organisation/index.ts';
import { listQuestionnaires } from '../questionnaires/index.ts';
import { toPareto, toRate, toWeeks } from './complaint-charts.views.ts';
import type { ComplaintHandler } from './complaint-events.ts';
import { type ComplaintFilter, filterQuery, readComplaintFilter } from './complaint-filter.ts';
import { complaintsMessages } from './complaints.messages.ts';
import {
  type ComplaintReader,
  countByDay,
  countByMode,
  countComplaints,
  isNarrow,
  type ListedComplaint,
  listComplaints,
  listDate,
  listOwners,
  readerOf,
} from './complaints.queries.ts';
import {
  type FilterChoices,
  FOCUS,
  LIST,
  toComplaintFilters,
  toComplaintsPage,
  toComplaintsTable,
} from './complaints.views.ts';
import { toExported } from './complaints-export.queries.ts';
import { maskedWords } from './masked-words.ts';
import { newComplaintRoutes } from './new-complaint.routes.ts';
import { plainWords } from './plain-words.ts';
import { deleteFilter, listSavedFilters, saveFilter } from './saved-filters.store.ts';

/** A file holds the newest so many. */
const MOST_TAKEN = 5000;
/** Without a period in the address, the chart over time shows so many days. */
const USUAL_DAYS = 364;

const SavedForm = z.object({
  name: z.string().trim().min(1).max(60),
  query: z.string().max(2000).default(''),
  shared: z.literal('yes').optional(),
});

/** The list of complaints and concerns, its kept filters, and writing one down. The address holds the filter. */
export function complaintsRoutes(
  web: Web,
  handlers: readonly ComplaintHandler[],
  pageExists: (path: string) => boolean,
): Router {
  const router = Router();
  const { db, clock } = web.services;
  const guard = allow('complaints.view');
  // First, as its address would pass for the id of a complaint.
  router.use(newComplaintRoutes(web, handlers));

  async function choicesFor({ branchIds }: ComplaintReader): Promise<FilterChoices> {
    const all = { includeInactive: true };
    const branches = await listBranches(db.knex, all);
    return {
      branches: branches.filter(({ id }) => branchIds === null || branchIds.includes(id)),
      providers: await listProviders(db.knex, all),
      topics: await listTopics(db.knex, all),
      owners: await listOwners(db.knex),
      questionnaires: (await listQuestionnaires(db.knex)).map(({ latest }) => latest),
    };
  }

  async function showList(
    req: Request,
    res: Response,
    query: Readonly<Record<string, unknown>>,
    savedProblem?: string,
  ): Promise<void> {
    const { locale, context } = res.locals;
    const user = userOf(context);
    const { settings } = await getOrganisation(db.knex);
    const reader = readerOf(context, settings);
    const { wish, filters } = readTableWish(query);
    const filter = await withSurvivors(db.knex, readComplaintFilter(filters));
    const today = businessDay(clock.now(), settings.timeZone);
    const period = periodOf(filter, today);
    const choices = await choicesFor(reader);
    const shown = toComplaintFilters({ locale, filter, choices });
    requireDays(typedDays(filters), shown, locale);
    const { cursor, limit } = readPaging(query);
    const page = wish === null ? { after: readDatedCursor(cursor), limit } : { after: undefined, limit: MOST_TAKEN };
    const read = await db.snapshot(async (tx) => {
      // Over time, whatever became of them: those that are open still are the newer ones, at any rate of complaints.
      const { state: _state, owner: _owner, ...begun } = filter;
      const found = await listComplaints(tx, filter, reader, page);
      const { rows, nextCursor } = toDatedPage(found, page.limit, (row) => listDate(row, filter, reader));
      return {
        ...{ rows, nextCursor },
        words: reader.rowAccess ? asWritten(rows) : await maskedWords(db, tx, rows),
        total: await countComplaints(tx, filter, reader),
        any: (await countComplaints(tx, {}, reader)) > 0,
        modes: await countByMode(tx, filter, reader),
        weekly: {
          complaints: await countByDay(tx, { ...begun, ...period }, reader),
          contacts: await completedByDay(tx, filter, reader.branchIds, period),
        },
      };
    });
    const pareto = toPareto(read.modes, locale);
    const anyState = filter.state !== undefined || filter.owner !== undefined;
    const rate = toRate(toWeeks(read.weekly, settings.weekStart, today), locale, { anyState });
    const title = complaintsMessages.in(locale)('complaints.title');
    if (wish !== null) {
      const table = toComplaintsTable(
        read.rows.map((row) => toExported(row, plainWords(read.words.get(row.id), locale))),
        choices.questionnaires,
        locale,
      );
      return take(res, wish, filter, [table, pareto.table, rate.table]);
    }
    const view = toComplaintsPage({
      ...{ locale, timeZone: settings.timeZone, reader, filter, choices, filters: shown, pareto, rate, savedProblem },
      ...{ any: read.any, total: read.total, rows: read.rows, nextCursor: read.nextCursor, words: read.words },
      paged: cursor !== undefined,
      narrowed: !reader.rowAccess && isNarrow(filter),
      saved: await listSavedFilters(db.knex, user.id),
      rights: {
        log: isAllowed(user.role, 'complaints.log'),
        programs: isAllowed(user.role, 'programs.edit'),
        focus: isAllowed(user.role, 'focus_groups.manage') && pageExists(FOCUS),
      },
    });
    const scripts = [...chartScripts([pareto.chart, rate.chart]), 'js/take-away.js'];
    const status = savedProblem === undefined ? 200 : 422;
    await web.render.page(res, 'complaints/list', { view, scripts, ...flashOf(req, res) }, { title, status });
  }

  /** Files leave the product: each is audited. */
  async function take(
    res: Response,
    wish: TableWish,
    filter: ComplaintFilter,
    tables: Parameters<typeof sendTable>[2],
  ): Promise<void> {
    const { locale, context } = res.locals;
    const subject = { kind: 'organisation', id: 'organisation' };
    const detail = { fields: Object.keys(filter) };
    await db.transaction((tx) => audit(tx, context, { action: 'complaints.exported', subject, detail }));
    await sendTable(res, wish, tables, 'complaints', locale);
  }

  router.get(LIST, guard, (req, res) => showList(req, res, req.query));

  router.post(`${LIST}/filters`, guard, async (req, res) => {
    const form = SavedForm.safeParse(req.body);
    const kept = z.object({ query: z.string().max(2000) }).safeParse(req.body);
    const filter = readComplaintFilter(Object.fromEntries(new URLSearchParams(kept.data?.query ?? '')));
    if (!form.success) {
      const problem = complaintsMessages.in(res.locals.locale)('complaints.saved.problem');
      return showList(req, res, Object.fromEntries(filterQuery(filter)), problem);
    }
    await saveFilter(res.locals.context, { name: form.data.name, filter, shared: form.data.shared === 'yes' });
    const query = filterQuery(filter);
    query.set('done', 'saved');
    res.redirect(303, `${LIST}?${query}`);
  });

  router.post(`${LIST}/filters/:id/delete`, guard, async (req, res) => {
    await deleteFilter(res.locals.context, String(req.params.id));
    res.redirect(303, `${LIST}?done=deleted`);
  });
  return router;
}

/** Filters are kept, and addresses bookmarked: what they name may have become part of another place since. */
async function withSurvivors(db: Knex, filter: ComplaintFilter): Promise<ComplaintFilter> {
  const now = { ...filter };
  for (const kind of PLACE_KINDS) {
    const id = filter[kind];
    if (id !== undefined) now[kind] = await survivorId(db, kind, id);
  }
  return now;
}

const asWritten = (rows: readonly ListedComplaint[]): Map<string, Piece[]> =>
  new Map(rows.flatMap(({ id, words }) => (words === null ? [] : [[id, [{ kind: 'text', text: words }]]])));

function periodOf({ from, to }: ComplaintFilter, today: string): { from: string; to: string } {
  const last = to ?? today;
  return { from: from ?? addDays(last, -USUAL_DAYS), to: last };
}

const DONE = ['logged', 'saved', 'deleted'] as const;

function flashOf(req: Request, res: Response): { flash?: { text: string } } {
  const done = DONE.find((one) => one === req.query.done);
  return done === undefined
    ? {}
    : { flash: { text: complaintsMessages.in(res.locals.locale)(`complaints.done.${done}`) } };
}
