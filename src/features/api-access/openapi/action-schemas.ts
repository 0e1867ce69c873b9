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

const days = object({ from: date(), to: date() });
const interval: Schema = { type: 'array', items: number(), minItems: 2, maxItems: 2 };
const change = orNull(object({ value: number('Scale points.'), ci95: interval }));
const group = object({
  n: whole('Who gave both levels.'),
  expectation: orNull(number()),
  performance: orNull(number()),
  gap: orNull(number()),
  gapCi95: orNull(interval),
});
const around = object({ before: group, after: group });

const notes = {
  title: text(),
  description: orNull(text()),
  cost: orNull(whole('Whole units of the currency.')),
  currency: orNull(text('ISO 4217, such as ILS.')),
};
const place = orNull(text());
const plan = {
  startOn: date('Tomorrow at the earliest when it is planned.'),
  judgeOn: date('Not judged before; waited for up to a year longer.'),
  plannedAnswers: whole('From 30: it is judged on the whole days until so many have come after the start.'),
  before: days,
  compareWithout: flag('Takes off the change of places without the action.'),
};
const placeReference = orNull(text('Id, code or name; null: all.'));
const written = {
  ...notes,
  owner: text('E-mail address of a user.'),
  questionnaire: orNull(text('Its key; by default that of the active program.')),
  item: text('Key of the item.'),
  branch: placeReference,
  provider: placeReference,
  topic: placeReference,
  ...plan,
};
const OPTIONAL = ['description', 'cost', 'currency', 'questionnaire', 'branch', 'provider', 'topic', 'compareWithout'];

const source = {
  description: 'One of these.',
  anyOf: [
    object({ complaint: text('Id.') }),
    object({ finding: text('Id.') }),
    object({
      gap: object({ ...{ from: date(), to: date() }, branch: text(), provider: text(), topic: text() }, [
        'branch',
        'provider',
        'topic',
      ]),
    }),
  ],
};

/** Shapes of actions. */
export const ACTION_SCHEMAS: Record<string, Schema> = {
  Action: object({
    id: text(),
    ...notes,
    owner: text('Name of the user.'),
    questionnaire: text(),
    item: text(),
    branch: place,
    provider: place,
    topic: place,
    ...plan,
    state: oneOf(['planned', 'running', 'judged', 'abandoned']),
    sources: list(
      object({
        id: text(),
        kind: oneOf(['gap', 'complaint', 'finding']),
        complaint: orNull(text('Id, for keys that read complaints.')),
        finding: orNull(text('Id, for keys that read focus groups.')),
        gap: orNull(
          object({
            ...{ from: date(), to: date() },
            n: orNull(whole('For keys that read cards, as what follows.')),
            mean: orNull(number()),
            ci95: orNull(interval),
            verdict: orNull(text()),
          }),
        ),
      }),
    ),
    answersMissing: orNull(
      whole('Of a running one, about; null where it may not be told. What they say is looked at once.'),
    ),
    verdict: oneOf(
      ['improved', 'no_detectable_change', 'worse', 'not_enough', 'withheld', null],
      'Withheld: a group under 30 answers, for keys without `responses:read`.',
    ),
    judgedAt: orNull(instant()),
    judgement: orNull(
      object({
        before: days,
        after: days,
        wholeWeeks: flag('The figures are of whole weeks, the verdict is of these days.'),
        change,
        gapChange: change,
        smallestDetectable: orNull(number('The change that would have been noticed four times in five.')),
        with: around,
        without: orNull(around),
      }),
    ),
    abandonedOn: orNull(date()),
    abandonedNote: orNull(text()),
    createdAt: instant(),
  }),
  NewAction: object(
    {
      ...written,
      source: orNull(ref('ActionSource')),
    },
    [...OPTIONAL, 'source'],
  ),
  /** What an action is made out of. */
  ActionSource: source,
  ActionPatch: partial({ ...written, abandon: text('Gives it up, with the reason.') }),
};
