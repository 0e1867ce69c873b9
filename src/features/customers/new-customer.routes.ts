import { type Response, Router } from 'express';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { AppError, forbidden } from '../../platform/errors.ts';
import { type Filled, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { type FormOnce, formOnce, formOnceMore, keepForBack, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { NewCustomerForm } from './customer.forms.ts';
import { branchesOf } from './customer.queries.ts';
import { addNewCustomer, KnownCustomer } from './customer.service.ts';
import type { CustomerRecord } from './customer.store.ts';
import { toNewCustomerPage } from './new-customer.views.ts';

/** Adding a customer by hand. Those limited to branches cannot: they see whom a contact brought to their branches. */
export function newCustomerRoutes(web: Web): Router {
  const router = Router();
  const { ids } = web.services;

  async function show(
    res: Response,
    filled: Filled,
    shown: { once: FormOnce; status: number; known?: CustomerRecord },
  ): Promise<void> {
    if (branchesOf(res.locals.context.actor) !== null) throw forbidden();
    const page = toNewCustomerPage(res.locals.locale, filled, shown.known);
    const { once, status } = shown;
    await web.render.page(res, 'customers/new', { ...page, once }, { title: page.heading, status });
  }

  router.get('/customers/new', allow('customers.edit'), async (_req, res) => {
    keepForBack(res);
    await show(res, UNTOUCHED, { once: formOnce(ids), status: 200 });
  });

  router.post('/customers/new', allow('customers.edit'), async (req, res) => {
    const { context } = res.locals;
    if (branchesOf(context.actor) !== null) throw forbidden();
    const values: Record<string, unknown> = { ...req.body };
    const refused = { once: formOnce(ids, req.body), status: 422 };
    const form = parseForm(NewCustomerForm, req.body);
    if (!form.ok) return show(res, form, refused);
    try {
      const outcome = await makeOnce(context, sentForm(req), async (inside) => {
        return `/customers/${await addNewCustomer(inside, form.value)}?done=added`;
      });
      if (outcome.state === 'changed_since') {
        return show(res, { values, errors: {} }, { once: formOnceMore(ids, outcome.path), status: 409 });
      }
      res.redirect(303, outcome.path);
    } catch (error) {
      if (error instanceof KnownCustomer) {
        return show(res, { values, errors: {} }, { ...refused, known: error.customer });
      }
      if (!(error instanceof AppError) || error.code !== 'identity_erased') throw error;
      const field = form.value.email === '' ? 'externalId' : 'email';
      await show(res, { values, errors: { [field]: 'customers.problem.identity_erased' } }, refused);
    }
  });
  return router;
}
