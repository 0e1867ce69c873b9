import { type Request, type Response, Router } from 'express';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { tidyWords } from '../../domain/answers/written-words.ts';
import { contactTimeFaults } from '../../domain/contact/contact-times.ts';
import { readTime } from '../../domain/csv/timestamps.ts';
import { dayBounds } from '../../domain/time/day-bounds.ts';
import { forbidden } from '../../platform/errors.ts';
import {
  type Field,
  type Filled,
  fillChange,
  filledField,
  overtakenForm,
  problemsOf,
  UNTOUCHED,
} from '../../platform/http/form-fields.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { readDatedCursor, toDatedPage } from '../../platform/http/paging.ts';
import { requireDays } from '../../platform/http/refused-filters.ts';
import type { Web } from '../../platform/http/web.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { seenBefore, seenIn, unlessOvertaken } from '../../platform/overtaken.ts';
import { getOrganisation } from '../organisation/index.ts';
import { CompleteForm, NoteForm } from './contact.forms.ts';
import { type Contact, findContact, getContact, listFollowers } from './contact.store.ts';
import { contactImportRoutes } from './contact-import.routes.ts';
import { contactLineRoutes } from './contact-line.routes.ts';
import { lineField } from './contact-line.views.ts';
import { mayReachBranch } from './contact-reach.ts';
import { contactsMessages } from './contacts.messages.ts';
import {
  branchesOf,
  type ContactFilter,
  listContacts,
  ownProvider,
  pageWords,
  personName,
  placesFor,
  readChannel,
  readKind,
} from './contacts.queries.ts';
import type { Contacts } from './contacts.service.ts';
import { doneText, type FilterValues, presentContact, presentContacts, presentFilters } from './contacts.views.ts';
import { newContactRoutes } from './new-contact.routes.ts';

const PER_PAGE = 50;

const given = z.string().max(200).transform(tidyWords).catch('').default('');
const FilterQuery = z.object({
  q: given,
  branch: given,
  provider: given,
  topic: given,
  channel: given,
  kind: given,
  state: given,
  from: given,
  to: given,
});

export function contactsRoutes(web: Web, contacts: Contacts): Router {
  const router = Router();
  const db = web.services.db.knex;
  // First, as their addresses would pass for ids of contacts.
  router.use(newContactRoutes(web, contacts), contactLineRoutes(web, contacts), contactImportRoutes(web));

  const wordsIn = (res: Response) => contactsMessages.in(res.locals.locale);

  router.get('/contacts', allow('contacts.view'), async (req, res) => {
    const words = await pageWords(db, res);
    const values: FilterValues = FilterQuery.parse(req.query);
    const places = await placesFor(db, res.locals.context.actor, { includeInactive: true });
    const filters = presentFilters(values, places, words.locale);
    requireDays(values, filters, words.locale);
    const limited = branchesOf(res.locals.context.actor);
    const rows = await listContacts(db, toFilter(values, words.timeZone, limited), {
      after: readDatedCursor(typeof req.query.cursor === 'string' ? req.query.cursor : undefined),
      limit: PER_PAGE,
    });
    const { rows: shown, nextCursor } = toDatedPage(rows, PER_PAGE, ({ occurredAt }) => occurredAt);
    const address = (cursor: string | null) => {
      const query = new URLSearchParams();
      for (const [name, value] of Object.entries(values)) if (value !== '') query.set(name, value);
      if (cursor !== null) query.set('cursor', cursor);
      return query.size === 0 ? '/contacts' : `/contacts?${query}`;
    };
    const { role } = userOf(res.locals.context);
    const own = ownProvider(res.locals.context.actor, places.providers) !== undefined;
    const model = {
      filters,
      table: presentContacts(shown, words),
      empty: shown.length === 0,
      filtered: Object.values(values).some((value) => value !== ''),
      page: {
        ...(req.query.cursor === undefined ? {} : { firstHref: address(null) }),
        ...(nextCursor === null ? {} : { nextHref: address(nextCursor) }),
      },
      mayLog: isAllowed(role, 'contacts.log'),
      line: isAllowed(role, 'contacts.log') && places.providers.length > 0 ? lineField(own, words.locale) : null,
      mayImport: isAllowed(role, 'contacts.import'),
    };
    await web.render.page(res, 'contacts/list', model, { title: wordsIn(res)('contacts.title') });
  });

  /** The contact, if this person may see it. */
  async function getVisible(req: Request, res: Response): Promise<Contact> {
    const contact = await getContact(db, String(req.params.id));
    if (!mayReachBranch(res.locals.context, contact.branchId)) throw forbidden();
    return contact;
  }

  async function showContact(req: Request, res: Response, contact: Contact, filled: Filled = UNTOUCHED): Promise<void> {
    const words = await pageWords(db, res);
    const context = res.locals.context;
    const follows = contact.followsId === null ? undefined : await findContact(db, contact.followsId);
    const followers = await listFollowers(db, contact.id);
    const visible = (other: Contact) => mayReachBranch(context, other.branchId);
    const one = presentContact(
      contact,
      {
        customer: await personName(db, contact.customerId),
        state: await contacts.describeInvitation(db, contact.id),
        follows: follows !== undefined && visible(follows) ? follows : undefined,
        followers: followers.filter(visible),
        mayChange: isAllowed(userOf(context).role, 'contacts.log'),
        mayPromise: isAllowed(userOf(context).role, 'commitments.edit'),
      },
      words,
    );
    const t = wordsIn(res);
    const now = DateTime.fromJSDate(web.services.clock.now(), { zone: words.timeZone });
    const errorWords = wordsOf(contactsMessages, words.locale);
    const noteField: Field = {
      name: 'note',
      kind: 'textarea',
      label: t('contacts.note'),
      hint: t('contacts.note.hint'),
      value: contact.note ?? '',
    };
    const noted = fillChange([noteField], filled, { words: errorWords, locale: words.locale, field: 'note' });
    const done = doneText(req.query.done, words.locale);
    const model = {
      one,
      problems: filled.overtaken ? noted.problems : problemsOf(filled.errors, errorWords),
      completeField: filledField(
        {
          name: 'completedAt',
          kind: 'datetime-local',
          label: t('contacts.completedAt'),
          hint: one.zoneHint,
          value: now.toFormat("yyyy-MM-dd'T'HH:mm"),
        },
        filled,
        errorWords,
      ),
      noteField: noted.fields.note,
      noteSeen: seenBefore(filled, contact.note),
      savedMeanwhile: noted.savedMeanwhile,
      flash: done === undefined ? undefined : { kind: 'done', text: done },
      logged: req.query.done === 'logged',
    };
    const status = filled === UNTOUCHED ? 200 : filled.overtaken ? 409 : 422;
    await web.render.page(res, 'contacts/one', model, { title: one.heading, status });
  }

  router.get('/contacts/:id', allow('contacts.view'), async (req, res) =>
    showContact(req, res, await getVisible(req, res)),
  );

  router.post('/contacts/:id/complete', allow('contacts.log'), async (req, res) => {
    const contact = await getVisible(req, res);
    const { timeZone } = (await getOrganisation(db)).settings;
    const { completedAt } = CompleteForm.parse(req.body ?? {});
    const read = completedAt === '' ? undefined : readTime(completedAt, timeZone);
    const refuse = (fault: string) =>
      showContact(req, res, contact, { errors: { completedAt: fault }, values: { completedAt } });
    if (read !== undefined && 'problem' in read) return refuse('contacts.fault.time');
    const now = web.services.clock.now();
    const at = read === undefined ? undefined : sameMinuteAsNow(read.instant, now);
    const [fault] = contactTimeFaults({ ...contact, completedAt: at ?? null }, now);
    if (fault !== undefined) return refuse(`contacts.fault.${fault.fault}`);
    await contacts.completeContact(res.locals.context, contact.id, { completedAt: at });
    web.wakeJobs();
    res.redirect(303, `/contacts/${contact.id}?done=completed`);
  });

  router.post('/contacts/:id/note', allow('contacts.log'), async (req, res) => {
    const contact = await getVisible(req, res);
    const parsed = parseForm(NoteForm, req.body);
    if (!parsed.ok) return showContact(req, res, contact, parsed);
    const note = parsed.value.note || null;
    const save = () => contacts.changeNote(res.locals.context, contact.id, note, seenIn(req.body));
    if (!(await unlessOvertaken(save))) {
      return showContact(req, res, await getVisible(req, res), overtakenForm(req.body));
    }
    res.redirect(303, `/contacts/${contact.id}?done=noted`);
  });

  return router;
}

function toFilter(values: FilterValues, timeZone: string, branchIds: readonly string[] | null): ContactFilter {
  const text = (value: string) => (value === '' ? undefined : value);
  return {
    search: text(values.q),
    providerId: text(values.provider),
    branchId: text(values.branch),
    topicId: text(values.topic),
    channel: readChannel(values.channel),
    kind: readKind(values.kind),
    state: values.state === 'open' || values.state === 'completed' ? values.state : undefined,
    from: dayBounds(values.from, timeZone)?.start,
    before: dayBounds(values.to, timeZone)?.end,
    branchIds,
  };
}

/** A form's times have no seconds: the minute that it is now stands for now, so that "now" is not before the request. */
function sameMinuteAsNow(instant: string, now: Date): string {
  const nowText = now.toISOString();
  return instant.slice(0, 16) === nowText.slice(0, 16) ? nowText : instant;
}
