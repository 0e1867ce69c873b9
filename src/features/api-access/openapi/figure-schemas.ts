import { LETTERS } from '../../../domain/card/grade.ts';
import { QUADRANTS } from '../../../domain/card/importance-performance.ts';
import { VERDICTS } from '../../../domain/card/verdict.ts';
import { channel, locale, place, unknownFields } from './place-shapes.ts';
import {
  date,
  flag,
  instant,
  list,
  number,
  object,
  oneOf,
  orNull,
  ref,
  type Schema,
  text,
  whole,
} from './schema-shapes.ts';

const interval: Schema = { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 };
const orNumber = (description?: string): Schema => orNull(number(description));
const orInterval = orNull(interval);
const figure = object({ mean: orNumber(), sd: orNumber('Sample standard deviation (n − 1).') });
const share = object({ value: orNumber('From 0 to 1; null under ten answers.'), ci95: orInterval });

const grade = object({
  letter: orNull(oneOf(LETTERS, 'Only from 30 answers on, and where the whole interval lies in one band.')),
  range: orNull({
    ...list(
      oneOf(LETTERS),
      'The letters that the interval reaches, the better first; one letter twice where it is one.',
    ),
    minItems: 2,
    maxItems: 2,
  }),
  score: orNumber('0 to 100, of the level received.'),
  ci95: orInterval,
});
const placed = object({ value: orNumber(), ci95: orInterval });
const quadrants = object({
  crosshair: orNull(object({ importance: number(), performance: number() })),
  items: list(
    object({
      key: text(),
      importance: placed,
      performance: placed,
      quadrant: orNull(
        oneOf([...QUADRANTS, 'undecided'], 'Of the whole interval box; undecided where a line crosses it.'),
      ),
    }),
  ),
});
const claim = object({
  outcome: oneOf(['yes', 'no', 'undecided'], 'Whether it surely weighs more than each of the others.'),
  against: list(object({ first: text(), second: text(), difference: number(), ci95: orInterval, sure: flag() })),
  heavier: list(text(), 'Keys of those that surely weigh more.'),
});
const gap = {
  n: whole('Respondents who rated both. 0 throughout where the segment is withheld.'),
  expectation: figure,
  performance: figure,
  gap: object({
    mean: orNumber('Received − expected: negative is short.'),
    sd: orNumber(),
    ci95: orInterval,
    t: orNumber(),
    df: orNumber(),
    p: orNumber(),
    pAdjusted: orNumber('Benjamini–Hochberg: the items are one family, the dimensions another; overall as p.'),
    dz: orNumber(),
    hedgesG: orNumber(),
  }),
  verdict: oneOf(VERDICTS),
  smallestDetectable: orNumber('The smallest gap that this n could have shown.'),
  grade,
};

const byMeasure = (schema: Schema): Schema => object({ expectation: schema, performance: schema, gap: schema });
const alpha = orNull(
  object({
    expectation: orNumber(),
    performance: orNumber(),
    gap: orNumber(),
    n: byMeasure(whole('What the interval rests on.')),
    ci95: byMeasure(orInterval),
    asOf: instant('When it was computed.'),
  }),
);
const ceilings: Schema = {
  type: 'object',
  description: 'By key: the share of expectations at the top of the scale.',
  additionalProperties: object({ n: whole(), share: orNumber(), warning: flag('Over half.') }),
};
const ratingEntry = object(
  {
    n: whole(),
    mean: orNumber(),
    sd: orNumber(),
    ci95: orInterval,
    topBox: share,
    nps: object({ value: orNumber('From −100 to 100.'), ci95: orInterval }),
  },
  ['nps'],
);
const shares = list(object({ key: text(), value: orNumber(), ci95: orInterval }));
const questionEntry: Schema = {
  anyOf: [ratingEntry, object({ n: whole(), options: shares }), object({ n: whole(), yes: share, failures: shares })],
};

const origin = oneOf(['open_link'], 'Absent: of those who were asked.');
const segment = object({ provider: place, branch: place, topic: place, channel, locale, origin }, [
  'provider',
  'branch',
  'topic',
  'channel',
  'locale',
  'origin',
]);

const meanFigure = { n: whole(), mean: orNull(number()), ci95: orNull(interval) };

/** Shapes of figures: gaps, cards, trends, priorities and comparisons. */
export const FIGURE_SCHEMAS: Record<string, Schema> = {
  Gap: object(gap),
  Trend: object({
    period: object({ from: date(), to: date() }),
    segment,
    measure: text('As it was asked for.'),
    unit: oneOf(['week', 'month']),
    method: oneOf(['xbar', 'p', 'laney']),
    limits: oneOf(['firm', 'provisional', 'too_few_points', 'no_spread'], 'The last two: none, and why.'),
    centre: orNull(number('In points of the scale, or a share from 0 to 1.')),
    points: list(
      object({
        from: date(),
        to: date(),
        n: whole('Answers; for `rate`, what was delivered.'),
        value: orNull(number()),
        lower: orNull(number('Limit of chance.')),
        upper: orNull(number('Limit of chance.')),
        tested: flag('Enough answered, and no invitation of it is open.'),
        sd: orNull(number('Standard deviation within the period; null for shares.')),
      }),
    ),
    baseline: orNull(
      object({ points: whole('Limits come from so many points before the first action. null: from all points.') }),
    ),
    actions: list(object({ id: text('Of the action.'), startOn: date('It ends the baseline if it is the first.') })),
    signals: list(
      object({
        from: date('Of the last period of the pattern.'),
        to: date(),
        rule: oneOf(['beyond_limits', 'nine_on_one_side', 'two_of_three_far_out']),
        side: oneOf(['above', 'below']),
      }),
    ),
  }),
  Priorities: object({
    questionnaire: text('Key.'),
    period: object({ from: date(), to: date() }),
    segment: unknownFields,
    withheld: flag(),
    responses: orNull(whole()),
    careless: oneOf(['with', 'without'], 'What the figures count; with where careless answers cannot be told apart.'),
    byExpectation: orNull(quadrants),
    byDrivers: orNull(quadrants),
    drivers: object({
      status: oneOf(['too_few', 'working', 'ready']),
      computedAt: orNull(instant()),
      current: orNull(flag('Made of the very data that the other figures are of.')),
      n: orNull(whole()),
      insufficient: orNull(text('Why these answers give no weights.')),
      method: orNull(oneOf(['complete_rows', 'em', 'available_pairs'])),
      r2: orNumber('Part of the variance of satisfaction that all items account for together.'),
      items: list(
        object({
          key: text(),
          weight: number('Percent of what is explained.'),
          ci95: orInterval,
          correlation: number(),
          inflation: number('Variance inflation factor.'),
          overlap: oneOf(['none', 'some', 'merge']),
        }),
      ),
      dimensions: list(object({ key: text(), weight: number('Sum of its items’ weights.'), ci95: orInterval })),
      dropped: list(object({ key: text(), reason: oneOf(['too_few_answers', 'no_spread', 'repeats_others']) })),
    }),
    claim: object({
      dimension: orNull(claim),
      item: orNull(claim),
    }),
    comparison: orNull(
      object({
        responses: whole(),
        flagged: whole('Answers that look careless.'),
        byFlag: orNull(unknownFields),
        items: list(
          object({
            key: text(),
            performance: object({ with: orNumber(), without: orNumber() }),
            weight: object({ with: orNumber(), without: orNumber() }),
          }),
        ),
      }),
    ),
  }),
  Comparison: object(
    {
      period: object({ from: date(), to: date() }),
      segment,
      of: oneOf(['branch', 'provider', 'topic', 'language', 'period']),
      measure: text('As it was asked for.'),
      within: orNull(oneOf(['topic', 'branch'], 'In what like is compared with like; null: answers as they are.')),
      whole: object(meanFigure),
      units: list(
        object({
          key: text('Id, or the code of a language.'),
          name: text(),
          ...meanFigure,
          n: orNull(whole('Null where withheld.')),
          group: orNull(oneOf(['above', 'same', 'below'], 'Against the rest; no order within a group.')),
          notCompared: orNull(oneOf(['too_few_answers', 'rest_too_few', 'no_spread', 'withheld'])),
          compared: orNull(whole('Answers that have a like elsewhere.')),
          difference: orNull(number('Unit less rest, in points of the scale.')),
          differenceCi95: orNull(interval),
          pAdjusted: orNull(number()),
        }),
      ),
      earlier: list(
        object({
          name: oneOf(['before', 'year_ago']),
          period: object({ from: date(), to: date() }),
          ...meanFigure,
          change: oneOf(['up', 'down', 'no_difference', 'too_few'], 'Of this period against that one.'),
          difference: orNull(number()),
          differenceCi95: orNull(interval),
        }),
      ),
    },
    ['within', 'units', 'earlier'],
  ),
  ReportCard: {
    type: 'object',
    description:
      'Figures of paired ratings by the day an answer was received. A value that cannot be had is null. Besides the fields named here there is one for each extra question that was asked, such as `satisfaction`.',
    properties: {
      questionnaire: object({ key: text(), version: whole(), versions: list(whole()) }),
      period: object({ from: date(), to: date() }),
      segment,
      scale: object({ min: number(), max: number() }),
      invited: orNull(whole('Invitations sent in the period. Null where withheld, as are the next three.')),
      delivered: orNull(whole('Without those that came back, or of which it is not known whether they arrived.')),
      stillOpen: orNull(whole('Sent in the period, neither answered nor expired.')),
      responses: orNull(whole('Received in the period.')),
      openLinkResponses: orNull(whole('By open links, never among the others. Null where withheld.')),
      responseRate: orNull(object({ value: number('Answered / delivered.'), ci95: interval })),
      overall: ref('Gap'),
      dimensions: list({ allOf: [ref('Gap'), object({ key: text(), alpha })] }),
      alphasToCome: flag('The alphas are being worked out, or newer ones are: ask again in a while.'),
      items: list({ allOf: [ref('Gap'), object({ key: text(), dimension: text() })] }),
      withheld: flag('Too few answers here, or just beside it: people could be told apart.'),
      priorities: list(
        object({
          key: text('Of an item.'),
          shortfall: number('Scale points by which it surely falls short.'),
          amongLargest: flag('Its interval overlaps that of the first.'),
        }),
      ),
      ceilings: object({ items: ceilings, dimensions: ceilings }),
    },
    additionalProperties: questionEntry,
  },
  IssuedCard: object({
    id: text(),
    issuedAt: instant(),
    issuedBy: text('Name of the user.'),
    note: orNull(text()),
    questionnaire: text('Its key.'),
    period: object({ from: date(), to: date() }),
    segment,
    methodVersion: text('Of the formulas: another one may give other figures of the same answers.'),
    dataVersion: text('Of the answers that were counted.'),
  }),
};
