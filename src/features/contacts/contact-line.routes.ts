import { type Request, type Response, Router } from 'express';
import { LONGEST_LINE } from '../../domain/contact/contact-line.ts';
import { findOutcome, makeOnce } from '../../platform/db/page-forms.ts';
import { type FormOnce, formOnce, formOnceMore, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { LineForm } from './contact.forms.ts';
import { findContact } from './contact.store.ts';
import { contactLineMessages } from './contact-line.messages.ts';
import { type LineExample, loggedText, presentLine } from './contact-line.views.ts';
import { mayReachBranch } from './contact-reach.ts';
import { ownProvider, pageWords, personName, placesFor } from './contacts.queries.ts';
import type { Contacts } from './contacts.service.ts';
import { customerText } from './contacts.views.ts';
import {
  ASKED,
  contactOfLine,
  type LineChoices,
  type UnderstoodLine,
  understandLine,
} from './understand-line.queries.ts';

const PATH = '/contacts/line';

interface Shown {
  line: string;
  understood?: UnderstoodLine;
  choices?: LineChoices;
  errors?: Record<string, string>;
  once: FormOnce;
  status?: number;
}

/** Logging a contact in one line: what was understood is shown before it is saved, what is not clear is asked. */
export function contactLineRoutes(web: Web, contacts: Contacts): Router {
  const router = Router();
  const { ids } = web.services;
  const db = web.services.db.knex;

  async function show(
    req: Request,
    res: Response,
    { line, understood, choices = {}, errors = {}, once, status = 200 }: Shown,
  ) {
    const words = await pageWords(db, res);
    const { providers, topics } = await placesFor(db, res.locals.context.actor, { includeInactive: false });
    const own = ownProvider(res.locals.context.actor, providers) !== undefined;
    const example: LineExample = { provider: providers[0]?.name ?? '', topic: topics[0]?.name ?? null };
    const title = contactLineMessages.in(words.locale)('line.title');
    const model = {
      view: presentLine({ line, understood, choices, errors, own, example }, words),
      noProviders: providers.length === 0,
      once,
      scripts: ['js/contact-line.js'],
      ...(await logged(req, res)),
    };
    await web.render.page(res, 'contacts/line', model, { title, status });
  }

  /** What was logged a moment ago; the next line is typed beneath it. */
  async function logged(req: Request, res: Response): Promise<object> {
    const { done } = req.query;
    const contact = typeof done === 'string' ? await findContact(db, done) : undefined;
    if (contact === undefined || !mayReachBranch(res.locals.context, contact.branchId)) return {};
    const { locale } = res.locals;
    const customer = customerText(await personName(db, contact.customerId), locale);
    const text = loggedText([customer, contact.providerName, contact.topicName], locale);
    const label = contactLineMessages.in(locale)('line.done.open');
    return { flash: { kind: 'done', text, link: { href: `/contacts/${contact.id}`, label } } };
  }

  router.get(PATH, allow('contacts.log'), (req, res) => show(req, res, { line: '', once: formOnce(ids) }));

  router.post(PATH, allow('contacts.log'), async (req, res) => {
    const { context } = res.locals;
    const parsed = parseForm(LineForm, req.body);
    if (!parsed.ok) {
      const typed: unknown = parsed.values.line;
      const line = typeof typed === 'string' ? typed.slice(0, 2 * LONGEST_LINE) : '';
      return show(req, res, { line, errors: parsed.errors, once: formOnce(ids, req.body), status: 422 });
    }
    const { line, shown } = parsed.value;
    const choices = choicesIn(parsed.value);
    const understood = await understandLine(context, line, { choices, asks: true });
    // Only what was shown is saved: a line that was changed since is shown first.
    const step = shown === line ? parsed.value.step : 'read';
    const page = { line, understood, choices, errors: faultsOf(understood, step) };
    if (step === 'read') return show(req, res, { ...page, once: formOnce(ids, req.body) });

    const sent = sentForm(req);
    const input = contactOfLine(understood);
    // What is not clear may be so only since the same was sent a moment before: by then a customer of the name is known.
    const outcome =
      input === undefined
        ? await findOutcome(db, sent)
        : await makeOnce(context, sent, async (inside) => {
            const { contact } = await contacts.recordContact(inside, input, { origin: 'page', createUnknown: false });
            return `${PATH}?done=${contact.id}`;
          });
    if (outcome === undefined) return show(req, res, { ...page, once: formOnce(ids, req.body), status: 422 });
    if (outcome.state === 'changed_since')
      return show(req, res, { ...page, once: formOnceMore(ids, outcome.path), status: 409 });
    web.wakeJobs();
    res.redirect(303, outcome.path);
  });

  return router;
}

function choicesIn(form: LineForm): LineChoices {
  return {
    customer: { said: form.customerSaid, value: form.customer },
    provider: { said: form.providerSaid, value: form.provider },
    topic: { said: form.topicSaid, value: form.topic },
    branch: { said: form.branchSaid, value: form.branch },
  };
}

/** What stands in the way of saving: questions are no fault until somebody saves without an answer. */
function faultsOf(understood: UnderstoodLine, step: LineForm['step']): Record<string, string> {
  const { customer, time } = understood;
  const asked = step === 'save' ? ASKED.filter((name) => understood[name].state === 'asked') : [];
  const line =
    customer.state === 'missing' ? 'line.fault.customer' : 'fault' in time ? `line.fault.${time.fault}` : undefined;
  return {
    ...(line === undefined ? {} : { line }),
    ...Object.fromEntries(asked.map((name) => [name, `line.fault.which.${name}`])),
  };
}
