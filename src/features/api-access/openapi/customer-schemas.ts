import { CONTACT_KINDS } from '../../../domain/channel.ts';
import { channel, locale, place, unknownFields } from './place-shapes.ts';
import { date, flag, instant, list, object, oneOf, orNull, partial, ref, type Schema, text } from './schema-shapes.ts';

const kind = oneOf(CONTACT_KINDS, 'What the customer came with.');

const invitation = orNull(
  object(
    {
      id: text(),
      status: text('scheduled, sent, uncertain, bounced, failed, answered, expired, declined or skipped.'),
      sendAt: instant(),
      reason: text('Why it was skipped: no_address, resting_period, too_old, …'),
    },
    ['sendAt', 'reason'],
  ),
);

const contactFields = {
  externalId: orNull(text('Your own id: the same one again gives the same answer and makes nothing new.')),
  channel,
  kind,
  requestedAt: orNull(instant('With its offset from UTC, as all times.')),
  firstRepliedAt: orNull(instant()),
  completedAt: orNull(instant()),
  follows: orNull(text('The contact that this one follows.')),
  note: orNull(text('At most 4,000 characters.')),
};

const customerFields = {
  externalId: orNull(text()),
  email: orNull({ type: 'string', format: 'email' }),
  name: orNull(text()),
  locale: orNull(locale),
};

/** Contacts, and the people whom they were with. */
export const CUSTOMER_SCHEMAS: Record<string, Schema> = {
  CustomerInput: { ...partial(customerFields), description: 'At least one of externalId, email and name.' },
  NewContact: {
    ...partial({
      ...contactFields,
      customer: ref('CustomerInput'),
      provider: text('Name or code of who served.'),
      branch: orNull(text('Name or code.')),
      topic: orNull(text('Name or code.')),
      completed: flag('False for a contact that is still open. True by default.'),
    }),
    required: ['customer', 'provider'],
  },
  ContactPatch: partial({
    completed: { const: true },
    completedAt: instant(),
    firstRepliedAt: instant('Together with the completion.'),
    note: orNull(text()),
  }),
  Receipt: object({ id: text(), customerId: text(), invitation }),
  Contact: object({
    id: text(),
    ...contactFields,
    customerId: text(),
    provider: place,
    branch: orNull(place),
    topic: orNull(place),
    completedOn: orNull(date('Business date in the zone of the branch.')),
    origin: oneOf(['page', 'api', 'import']),
    createdAt: instant(),
  }),
  ListedContact: {
    allOf: [
      ref('Contact'),
      object({ customer: object({ name: orNull(text()), email: orNull(text()), externalId: orNull(text()) }) }, [
        'customer',
      ]),
    ],
  },
  ContactWithInvitation: { allOf: [ref('Contact'), object({ invitation })] },
  Customer: object({
    id: text(),
    ...customerFields,
    relationship: oneOf(['active', 'do_not_survey', 'ended']),
    relationshipReason: orNull(text()),
    erased: flag(),
    createdAt: instant(),
  }),
  Person: {
    allOf: [ref('Customer'), object({ personId: text('One id for all merged records.'), records: list(text()) })],
  },
  CustomerPatch: partial({
    email: orNull({ type: 'string', format: 'email' }),
    name: orNull(text()),
    locale: orNull(locale),
    relationship: oneOf(['active', 'do_not_survey', 'ended']),
    relationshipReason: orNull(text()),
  }),
  CustomerData: object({
    exportedAt: instant(),
    organisation: text(),
    customer: list(unknownFields, 'The records of the person.'),
    merges: list(unknownFields),
    contacts: list(unknownFields),
    commitments: list(unknownFields),
    invitations: list(unknownFields),
    responses: list(unknownFields),
    contactWishes: list(unknownFields),
    complaints: list(unknownFields),
    complaintReplies: list(unknownFields),
    focusGroups: list(unknownFields),
    outcomes: list(unknownFields),
  }),
  EraseInput: partial({ answers: oneOf(['unlink', 'delete'], 'unlink by default.') }),
  Erased: object({ id: text(), erased: flag(), answers: oneOf(['unlink', 'delete']) }),
};
