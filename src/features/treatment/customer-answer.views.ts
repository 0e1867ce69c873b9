import { directionOf, type Locale } from '../../domain/locale.ts';
import { DEFAULT_QUESTIONS } from '../../domain/questionnaire/default-questions.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { markShown } from '../../platform/overtaken.ts';
import type { Complaint } from '../complaints/index.ts';
import { replyParagraphs } from './complaint-mail.views.ts';
import { customerAnswerMessages } from './customer-answer.messages.ts';
import type { Reply } from './replies.store.ts';

const LEVELS = [1, 2, 3, 4, 5];
const GRADES = ['outcome', 'procedure', 'manner'] as const;

export interface AnswerPageInput {
  locale: Locale;
  /** Of the complaint, and of the reply. */
  lang: Locale;
  timeZone: string;
  reply: Reply;
  action: string;
  stopHref: string;
  typed: Readonly<Record<string, unknown>>;
  /** Field → key of its words. */
  errors: Readonly<Record<string, string>>;
  /** They answered a letter that this one has followed since. */
  overtaken: boolean;
}

/** What views/treatment/answer.ejs shows: the reply, one question, and what may be added. */
export function toAnswerPage({ locale, lang, timeZone, reply, typed, errors, overtaken, ...links }: AnswerPageInput) {
  const t = customerAnswerMessages.in(locale);
  const checked = (name: string, value: string | number): boolean => typed[name] === String(value);
  const problem = (field: 'settled' | 'words'): string | null =>
    errors[field] === undefined ? null : t(`answered.problem.${field}`);
  const scale = (name: string, low: string, high: string, words?: readonly string[]) => ({
    ...{ name, size: 'five', low, high, worded: words !== undefined },
    choices: LEVELS.map((value, at) => ({
      value,
      checked: checked(name, value),
      words: words?.[at] ?? null,
      spoken: value === 1 ? `${value}, ${low}` : value === LEVELS.length ? `${value}, ${high}` : null,
    })),
  });
  return {
    ...links,
    seen: markShown(reply.id),
    overtaken,
    letter: { lang, dir: directionOf(lang), paragraphs: replyParagraphs(reply, lang, timeZone) },
    settled: {
      error: problem('settled'),
      options: (['yes', 'no'] as const).map((value) => ({
        ...{ name: 'settled', value, checked: checked('settled', value) },
        label: t(`answered.settled.${value}`),
      })),
    },
    satisfaction: { text: t('answered.satisfaction'), scale: satisfactionScale(locale, scale) },
    grades: GRADES.map((name) => ({
      ...{ name, text: t(`answered.${name}`) },
      scale: scale(name, t('answered.low'), t('answered.high')),
    })),
    words: { value: typeof typed.words === 'string' ? typed.words : '', error: problem('words') },
    problems: (['settled', 'words'] as const).flatMap((field) => {
      const text = problem(field);
      return text === null ? [] : [{ field, text }];
    }),
  };
}

/** The levels of the survey's own first question, so that both are asked alike. */
function satisfactionScale<Scale>(
  locale: Locale,
  scale: (name: string, low: string, high: string, words?: readonly string[]) => Scale,
): Scale {
  const asked = DEFAULT_QUESTIONS.find(({ key }) => key === 'satisfaction');
  const labels = asked?.kind === 'rating' ? (asked.labels ?? []).map((label) => label[locale] ?? '') : [];
  return scale('satisfaction', labels[0] ?? '', labels.at(-1) ?? '', labels);
}

/** What views/treatment/answer-state.ejs shows where there is nothing to answer now. */
export function toStatePage(
  {
    locale,
    timeZone,
    complaint,
    reply,
  }: {
    locale: Locale;
    timeZone: string;
    complaint: Complaint;
    reply: Reply | undefined;
  },
  { stopHref, complainHref }: { stopHref: string; complainHref: string },
) {
  const t = customerAnswerMessages.in(locale);
  const { resolveBy, state } = complaint;
  if (reply?.answer != null && reply.answer.notedBy === null) {
    const said = reply.answer.settled ? 'yes' : 'no';
    return {
      sign: 'done',
      title: t(`answered.thanks.${said}.title`),
      text: t(`answered.thanks.${said}.text`),
      stopHref: null,
      // The word that was given stands: what comes up after it is a matter of its own.
      again: said === 'yes' ? { href: complainHref, label: t('answered.thanks.yes.again') } : null,
    };
  }
  if (state === 'closed') {
    return {
      sign: 'done',
      title: t('answered.over.title'),
      text: t('answered.over.text'),
      stopHref: null,
      again: null,
    };
  }
  const due = resolveBy === null ? null : isolate(momentText(resolveBy, locale, timeZone));
  return {
    sign: 'wait',
    title: t('answered.waiting.title'),
    text: due === null ? t('answered.waiting.open') : t('answered.waiting.text', { due }),
    stopHref,
    again: null,
  };
}
