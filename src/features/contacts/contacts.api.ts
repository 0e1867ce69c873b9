import { Router } from 'express';
import { z } from 'zod';
import { covers, isScope } from '../../domain/access/scopes.ts';
import { Channel, ContactKind } from '../../domain/channel.ts';
import { dayBounds } from '../../domain/time/day-bounds.ts';
import type { Context } from '../../platform/context.ts';
import { invalidInput, notFound } from '../../platform/errors.ts';
import { allowScope } from '../../platform/http/guard.ts';
import { readDatedCursor, readPaging, toDatedPage } from '../../platform/http/paging.ts';
import { parseBody } from '../../platform/http/parse-body.ts';
import type { Web } from '../../platform/http/web.ts';
import { personRecordIds } from '../customers/index.ts';
import {
  foldName,
  getOrganisation,
  listBranches,
  listProviders,
  listTopics,
  mayCreatePlaces,
  type Place,
} from '../organisation/index.ts';
import { ContactBody, ContactPatch, DEFAULT_CHANNEL, DEFAULT_KIND, LineBody } from './contact.forms.ts';
import { type Contact, findContactByExternalId, getContact } from './contact.store.ts';
import type { InvitationOutcome, InvitationState } from './contact-hooks.ts';
import { contactLineMessages } from './contact-line.messages.ts';
import { type ListedContact, listContacts } from './contacts.queries.ts';
import type { Contacts } from './contacts.service.ts';
import type { NewContact } from './new-contact.ts';
import type { PlaceOfLine } from './recognise-parts.ts';
import { contactOfLine, type UnderstoodLine, understandLine } from './understand-line.queries.ts';

const ListQuery = z.object({
  from: z.iso.date({ error: 'from is a date like 2026-11-21.' }).optional(),
  to: z.iso.date({ error: 'to is a date like 2026-11-21.' }).optional(),
  provider: z.string().max(120).optional(),
  branch: z.string().max(120).optional(),
  topic: z.string().max(120).optional(),
  channel: Channel.optional(),
  kind: ContactKind.optional(),
  state: z.enum(['open', 'completed'], { error: 'state is open or completed.' }).optional(),
  customer: z.string().max(60).optional(),
  externalId: z.string().max(200).optional(),
});

export function contactsApi(web: Web, contacts: Contacts): Router {
  const router = Router();
  const db = web.services.db.knex;

  router.post('/contacts', allowScope('contacts:write'), async (req, res) => {
    const body = parseBody(ContactBody, req.body, 'bad_contact', 'The contact was not taken. See errors.');
    const context = res.locals.context;
    const { created, receipt } = await contacts.recordContact(context, toNewContact(body), {
      origin: 'api',
      createUnknown: mayCreatePlaces(context),
    });
    web.wakeJobs();
    if (created) res.status(201).location(`/api/v1/contacts/${receipt.id}`);
    res.json(receipt);
  });

  router.post('/contacts/log', allowScope('contacts:write'), async (req, res) => {
    const { line, locale } = parseBody(LineBody, req.body, 'bad_contact', 'The contact was not taken. See errors.');
    const { context } = res.locals;
    const understood = await understandLine(context, line, { choices: {}, asks: false });
    const input = contactOfLine(understood, locale ?? null);
    if (input === undefined || understood.note !== null) throw unclearLine(understood, context);
    const { receipt } = await contacts.recordContact(context, input, { origin: 'api', createUnknown: false });
    web.wakeJobs();
    res.status(201).location(`/api/v1/contacts/${receipt.id}`).json(receipt);
  });

  router.get('/contacts', allowScope('contacts:read'), async (req, res) => {
    const { cursor, limit } = readPaging(req.query);
    const query = parseBody(ListQuery, req.query, 'bad_filter', 'A filter cannot be read. See errors.');
    const { timeZone } = (await getOrganisation(db)).settings;
    const customerIds = query.customer === undefined ? undefined : await personRecordIds(db, query.customer);
    const filter = {
      providerId: placeId(await listProviders(db, { includeInactive: true }), 'provider', query.provider),
      branchId: placeId(await listBranches(db, { includeInactive: true }), 'branch', query.branch),
      topicId: placeId(await listTopics(db, { includeInactive: true }), 'topic', query.topic),
      channel: query.channel,
      kind: query.kind,
      state: query.state,
      customerIds,
      from: query.from === undefined ? undefined : dayBounds(query.from, timeZone)?.start,
      before: query.to === undefined ? undefined : dayBounds(query.to, timeZone)?.end,
      branchIds: null,
    };
    if (query.externalId !== undefined) {
      const one = await findContactByExternalId(db, query.externalId);
      res.json({ contacts: one === undefined ? [] : [toJson(one)], nextCursor: null });
      return;
    }
    const rows = await listContacts(db, filter, { after: readDatedCursor(cursor), limit });
    const { rows: shown, nextCursor } = toDatedPage(rows, limit, ({ occurredAt }) => occurredAt);
    res.json({ contacts: shown.map(toJson), nextCursor });
  });

  router.get('/contacts/:id', allowScope('contacts:read'), async (req, res) => {
    const contact = await getContact(db, String(req.params.id));
    res.json({ ...toJson(contact), invitation: invitationJson(await contacts.describeInvitation(db, contact.id)) });
  });

  router.patch('/contacts/:id', allowScope('contacts:write'), async (req, res) => {
    const patch = parseBody(ContactPatch, req.body, 'bad_contact', 'The contact was not changed. See errors.');
    const context = res.locals.context;
    const id = String(req.params.id);
    const before = await getContact(db, id);
    const completes = patch.completed === true || patch.completedAt !== undefined;
    if (patch.firstRepliedAt !== undefined && !completes) {
      throw invalidInput('bad_contact', 'firstRepliedAt is set when the contact is completed.', {
        firstRepliedAt: 'Send it together with "completed": true or completedAt.',
      });
    }
    // Said twice, it stays completed as it was; another time than the first is refused.
    const saidAgain = before.completedAt !== null && (patch.completedAt ?? before.completedAt) === before.completedAt;
    if (completes && !saidAgain) {
      const { completedAt, firstRepliedAt } = patch;
      await contacts.completeContact(context, id, { completedAt, firstRepliedAt });
      web.wakeJobs();
    }
    if (patch.note !== undefined) await contacts.changeNote(context, id, patch.note === '' ? null : patch.note);
    const contact = await getContact(db, id);
    res.json({ ...toJson(contact), invitation: invitationJson(await contacts.describeInvitation(db, id)) });
  });

  return router;
}

function toNewContact(body: ContactBody): NewContact {
  return {
    externalId: body.externalId,
    customer: body.customer,
    places: { provider: body.provider, branch: body.branch, topic: body.topic },
    channel: body.channel ?? DEFAULT_CHANNEL,
    kind: body.kind ?? DEFAULT_KIND,
    requestedAt: body.requestedAt,
    firstRepliedAt: body.firstRepliedAt,
    completedAt: body.completedAt,
    completed: body.completed ?? true,
    follows: body.follows,
    note: body.note,
  };
}

/** So many names are enough to see what was meant. */
const MOST_MEANT = 3;

/** What a person would be asked on the page. Names of the directory are for keys that may read it. */
function unclearLine({ customer, provider, topic, branch, time, note }: UnderstoodLine, { actor }: Context) {
  const reads = actor.kind === 'api_key' && covers(actor.scopes.filter(isScope), 'directory:read');
  const asked = (name: string, place: PlaceOfLine): Record<string, string> => {
    if (place.state !== 'asked') return {};
    const { why, said, among } = place;
    const meant = among.slice(0, MOST_MEANT).map((one) => one.code ?? one.name);
    const what = {
      unsaid: `The line does not say the ${name}.`,
      unknown: `There is no ${name} "${said}".`,
      several: `More than one ${name} is called "${said}".`,
    };
    const hint = reads && meant.length > 0 ? ` Perhaps one of these: ${meant.join(', ')}.` : '';
    return { [name]: `${what[why]} Give a name or code of the directory.${hint}` };
  };
  const fields = {
    ...(customer.state === 'missing' && { customer: 'Begin with the customer: a name, an e-mail address or an id.' }),
    ...asked('provider', provider),
    ...asked('topic', topic),
    ...asked('branch', branch),
    ...('fault' in time && { time: contactLineMessages.in('en')(`line.fault.${time.fault}`) }),
    ...(note !== null && { line: `Nothing here is called "${note}". Leave it out, or log the contact with a note.` }),
  };
  return invalidInput('unclear_line', `The line is not clear. ${Object.values(fields).join(' ')}`, fields);
}

/** By id, code or name. @throws 404 when there is none */
function placeId(places: readonly Place[], kind: string, called: string | undefined): string | undefined {
  if (called === undefined || called === '') return undefined;
  const key = foldName(called);
  const found =
    places.find(({ id }) => id === called) ??
    places.find(({ code }) => code !== null && foldName(code) === key) ??
    places.find(({ name }) => foldName(name) === key);
  if (found === undefined) throw notFound(kind);
  return found.id;
}

function toJson(contact: Contact | ListedContact) {
  return {
    id: contact.id,
    externalId: contact.externalId,
    customerId: contact.customerId,
    ...('customer' in contact ? { customer: contact.customer } : {}),
    provider: { id: contact.providerId, name: contact.providerName },
    branch: contact.branchId === null ? null : { id: contact.branchId, name: contact.branchName },
    topic: contact.topicId === null ? null : { id: contact.topicId, name: contact.topicName },
    channel: contact.channel,
    kind: contact.kind,
    requestedAt: contact.requestedAt,
    firstRepliedAt: contact.firstRepliedAt,
    completedAt: contact.completedAt,
    completedOn: contact.completedOn,
    follows: contact.followsId,
    note: contact.note,
    origin: contact.origin,
    createdAt: contact.createdAt,
  };
}

function invitationJson(state: InvitationState | undefined): InvitationOutcome | null {
  if (state === undefined) return null;
  return {
    id: state.id,
    status: state.status,
    ...(state.sendAt === null ? {} : { sendAt: state.sendAt }),
    ...(state.reason === null ? {} : { reason: state.reason }),
  };
}
