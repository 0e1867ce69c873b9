import { type Request, type Response, Router } from 'express';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { contactTimeFaults } from '../../domain/contact/contact-times.ts';
import { readTime } from '../../domain/csv/timestamps.ts';
import { isLocale } from '../../domain/locale.ts';
import { findOutcome, makeOnce } from '../../platform/db/page-forms.ts';
import { AppError } from '../../platform/errors.ts';
import { type FormOnce, formOnce, formOnceMore, keepForBack, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { findCustomer } from '../customers/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { ContactForm, DEFAULT_CHANNEL, DEFAULT_KIND } from './contact.forms.ts';
import { findContact, findContactByExternalId } from './contact.store.ts';
import { type FormValues, presentForm } from './contact-form.views.ts';
import { mayReachBranch, mayReachCustomer } from './contact-reach.ts';
import { contactsMessages } from './contacts.messages.ts';
import { branchesOf, findNewestOfProvider, pageWords, personName, placesFor } from './contacts.queries.ts';
import type { Contacts } from './contacts.service.ts';
import type { NewContact } from './new-contact.ts';

const given = z.string().max(200).catch('').default('');
const NewQuery = z.object({ customer: given, follows: given, provider: given, branch: given, topic: given });

/** Logging a contact by hand. */
export function newContactRoutes(web: Web, contacts: Contacts): Router {
  const router = Router();
  const { ids } = web.services;
  const db = web.services.db.knex;

  async function isOneOfTheirs(res: Response, customerId: string): Promise<boolean> {
    if (customerId === '' || (await findCustomer(db, customerId)) === undefined) return false;
    return mayReachCustomer(db, res.locals.context, customerId);
  }

  async function showForm(
    res: Response,
    values: FormValues,
    errors: Readonly<Record<string, string>>,
    shown: { once: FormOnce; status: number },
  ): Promise<void> {
    const words = await pageWords(db, res);
    const places = await placesFor(db, res.locals.context.actor, { includeInactive: false });
    const customer = (await isOneOfTheirs(res, values.customerId))
      ? await personName(db, values.customerId)
      : undefined;
    const limited = branchesOf(res.locals.context.actor) !== null;
    const model = {
      form: presentForm(values, errors, { ...places, limited, customer }, words),
      noProviders: places.providers.length === 0,
      once: shown.once,
    };
    await web.render.page(res, 'contacts/new', model, {
      title: contactsMessages.in(words.locale)('contacts.new'),
      status: shown.status,
    });
  }

  /** What the next contact is likely to be: by the address, else like the newest one of the same provider. */
  async function proposal(req: Request, res: Response): Promise<FormValues> {
    const query = NewQuery.parse(req.query);
    const user = userOf(res.locals.context);
    const { timeZone } = (await getOrganisation(db)).settings;
    const provider = query.provider || (user.providerId ?? '');
    const newest = provider === '' ? undefined : await findNewestOfProvider(db, provider);
    const named = query.follows === '' ? undefined : await findContact(db, query.follows);
    const followed = named !== undefined && mayReachBranch(res.locals.context, named.branchId) ? named : undefined;
    const like = followed ?? newest;
    const onlyBranch = user.branchIds?.length === 1 ? (user.branchIds[0] ?? '') : '';
    const now = DateTime.fromJSDate(web.services.clock.now(), { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
    return {
      customerId: followed?.customerId ?? query.customer,
      customerEmail: '',
      customerExternalId: '',
      customerName: '',
      customerLocale: '',
      provider: provider || (followed?.providerId ?? ''),
      branch: query.branch || (like?.branchId ?? onlyBranch),
      topic: query.topic || (followed?.topicId ?? ''),
      channel: like?.channel ?? DEFAULT_CHANNEL,
      kind: DEFAULT_KIND,
      requestedAt: now,
      completedAt: now,
      completed: true,
      externalId: '',
      follows: query.follows,
      note: '',
    };
  }

  router.get('/contacts/new', allow('contacts.log'), async (req, res) => {
    const proposed = await proposal(req, res);
    if (proposed.customerId === '') keepForBack(res);
    await showForm(res, proposed, {}, { once: formOnce(ids), status: 200 });
  });

  router.post('/contacts', allow('contacts.log'), async (req, res) => {
    const context = res.locals.context;
    const { timeZone } = (await getOrganisation(db)).settings;
    const refuse = (errors: Readonly<Record<string, string>>) =>
      showForm(res, typedValues(req.body), errors, { once: formOnce(ids, req.body), status: 422 });
    const parsed = parseForm(ContactForm, req.body);
    if (!parsed.ok) return refuse(parsed.errors);
    const form = parsed.value;
    const { input, errors } = readForm(form, timeZone, web.services.clock.now());
    const places = await placesFor(db, res.locals.context.actor, { includeInactive: true });
    if (!places.providers.some(({ id }) => id === form.provider)) errors.provider = 'contacts.fault.provider';
    if (form.topic !== '' && !places.topics.some(({ id }) => id === form.topic)) errors.topic = 'contacts.fault.topic';
    if (!mayReachBranch(context, form.branch || null) || isUnknown(form.branch, places.branches)) {
      errors.branch = 'contacts.fault.branch';
    }
    if (form.customerId !== '' && !(await isOneOfTheirs(res, form.customerId))) {
      errors.customerEmail = 'contacts.fault.customer';
    }
    if (form.externalId !== '' && (await findContactByExternalId(db, form.externalId)) !== undefined) {
      errors.externalId = 'contacts.fault.externalId';
    }
    const sent = sentForm(req);
    // What is wrong may be only that the same was sent a moment before.
    const before = Object.keys(errors).length > 0 ? await findOutcome(db, sent) : undefined;
    if (before === undefined && Object.keys(errors).length > 0) return refuse(errors);
    try {
      const outcome =
        before ??
        (await makeOnce(context, sent, async (inside) => {
          const options = { origin: 'page', createUnknown: false } as const;
          const { contact, created } = await contacts.recordContact(inside, input, options);
          return `/contacts/${contact.id}${created ? '?done=logged' : ''}`;
        }));
      if (outcome.state === 'changed_since') {
        return showForm(res, typedValues(req.body), {}, { once: formOnceMore(ids, outcome.path), status: 409 });
      }
      web.wakeJobs();
      res.redirect(303, outcome.path);
    } catch (error) {
      await refuse(faultsOf(error));
    }
  });

  return router;
}

const isUnknown = (id: string, places: readonly { id: string }[]) => id !== '' && !places.some((it) => it.id === id);

/** The form as a new contact, with what is wrong with it as far as the form alone tells. */
function readForm(
  form: ContactForm,
  timeZone: string,
  now: Date,
): { input: NewContact; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const time = (field: 'requestedAt' | 'completedAt'): string | null => {
    if (form[field] === '') return null;
    const read = readTime(form[field], timeZone);
    if ('instant' in read) return read.instant;
    errors[field] = 'contacts.fault.time';
    return null;
  };
  const nobody = form.customerEmail === '' && form.customerExternalId === '' && form.customerName === '';
  if (form.customerId === '' && nobody) errors.customerEmail = 'contacts.fault.customer';
  const input: NewContact = {
    externalId: form.externalId || null,
    customer:
      form.customerId === ''
        ? {
            externalId: form.customerExternalId || null,
            email: form.customerEmail || null,
            name: form.customerName || null,
            locale: isLocale(form.customerLocale) ? form.customerLocale : null,
          }
        : { customerId: form.customerId },
    places: { providerId: form.provider, branchId: form.branch || null, topicId: form.topic || null },
    channel: form.channel,
    kind: form.kind,
    requestedAt: time('requestedAt'),
    completedAt: form.completed ? time('completedAt') : null,
    completed: form.completed,
    follows: form.follows || null,
    note: form.note || null,
  };
  const { requestedAt = null, firstRepliedAt = null, completedAt = null } = input;
  for (const { field, fault } of contactTimeFaults({ requestedAt, firstRepliedAt, completedAt }, now)) {
    errors[field] ??= `contacts.fault.${fault}`;
  }
  return { input, errors };
}

/** What a use case refused, as keys of words for the form's fields. @throws what is no refusal */
function faultsOf(error: unknown): Record<string, string> {
  if (error instanceof AppError && error.fields.follows !== undefined) return { follows: 'contacts.fault.follows' };
  throw error;
}

function typedValues(body: unknown): FormValues {
  const fields: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  return {
    customerId: text('customerId'),
    customerEmail: text('customerEmail'),
    customerExternalId: text('customerExternalId'),
    customerName: text('customerName'),
    customerLocale: text('customerLocale'),
    provider: text('provider'),
    branch: text('branch'),
    topic: text('topic'),
    channel: text('channel'),
    kind: text('kind'),
    requestedAt: text('requestedAt'),
    completedAt: text('completedAt'),
    completed: fields.completed === 'yes',
    externalId: text('externalId'),
    follows: text('follows'),
    note: text('note'),
  };
}
