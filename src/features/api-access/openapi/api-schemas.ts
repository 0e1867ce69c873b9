import { CHANNELS, CONTACT_KINDS } from '../../../domain/channel.ts';
import { LOCALES } from '../../../domain/locale.ts';
import {
  date,
  flag,
  instant,
  list,
  number,
  object,
  oneOf,
  orNull,
  partial,
  ref,
  type Schema,
  text,
  whole,
} from './schema-shapes.ts';

const interval: Schema = { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 };
const figure = orNull(object({ mean: orNull(number()), sd: orNull(number('Sample standard deviation (n − 1).')) }));
const channel = oneOf(CHANNELS, 'How the customer was served.');
const kind = oneOf(CONTACT_KINDS, 'What the customer came with.');
const locale = oneOf(LOCALES);
const place = object({ id: text(), name: text() });

const gap = {
  n: orNull(whole('Paired ratings. Null where withheld.')),
  expectation: figure,
  performance: figure,
  gap: orNull(
    object({
      mean: orNull(number('Received − expected: negative is short.')),
      sd: orNull(number()),
      ci95: orNull(interval),
      t: orNull(number()),
      df: orNull(number()),
      p: orNull(number()),
      pAdjusted: orNull(number('Benjamini–Hochberg, within its family.')),
      dz: orNull(number()),
      hedgesG: orNull(number()),
    }),
  ),
  verdict: text(
    'shortfall, small_shortfall, no_material_gap, undecided, small_surplus, surplus, insufficient or withheld.',
  ),
  smallestDetectable: orNull(number('The smallest gap that this n could have shown.')),
};
const grade = orNull(
  object({
    letter: orNull(text('Null where the interval spans several grades.')),
    range: orNull(list(text())),
    score: orNull(number('0 to 100.')),
    ci95: orNull(interval),
  }),
);

const invitation = orNull(
  object(
    {
      id: text(),
      status: text('scheduled, sent, uncertain, bounced, answered, expired, declined or skipped.'),
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
  delayMinutes: whole('From the completion of a contact to the invitation.'),
  itemsPerDimension: orNull(whole('Null asks all.')),
  minDaysBetween: whole('Between two invitations to one person, over all programs.'),
  maxContactAgeDays: whole(),
  expiresAfterDays: whole(),
  quiet: orNull(object({ from: text('Such as 20:00, on the clock of the branch.'), to: text() })),
  confidentiality: oneOf(['confidential', 'named', 'anonymous']),
};

const questionnaireFields = {
  key: text(),
  version: whole(),
  title: { type: 'object', description: 'Text by language.', additionalProperties: { type: 'string' } },
  scale: { type: 'object', properties: { min: whole(), max: whole() } },
  createdAt: instant(),
};

const unknownFields = { type: 'object', additionalProperties: true };

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
  Place: object(
    { id: text(), name: text(), code: orNull(text()), active: flag(), timeZone: orNull(text('Of branches only.')) },
    ['timeZone'],
  ),
  Program: object({ id: text(), name: text(), questionnaire: text('Its key.'), ...programFields }),
  ProgramPatch: partial({ ...programFields, questionnaire: text('The key of another questionnaire.') }),
  Questionnaire: object(questionnaireFields),
  QuestionnaireWithDefinition: object({ ...questionnaireFields, definition: unknownFields }),
  QuestionnaireTaken: object({ ...questionnaireFields, outcome: text('created, new_version, replaced or unchanged.') }),
  Response: {
    ...object({ questionnaire: text('Its key.'), items: unknownFields, questions: unknownFields }),
    additionalProperties: true,
  },
  ImportReport: {
    ...object({
      rows: whole(),
      added: whole(),
      alreadyThere: whole(),
      refused: whole(),
      problems: list(object({ line: whole(), column: text(), code: text(), value: text(), message: text() })),
      moreProblems: whole('How many there are besides those listed.'),
    }),
    additionalProperties: true,
  },
  Gap: object({ ...gap, grade }, ['grade']),
  ReportCard: {
    type: 'object',
    description:
      'Figures of paired ratings by the day an answer was received. A value that cannot be had is null. Besides the fields named here there is one for each extra question that was asked, such as `satisfaction`.',
    properties: {
      questionnaire: object({ key: text(), version: whole(), versions: list(whole()) }),
      period: object({ from: date(), to: date() }),
      segment: unknownFields,
      scale: object({ min: number(), max: number() }),
      invited: whole('Invitations sent in the period.'),
      delivered: whole(),
      stillOpen: whole(),
      responses: orNull(whole()),
      responseRate: orNull(object({ value: number('Answered / delivered.'), ci95: interval })),
      overall: ref('Gap'),
      dimensions: list({
        allOf: [
          ref('Gap'),
          object({
            key: text(),
            alpha: orNull(
              object({ expectation: orNull(number()), performance: orNull(number()), gap: orNull(number()) }),
            ),
          }),
        ],
      }),
      items: list({ allOf: [ref('Gap'), object({ key: text(), dimension: text() })] }),
    },
    additionalProperties: true,
  },
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
