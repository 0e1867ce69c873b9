import { ANSWER_SOURCES } from '../../../domain/answers/answer-source.ts';
import { CHANNELS } from '../../../domain/channel.ts';
import { LOCALES } from '../../../domain/locale.ts';
import {
  answer,
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

/** Whose answers a figure is about. */
const SCOPE = [
  ...DAYS,
  query('questionnaire', text('Its key; by default that of the active program.')),
  ...['provider', 'branch', 'topic'].map((name) => query(name, text('Id, code or name.'))),
  query('channel', oneOf(CHANNELS)),
  query('locale', oneOf(LOCALES, 'Language of the answers.')),
  query('origin', oneOf(ANSWER_SOURCES, 'Of those who were asked (the default), or of those who came by open links.')),
];

/** What the answers say. */
export const FIGURE_PATHS: Paths = {
  '/report-card': {
    get: withScope('cards:read', {
      summary: 'Read a report card',
      description:
        'By the day an answer was received, in the organisation’s zone; both dates are inclusive. Without `from`, the shortest of month, quarter and year with 30 answers. Keys without `responses:read` read at most two filters at once, and nothing that could show single people. Alphas of more than 2,000 answers, or while others wait for theirs, are computed in the background and come with a later call (`alphasToCome`).',
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
        'Items by importance and performance, key drivers of satisfaction with bootstrap intervals (association, not cause), and both with and without answers that look careless. Period, filters and small groups as for the report card. Drivers of more than 2,000 answers, or while others wait for theirs, are worked out in the background: `working` says that they come with a later call, `current: false` that answers have come since.',
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
