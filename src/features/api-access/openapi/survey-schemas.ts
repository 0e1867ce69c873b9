import { DELIVERIES } from '../../../domain/program/program.ts';
import { CONFIDENTIALITIES } from '../../../domain/questionnaire/promises.ts';
import { channel, locale, unknownFields } from './place-shapes.ts';
import {
  date,
  flag,
  instant,
  list,
  object,
  oneOf,
  orNull,
  partial,
  type Schema,
  text,
  whole,
} from './schema-shapes.ts';

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

/** What is asked and of whom, and what came back. */
export const SURVEY_SCHEMAS: Record<string, Schema> = {
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
    newPlaces: object({
      named: list(object({ kind: oneOf(['provider', 'branch', 'topic']), name: text() })),
      more: whole('How many there are besides those named.'),
    }),
    customersLeftOut: whole('Rows whose customer was left out, since the answers are confidential.'),
  }),
};
