import { CHANNELS, CONTACT_KINDS } from '../../../domain/channel.ts';
import { LOCALES } from '../../../domain/locale.ts';
import {
  answer,
  body,
  DAYS,
  inPath,
  list,
  nextCursor,
  object,
  oneOf,
  PAGING,
  type Paths,
  problems,
  query,
  ref,
  text,
  withScope,
} from './schema-shapes.ts';

/** Contacts, and the people whom they were with. */
export const CUSTOMER_PATHS: Paths = {
  '/contacts': {
    post: withScope('contacts:write', {
      summary: 'Log a contact',
      description:
        'The program decides at once whether the customer is invited, and the answer says so. Customers match by externalId, then by exact e-mail, never by name alone. Unknown places are created if the key has `directory:write` as well, else they are refused.',
      requestBody: body(ref('NewContact'), {
        externalId: 'T-4711',
        customer: { email: 'dana@example.org', name: 'Dana Levi', locale: 'he' },
        provider: 'Eli Barak',
        branch: 'Haifa',
        topic: 'Repair',
        channel: 'phone',
        completedAt: '2026-11-21T09:30:00+02:00',
      }),
      responses: {
        201: answer('Logged.', ref('Receipt')),
        200: answer('A contact with this externalId is here already; nothing new was made.', ref('Receipt')),
        ...problems(409, 422),
      },
    }),
    get: withScope('contacts:read', {
      summary: 'List contacts, newest first',
      parameters: [
        ...PAGING,
        ...DAYS,
        ...['provider', 'branch', 'topic'].map((name) => query(name, text('Id, code or name.'))),
        query('channel', oneOf(CHANNELS)),
        query('kind', oneOf(CONTACT_KINDS)),
        query('state', oneOf(['open', 'completed'])),
        query('customer', text('Id of a customer; merged records count along.')),
        query('externalId', text()),
      ],
      responses: {
        200: answer('A page of contacts.', object({ contacts: list(ref('ListedContact')), nextCursor })),
        ...problems(404, 422),
      },
    }),
  },
  '/contacts/log': {
    post: withScope('contacts:write', {
      summary: 'Log a contact in one line',
      description:
        'Customer, who served, about what, and when, each ended by a full stop, as on the page “Log in one line”. The customer is an address, an id or else a name, which stands for somebody new; provider, topic and branch are names or codes of the directory, and channel, kind and day may be said as words. What is nothing known is refused, with the nearest names where the key may read the directory. What is not said stays open, and the channel is as in POST /contacts.',
      requestBody: body(object({ line: text('At most 500 characters.'), locale: oneOf(LOCALES) }, ['locale']), {
        line: 'Rami Cohen. Eli Levi. Viruses. 9:30',
        locale: 'he',
      }),
      responses: { 201: answer('Logged.', ref('Receipt')), ...problems(422) },
    }),
  },
  '/contacts/{id}': {
    get: withScope('contacts:read', {
      summary: 'One contact, and what became of its survey',
      parameters: [inPath('id', 'Id of the contact.')],
      responses: { 200: answer('The contact.', ref('ContactWithInvitation')), ...problems(404) },
    }),
    patch: withScope('contacts:write', {
      summary: 'Complete a contact, or change its note',
      parameters: [inPath('id', 'Id of the contact.')],
      requestBody: body(ref('ContactPatch'), { completed: true }),
      responses: { 200: answer('The contact.', ref('ContactWithInvitation')), ...problems(404, 409, 422) },
    }),
  },
  '/customers': {
    get: withScope('customers:read', {
      summary: 'List customers',
      parameters: [...PAGING, ...DAYS, query('search', text('Part of a name, e-mail or external id.'))],
      responses: {
        200: answer('A page of people, each by the main record.', object({ data: list(ref('Customer')), nextCursor })),
        ...problems(422),
      },
    }),
    post: withScope('customers:write', {
      summary: 'Add a customer, or fill in what is missing of one who is known',
      requestBody: body(ref('CustomerInput')),
      responses: {
        201: answer('Added.', ref('Customer')),
        200: answer('Known already.', ref('Customer')),
        ...problems(409, 422),
      },
    }),
  },
  '/customers/{id}': {
    get: withScope('customers:read', {
      summary: 'One customer',
      parameters: [inPath('id', 'Id of the customer.')],
      responses: { 200: answer('The customer.', ref('Person')), ...problems(404) },
    }),
    patch: withScope('customers:write', {
      summary: 'Change a customer',
      parameters: [inPath('id', 'Id of the customer.')],
      requestBody: body(ref('CustomerPatch')),
      responses: { 200: answer('The customer.', ref('Customer')), ...problems(404, 409, 422) },
    }),
  },
  '/customers/{id}/export': {
    get: withScope('customers:export', {
      summary: 'Everything that is held about a person',
      description:
        'Over all records of the person. Answers given in confidence are told by month alone. Each reading is audited.',
      parameters: [inPath('id', 'Id of the customer.')],
      responses: { 200: answer('All that is held.', ref('CustomerData')), ...problems(404) },
    }),
  },
  '/customers/{id}/erase': {
    post: withScope('customers:erase', {
      summary: 'Erase a person, for good',
      description:
        'Removes what tells who the person was, in every record. With `answers` as `unlink` scores stay in the figures, tied to nobody; with `delete` they leave every figure.',
      parameters: [inPath('id', 'Id of the customer.')],
      requestBody: body(ref('EraseInput'), { answers: 'unlink' }),
      responses: { 200: answer('Erased.', ref('Erased')), ...problems(404, 409, 422) },
    }),
  },
};
