import { type Request, type Response, Router } from 'express';
import type { Knex } from 'knex';
import { isAllowed, type Role } from '../../domain/access/role-matrix.ts';
import type { Locale } from '../../domain/locale.ts';
import { AppError, errorCode } from '../../platform/errors.ts';
import { type Filled, overtakenForm, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { readPaging, toPage } from '../../platform/http/paging.ts';
import type { Web } from '../../platform/http/web.ts';
import { OVERTAKEN, seenIn } from '../../platform/overtaken.ts';
import { getOrganisation } from '../organisation/index.ts';
import { CustomerForm } from './customer.forms.ts';
import { branchesOf, getVisiblePerson, type InBranches, searchCustomers, visibleTo } from './customer.queries.ts';
import { changePerson } from './customer.service.ts';
import { type CustomerDataPart, type EraseHandler, eraseCustomer, exportCustomer } from './customer-data.service.ts';
import { customersMessages } from './customers.messages.ts';
import {
  type CustomerEvent,
  inOrder,
  nameOf,
  toEditPage,
  toErasePage,
  toListPage,
  toMergePage,
  toPersonPage,
} from './customers.views.ts';
import { mergeCustomers, unmergeCustomers } from './merge.service.ts';
import { findMerge, listMergesOf } from './merge.store.ts';
import { newCustomerRoutes } from './new-customer.routes.ts';
import type { Person } from './person.ts';

/**
 * What happened with a person, newest first.
 *
 * @param reader.branchIds what happened elsewhere is left out; null: nothing is
 * @param reader.role what a role may not see is left out, or told in fewer words
 */
export type CustomerHistory = (
  db: Knex,
  recordIds: readonly string[],
  reader: { locale: Locale; branchIds: readonly string[] | null; role: Role },
) => Promise<CustomerEvent[]>;

/** What later features add to the customer pages. */
export interface CustomerParts {
  history: readonly CustomerHistory[];
  inBranches: InBranches;
  dataParts: readonly CustomerDataPart[];
  eraseHandlers: readonly EraseHandler[];
}

export function customersRoutes(web: Web, parts: CustomerParts): Router {
  const router = Router();
  const { knex } = web.services.db;
  // First, as its address would pass for the id of a customer.
  router.use(newCustomerRoutes(web));

  const personOf = (req: Request, res: Response): Promise<Person> =>
    getVisiblePerson(knex, res.locals.context.actor, textOf(req.params.id), parts.inBranches);

  async function list(req: Request, res: Response, mergeOf?: Person): Promise<void> {
    const { locale, context } = res.locals;
    const { cursor, limit } = readPaging(req.query);
    const search = textOf(req.query.search);
    const visible = visibleTo(knex, context.actor, parts.inBranches);
    const found = await searchCustomers(knex, { search, visible, cursor, limit });
    const { rows, nextCursor } = toPage(found, limit);
    const { role } = userOf(context);
    const mayLog = isAllowed(role, 'contacts.log');
    const mayAdd = isAllowed(role, 'customers.edit') && branchesOf(context.actor) === null;
    const { query } = req;
    const model = toListPage({
      locale,
      rows,
      search,
      cursor,
      nextCursor,
      query,
      mayLog,
      mayAdd,
      ...(mergeOf === undefined ? {} : { mergeOf }),
    });
    await web.render.page(res, 'customers/list', model, { title: customersMessages.in(locale)('customers.title') });
  }

  router.get('/customers', allow('customers.view'), (req, res) => list(req, res));

  router.get('/customers/:id', allow('customers.view'), async (req, res) => {
    const { locale, context } = res.locals;
    const person = await personOf(req, res);
    if (person.id !== req.params.id) return res.redirect(303, `/customers/${person.id}`);
    const recordIds = person.records.map((record) => record.id);
    const { role } = userOf(context);
    const reader = { locale, branchIds: branchesOf(context.actor), role };
    const histories = await Promise.all(parts.history.map((history) => history(knex, recordIds, reader)));
    const model = toPersonPage({
      locale,
      timeZone: (await getOrganisation(knex)).settings.timeZone,
      person,
      merges: await listMergesOf(knex, recordIds),
      events: inOrder(histories.flat()),
      may: {
        edit: isAllowed(role, 'customers.edit'),
        promise: isAllowed(role, 'commitments.edit'),
        merge: isAllowed(role, 'customers.merge'),
        export: isAllowed(role, 'customers.export'),
        erase: isAllowed(role, 'customers.erase'),
      },
      query: req.query,
    });
    await web.render.page(res, 'customers/person', model, { title: nameOf(person, locale) });
  });

  async function showEdit(res: Response, person: Person, filled: Filled, status: number): Promise<void> {
    const model = toEditPage(res.locals.locale, person, filled);
    await web.render.page(res, 'customers/edit', model, { title: model.heading, status });
  }

  router.get('/customers/:id/edit', allow('customers.edit'), async (req, res) =>
    showEdit(res, await personOf(req, res), UNTOUCHED, 200),
  );
  router.post('/customers/:id/edit', allow('customers.edit'), async (req, res) => {
    const person = await personOf(req, res);
    const form = parseForm(CustomerForm, req.body);
    if (!form.ok) return showEdit(res, person, form, 422);
    try {
      await changePerson(res.locals.context, person.id, form.value, seenIn(req.body));
    } catch (error) {
      if (errorCode(error) === OVERTAKEN) {
        return showEdit(res, await personOf(req, res), overtakenForm(req.body), 409);
      }
      if (!(error instanceof AppError) || error.code !== 'identity_erased') throw error;
      const errors = { email: 'customers.problem.identity_erased' };
      return showEdit(res, person, { values: { ...req.body }, errors }, 422);
    }
    res.redirect(303, `/customers/${person.id}?done=saved`);
  });

  router.get('/customers/:id/merge', allow('customers.merge'), async (req, res) => {
    const from = await personOf(req, res);
    const other = textOf(req.query.with);
    if (other === '') return list(req, res, from);
    const into = await getVisiblePerson(knex, res.locals.context.actor, other, parts.inBranches);
    const model = toMergePage(res.locals.locale, from, into);
    await web.render.page(res, 'customers/merge', model, { title: model.heading });
  });
  router.post('/customers/:id/merge', allow('customers.merge'), async (req, res) => {
    const from = await personOf(req, res);
    const intoId = textOf(Object(req.body).into);
    const into = await getVisiblePerson(knex, res.locals.context.actor, intoId, parts.inBranches);
    await mergeCustomers(res.locals.context, from.id, into.id);
    res.redirect(303, `/customers/${into.id}?done=merged`);
  });
  router.post('/customers/merges/:mergeId/undo', allow('customers.merge'), async (req, res) => {
    const mergeId = textOf(req.params.mergeId);
    const merge = await findMerge(knex, mergeId);
    if (merge !== undefined) {
      await getVisiblePerson(knex, res.locals.context.actor, merge.intoPersonId, parts.inBranches);
    }
    try {
      const alone = await unmergeCustomers(res.locals.context, mergeId);
      res.redirect(303, `/customers/${alone}?done=unmerged`);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'merged_again' || merge === undefined) throw error;
      res.redirect(303, `/customers/${merge.intoPersonId}?refused=merged_again`);
    }
  });

  router.post('/customers/:id/export', allow('customers.export'), async (req, res) => {
    const person = await personOf(req, res);
    const data = await exportCustomer(res.locals.context, person.id, parts.dataParts);
    res.setHeader('Content-Disposition', `attachment; filename="customer-${person.id}.json"`);
    res.type('json').send(JSON.stringify(data, null, 2));
  });
  router.get('/customers/:id/erase', allow('customers.erase'), async (req, res) => {
    const model = toErasePage(res.locals.locale, await personOf(req, res));
    await web.render.page(res, 'customers/erase', model, { title: model.heading });
  });
  router.post('/customers/:id/erase', allow('customers.erase'), async (req, res) => {
    const person = await personOf(req, res);
    const answers = Object(req.body).answers === 'yes' ? 'delete' : 'unlink';
    await eraseCustomer(res.locals.context, person.id, parts.eraseHandlers, answers);
    res.redirect(303, `/customers/${person.id}?done=erased`);
  });
  return router;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
