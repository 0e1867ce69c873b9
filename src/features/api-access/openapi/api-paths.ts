import { ANSWER_SOURCES } from '../../../domain/answers/answer-source.ts';
import { CHANNELS, CONTACT_KINDS } from '../../../domain/channel.ts';
import { COMPLAINT_STATES } from '../../../domain/complaint/complaint.ts';
import { LOCALES } from '../../../domain/locale.ts';
import { FAILURE_MODES } from '../../../domain/questionnaire/failure-modes.ts';
import {
  answer,
  body,
  date,
  flag,
  inPath,
  list,
  object,
  oneOf,
  orNull,
  PAGING,
  problems,
  query,
  ref,
  type Schema,
  text,
  whole,
  withScope,
} from './schema-shapes.ts';

const FAILURE_MODE_KEYS = FAILURE_MODES.map(({ key }) => key);
const DAYS = [query('from', date('First day, in the organisation’s zone.')), query('to', date('Last day, inclusive.'))];
/** Whose answers a figure is about. */
const SCOPE = [
  ...DAYS,
  query('questionnaire', text('Its key; by default that of the active program.')),
  ...['provider', 'branch', 'topic'].map((name) => query(name, text('Id, code or name.'))),
  query('channel', oneOf(CHANNELS)),
  query('locale', oneOf(LOCALES, 'Language of the answers.')),
  query('origin', oneOf(ANSWER_SOURCES, 'Of those who were asked (the default), or of those who came by open links.')),
];
const nextCursor = orNull(text('For the next page; null on the last.'));
const SEARCH = [query('search', text('Part of a name or code.')), query('all', flag('Also those out of use.'))];

const places = (what: string): Record<string, Schema> => ({
  get: withScope('directory:read', {
    summary: `List ${what}`,
    parameters: SEARCH,
    responses: { 200: answer(`The ${what}, by name.`, object({ data: list(ref('Place')) })) },
  }),
});

const contacts: Record<string, Record<string, Schema>> = {
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
};

const customers: Record<string, Record<string, Schema>> = {
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

const surveys: Record<string, Record<string, Schema>> = {
  '/programs': {
    get: withScope('programs:read', {
      summary: 'List programs',
      description:
        'In the order in which contacts are offered to them: the first that is on and matches takes a contact.',
      responses: { 200: answer('All programs.', object({ items: list(ref('Program')), nextCursor })) },
    }),
    post: withScope('programs:write', {
      summary: 'Add a program, as the first in the order',
      requestBody: body(ref('NewProgram'), {
        name: 'Phone calls',
        questionnaire: 'service-three-dimensions',
        contacts: { channels: ['phone'] },
        samplePercent: 20,
        active: true,
      }),
      responses: { 201: answer('The program.', ref('Program')), ...problems(422) },
    }),
  },
  '/programs/{id}': {
    patch: withScope('programs:write', {
      summary: 'Change a program',
      parameters: [inPath('id', 'Id of the program.')],
      requestBody: body(ref('ProgramPatch'), { delayMinutes: 30, quiet: null }),
      responses: { 200: answer('The program.', ref('Program')), ...problems(404, 422) },
    }),
  },
  '/open-links': {
    get: withScope('programs:read', {
      summary: 'List open links',
      responses: { 200: answer('All open links, oldest first.', object({ items: list(ref('OpenLink')), nextCursor })) },
    }),
    post: withScope('programs:write', {
      summary: 'Make an open link, which stands for a place',
      description: 'Whoever has it may answer, without being asked and without a name.',
      requestBody: body(ref('NewOpenLink'), { branch: 'NML', channel: 'in_person', locale: 'he' }),
      responses: { 201: answer('The link.', ref('OpenLink')), ...problems(422) },
    }),
  },
  '/open-links/{id}': {
    patch: withScope('programs:write', {
      summary: 'Change, close or open an open link again',
      description: 'What it stands for stays, since it may hang on a wall.',
      parameters: [inPath('id', 'Id of the open link.')],
      requestBody: body(ref('OpenLinkPatch'), { active: false }),
      responses: { 200: answer('The link.', ref('OpenLink')), ...problems(404, 422) },
    }),
  },
  '/programs/{id}/links/export': {
    post: withScope('programs:write', {
      summary: 'Take the links of invitations to be sent through another system',
      description:
        'For a program whose `delivery` is `link`. Each invitation that is due is checked once more, counts as sent from then on, and is given once; with `again` those still open are given anew, and the links given before go on working. Addresses and names are told to keys that may read customers. At most 5,000 at once: ask again while `more` is true.',
      parameters: [inPath('id', 'Id of the program.')],
      requestBody: body(object({ again: flag('Also those handed over before that are still open.') }, ['again']), {}),
      responses: {
        200: answer(
          'Links, each of one person.',
          object({
            items: list(
              object({
                contactExternalId: orNull(text()),
                customerExternalId: orNull(text()),
                email: orNull(text()),
                name: orNull(text()),
                locale: oneOf(LOCALES),
                link: text(),
                expiresAt: text('When the form closes.'),
              }),
            ),
            more: flag('There are others.'),
          }),
        ),
        ...problems(404, 409, 422),
      },
    }),
  },
  '/questionnaires': {
    get: withScope('questionnaires:read', {
      summary: 'List questionnaires, each in its newest version',
      responses: { 200: answer('All questionnaires.', object({ questionnaires: list(ref('Questionnaire')) })) },
    }),
    post: withScope('questionnaires:write', {
      summary: 'Take in a questionnaire',
      description:
        'A new key becomes version 1. A known one that differs becomes a new version once the last has been answered or invited with, else it replaces it. The same again changes nothing.',
      requestBody: body({ type: 'object', additionalProperties: true }),
      responses: {
        201: answer('A new questionnaire, or a new version.', ref('QuestionnaireTaken')),
        200: answer('Replaced, or unchanged.', ref('QuestionnaireTaken')),
        ...problems(422),
      },
    }),
  },
  '/questionnaires/{key}': {
    get: withScope('questionnaires:read', {
      summary: 'One questionnaire with its definition',
      description: 'What stands in definition can be sent to POST /questionnaires as it is. Drafts are not told.',
      parameters: [inPath('key', 'Key of the questionnaire.'), query('version', whole('By default the newest.'))],
      responses: { 200: answer('The version.', ref('QuestionnaireWithDefinition')), ...problems(404, 422) },
    }),
  },
  '/report-card': {
    get: withScope('cards:read', {
      summary: 'Read a report card',
      description:
        'By the day an answer was received, in the organisation’s zone; both dates are inclusive. Without `from`, the shortest of month, quarter and year with 30 answers. Keys without `responses:read` read at most two filters at once, and nothing that could show single people. Alphas of more than 2,000 answers are computed in the background and come with a later call.',
      parameters: SCOPE,
      responses: { 200: answer('The card.', ref('ReportCard')), ...problems(404, 422) },
    }),
  },
  '/trends': {
    get: withScope('cards:read', {
      summary: 'Follow a measure over time',
      description:
        'A control chart: an X-bar chart of means, or a p chart of shares (Laney’s p′ where they vary by more than chance). Limits need 12 points with three answers each; they are provisional under 20. Without `from`, the last 52 weeks or 24 months. Keys without `responses:read` read a figure where enough answers have come to tell it.',
      parameters: [
        ...SCOPE,
        query(
          'measure',
          text(
            '`gap` (by default) or `performance`, alone or with `:dimension:KEY` or `:item:KEY`; `mean:KEY` or `topbox:KEY` of a rating; `rate`, the share answered of what was delivered, by when it was sent.',
          ),
        ),
        query('unit', oneOf(['week', 'month'], 'By default week; it starts as the organisation says.')),
      ],
      responses: { 200: answer('The measure, the oldest period first.', ref('Trend')), ...problems(404, 422) },
    }),
  },
  '/priorities': {
    get: withScope('cards:read', {
      summary: 'Read what to work on first',
      description:
        'Items by importance and performance, key drivers of satisfaction with bootstrap intervals (association, not cause), and both with and without answers that look careless. Period, filters and small groups as for the report card. Drivers of more than 2,000 answers are worked out in the background: `working` says that they come with a later call, `current: false` that answers have come since.',
      parameters: [
        ...SCOPE,
        query(
          'careless',
          oneOf(['with', 'without'], 'Whether answers that look careless are counted; with by default.'),
        ),
      ],
      responses: { 200: answer('The priorities.', ref('Priorities')), ...problems(404, 422) },
    }),
  },
  '/comparison': {
    get: withScope('cards:read', {
      summary: 'Compare units, or periods',
      description:
        'Each unit against all others together, like with like (within topics; topics within branches), from 30 answers on either side, in three groups by adjusted p (Benjamini–Hochberg): never a ranking. A period is compared with the one before and the same a year ago (Welch). Keys without `responses:read` are not told of units that would show a small group.',
      parameters: [
        ...SCOPE,
        query('of', oneOf(['branch', 'provider', 'topic', 'language', 'period'], 'By default branch.')),
        query('measure', text('`gap` (by default) or `performance`, alone or with `:dimension:KEY` or `:item:KEY`.')),
      ],
      responses: { 200: answer('The comparison.', ref('Comparison')), ...problems(404, 422) },
    }),
  },
};

const issuedCards: Record<string, Record<string, Schema>> = {
  '/issued-cards': {
    get: withScope('cards:read', {
      summary: 'List the cards that were issued',
      description: 'Newest first. Keys without `responses:read` get those that managers may open.',
      parameters: PAGING,
      responses: {
        200: answer('A page of issued cards.', object({ issuedCards: list(ref('IssuedCard')), nextCursor })),
        ...problems(422),
      },
    }),
  },
  '/issued-cards/{id}': {
    get: withScope('cards:read', {
      summary: 'Read a card as it was issued',
      parameters: [inPath('id', 'Id of the issued card.')],
      responses: {
        200: answer('It never changes.', {
          allOf: [ref('IssuedCard'), object({ card: ref('ReportCard') })],
        }),
        ...problems(404),
      },
    }),
  },
};

const responses: Record<string, Record<string, Schema>> = {
  '/responses': {
    get: withScope('responses:read', {
      summary: 'Read single answers',
      description: 'Confidential ones come by month, without topic, address and name.',
      parameters: [...PAGING, ...DAYS, query('questionnaire', text('Its key; by default that of the active program.'))],
      responses: {
        200: answer('A page of answers.', object({ responses: list(ref('Response')), nextCursor })),
        ...problems(404, 422),
      },
    }),
  },
  '/responses/import': {
    post: withScope('responses:write', {
      summary: 'Import answers of past surveys',
      description:
        'Good rows go in once, however often the file is sent; bad ones are reported with line, column and reason.',
      parameters: [query('questionnaire', text('Key of the questionnaire that was answered.'), true)],
      requestBody: { required: true, content: { 'text/csv': { schema: text() } } },
      responses: {
        200: answer('What became of the rows.', ref('ImportReport')),
        ...problems(404),
        422: answer('Nothing could be taken.', ref('ImportReport')),
      },
    }),
  },
};

const installation: Record<string, Record<string, Schema>> = {
  '/health': {
    get: {
      summary: 'How the installation is',
      security: [],
      responses: {
        200: answer('It answers.', ref('Health')),
        503: answer('The database does not answer.', ref('Health')),
      },
    },
  },
  '/openapi.json': {
    get: {
      summary: 'This description',
      security: [],
      responses: { 200: answer('OpenAPI 3.1.', { type: 'object', additionalProperties: true }) },
    },
  },
};

const contactWishes: Record<string, Record<string, Schema>> = {
  '/contact-wishes': {
    get: withScope('contact_wishes:read', {
      summary: 'List who asked to be contacted',
      description:
        'Those who ticked on the form that they may be contacted about it, with what they wrote. Names and addresses are not in it: people open them one by one in the product, and each opening is audited. Open ones come longest waiting first, all others newest first.',
      parameters: [...PAGING, query('state', oneOf(['open', 'handled'], 'Both without it.'))],
      responses: {
        200: answer('A page of wishes.', object({ contactWishes: list(ref('ContactWish')), nextCursor })),
        ...problems(422),
      },
    }),
  },
};

const commitments: Record<string, Record<string, Schema>> = {
  '/commitments': {
    get: withScope('commitments:read', {
      summary: 'List promises to customers',
      description:
        'Those that were made in replies to complaints are among them only for keys that may read complaints; whom they were made to is not told. Open ones come the next due first, all of them the last due first.',
      parameters: [
        ...PAGING,
        query('state', oneOf(['open', 'overdue', 'all'], 'All without it.')),
        query('owner', text('Id of the user who is to keep it.')),
        query('customer', text('Id of any record of the customer.')),
        query('from', date('First day on which it is due, in the organisation’s zone.')),
        query('to', date('Last day, inclusive.')),
      ],
      responses: {
        200: answer('A page of promises.', object({ commitments: list(ref('Commitment')), nextCursor })),
        ...problems(422),
      },
    }),
    post: withScope('commitments:write', {
      summary: 'Note a promise',
      requestBody: body(ref('NewCommitment'), {
        words: 'We bring the mended screen.',
        ownerId: '0195…',
        dueAt: '2026-11-23T16:00:00+02:00',
        contactId: '0194…',
      }),
      responses: { 201: answer('Noted.', ref('Commitment')), ...problems(422) },
    }),
  },
  '/commitments/{id}': {
    get: withScope('commitments:read', {
      summary: 'Read a promise',
      parameters: [inPath('id', 'Id of the promise.')],
      responses: { 200: answer('The promise.', ref('Commitment')), ...problems(404) },
    }),
    patch: withScope('commitments:write', {
      summary: 'Say how a promise ended, or open it again',
      parameters: [inPath('id', 'Id of the promise.')],
      requestBody: body(ref('CommitmentPatch'), { state: 'kept' }),
      responses: { 200: answer('The promise as it is now.', ref('Commitment')), ...problems(404, 409, 422) },
    }),
  },
};

const focusGroups: Record<string, Record<string, Schema>> = {
  '/focus-groups': {
    get: withScope('focus_groups:read', {
      summary: 'List focus groups',
      description:
        'Themes, sessions, how many were invited and came, and findings, the newest group first. Nobody’s name or address is in it.',
      parameters: [...PAGING, ...DAYS],
      responses: {
        200: answer('A page of focus groups.', object({ focusGroups: list(ref('FocusGroup')), nextCursor })),
        ...problems(422),
      },
    }),
  },
};

const actions: Record<string, Record<string, Schema>> = {
  '/actions': {
    get: withScope('actions:read', {
      summary: 'List actions',
      description:
        'Newest start first. Keys without `cards:read` get verdicts without figures; keys without `responses:read` get figures of whole weeks, and no verdict on groups under 30 answers.',
      parameters: [
        ...PAGING,
        query('from', date('First day of the start.')),
        query('to', date('Last day of the start, inclusive.')),
        query('state', oneOf(['planned', 'running', 'judged', 'abandoned'])),
      ],
      responses: {
        200: answer('A page of actions.', object({ actions: list(ref('Action')), nextCursor })),
        ...problems(422),
      },
    }),
    post: withScope('actions:write', {
      summary: 'Plan an action',
      description:
        'Item, place and plan are fixed on the morning it starts, tomorrow at the earliest. The verdict is given once, by itself.',
      requestBody: body(ref('NewAction'), {
        title: 'A second desk on Sundays',
        owner: 'dana@example.org',
        item: 'process.speed',
        branch: 'Haifa',
        startOn: '2026-12-01',
        judgeOn: '2027-03-01',
        plannedAnswers: 140,
        before: { from: '2026-08-01', to: '2026-10-31' },
        compareWithout: true,
        source: { gap: { from: '2026-11-01', to: '2026-11-30', branch: 'Haifa' } },
      }),
      responses: { 201: answer('Planned.', ref('Action')), ...problems(404, 422) },
    }),
  },
  '/actions/{id}': {
    get: withScope('actions:read', {
      summary: 'Read an action',
      parameters: [inPath('id', 'Id of the action.')],
      responses: { 200: answer('The action.', ref('Action')), ...problems(404) },
    }),
    patch: withScope('actions:write', {
      summary: 'Change an action, or give it up',
      description: 'Once it has started, only title, description, owner, cost and currency change.',
      parameters: [inPath('id', 'Id of the action.')],
      requestBody: body(ref('ActionPatch')),
      responses: { 200: answer('The action as it is now.', ref('Action')), ...problems(404, 409, 422) },
    }),
  },
};

const complaints: Record<string, Record<string, Schema>> = {
  '/complaints': {
    get: withScope('complaints:read', {
      summary: 'List complaints and concerns',
      description:
        'In the order of their ids, which are random. Nobody is named, and names, addresses and numbers in what was written are masked. Those that came from survey answers are told and found by month, without provider, topic, channel and language: asked for a provider or a topic, they are left out.',
      parameters: [
        ...PAGING,
        query('from', date('First day of receipt.')),
        query('to', date('Last day of receipt.')),
        query('kind', oneOf(['concern', 'complaint'])),
        query('state', oneOf([...COMPLAINT_STATES, 'not_closed'])),
        query('mode', oneOf(FAILURE_MODE_KEYS, 'A failure mode that was confirmed.')),
        query('item', text('Key of an item.')),
        query('dimension', text('Key of a dimension.')),
        query('severity', { enum: [1, 2, 3] }),
        query('branch', text('Name or code.')),
        query('provider', text('Name or code.')),
        query('topic', text('Name or code.')),
      ],
      responses: {
        200: answer('A page of them.', object({ complaints: list(ref('Complaint')), nextCursor })),
        ...problems(422),
      },
    }),
    post: withScope('complaints:write', {
      summary: 'Write down a complaint',
      description:
        'With a customer, who may then be contacted, it is a complaint; without one a concern, of which no name is kept. Customers match as in POST /contacts.',
      requestBody: body(ref('NewComplaint'), {
        words: 'I waited for two hours.',
        customer: { email: 'dana@example.org' },
        branch: 'Haifa',
      }),
      responses: {
        201: answer(
          'Written down.',
          object({ id: text(), kind: oneOf(['concern', 'complaint']), state: oneOf(COMPLAINT_STATES) }),
        ),
        ...problems(422),
      },
    }),
  },
};

const mail: Record<string, Record<string, Schema>> = {
  '/bounces': {
    post: withScope('mail:write', {
      summary: 'Pass on a mail that came to the return address',
      description:
        'Reports of delivery (RFC 3464), complaints (RFC 5965), requests to stop, replies of machines: one mail at a time, as it is with `Content-Type: message/rfc822`, or as `raw` in JSON. Mail that came back marks its message and, where there is no such mailbox, takes the address off; a complaint or a request stops mail to it. What is not understood is taken and left alone, so all mail of the mailbox may be passed on. The same mail twice changes nothing more.',
      requestBody: {
        required: true,
        content: {
          'message/rfc822': { schema: text('At most 5 MB.') },
          'application/json': { schema: object({ raw: text('The whole mail, header and all.') }) },
        },
      },
      responses: {
        202: answer(
          'Taken.',
          object({
            understood: oneOf(['bounce', 'delay', 'complaint', 'stop', 'auto_reply', 'nothing']),
            known: flag('Whether it is about a message or a link of this installation.'),
          }),
        ),
        ...problems(422),
      },
    }),
  },
};

/** Every address under /api/v1; a test holds that these are the ones that are mounted. */
export const PATHS: Record<string, Record<string, Schema>> = {
  ...contacts,
  ...customers,
  '/branches': places('branches'),
  '/providers': places('providers'),
  '/topics': places('topics'),
  ...surveys,
  ...issuedCards,
  ...responses,
  ...contactWishes,
  ...commitments,
  ...mail,
  ...focusGroups,
  ...actions,
  ...complaints,
  ...installation,
};
