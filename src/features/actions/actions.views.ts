import type { Locale } from '../../domain/locale.ts';
import { textIn } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { dayText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import type { VerdictWords } from '../figures/index.ts';
import type { Action } from './action.store.ts';
import { type ActionTranslate, actionWords } from './action-words.ts';
import { type ActionReader, type Standing, standingOf, toldVerdict } from './told-action.queries.ts';

export const STANDINGS = ['running', 'planned', 'judged', 'abandoned'] as const satisfies readonly Standing[];
const LIST = '/actions';

/** Definitions of questionnaires by id, newest version. */
export type Definitions = ReadonlyMap<string, QuestionnaireDefinition>;

/** What an item is called, shortly. */
export function itemName(
  { questionnaireId, itemKey }: Pick<Action, 'questionnaireId' | 'itemKey'>,
  definitions: Definitions,
  locale: Locale,
): string {
  const item = definitions.get(questionnaireId)?.items.find(({ key }) => key === itemKey);
  return item === undefined ? itemKey : textIn(item.short ?? item.text, locale);
}

/** Where an action is done, each name isolated. */
export function whereText(
  { branch, provider, topic }: Pick<Action, 'branch' | 'provider' | 'topic'>,
  t: ActionTranslate,
): string {
  const places = [branch, provider, topic].flatMap((name) => (name === null ? [] : [isolate(name)]));
  return places.length === 0 ? t('action.everywhere') : dotted(places);
}

/** Where an action stands, in a sign and a word: a state while it is under way, a verdict once it is judged. */
export interface StandingWords {
  state: { icon: string; text: string } | null;
  verdict: VerdictWords | null;
}

const SIGN = {
  improved: 'above',
  no_detectable_change: 'none',
  worse: 'below',
  not_enough: 'few',
  withheld: 'few',
} as const;
const ICON = { planned: 'open', running: 'work', abandoned: 'no' } as const;

export function standingWords(action: Action, today: string, reader: ActionReader, t: ActionTranslate): StandingWords {
  const standing = standingOf(action, today);
  const verdict = toldVerdict(action, reader);
  if (standing === 'judged' && verdict !== null) {
    return { state: null, verdict: { sign: SIGN[verdict], word: t(`action.verdict.${verdict}`), note: null } };
  }
  if (standing === 'judged') return { state: null, verdict: null };
  return { state: { icon: ICON[standing], text: t(`action.one.${standing}`) }, verdict: null };
}

/** One action in a list of another page. */
export interface ActionLine extends StandingWords {
  title: string;
  href: string;
  /** "everywhere · from 5 March 2026 · Dana Levi" */
  about: string;
}

export function actionLines(
  actions: readonly Action[],
  { today, reader, locale }: { today: string; reader: ActionReader; locale: Locale },
): ActionLine[] {
  const t = actionWords.in(locale);
  return actions.map((action) => ({
    title: action.title,
    href: `${LIST}/${action.id}`,
    about: dotted([
      whereText(action, t),
      t('action.on.since', { start: dayText(action.plan.startOn, locale) }),
      isolate(action.ownerName),
    ]),
    ...standingWords(action, today, reader, t),
  }));
}

export interface ActionsPageInput {
  locale: Locale;
  today: string;
  reader: ActionReader;
  /** Shown; undefined: all. */
  state: Standing | undefined;
  counts: Record<Standing, number>;
  actions: readonly Action[];
  definitions: Definitions;
  mayEdit: boolean;
  nextCursor: string | null;
  paged: boolean;
}

/** What views/actions/list.ejs shows, as `view`. */
export function toActionsPage(input: ActionsPageInput) {
  const { locale, today, reader, state, counts, actions, definitions, mayEdit, nextCursor, paged } = input;
  const t = actionWords.in(locale);
  const all = STANDINGS.reduce((sum, one) => sum + counts[one], 0);
  const address = (part: Record<string, string | undefined>): string => {
    const kept = Object.entries(part).filter((one): one is [string, string] => !!one[1]);
    return kept.length === 0 ? LIST : `${LIST}?${new URLSearchParams(kept)}`;
  };
  const heading =
    counts.running > 0
      ? t('action.heading.running', { n: counts.running })
      : counts.planned > 0
        ? t('action.heading.planned', { n: counts.planned })
        : t('action.heading.none');
  return {
    heading,
    lead: t('action.lead'),
    newHref: mayEdit && all > 0 ? `${LIST}/new` : null,
    empty:
      all > 0
        ? null
        : {
            small: true,
            title: t('action.empty.title'),
            text: t(mayEdit ? 'action.empty.text' : 'action.empty.view'),
            steps: mayEdit
              ? [
                  { href: '/priorities', label: t('action.empty.priorities') },
                  { href: `${LIST}/new`, label: t('action.new') },
                ]
              : [],
          },
    tabs: [undefined, ...STANDINGS].map((one) => ({
      label: t(`action.state.${one ?? 'all'}`),
      count: wholeNumber(one === undefined ? all : counts[one]),
      href: address({ state: one }),
      current: one === state,
    })),
    rows: actions.map((action) => ({
      href: `${LIST}/${action.id}`,
      title: action.title,
      item: itemName(action, definitions, locale),
      where: whereText(action, t),
      owner: action.ownerName,
      start: dayText(action.plan.startOn, locale),
      ...standingWords(action, today, reader, t),
    })),
    page: {
      ...(paged ? { firstHref: address({ state }) } : {}),
      ...(nextCursor === null ? {} : { nextHref: address({ state, cursor: nextCursor }) }),
    },
  };
}
