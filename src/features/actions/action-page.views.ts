import type { Locale } from '../../domain/locale.ts';
import { longDayText } from '../../platform/i18n/dates.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, wholeNumber } from '../../platform/i18n/numbers.ts';
import { periodText } from '../figures/index.ts';
import type { Action } from './action.store.ts';
import { digitsOf, type OutcomeInput, toOutcome } from './action-outcome.views.ts';
import type { ActionSource } from './action-sources.store.ts';
import { type SourceReading, toSourceText } from './action-why.views.ts';
import { type ActionTranslate, actionWords } from './action-words.ts';
import { itemName, standingWords, whereText } from './actions.views.ts';
import { standingOf, toldVerdict } from './told-action.queries.ts';

export interface ActionPageInput extends OutcomeInput, SourceReading {
  today: string;
  sources: readonly ActionSource[];
  /** Of a running action; null: not to be known. */
  missing: number | null;
  mayEdit: boolean;
  questionnaireKey: string;
}

/** What views/actions/one.ejs shows, as `view`. */
export function toActionPage(input: ActionPageInput) {
  const { locale, today, action, definitions, reader, mayEdit } = input;
  const t = actionWords.in(locale);
  const standing = standingOf(action, today);
  const over = standing === 'judged' || standing === 'abandoned';
  const item = itemName(action, definitions, locale);
  const itemHref = `/items/${encodeURIComponent(action.itemKey)}?${new URLSearchParams(placeQuery(input))}`;
  return {
    title: action.title,
    listHref: '/actions',
    sentence: sentenceOf(input, item, t),
    ...standingWords(action, today, reader, t),
    description: action.description,
    why: input.sources.map((source) => ({
      ...toSourceText(source, input, t),
      removeAction: mayEdit && standing === 'planned' ? `/actions/${action.id}/sources/${source.id}/remove` : null,
    })),
    planHeading: t(standing === 'planned' ? 'action.plan.open' : 'action.plan.fixed', {
      start: longDayText(action.plan.startOn, locale),
    }),
    rule: t(action.plan.compareWithout ? 'action.plan.rule.without' : 'action.plan.rule', { item: isolate(item) }),
    facts: factsOf(action, item, locale, t),
    outcome: standing === 'judged' ? toOutcome(input, t) : null,
    links: [
      ...(input.hasPage('/chain') ? [{ href: `/chain?action=${action.id}`, text: t('action.chain') }] : []),
      ...(reader.figures
        ? [
            { href: itemHref, text: t('action.item') },
            {
              href: `/trends?${new URLSearchParams({ measure: `performance:item:${action.itemKey}`, ...placeQuery(input) })}`,
              text: t('action.trend'),
            },
          ]
        : []),
    ],
    editHref: mayEdit && standing !== 'abandoned' ? `/actions/${action.id}/edit` : null,
    abandonAction: mayEdit && !over ? `/actions/${action.id}/abandon` : null,
    abandonedNote: action.abandonedNote,
  };
}

/** The place of an action in addresses of figures. */
function placeQuery({ action, questionnaireKey }: ActionPageInput): Record<string, string> {
  const { branchId, providerId, topicId } = action;
  return {
    questionnaire: questionnaireKey,
    ...(branchId === null ? {} : { branch: branchId }),
    ...(providerId === null ? {} : { provider: providerId }),
    ...(topicId === null ? {} : { topic: topicId }),
  };
}

/** Where it stands, as one sentence. */
function sentenceOf(
  { locale, today, action, missing, figures, reader }: ActionPageInput,
  item: string,
  t: ActionTranslate,
): string {
  const { plan, abandonedOn } = action;
  const judge = longDayText(plan.judgeOn, locale);
  const n = wholeNumber(plan.plannedAnswers);
  switch (standingOf(action, today)) {
    case 'planned':
      return t('action.line.planned', { start: longDayText(plan.startOn, locale), judge, n });
    case 'abandoned':
      return t('action.line.abandoned', { on: longDayText(abandonedOn ?? today, locale) });
    case 'running': {
      if (missing === null) return t('action.line.unknown', { judge, n });
      const ahead = today < plan.judgeOn;
      if (missing === 0) return t(ahead ? 'action.line.waiting' : 'action.line.soon', { judge });
      return t(ahead ? 'action.line.running' : 'action.line.due', { missing: wholeNumber(missing), judge });
    }
    case 'judged': {
      const verdict = toldVerdict(action, reader);
      if (verdict === null || verdict === 'withheld') return t('action.line.withheld');
      if (verdict === 'not_enough') return t('action.line.not_enough', { judge });
      if (verdict === 'no_detectable_change') return t('action.line.no_detectable_change', { item: isolate(item) });
      const change = figures?.change;
      if (change == null) return t(`action.line.${verdict}.plain`, { item: isolate(item) });
      return t(`action.line.${verdict}`, {
        item: isolate(item),
        change: leftToRight(decimal(Math.abs(change.value), digitsOf(figures))),
      });
    }
  }
}

function factsOf(action: Action, item: string, locale: Locale, t: ActionTranslate): { label: string; text: string }[] {
  const { plan, cost, currency, ownerName } = action;
  const day = (text: string): string => longDayText(text, locale);
  return [
    { label: t('action.plan.item'), text: item },
    { label: t('action.plan.where'), text: whereText(action, t) },
    { label: t('action.plan.start'), text: day(plan.startOn) },
    { label: t('action.plan.before'), text: periodText(plan.before, locale) },
    { label: t('action.plan.without'), text: t(`action.plan.without.${plan.compareWithout ? 'yes' : 'no'}`) },
    { label: t('action.plan.answers'), text: wholeNumber(plan.plannedAnswers) },
    { label: t('action.plan.judge'), text: day(plan.judgeOn) },
    { label: t('action.plan.owner'), text: ownerName },
    ...(cost === null || currency === null
      ? []
      : [{ label: t('action.plan.cost'), text: leftToRight(`${wholeNumber(cost)} ${currency}`) }]),
  ];
}
