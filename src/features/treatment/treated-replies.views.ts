import { directionOf } from '../../domain/locale.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { replyParagraphs } from './complaint-mail.views.ts';
import type { Reply } from './replies.store.ts';
import type { TreatmentPageInput } from './treated-complaint.ts';
import { treatmentMessages } from './treatment.messages.ts';

/** What the customer was told, and what they said to it. @param last of all replies @param path of the complaint's page */
export function replyOf(reply: Reply, input: TreatmentPageInput, last: boolean, path: string) {
  const { locale, timeZone, complaint, may, mail } = input;
  const t = treatmentMessages.in(locale);
  const status = reply.messageId === null ? undefined : mail.get(reply.messageId);
  const arrived =
    status === undefined
      ? null
      : status === 'sent' || status === 'uncertain'
        ? 'sent'
        : status === 'queued' || status === 'sending'
          ? 'queued'
          : 'failed';
  return {
    line: t('treatment.reply.sent', {
      at: momentText(reply.sentAt, locale, timeZone),
      by: isolate(reply.sentBy ?? ''),
      via: t(`treatment.via.${reply.via}`),
    }),
    mail: arrived === null ? null : { text: t(`treatment.mail.${arrived}`), late: arrived === 'failed' },
    lang: complaint.locale,
    dir: directionOf(complaint.locale),
    paragraphs: replyParagraphs(reply, complaint.locale, timeZone),
    promiseHref: `/commitments/${reply.promise.id}`,
    answer: answerOf(reply, input),
    noteAction: last && reply.via !== 'mail' && reply.answer === null && may.treat ? `${path}/answer` : null,
  };
}

function answerOf({ id, answer }: Reply, { locale, words }: TreatmentPageInput) {
  const t = treatmentMessages.in(locale);
  if (answer === null) return null;
  const { outcome, procedure, manner, notedBy } = answer;
  const graded = outcome !== null || procedure !== null || manner !== null;
  const grade = (level: number | null): string => (level === null ? '–' : String(level));
  return {
    icon: answer.settled ? 'done' : 'no',
    text: t(answer.settled ? 'treatment.answer.yes' : 'treatment.answer.no'),
    late: !answer.settled,
    notedBy: notedBy === null ? null : t('treatment.answer.notedBy', { by: isolate(notedBy) }),
    grades: graded
      ? t('treatment.answer.grades', {
          ...{ outcome: grade(outcome), procedure: grade(procedure), manner: grade(manner) },
        })
      : null,
    words: words.get(id) ?? null,
  };
}
