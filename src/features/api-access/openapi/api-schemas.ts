import { CONTACT_KINDS } from '../../../domain/channel.ts';
import { COMMITMENT_SOURCES, COMMITMENT_STATES } from '../../../domain/commitment/commitment-state.ts';
import { DELIVERIES } from '../../../domain/program/program.ts';
import { CONFIDENTIALITIES } from '../../../domain/questionnaire/promises.ts';
import { ACTION_SCHEMAS } from './action-schemas.ts';
import { FIGURE_SCHEMAS } from './figure-schemas.ts';
import { channel, locale, place, unknownFields } from './place-shapes.ts';
import {
  date,
  flag,
  instant,
  list,
  object,
  oneOf,
  orNull,
  partial,
  ref,
  type Schema,
  text,
  whole,
} from './schema-shapes.ts';

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

const programFields = {
  active: flag(),
  contacts: partial({
    branches: list(text('Id.')),
    topics: list(text('Id.')),
    channels: list(channel),
    providers: list(text('Id.')),
  }),
  samplePercent: whole('Of a hundred customers who may be asked, how many are.'),
  delayMinutes: whole('From the completion of a contact to the invitation.'),
  itemsPerDimension: orNull(whole('Null asks all.')),
  minDaysBetween: whole('Between two invitations to one person, over all programs.'),
  maxContactAgeDays: whole(),
  expiresAfterDays: whole(),
  reminders: whole('0 to 2.'),
  reminderAfterDays: whole('From the invitation to the first, and from that to the second.'),
  dailyCeiling: orNull(whole('Invitations on one day of the organisation’s calendar; null sets no limit.')),
  quiet: orNull(object({ from: text('Such as 20:00, on the clock of the branch.'), to: text() })),
  confidentiality: oneOf(CONFIDENTIALITIES),
  delivery: oneOf(DELIVERIES, 'By mail, or by links that the organisation sends through its own system.'),
  unhappy: {
    ...object({
      gapFrom: orNull(whole('Points of a scale from 1 to 7 that an item falls short by, or more.')),
      wrong: flag('“Something went wrong” was ticked.'),
      satisfactionTo: orNull(whole('Points of a scale from 1 to 5, or less.')),
    }),
    description: 'Which answers become a concern or a complaint; null and false leave a part out.',
  },
};

const questionnaireFields = {
  key: text(),
  version: whole(),
  title: { type: 'object', description: 'Text by language.', additionalProperties: { type: 'string' } },
  scale: object({ min: whole(), max: whole(), low: unknownFields, high: unknownFields }),
  createdAt: instant(),
};

const openLinkFields = {
  channel: orNull(channel),
  locale: locale,
  itemsPerDimension: orNull(whole('How many items of each dimension a person is asked; null asks all.')),
  closesOn: orNull(date('The last day on which it takes answers.')),
};
const placeCalled = (kind: string) => text(`Name or code of the ${kind} that it stands for.`);

/** Shapes that several operations share. */
export const SCHEMAS: Record<string, Schema> = {
  Problem: object(
    {
      type: text(),
      title: text('What happened and what to do.'),
      status: whole(),
      code: text('For programs: never changes.'),
      instance: text('Quote it when you ask for help.'),
      errors: {
        type: 'object',
        description: 'Field → what is wrong with it.',
        additionalProperties: { type: 'string' },
      },
    },
    ['errors'],
  ),
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
  Place: object(
    { id: text(), name: text(), code: orNull(text()), active: flag(), timeZone: orNull(text('Of branches only.')) },
    ['timeZone'],
  ),
  Program: object({ id: text(), name: text(), questionnaire: text('Its key.'), ...programFields }),
  ProgramPatch: partial({ name: text(), ...programFields, questionnaire: text('The key of another questionnaire.') }),
  NewProgram: {
    ...partial({ name: text(), ...programFields, questionnaire: text('The key of a questionnaire.') }),
    required: ['name', 'questionnaire'],
    description: 'What is left out is as in the program of a fresh installation, but that it is off.',
  },
  OpenLink: object({
    ...{ id: text(), slug: text(), url: text('What is printed on the card.'), questionnaire: text('Its key.') },
    ...{ branchId: orNull(text()), providerId: orNull(text()), topicId: orNull(text()) },
    places: list(text('Name of a place that it stands for.')),
    ...openLinkFields,
    active: flag('False: it was closed.'),
    createdAt: instant(),
    takesAnswers: flag('It is active, and its last day is not over.'),
  }),
  NewOpenLink: partial({
    questionnaire: text('The key of a questionnaire; by default that of the active program.'),
    ...{ branch: placeCalled('branch'), provider: placeCalled('provider'), topic: placeCalled('topic') },
    ...openLinkFields,
  }),
  OpenLinkPatch: partial({ ...openLinkFields, active: flag('False closes it, true opens it again.') }),
  Questionnaire: object(questionnaireFields),
  QuestionnaireWithDefinition: object({ ...questionnaireFields, definition: unknownFields }),
  QuestionnaireTaken: object({ ...questionnaireFields, outcome: text('created, new_version, replaced or unchanged.') }),
  Commitment: object({
    id: text(),
    words: text('What was promised; empty once the customer was erased.'),
    state: oneOf(COMMITMENT_STATES),
    dueAt: instant(),
    note: orNull(text()),
    customerId: orNull(text('Null: nobody in particular, or promised in the reply to a complaint.')),
    owner: object({ id: text(), name: text() }),
    branch: orNull(place),
    source: oneOf(COMMITMENT_SOURCES),
    createdAt: instant(),
    settledAt: orNull(instant()),
  }),
  NewCommitment: {
    ...object(
      {
        words: text('In at most 1,000 characters.'),
        ownerId: text('An active user who may keep promises.'),
        dueAt: instant(),
        customerId: orNull(text('By default that of the contact.')),
        contactId: orNull(text('The contact in which it was made.')),
        branchId: orNull(text('By default that of the contact.')),
      },
      ['customerId', 'contactId', 'branchId'],
    ),
    additionalProperties: false,
  },
  CommitmentPatch: {
    ...partial({
      state: oneOf(COMMITMENT_STATES),
      note: orNull(text('With what came of it.')),
      ownerId: text('Of the user who is to keep it, while it is open.'),
      dueAt: instant('While it is open and not past its time; still to come.'),
    }),
  },
  FocusGroup: object({
    id: text(),
    theme: text('As it stands in invitations.'),
    question: text('What it is to find out.'),
    state: oneOf(['planned', 'inviting', 'closed', 'cancelled']),
    seats: whole('People wanted in each session.'),
    invitedEach: whole('Invited to each session.'),
    createdAt: instant(),
    sessions: list(
      object({
        id: text(),
        startsAt: instant(),
        minutes: whole(),
        place: orNull(text()),
        language: locale,
        state: oneOf(['planned', 'held', 'cancelled']),
        invited: whole(),
        accepted: whole(),
        declined: whole('No, another time, or no answer in time.'),
        attended: whole(),
      }),
    ),
    findings: list(
      object({
        id: text(),
        sessionId: text(),
        words: text(),
        item: orNull(text('Key of the item.')),
        modes: list(text('Key of a failure mode.')),
      }),
    ),
  }),
  ContactWish: object({
    id: text('Random: it does not tell when the answer came.'),
    day: date('On which the answer was received.'),
    branch: orNull(text()),
    topic: orNull(text()),
    locale: orNull(locale),
    words: orNull(text('What was written, verbatim.')),
    state: oneOf(['open', 'handled']),
    handledAt: orNull(instant()),
    note: orNull(text('What staff noted when they handled it.')),
  }),
  Complaint: object({
    id: text('Random: it does not tell when it came.'),
    kind: oneOf(['concern', 'complaint'], 'A concern has no name and gets no reply.'),
    origin: oneOf(['survey', 'form', 'contact', 'staff']),
    state: oneOf(['open', 'acknowledged', 'in_treatment', 'answered', 'understood', 'closed']),
    closedAs: oneOf(['confirmed', 'unconfirmed', 'understood', 'withdrawn', null]),
    severity: { enum: [1, 2, 3], description: '1 mild, 2 serious, 3 grave.' },
    receivedOn: text('The day (2026-03-04), of survey answers the month (2026-03).'),
    modes: list(text(), 'Keys of the failure modes that the customer picked or a person confirmed.'),
    dimension: orNull(text('Its key.')),
    item: orNull(text('Its key.')),
    branch: orNull(text()),
    provider: orNull(text('Null for survey answers.')),
    topic: orNull(text('Null for survey answers.')),
    channel: orNull(text('Null for survey answers.')),
    locale: orNull(text('Null for survey answers.')),
    inviteConsent: flag('The customer may be invited to a discussion group.'),
    owner: orNull(text('Name of the user who sees to it.')),
    words: orNull(
      text(
        'What was written; names, addresses and numbers are masked. Of concerns out of surveys null until their branch has ten answers in a year.',
      ),
    ),
  }),
  ComplaintPatch: partial({
    owner: text(
      'E-mail address of a user who treats complaints. One that nobody had taken up is in treatment with it.',
    ),
    state: oneOf(
      ['open', 'acknowledged', 'in_treatment', 'understood', 'closed'],
      'Complaints are acknowledged, and in treatment with an owner; they are answered by a reply and closed by the customer’s word or silence. Concerns are understood, closed with root cause and remedy, and opened again.',
    ),
    severity: { enum: [1, 2, 3] },
    modes: list(text(), 'Keys of failure modes that a person confirmed; what the customer picked stays.'),
    item: orNull(text('Its key; of the questionnaire in use where the complaint is of no survey.')),
    branch: orNull(text('Id, code or name.')),
    provider: orNull(text('Id, code or name.')),
    topic: orNull(text('Id, code or name.')),
    rootCause: orNull(text('Why it happened.')),
    remedy: orNull(text('What was done about it.')),
  }),
  NewComplaint: object(
    {
      words: text('What happened.'),
      customer: ref('CustomerInput'),
      inviteConsent: flag('May be invited to a discussion group; with a customer only.'),
      modes: list(text(), 'Keys of the failure modes that the customer named.'),
      provider: text('Name or code.'),
      branch: text('Name or code.'),
      topic: text('Name or code.'),
      channel,
      happenedOn: date(),
      locale,
    },
    ['customer', 'inviteConsent', 'modes', 'provider', 'branch', 'topic', 'channel', 'happenedOn', 'locale'],
  ),
  Response: object({
    id: text('Random: it does not tell when the answer came.'),
    questionnaire: text('Its key.'),
    version: whole(),
    origin: oneOf(['invited', 'open_link', 'imported']),
    receivedOn: text('The day of named answers (2026-03-04), the month of all others (2026-03).'),
    confidentiality: oneOf(CONFIDENTIALITIES),
    provider: orNull(text()),
    branch: orNull(text()),
    topic: orNull(text('Of named answers only.')),
    channel: orNull(channel),
    locale: orNull(locale),
    customer: orNull(object({ email: orNull(text()), name: orNull(text()) })),
    items: {
      type: 'object',
      description: 'By item; one that is absent was not asked.',
      additionalProperties: object(
        { kind: oneOf(['rated', 'skipped', 'na']), e: orNull(whole()), p: orNull(whole()), m: orNull(whole()) },
        ['e', 'p', 'm'],
      ),
    },
    questions: { ...unknownFields, description: 'By question.' },
  }),
  ImportReport: object({
    rows: whole(),
    added: whole(),
    alreadyThere: whole(),
    refused: whole(),
    problems: list(object({ line: whole(), column: text(), code: text(), value: text(), message: text() })),
    moreProblems: whole('How many there are besides those listed.'),
    customersLeftOut: whole('Rows whose customer was left out, since the answers are confidential.'),
  }),
  ...FIGURE_SCHEMAS,
  ...ACTION_SCHEMAS,
  Health: object({
    status: oneOf(['ok', 'degraded', 'down'], 'Degraded: mail or jobs need a person.'),
    database: object({ ok: flag(), kind: oneOf(['sqlite', 'postgres']) }),
    mail: object(
      { mode: oneOf(['smtp', 'captured']), ok: flag(), messages: { type: 'object', additionalProperties: whole() } },
      ['messages'],
    ),
    jobs: object({ ok: flag(), due: whole(), dead: whole(), oldestDueAt: orNull(instant()) }, [
      'due',
      'dead',
      'oldestDueAt',
    ]),
  }),
};
