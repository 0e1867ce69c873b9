import type { Locale } from '../../domain/locale.ts';
import { dayAndMonth } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { answerFocusMessages } from './answer-focus.messages.ts';
import type { OpenedFocus } from './answer-focus.service.ts';
import { toldIn } from './focus-groups.store.ts';
import { focusMailMessages } from './focus-mail.messages.ts';
import { answerDay, sessionFacts, sessionTime } from './focus-mail.views.ts';
import type { PersonState } from './focus-people.store.ts';

export interface Typed {
  answer: string;
  wish: string;
  recording: boolean;
  tell: boolean;
}

export interface AnswerPageInput {
  locale: Locale;
  timeZone: string;
  opened: OpenedFocus;
  path: string;
  unsubscribePath: string;
  /** As it was typed, where it could not be taken. */
  typed?: Typed;
  problem?: { field: string; key: 'focusAnswer.fault' | 'focusAnswer.fault.wish' };
}

/** What was answered before, as the form's own choice. */
function chosenBefore({ person, choices }: OpenedFocus): string {
  if (person.state === 'accepted' || person.state === 'waiting') return `yes:${person.sessionId ?? ''}`;
  if (person.state === 'declined') return 'no';
  if (person.state === 'other_time') return 'other';
  return choices.length === 0 ? 'no' : '';
}

const NOW: Partial<Record<PersonState, 'accepted' | 'waiting' | 'declined' | 'other_time' | 'late'>> = {
  accepted: 'accepted',
  waiting: 'waiting',
  declined: 'declined',
  other_time: 'other_time',
  no_answer: 'late',
  unreachable: 'late',
};

/** What views/focus-groups/answer.ejs shows. */
export function toAnswerPage(input: AnswerPageInput) {
  const { locale, timeZone, opened, path, typed } = input;
  const { person, session, choices } = opened;
  const told = toldIn(opened.group, session);
  const t = answerFocusMessages.in(locale);
  const chosen = typed?.answer ?? chosenBefore(opened);
  const option = (value: string, label: string) => ({ name: 'answer', value, label, checked: value === chosen });
  const yes = choices.map((one) =>
    option(
      `yes:${one.id}`,
      choices.length === 1
        ? t('focusAnswer.yes')
        : t('focusAnswer.yes.at', { when: sessionTime(one, locale, timeZone) }),
    ),
  );
  const now = NOW[person.state];
  const until = answerDay(person, timeZone);
  return {
    action: path,
    theme: told.theme,
    lead: now === undefined ? t('focusAnswer.lead') : t(`focusAnswer.now.${now}`),
    until: until && focusMailMessages.in(locale)('focusMail.until', { until: dayAndMonth(until, locale) }),
    problem: input.problem && { field: input.problem.field, text: t(input.problem.key) },
    facts: sessionFacts({ locale, timeZone, session, group: told }),
    // The last one is what the field below it asks about.
    options: [...yes, option('no', t('focusAnswer.no')), option('other', t('focusAnswer.other'))],
    wish: typed?.wish ?? person.wish ?? '',
    ticks: [
      { name: 'tell', value: 'yes', label: t('focusAnswer.tell'), checked: typed?.tell ?? person.tellOutcome },
      {
        name: 'recording',
        value: 'yes',
        label: t('focusAnswer.recording'),
        checked: typed?.recording ?? person.recordingConsent ?? false,
      },
    ],
    calendarHref: `${path}/session.ics`,
    unsubscribeHref: input.unsubscribePath,
  };
}

/** What views/focus-groups/answered.ejs shows once somebody has answered, or when it is too late. */
export function toAnsweredPage({ locale, timeZone, opened, path }: AnswerPageInput) {
  const { person, session, state } = opened;
  const told = toldIn(opened.group, session);
  const t = answerFocusMessages.in(locale);
  if (state !== 'open') {
    const text = state === 'off' ? t('focusAnswer.off.text') : t('focusAnswer.over.text');
    return { ...BARE, theme: told.theme, sign: 'none', title: t('focusAnswer.over'), texts: [text] };
  }
  const changeHref = `${path}?change=1`;
  const facts = sessionFacts({ locale, timeZone, session, group: told });
  switch (person.state) {
    case 'accepted':
      return {
        ...BARE,
        theme: told.theme,
        sign: 'done',
        title: t('focusAnswer.thanks.accepted'),
        facts,
        calendarHref: `${path}/session.ics`,
        changeHref,
      };
    case 'waiting':
      return {
        ...BARE,
        theme: told.theme,
        sign: 'wait',
        title: t('focusAnswer.thanks.waiting'),
        texts: [t('focusAnswer.thanks.waiting.text')],
        facts,
        changeHref,
      };
    case 'other_time':
      return {
        ...BARE,
        theme: told.theme,
        sign: 'done',
        title: t('focusAnswer.thanks.other_time'),
        texts: [
          ...(person.wish === null ? [] : [t('focusAnswer.thanks.other_time.wish', { wish: isolate(person.wish) })]),
          t('focusAnswer.thanks.other_time.text'),
        ],
        changeHref,
      };
    default:
      return {
        ...BARE,
        theme: told.theme,
        sign: 'done',
        title: t('focusAnswer.thanks.declined'),
        texts: [t('focusAnswer.thanks.declined.text')],
        changeHref,
      };
  }
}

interface KindPage {
  /** What the discussion is about. */
  theme: string | null;
  sign: string;
  title: string;
  texts: string[];
  facts: ReturnType<typeof sessionFacts>;
  calendarHref: string | null;
  changeHref: string | null;
  button: { label: string; action: string; later: boolean } | null;
}

const BARE: Omit<KindPage, 'sign' | 'title'> = {
  theme: null,
  texts: [],
  facts: [],
  calendarHref: null,
  changeHref: null,
  button: null,
};

/** What the same view shows of unsubscribing. */
export function toUnsubscribePage(locale: Locale, path: string, step: 'ask' | 'done' | 'undone'): KindPage {
  const t = answerFocusMessages.in(locale);
  if (step === 'undone') return { ...BARE, sign: 'done', title: t('focusAnswer.resubscribed') };
  return step === 'ask'
    ? {
        ...BARE,
        sign: 'none',
        title: t('focusAnswer.unsubscribe.title'),
        texts: [t('focusAnswer.unsubscribe.text')],
        button: { label: t('focusAnswer.unsubscribe.confirm'), action: path, later: false },
      }
    : {
        ...BARE,
        sign: 'done',
        title: t('focusAnswer.unsubscribed'),
        texts: [t('focusAnswer.unsubscribe.text')],
        button: { label: t('focusAnswer.unsubscribed.undo'), action: `${path}/undo`, later: true },
      };
}
