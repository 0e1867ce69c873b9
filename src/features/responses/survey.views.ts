import type { Channel } from '../../domain/channel.ts';
import { textIn } from '../../domain/locale.ts';
import type { Item, Question } from '../../domain/questionnaire/definition.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import { minutesToAnswer } from '../../domain/questionnaire/form.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { surveyMessages } from './survey.messages.ts';
import type { ExtraCard, ItemCard, LevelRow, SurveyForm, SurveyFormInput, Tick } from './survey-form.ts';
import { errorOf, isTyped, levels, type Page, ratingCard, tick } from './survey-scales.views.ts';

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
  const place = placeOf(visit?.channel ?? input.place?.channel ?? null);

  return {
    action: input.action,
    draftAction: input.draftAction ?? null,
    hidden: input.hidden,
    heading: t(`survey.heading.${place}`),
    about: [visitLine(page), t('survey.minutes', { minutes })].filter((part) => part !== '').join(' '),
    promise: input.promise,
    preview: input.state === 'preview',
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

const placeOf = (channel: Channel | null): 'in_person' | 'phone' | 'other' =>
  channel === 'in_person' || channel === 'phone' ? channel : 'other';

function visitLine({ visit, place, t }: Page): string {
  if (!visit) return place === undefined || place.names.length === 0 ? '' : `${place.names.map(isolate).join(', ')}.`;
  const where = [visit.branch, visit.topic].filter((name) => name !== undefined).map(isolate);
  return `${[t(`survey.about.${placeOf(visit.channel)}`, { date: visit.day }), ...where].join(', ')}.`;
}

function notice({ state, t }: Page): string | null {
  if (state === 'new') return null;
  if (state === 'resumed') return t('survey.resumed');
  if (typeof state === 'object' && 'notice' in state) return state.notice;
  if (state === 'preview') return t('survey.preview');
  return state === 'changing' ? t('survey.changing') : t('survey.kept', { until: state.keptUntil });
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
  const channel = page.visit?.channel ?? page.place?.channel;
  const na = channel === 'in_person' ? t('survey.na.in_person') : t('survey.na.other');
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
