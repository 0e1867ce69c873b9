import type { Channel } from '../../domain/channel.ts';
import { type Locale, type LocalText, textIn } from '../../domain/locale.ts';
import type { Item, Question, QuestionnaireDefinition, RatingQuestion } from '../../domain/questionnaire/definition.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import { type Form, minutesToAnswer } from '../../domain/questionnaire/form.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import type { Translate } from '../../platform/i18n/messages.ts';
import { surveyMessages } from './survey.messages.ts';

/** What `views/survey/form.ejs` shows, as `form`. */
export interface SurveyForm {
  action: string;
  draftAction: string;
  /** How often the form was sent when this was opened. */
  revision: number;
  heading: string;
  /** Which visit, and how long it takes. */
  about: string;
  promise: string;
  /** Above the questions: resumed, kept, changing. */
  notice: string | null;
  problems: SurveyProblem[];
  problemsTitle: string;
  /** The question that came with the mail. */
  first: RatingCard | null;
  /** Says that items are rated twice, or three times. */
  lead: string;
  sections: { title: string; items: ItemCard[] }[];
  cards: ExtraCard[];
  /** How many answers the count at the foot goes up to: the items and the first question. */
  total: number;
  unsubscribeHref: string | null;
  privacyHref: string | null;
}

export interface SurveyProblem {
  /** The field's name, which is also the id of its group; '' for the form as a whole. */
  field: string;
  text: string;
}

export interface ItemCard {
  key: string;
  text: string;
  position: string;
  /** One column, for scales or sets of rows too wide for two. */
  stacked: boolean;
  rows: LevelRow[];
}

export interface LevelRow extends LevelScale {
  kind: 'exp' | 'got' | 'min';
  legend: string;
  notApplicable: { label: string; checked: boolean } | null;
}

/** A row of round answers. `size` names its columns in the stylesheet. */
export interface LevelScale {
  name: string;
  size: 'five' | 'seven' | 'ten' | 'eleven';
  choices: LevelChoice[];
  low: string;
  high: string;
  error: string | null;
}

export interface LevelChoice {
  value: number;
  checked: boolean;
  /** Words under the number, where each answer has its own. */
  words: string | null;
  /** For screen readers, where the number alone would not say which end it is. */
  spoken: string | null;
}

export interface RatingCard extends LevelScale {
  kind: 'rating';
  text: string;
  note: string | null;
  worded: boolean;
}

export interface Tick {
  name: string;
  value: string;
  label: string;
  checked: boolean;
}

export type ExtraCard = (
  | RatingCard
  | { kind: 'choice'; name: string; text: string; options: Tick[]; error: string | null }
  | { kind: 'wrong'; text: string; yes: Tick; no: Tick; modes: Tick[]; error: string | null; afterYes: Tick[] }
  | { kind: 'text'; name: string; text: string; value: string; error: string | null }
  | { kind: 'consents' }
) & { consents: Tick[] };

export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface SurveyFormInput {
  definition: QuestionnaireDefinition;
  form: Form;
  locale: Locale;
  /** The promise that was or will be stored with the response, in this language. */
  promise: string;
  /** The contact asked about; the day already written out. Absent for open links. */
  visit?: { day: string; channel: Channel | null; branch?: string; topic?: string };
  /** What the person typed or had saved, by field name. */
  typed: Typed;
  problems: readonly SurveyProblem[];
  /** The score came by the link in the mail and nothing else was typed yet. */
  chosenInMail?: boolean;
  state: 'new' | 'resumed' | 'changing' | { keptUntil: string };
  revision: number;
  action: string;
  draftAction: string;
  unsubscribeHref?: string;
  privacyHref?: string;
}

/** Lays out one form: the first question, the drawn items by section, the extra questions that are on. */
export function toSurveyForm(input: SurveyFormInput): SurveyForm {
  const { definition, form, locale, visit } = input;
  const t = surveyMessages.in(locale);
  const page: Page = { ...input, t };
  const asked = definition.questions.filter((question) => question.on);
  const opening = asked.find((question) => question.kind === 'rating' && question.key === 'satisfaction');
  const first = opening?.kind === 'rating' ? ratingCard(page, opening) : null;
  const later = asked.filter((question) => question !== opening);
  const minutes = minutesToAnswer(form, definition);
  const place = placeOf(visit?.channel ?? null);

  return {
    action: input.action,
    draftAction: input.draftAction,
    revision: input.revision,
    heading: t(`survey.heading.${place}`),
    about: [visitLine(page), t('survey.minutes', { minutes })].filter((part) => part !== '').join(' '),
    promise: input.promise,
    notice: notice(page),
    problems: [...input.problems],
    problemsTitle: t('survey.faults', { count: input.problems.length }),
    first: first && input.chosenInMail ? { ...first, note: t('survey.chosenInMail') } : first,
    lead: t(definition.minimumAsked ? 'survey.thrice' : 'survey.twice'),
    sections: sections(page),
    cards: extraCards(page, later),
    total: form.items.length + (first ? 1 : 0),
    unsubscribeHref: input.unsubscribeHref ?? null,
    privacyHref: input.privacyHref ?? null,
  };
}

type Page = SurveyFormInput & { t: Translate<keyof typeof surveyMessages.triples> };

const placeOf = (channel: Channel | null): 'in_person' | 'phone' | 'other' =>
  channel === 'in_person' || channel === 'phone' ? channel : 'other';

function visitLine({ visit, t }: Page): string {
  if (!visit) return '';
  const where = [visit.branch, visit.topic].filter((name) => name !== undefined).map(isolate);
  return `${[t(`survey.about.${placeOf(visit.channel)}`, { date: visit.day }), ...where].join(', ')}.`;
}

function notice({ state, t }: Page): string | null {
  if (state === 'new') return null;
  if (state === 'resumed') return t('survey.resumed');
  return state === 'changing' ? t('survey.changing') : t('survey.kept', { until: state.keptUntil });
}

const errorOf = ({ problems }: Page, field: string): string | null =>
  problems.find((problem) => problem.field === field)?.text ?? null;

function isTyped({ typed }: Page, name: string, value: string): boolean {
  const given = typed[name];
  return Array.isArray(given) ? given.includes(value) : given === value;
}

function sections(page: Page): SurveyForm['sections'] {
  const { definition, form, locale } = page;
  const order = new Map(form.items.map((key, index) => [key, index + 1]));
  return definition.dimensions.flatMap((dimension) => {
    const items = form.items
      .map((key) => definition.items.find((item) => item.key === key))
      .filter((item): item is Item => item?.dimension === dimension.key)
      .map((item) => itemCard(page, item, order.get(item.key) ?? 0));
    return items.length === 0 ? [] : [{ title: textIn(dimension.section ?? dimension.title, locale), items }];
  });
}

function itemCard(page: Page, item: Item, n: number): ItemCard {
  const { definition, form, locale, t } = page;
  const received = `P.${item.key}`;
  const na = page.visit?.channel === 'in_person' ? t('survey.na.in_person') : t('survey.na.other');
  const row = (kind: LevelRow['kind'], name: string, legend: string): LevelRow => ({
    ...levels(page, name, definition.scale),
    kind,
    legend,
    notApplicable: kind === 'got' ? { label: na, checked: isTyped(page, received, 'NA') } : null,
  });
  const rows = [row('exp', `E.${item.key}`, t('survey.expected')), row('got', received, t('survey.received'))];
  if (definition.minimumAsked) rows.push(row('min', `M.${item.key}`, t('survey.minimum')));
  return {
    key: item.key,
    text: textIn(item.text, locale),
    position: t('survey.position', { n, total: form.items.length }),
    stacked: definition.scale.max - definition.scale.min > 6 || rows.length > 2,
    rows,
  };
}

interface Ends {
  min: number;
  max: number;
  low?: LocalText;
  high?: LocalText;
}

function sizeOf(min: number, max: number): LevelScale['size'] {
  const count = max - min + 1;
  if (count <= 5) return 'five';
  if (count <= 7) return 'seven';
  return count <= 10 ? 'ten' : 'eleven';
}

function levels(page: Page, name: string, scale: Ends): LevelScale {
  const low = scale.low ? textIn(scale.low, page.locale) : '';
  const high = scale.high ? textIn(scale.high, page.locale) : '';
  const choices = Array.from({ length: scale.max - scale.min + 1 }, (_, index): LevelChoice => {
    const value = scale.min + index;
    const end = value === scale.min ? low : value === scale.max ? high : '';
    return {
      value,
      checked: isTyped(page, name, String(value)),
      words: null,
      spoken: end === '' ? null : `${value}, ${end}`,
    };
  });
  return { name, size: sizeOf(scale.min, scale.max), choices, low, high, error: errorOf(page, name) };
}

function ratingCard(page: Page, question: RatingQuestion): RatingCard {
  const scale = levels(page, question.key, question);
  const labels = question.labels;
  return {
    ...scale,
    kind: 'rating',
    text: textIn(question.text, page.locale),
    note: null,
    worded: labels !== undefined,
    choices: scale.choices.map((choice, index) => {
      const words = labels?.[index];
      return words ? { ...choice, words: textIn(words, page.locale), spoken: null } : choice;
    }),
  };
}

const tick = (page: Page, name: string, value: string, label: string): Tick => ({
  name,
  value,
  label,
  checked: isTyped(page, name, value),
});

/** A consent stands at the foot of the card it follows: what it allows is then in sight. */
function extraCards(page: Page, questions: readonly Question[]): ExtraCard[] {
  const cards: ExtraCard[] = [];
  for (const question of questions) {
    if (question.kind === 'consent') {
      const consent = tick(page, question.key, 'yes', textIn(question.text, page.locale));
      const last = cards.at(-1);
      if (last) last.consents.push(consent);
      else cards.push({ kind: 'consents', consents: [consent] });
    } else {
      cards.push(extraCard(page, question));
    }
  }
  return cards;
}

function extraCard(page: Page, question: Exclude<Question, { kind: 'consent' }>): ExtraCard {
  const { locale, t } = page;
  const text = textIn(question.text, locale);
  const error = errorOf(page, question.key);
  if (question.kind === 'rating') return { ...ratingCard(page, question), consents: [] };
  if (question.kind === 'text') {
    const given = page.typed[question.key];
    return {
      kind: 'text',
      name: question.key,
      text,
      value: typeof given === 'string' ? given : '',
      error,
      consents: [],
    };
  }
  if (question.kind === 'choice') {
    const options = question.options.map((option) => tick(page, question.key, option.key, textIn(option.text, locale)));
    return { kind: 'choice', name: question.key, text, options, error, consents: [] };
  }
  return {
    kind: 'wrong',
    text,
    yes: tick(page, 'wrong', 'yes', t('survey.yes')),
    no: tick(page, 'wrong', 'no', t('survey.no')),
    modes: FAILURE_MODES.map((mode) => tick(page, 'wrong_mode', mode.key, mode.sentence[locale])),
    error,
    afterYes: afterYes(page),
    consents: [],
  };
}

/** Those who found something wrong are asked to a discussion even where nobody else is. */
function afterYes(page: Page): Tick[] {
  const discussion = page.definition.questions.find((question) => question.key === 'discussion');
  if (discussion === undefined || discussion.on) return [];
  return [tick(page, 'discussion', 'yes', page.t('survey.discussion'))];
}
