import type { Days } from '../../domain/card/coarse-period.ts';
import { FULL_FROM } from '../../domain/card/verdict.ts';
import { type Locale, textIn } from '../../domain/locale.ts';
import { type Field, fillIn, keptInstead, type Option, overtakenProblem } from '../../platform/http/form-fields.ts';
import type { FormOnce } from '../../platform/http/form-key.ts';
import { longDayText } from '../../platform/i18n/dates.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { decimal, wholeNumber } from '../../platform/i18n/numbers.ts';
import type { User } from '../accounts/index.ts';
import type { Place } from '../organisation/index.ts';
import type { QuestionnaireVersion } from '../questionnaires/index.ts';
import { type ActionTranslate, actionWords } from './action-words.ts';
import type { SourceFields } from './actions.forms.ts';
import type { ProposedPlan } from './propose-plan.queries.ts';

/** What the form chooses from. */
export interface FormLists {
  users: readonly User[];
  questionnaires: readonly QuestionnaireVersion[];
  branches: readonly Place[];
  providers: readonly Place[];
  topics: readonly Place[];
}

export interface ActionFormInput {
  locale: Locale;
  lists: FormLists;
  /** As typed or as kept, by name of field. */
  values: Readonly<Record<string, unknown>>;
  errors: Readonly<Record<string, string>>;
  /** The action that is changed; undefined: a new one. */
  id?: string;
  /** It has started: its plan stands. */
  started?: boolean;
  /** The plan was not changed because it started meanwhile. */
  justStarted?: boolean;
  /** The mark of what was shown, of one that is changed. */
  seen?: string;
  /** What somebody else saved while the form was open. */
  kept?: Readonly<Record<string, unknown>>;
  once?: FormOnce;
  proposal?: ProposedPlan | undefined;
  picked?: Days | null;
  source?: SourceFields | undefined;
  /** What it is made out of, in words. */
  sourceText?: string | null;
  /** The choice among actions that the source can be added to instead. */
  join?: Field | null;
  /** Earliest start, `YYYY-MM-DD`. */
  tomorrow: string;
}

/** What views/actions/form.ejs shows, as `form`. */
export function toActionForm(input: ActionFormInput) {
  const { locale, values, errors, id, started = false, picked = null, proposal, source } = input;
  const t = actionWords.in(locale);
  const words = wordsOf(actionWords, locale);
  const filled = { values, errors };
  const what = fillIn(noteFields(input, t), filled, words);
  const aim = fillIn(started ? [] : aimFields(input, t), filled, words);
  const plan = fillIn(started ? [] : planFields(input, t), filled, words);
  const sourceFields = Object.entries(source ?? {}).flatMap(([name, value]) =>
    value == null ? [] : [{ name, value }],
  );
  const fields = [what, aim, plan].flatMap((part) => Object.values(part.fields));
  const back = id === undefined ? '/actions' : `/actions/${id}`;
  return {
    heading: t(id === undefined ? 'action.new' : 'action.form.edit'),
    back,
    action: id === undefined ? '/actions/new' : `/actions/${id}/edit`,
    lead: started ? t('action.form.started') : t('action.form.lead'),
    warning: input.justStarted ? t('action.form.justStarted') : null,
    once: input.once ?? null,
    started,
    hidden: [...sourceFields, ...(input.seen === undefined ? [] : [{ name: 'seen', value: input.seen }])],
    source: input.sourceText ?? null,
    join: input.join ? { field: input.join, hidden: [...sourceFields, { name: 'item', value: values.item }] } : null,
    problems: input.kept ? [overtakenProblem(locale)] : [...what.problems, ...aim.problems, ...plan.problems],
    savedMeanwhile: input.kept ? keptInstead(fields, input.kept, locale) : [],
    what: what.fields,
    aim: aim.fields,
    plan: plan.fields,
    notes: [
      ...(proposal === undefined ? [] : proposalTexts(proposal, locale, t)),
      ...(picked === null
        ? []
        : [
            t('action.form.picked', {
              from: isolate(longDayText(picked.from, locale)),
              to: isolate(longDayText(picked.to, locale)),
            }),
          ]),
    ],
  };
}

function proposalTexts(
  { plan, n, mean, change, tooFewBefore }: ProposedPlan,
  locale: Locale,
  t: ActionTranslate,
): string[] {
  const facts = {
    from: isolate(longDayText(plan.before.from, locale)),
    to: isolate(longDayText(plan.before.to, locale)),
    n: wholeNumber(n),
    mean: mean === null ? '–' : leftToRight(decimal(mean, 2)),
    planned: wholeNumber(plan.plannedAnswers),
    change: leftToRight(decimal(change, 2)),
  };
  return [
    t(tooFewBefore ? 'action.form.proposed.few' : 'action.form.proposed', facts),
    ...(n < FULL_FROM ? [t('action.form.proposed.unread')] : []),
  ];
}

function noteFields({ lists }: ActionFormInput, t: ActionTranslate): Field[] {
  return [
    {
      name: 'title',
      label: t('action.form.name'),
      hint: t('action.form.name.hint'),
      required: true,
      maxlength: 120,
      autocomplete: 'off',
    },
    { name: 'description', label: t('action.form.description'), kind: 'textarea', optional: true, maxlength: 4000 },
    {
      name: 'owner',
      label: t('action.form.owner'),
      kind: 'select',
      options: lists.users.map(({ id, name }) => ({ value: id, label: name })),
    },
    {
      name: 'cost',
      label: t('action.form.cost'),
      hint: t('action.form.cost.hint'),
      kind: 'number',
      min: 0,
      optional: true,
    },
    {
      name: 'currency',
      label: t('action.form.currency'),
      hint: t('action.form.currency.hint'),
      optional: true,
      maxlength: 3,
      dir: 'ltr',
      autocomplete: 'off',
    },
  ];
}

function aimFields({ lists, locale, tomorrow }: ActionFormInput, t: ActionTranslate): Field[] {
  const all = { value: '', label: t('action.form.all') };
  const places = (some: readonly Place[]): Option[] => [
    all,
    ...some.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return [
    {
      name: 'item',
      label: t('action.form.item'),
      kind: 'select',
      required: true,
      options: [{ value: '', label: t('action.form.choose') }, ...itemOptions(lists.questionnaires, locale)],
    },
    { name: 'branch', label: t('action.form.branch'), kind: 'select', options: places(lists.branches) },
    { name: 'provider', label: t('action.form.provider'), kind: 'select', options: places(lists.providers) },
    { name: 'topic', label: t('action.form.topic'), kind: 'select', options: places(lists.topics) },
    {
      name: 'startOn',
      label: t('action.form.start'),
      hint: t('action.form.start.hint'),
      kind: 'date',
      value: tomorrow,
      required: true,
    },
  ];
}

/** Items by dimension; with the questionnaire's name where there are several. */
function itemOptions(questionnaires: readonly QuestionnaireVersion[], locale: Locale): Option[] {
  return questionnaires.flatMap(({ key: questionnaire, definition }) => {
    const title = questionnaires.length > 1 ? ` · ${textIn(definition.title, locale)}` : '';
    return definition.items.map(({ key, dimension, short, text }) => {
      const of = definition.dimensions.find((one) => one.key === dimension);
      const under = of === undefined ? '' : ` (${textIn(of.title, locale)})`;
      return { value: `${questionnaire}|${key}`, label: `${textIn(short ?? text, locale)}${under}${title}` };
    });
  });
}

function planFields(_input: ActionFormInput, t: ActionTranslate): Field[] {
  return [
    { name: 'beforeFrom', label: t('action.form.beforeFrom'), kind: 'date' },
    { name: 'beforeTo', label: t('action.form.beforeTo'), kind: 'date' },
    {
      name: 'plannedAnswers',
      label: t('action.form.planned'),
      hint: t('action.form.planned.hint'),
      kind: 'number',
      min: 30,
    },
    { name: 'judgeOn', label: t('action.form.judge'), hint: t('action.form.judge.hint'), kind: 'date' },
    { name: 'compareWithout', label: t('action.form.without'), hint: t('action.form.without.hint'), kind: 'checkbox' },
  ];
}
