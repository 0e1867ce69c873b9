import { flagPhrases } from '../../domain/complaint/reply-phrases.ts';
import { directionOf, LOCALE_NAMES, type Locale } from '../../domain/locale.ts';
import { type Filled, fillIn } from '../../platform/http/form-fields.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { seenBefore } from '../../platform/overtaken.ts';
import { LONGEST_PROMISE } from '../commitments/index.ts';
import type { Complaint } from '../complaints/index.ts';
import { type ReplyWords, replyParagraphs, toReplyMail } from './complaint-mail.views.ts';
import type { ShownWords } from './customer-words.ts';
import { REPLY_WAYS, type Reply, type ReplyWay } from './replies.store.ts';
import { LONGEST_PART } from './treatment.forms.ts';
import { treatmentMessages } from './treatment.messages.ts';

interface Composing {
  locale: Locale;
  complaint: Complaint;
  /** What the customer wrote. */
  words: readonly ShownWords[] | undefined;
}

interface Composer extends Composing {
  /** Whether the product can write to the customer. */
  mailable: boolean;
  /** Who may keep what is promised. */
  keepers: readonly { id: string; name: string }[];
  /** Given by somebody else while this one was being written. */
  other: Reply | undefined;
}

/** What views/treatment/reply.ejs shows: the customer's words beside the parts of the protocol. */
export function toComposer(input: Composer, filled: Filled) {
  const { locale, complaint, mailable, keepers, other } = input;
  const t = treatmentMessages.in(locale);
  const dir = directionOf(complaint.locale);
  const part = (name: 'thanks' | 'restated' | 'canDo' | 'more', rest: object) =>
    ({ name, kind: 'textarea', label: t(`treatment.compose.${name}`), dir, maxlength: LONGEST_PART, ...rest }) as const;
  const { fields, problems } = fillIn(
    [
      part('thanks', { required: true, rows: 2 }),
      part('restated', { required: true, rows: 4, hint: t('treatment.compose.restated.hint') }),
      part('canDo', { required: true, rows: 3, maxlength: LONGEST_PROMISE, hint: t('treatment.compose.canDo.hint') }),
      {
        name: 'owner',
        kind: 'select',
        label: t('treatment.compose.keeper'),
        options: keepers.map(({ id, name }) => ({ value: id, label: name })),
      },
      { name: 'due', kind: 'datetime-local', label: t('treatment.compose.due'), required: true, dir: 'ltr' },
      part('more', { optional: true, rows: 2 }),
      {
        name: 'via',
        kind: 'radios',
        label: t('treatment.compose.via'),
        ...(mailable ? {} : { hint: t('treatment.problem.noAddress') }),
        options: REPLY_WAYS.filter((way) => mailable || way !== 'mail').map((way) => ({
          value: way,
          label: t(`treatment.compose.via.${way}`),
        })),
      },
    ],
    filled,
    wordsOf(treatmentMessages, locale),
  );
  return {
    ...frameOf(input),
    language: t('treatment.compose.language', { language: LOCALE_NAMES[complaint.locale] }),
    seen: seenBefore(filled, complaint.answeredAt),
    savedMeanwhile:
      other === undefined
        ? []
        : (['restated', 'canDo'] as const).map((name) => ({
            label: t(`treatment.compose.${name}`),
            text: other[name],
          })),
    fields,
    problems: other === undefined ? problems : [{ text: t('treatment.problem.replied'), overtaken: true as const }],
  };
}

/** What views/treatment/preview.ejs shows: the reply as it will be read, and phrases that shut the door. */
export function toPreview(
  input: Composing & { timeZone: string },
  reply: ReplyWords & { via: ReplyWay },
  typed: Readonly<Record<string, unknown>>,
) {
  const { locale, complaint, timeZone } = input;
  const t = treatmentMessages.in(locale);
  const { thanks, restated, canDo, more } = reply;
  const flags = flagPhrases([thanks, restated, canDo, more ?? ''].join('\n'));
  return {
    ...frameOf(input),
    letter:
      reply.via === 'mail' ? mailOf(reply, complaint.locale, timeZone) : saidOf(reply, complaint.locale, timeZone),
    lang: complaint.locale,
    dir: directionOf(complaint.locale),
    flags: flags.map(({ kind, phrase }) => t(`treatment.flag.${kind}`, { phrase: isolate(phrase) })),
    flagsTitle: flags.length === 0 ? t('treatment.flags.none') : t('treatment.flags', { n: flags.length }),
    kept: Object.entries(typed).flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'step' && name !== 'formKey' ? [{ name, value }] : [],
    ),
    sendLabel: t(reply.via === 'mail' ? 'treatment.preview.send' : 'treatment.preview.note'),
  };
}

/** Stands for the name, which not everybody may know who writes: it is put in when the mail is made. */
const NAME = '…';

/** The mail, but for its link and the organisation's name and address. */
function mailOf(reply: ReplyWords, locale: Locale, timeZone: string) {
  const organisation = { name: '', postal: null };
  const mail = toReplyMail({ locale, timeZone, reply, organisation, name: NAME, url: '' });
  const { subject, greeting, paragraphs, button, notes } = mail;
  return { subject, paragraphs: [greeting, ...paragraphs], button: button?.label ?? null, notes };
}

/** What is said by other ways. */
const saidOf = (reply: ReplyWords, locale: Locale, timeZone: string) => ({
  ...{ subject: null, button: null, notes: [] },
  paragraphs: replyParagraphs(reply, locale, timeZone),
});

function frameOf({ locale, complaint, words }: Composing) {
  return {
    action: `/complaints/${complaint.id}/reply`,
    back: { href: `/complaints/${complaint.id}`, label: treatmentMessages.in(locale)('treatment.complaint') },
    words: words ?? null,
    wordsLang: complaint.locale,
  };
}
