import { Router } from 'express';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { instantText } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors.ts';
import { allowScope } from '../../platform/http/guard.ts';
import { readPaging, toPage } from '../../platform/http/paging.ts';
import { parseBody } from '../../platform/http/parse-body.ts';
import type { Web } from '../../platform/http/web.ts';
import { getOrganisation } from '../organisation/index.ts';
import { CustomerInput, CustomerPatch, EraseInput } from './customer.forms.ts';
import { searchCustomers } from './customer.queries.ts';
import { addCustomer, changeCustomer } from './customer.service.ts';
import { type CustomerRecord, getCustomer } from './customer.store.ts';
import { eraseCustomer, exportCustomer } from './customer-data.service.ts';
import type { CustomerParts } from './customers.routes.ts';
import { getPerson } from './person.ts';

const Days = z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() });

/** `/api/v1/customers`: list, one, add, change, export, erase. The list has people, each by the main record. */
export function customersApi(web: Web, parts: Pick<CustomerParts, 'dataParts' | 'eraseHandlers'>): Router {
  const router = Router();
  const { knex } = web.services.db;

  router.get('/customers', allowScope('customers:read'), async (req, res) => {
    const { cursor, limit } = readPaging(req.query);
    const days = parseBody(Days, req.query, 'bad_period', 'from and to are days such as 2026-11-21.');
    const search = typeof req.query.search === 'string' ? req.query.search : undefined;
    const { timeZone } = (await getOrganisation(knex)).settings;
    const query = {
      search,
      visible: null,
      cursor,
      limit,
      madeFrom: startOf(days.from, 0, timeZone),
      madeBefore: startOf(days.to, 1, timeZone),
    };
    const { rows, nextCursor } = toPage(await searchCustomers(knex, query), limit);
    res.json({ data: rows.map(toJson), nextCursor });
  });

  router.get('/customers/:id', allowScope('customers:read'), async (req, res) => {
    const id = String(req.params.id);
    const person = await getPerson(knex, id);
    const records = person.records.map((record) => record.id);
    res.json({ ...toJson(await getCustomer(knex, id)), personId: person.id, records });
  });

  router.post('/customers', allowScope('customers:write'), async (req, res) => {
    const input = parseBody(CustomerInput, req.body, 'invalid_customer');
    const { customer, created } = await addCustomer(res.locals.context, input);
    res.status(created ? 201 : 200).json(toJson(customer));
  });

  router.patch('/customers/:id', allowScope('customers:write'), async (req, res) => {
    const id = String(req.params.id);
    await changeCustomer(res.locals.context, id, parseBody(CustomerPatch, req.body, 'invalid_customer'));
    const customer = await getCustomer(knex, id);
    if (customer.erased) throw notFound('customer');
    res.json(toJson(customer));
  });

  router.get('/customers/:id/export', allowScope('customers:export'), async (req, res) => {
    res.json(await exportCustomer(res.locals.context, String(req.params.id), parts.dataParts));
  });

  router.post('/customers/:id/erase', allowScope('customers:erase'), async (req, res) => {
    const id = String(req.params.id);
    const { answers } = parseBody(EraseInput, req.body, 'invalid_customer');
    await eraseCustomer(res.locals.context, id, parts.eraseHandlers, answers);
    res.json({ id, erased: true, answers });
  });
  return router;
}

function toJson(customer: CustomerRecord) {
  const { id, externalId, email, name, locale, relationship, relationshipReason, erased, createdAt } = customer;
  return { id, externalId, email, name, locale, relationship, relationshipReason, erased, createdAt };
}

/** Start of the day that comes `later` days after `day`, in the organisation's zone, as an instant. */
function startOf(day: string | undefined, later: number, zone: string): string | undefined {
  if (day === undefined) return undefined;
  return instantText(DateTime.fromISO(day, { zone }).plus({ days: later }).startOf('day').toJSDate());
}
