import { COMPLAINT_STATES } from '../../../domain/complaint/complaint.ts';
import { FAILURE_MODES } from '../../../domain/questionnaire/failure-modes.ts';
import {
  answer,
  body,
  DAYS,
  date,
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

const FAILURE_MODE_KEYS = FAILURE_MODES.map(({ key }) => key);

/** What was promised, complained of, talked over and done. */
export const IMPROVEMENT_PATHS: Paths = {
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
  '/complaints/{id}': {
    get: withScope('complaints:read', {
      summary: 'Read a complaint or concern',
      parameters: [inPath('id', 'Id of the complaint.')],
      responses: { 200: answer('As the list tells of it.', ref('Complaint')), ...problems(404) },
    }),
    patch: withScope('complaints:write', {
      summary: 'Treat a complaint or concern',
      description:
        'What a person may do on its page, but for the reply and for who it was. All of it is done, or nothing. Each act stands in its course and in the audit log.',
      parameters: [inPath('id', 'Id of the complaint.')],
      requestBody: body(ref('ComplaintPatch'), { owner: 'dana@example.org', severity: 2, modes: ['lost_time'] }),
      responses: { 200: answer('As it is now.', ref('Complaint')), ...problems(404, 409, 422) },
    }),
  },
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
  '/actions/{id}/sources': {
    post: withScope('actions:write', {
      summary: 'Say what else an action came out of',
      description:
        'Until it starts, the answers behind a source may not lie in the period before (409 `action_source_picked`). The same twice is once.',
      parameters: [inPath('id', 'Id of the action.')],
      requestBody: body(ref('ActionSource'), { complaint: '0a1f3c52-7d0e-4c1b-9f5e-2f6a1d3b4c5d' }),
      responses: { 201: answer('The action as it is now.', ref('Action')), ...problems(404, 409, 422) },
    }),
  },
  '/actions/{id}/sources/{source}': {
    delete: withScope('actions:write', {
      summary: 'Take a source off an action that has not started',
      parameters: [inPath('id', 'Id of the action.'), inPath('source', 'Id of the source.')],
      responses: { 200: answer('The action as it is now.', ref('Action')), ...problems(404, 409) },
    }),
  },
};
