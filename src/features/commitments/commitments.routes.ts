import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { readTime } from '../../domain/csv/timestamps.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { addDays } from '../../domain/time/days.ts';
import { typedDays } from '../../domain/time/period-faults.ts';
import { instantText } from '../../platform/clock.ts';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { AppError, errorCode } from '../../platform/errors.ts';
import { type Filled, overtakenForm } from '../../platform/http/form-fields.ts';
import { type FormOnce, formOnce, formOnceMore, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { readDatedCursor, readPaging, toDatedPage } from '../../platform/http/paging.ts';
import { requireDays } from '../../platform/http/refused-filters.ts';
import type { Web } from '../../platform/http/web.ts';
import { OVERTAKEN, seenIn } from '../../platform/overtaken.ts';
import { findUser, listUsers, type User } from '../accounts/index.ts';
import { type Contact, findContact, mayReachBranch, mayReachCustomer } from '../contacts/index.ts';
import { findCustomer, getPerson } from '../customers/index.ts';
import { getOrganisation, listBranches, type Place } from '../organisation/index.ts';
import { toCommitmentPage } from './commitment-page.views.ts';
import { countDueCommitments } from './commitment-parts.ts';
import { ChangeForm, CommitmentForm, SettleForm } from './commitments.forms.ts';
import { commitmentsMessages } from './commitments.messages.ts';
import {
  commitmentReader,
  countCommitments,
  getCommitment,
  listCommitments,
  promisesKept,
  SHOWN_STATES,
  type ShownState,
} from './commitments.queries.ts';
import {
  changeCommitment,
  isPast,
  makeCommitment,
  mayKeep,
  reopenCommitment,
  settleCommitment,
} from './commitments.service.ts';
import type { NewCommitment } from './commitments.store.ts';
import { type Moment, toCommitmentsPage, toLedgerFilters, toNewCommitment } from './commitments.views.ts';

const LIST = '/commitments';
const DAYS_SHOWN = 90;
const given = z.string().max(60).catch('').default('');
const ListQuery = z.object({ shown: z.enum(SHOWN_STATES).catch('open'), owner: given });
const NewQuery = z.object({ customer: given, contact: given });
const DONE = ['added', 'settled', 'changed', 'reopened'] as const;

/** The ledger of promises: what is due, a new one, and what came of each. */
export function commitmentsRoutes(web: Web): Router {
  const router = Router();
  const { clock, ids } = web.services;
  const db = web.services.db.knex;
  const view = allow('commitments.view');
  const edit = allow('commitments.edit');

  async function momentOf(res: Response): Promise<Moment> {
    const { timeZone } = (await getOrganisation(db)).settings;
    const now = clock.now();
    return { locale: res.locals.locale, timeZone, now: instantText(now), today: businessDay(now, timeZone) };
  }

  router.get(LIST, view, async (req, res) => {
    const { locale, context } = res.locals;
    const user = userOf(context);
    const { cursor, limit } = readPaging(req.query);
    const query = ListQuery.parse(req.query);
    const moment = await momentOf(res);
    const reader = commitmentReader(user);
    const filter = (shown: ShownState) => ({ shown, now: moment.now, ownerId: query.owner || undefined });
    const typed = typedDays(req.query);
    const to = typed.to || moment.today;
    const owners = await listUsers(db);
    requireDays({ ...typed, to }, toLedgerFilters({ ...query, owners, mine: user.id, locale }), locale);
    const period = { from: typed.from || addDays(to, 1 - DAYS_SHOWN), to };
    const found = await listCommitments(db, reader, filter(query.shown), {
      after: readDatedCursor(cursor),
      limit,
    });
    const overdue = await countCommitments(db, reader, { shown: 'overdue', now: moment.now, ownerId: user.id });
    const view = toCommitmentsPage({
      ...moment,
      shown: query.shown,
      owner: query.owner,
      mine: user.id,
      mayEdit: isAllowed(user.role, 'commitments.edit'),
      counts: {
        open: await countCommitments(db, reader, filter('open')),
        overdue: await countCommitments(db, reader, filter('overdue')),
        all: await countCommitments(db, reader, filter('all')),
      },
      mineDue: { overdue, today: (await countDueCommitments(db, user.id, clock.now())) - overdue },
      ...toDatedPage(found, limit, ({ dueAt }) => dueAt),
      paged: cursor !== undefined,
      owners,
      period,
      measure: await promisesKept(db, { ...period, branchIds: user.branchIds }, moment.now),
    });
    const title = commitmentsMessages.in(locale)('commitments.title');
    await web.render.page(res, 'commitments/list', { view, ...done(req, res) }, { title });
  });

  /** Users who may keep promises; the reader first. */
  async function keepers(res: Response): Promise<User[]> {
    const { id } = userOf(res.locals.context);
    const users = (await listUsers(db)).filter(mayKeep);
    return [...users.filter((user) => user.id === id), ...users.filter((user) => user.id !== id)];
  }

  async function branchesFor(res: Response, chosen: string): Promise<Place[]> {
    const { branchIds } = userOf(res.locals.context);
    const branches = await listBranches(db, { chosen });
    return branchIds === null ? branches : branches.filter(({ id }) => branchIds.includes(id));
  }

  /** Whether the reader may see this customer: who is limited to branches, those who had a contact there. */
  async function mayReach(res: Response, customerId: string): Promise<boolean> {
    if ((await findCustomer(db, customerId)) === undefined) return false;
    return mayReachCustomer(db, res.locals.context, customerId);
  }

  /** A contact that a promise may come out of: who is limited to branches has those of theirs. */
  async function contactSeenBy(res: Response, id: string): Promise<Contact | undefined> {
    const contact = await findContact(db, id);
    return contact && mayReachBranch(res.locals.context, contact.branchId) ? contact : undefined;
  }

  async function showNew(res: Response, filled: Filled, once: FormOnce, status = 200): Promise<void> {
    const customerId = String(filled.values.customer ?? '');
    const known = customerId !== '' && (await mayReach(res, customerId));
    const input = {
      ...(await momentOf(res)),
      owners: await keepers(res),
      branches: await branchesFor(res, String(filled.values.branch ?? '')),
      limited: userOf(res.locals.context).branchIds !== null,
      customer: known ? await getPerson(db, customerId) : null,
      back: { href: LIST },
    };
    const form = toNewCommitment(input, filled);
    await web.render.page(res, 'commitments/new', { form, once }, { title: form.heading, status });
  }

  router.get(`${LIST}/new`, edit, async (req, res) => {
    const query = NewQuery.parse(req.query);
    const { branchIds } = userOf(res.locals.context);
    const contact = query.contact === '' ? undefined : await contactSeenBy(res, query.contact);
    const values = {
      contact: contact?.id ?? '',
      customer: contact?.customerId ?? query.customer,
      branch: contact?.branchId ?? branchIds?.[0] ?? '',
    };
    await showNew(res, { values, errors: {} }, formOnce(ids));
  });

  router.post(LIST, edit, async (req, res) => {
    const refuse = (errors: Record<string, string>, values: object = {}) =>
      showNew(res, { values: { ...req.body, ...values }, errors }, formOnce(ids, req.body), 422);
    const form = parseForm(CommitmentForm, req.body);
    if (!form.ok) return refuse(form.errors);
    const { timeZone } = await momentOf(res);
    const due = readTime(form.value.due, timeZone);
    const { owner, branch, customer, contact } = form.value;
    const errors: Record<string, string> = {};
    if (!('instant' in due)) errors.due = 'commitments.problem.due';
    else if (isPast(due.instant, clock.now())) errors.due = 'commitments.problem.past';
    if (!(await keepers(res)).some(({ id }) => id === owner)) errors.owner = 'commitments.problem.owner';
    const limited = userOf(res.locals.context).branchIds !== null;
    const branches = await branchesFor(res, branch);
    if (branch === '' ? limited : !branches.some(({ id }) => id === branch))
      errors.branch = 'commitments.problem.branch';
    if (customer !== '' && !(await mayReach(res, customer))) errors.words = 'commitments.problem.customer';
    const of = contact === '' ? undefined : await contactSeenBy(res, contact);
    // Sent once more it is a promise out of none.
    if (contact !== '' && of === undefined) return refuse({ words: 'commitments.problem.contact' }, { contact: '' });
    if (!('instant' in due) || Object.keys(errors).length > 0) return refuse(errors);
    const commitment: NewCommitment = {
      customerId: customer || null,
      sourceKind: of === undefined ? 'hand' : 'contact',
      sourceId: of?.id ?? null,
      words: form.value.words,
      ownerId: owner,
      branchId: branch || null,
      dueAt: due.instant,
    };
    const outcome = await makeOnce(res.locals.context, sentForm(req), async (inside) => {
      const id = await inside.db.transaction((tx) => makeCommitment(tx, inside, commitment));
      return `${LIST}/${id}?done=added`;
    });
    if (outcome.state !== 'changed_since') return res.redirect(303, outcome.path);
    await showNew(res, { values: { ...req.body }, errors: {} }, formOnceMore(ids, outcome.path), 409);
  });

  async function showOne(
    req: Request,
    res: Response,
    shown: { settling?: Filled; changing?: Filled } = {},
  ): Promise<void> {
    const user = userOf(res.locals.context);
    const commitment = await getCommitment(db, commitmentReader(user), idOf(req));
    const nameOf = async (id: string | null): Promise<string | null> =>
      id === null ? null : ((await findUser(db, { id }))?.name ?? null);
    const view = toCommitmentPage({
      ...(await momentOf(res)),
      commitment,
      mayEdit: isAllowed(user.role, 'commitments.edit'),
      seesComplaints: isAllowed(user.role, 'complaints.view'),
      settledBy: await nameOf(commitment.settledBy),
      madeBy: await nameOf(commitment.createdBy),
      owners: await keepers(res),
      ...shown,
    });
    const refused = shown.settling ?? shown.changing;
    const status = refused === undefined ? 200 : refused.overtaken ? 409 : 422;
    await web.render.page(res, 'commitments/one', { view, ...done(req, res) }, { title: view.title, status });
  }

  router.get(`${LIST}/:id`, view, (req, res) => showOne(req, res));
  router.post(`${LIST}/:id/settle`, edit, async (req, res) => {
    const form = parseForm(SettleForm, req.body);
    if (!form.ok) return showOne(req, res, { settling: form });
    try {
      await settleCommitment(res.locals.context, idOf(req), form.value);
    } catch (error) {
      if (errorCode(error) !== 'settled_already') throw error;
      return showOne(req, res, { settling: overtakenForm(req.body) });
    }
    res.redirect(303, `${LIST}?${new URLSearchParams({ done: 'settled', of: idOf(req) })}`);
  });
  router.post(`${LIST}/:id/change`, edit, async (req, res) => {
    const refuse = (errors: Record<string, string>) =>
      showOne(req, res, { changing: { values: { ...req.body }, errors } });
    const form = parseForm(ChangeForm, req.body);
    if (!form.ok) return refuse(form.errors);
    const due = readTime(form.value.due, (await momentOf(res)).timeZone);
    if (!('instant' in due)) return refuse({ due: 'commitments.problem.due' });
    try {
      const change = { ownerId: form.value.owner, dueAt: due.instant, seen: seenIn(req.body) };
      await changeCommitment(res.locals.context, idOf(req), change);
    } catch (error) {
      if (errorCode(error) === OVERTAKEN) return showOne(req, res, { changing: overtakenForm(req.body) });
      if (!(error instanceof AppError) || error.code !== 'bad_commitment') throw error;
      const { dueAt, ownerId } = error.fields;
      return refuse({
        ...(dueAt === undefined ? {} : { due: dueAt }),
        ...(ownerId === undefined ? {} : { owner: ownerId }),
      });
    }
    // Who handed it on may not see it any more.
    res.redirect(303, `${LIST}?done=changed`);
  });
  router.post(`${LIST}/:id/reopen`, edit, async (req, res) => {
    await reopenCommitment(res.locals.context, idOf(req));
    res.redirect(303, `${LIST}/${idOf(req)}?done=reopened`);
  });
  return router;
}

function done(req: Request, res: Response): object {
  const code = DONE.find((known) => known === req.query.done);
  if (code === undefined) return {};
  const t = commitmentsMessages.in(res.locals.locale);
  // What was settled by one press has left the list of what is open: the way back to it.
  const { of } = req.query;
  const link =
    code === 'settled' && typeof of === 'string' && /^[\w-]{1,60}$/.test(of)
      ? { href: `${LIST}/${of}`, label: t('commitments.done.settled.look') }
      : undefined;
  return { flash: { kind: 'done', text: t(`commitments.done.${code}`), ...(link && { link }) } };
}

const idOf = (req: Request): string => String(req.params.id);
