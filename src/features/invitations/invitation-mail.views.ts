import type { Channel } from '../../domain/channel.ts';
import { directionOf, type Locale, textIn } from '../../domain/locale.ts';
import type { RatingQuestion } from '../../domain/questionnaire/definition.ts';
import type { Confidentiality } from '../../domain/questionnaire/promises.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { invitationMailMessages } from './invitation-mail.messages.ts';

/** What `views/mail/invitation.{html,text}.ejs` show, as `mail`. Names are isolated, so both forms read right. */
export interface InvitationMail {
  locale: Locale;
  dir: 'ltr' | 'rtl';
  subject: string;
  preheader: string;
  organisation: string;
  greeting: string;
  /** Which visit, what we want to know, how long it takes. */
  opening: string;
  question: { text: string; rows: Score[][]; stacked: boolean; low: string; high: string; tapNote: string } | null;
  open: { label: string; href: string };
  /** The named sender. */
  sender: string;
  facts: string[];
  unsubscribe: { label: string; href: string };
  privacy: { label: string; href: string } | null;
  postal: string | null;
}

export interface Score {
  value: number;
  /** What the number means, under it; '' where only the ends have words. */
  words: string;
  href: string;
  /** The link read aloud by itself. */
  spoken: string;
}

export interface InvitationMailInput {
  locale: Locale;
  organisation: { name: string; postal?: string; privacyUrl?: string };
  sender: { name: string; title?: string };
  customer: { name?: string };
  /** The day is already written out in the customer's language. */
  visit: { day: string; channel: Channel | null; branch?: string; topic?: string };
  minutes: number;
  /** The first question; null where the questionnaire has none to put in a mail. */
  question: RatingQuestion | null;
  surveyUrl: string;
  unsubscribeUrl: string;
  confidentiality: Confidentiality;
  until: string;
  minDaysBetween: number;
  /** How often the invitation may still be recalled. */
  remindersToCome: number;
  /** Of a reminder: the day, written out, on which the invitation left. */
  recalls?: string;
}

export function toInvitationMail(input: InvitationMailInput): InvitationMail {
  const { locale, organisation, sender, customer, visit, minutes } = input;
  const t = invitationMailMessages.in(locale);
  const place = visit.channel === 'in_person' || visit.channel === 'phone' ? visit.channel : 'other';
  const names = [visit.branch, visit.topic].filter((name) => name !== undefined).map(isolate);
  const about = names.length === 0 ? '' : ` (${names.join(', ')})`;
  const facts = [
    t(`invitationMail.promise.${input.confidentiality}`),
    t('invitationMail.until', { until: input.until }),
  ];
  const { remindersToCome: reminders, minDaysBetween: days } = input;
  if (reminders > 0) facts.push(t('invitationMail.mayRemind', { reminders }));
  if (days > 0) facts.push(t(reminders > 0 ? 'invitationMail.restOtherwise' : 'invitationMail.rest', { days }));
  const asked = t('invitationMail.ask', { minutes });
  const opening = `${t(`invitationMail.visit.${place}`, { day: visit.day, about })} ${asked}`;

  return {
    locale,
    dir: directionOf(locale),
    subject: t(`invitationMail.${input.recalls === undefined ? 'subject' : 'reminder.subject'}.${place}`, {
      minutes,
      day: visit.day,
    }),
    preheader: input.recalls === undefined ? t('invitationMail.preheader') : t('invitationMail.reminder.preheader'),
    organisation: organisation.name,
    greeting:
      customer.name === undefined
        ? t('invitationMail.greeting.plain')
        : t('invitationMail.greeting.named', { name: isolate(customer.name) }),
    opening:
      input.recalls === undefined
        ? opening
        : `${t('invitationMail.reminder.opening', { day: input.recalls })} ${opening}`,
    question: input.question && firstQuestion(input, input.question),
    open: { label: t('invitationMail.open'), href: input.surveyUrl },
    sender: [isolate(sender.name), sender.title].filter((part) => part !== undefined).join(', '),
    facts,
    unsubscribe: { label: t('invitationMail.unsubscribe'), href: input.unsubscribeUrl },
    privacy:
      organisation.privacyUrl === undefined
        ? null
        : { label: t('invitationMail.privacy'), href: organisation.privacyUrl },
    postal: organisation.postal ?? null,
  };
}

/** A cell of a phone's mail holds about this many letters of one word; longer words are laid out in rows. */
const LETTERS_IN_A_CELL = 8;

function firstQuestion({ locale, surveyUrl }: InvitationMailInput, question: RatingQuestion) {
  const t = invitationMailMessages.in(locale);
  const low = question.low ? textIn(question.low, locale) : '';
  const high = question.high ? textIn(question.high, locale) : '';
  const scores = Array.from({ length: question.max - question.min + 1 }, (_, index): Score => {
    const value = question.min + index;
    const label = question.labels?.[index];
    const words = label ? textIn(label, locale) : '';
    const said = words || (value === question.min ? low : value === question.max ? high : '');
    const spoken = [t('invitationMail.score', { value, max: question.max }), said].filter(Boolean).join(', ');
    return { value, words, spoken, href: `${surveyUrl}?${question.key}=${value}` };
  });
  const longest = Math.max(...scores.flatMap(({ words }) => words.split(' ').map((word) => word.length)));
  const worded = question.labels !== undefined;
  const inRow = scores.length <= 7 ? scores.length : Math.ceil(scores.length / 2);
  return {
    text: textIn(question.text, locale),
    rows: [scores.slice(0, inRow), scores.slice(inRow)].filter((row) => row.length > 0),
    stacked: worded && (longest > LETTERS_IN_A_CELL || scores.length > 5),
    low: worded ? '' : low,
    high: worded ? '' : high,
    tapNote: t('invitationMail.tap'),
  };
}
