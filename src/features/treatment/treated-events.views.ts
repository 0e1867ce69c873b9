import type { Locale } from '../../domain/locale.ts';
import { dayText, momentText } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import type { ComplaintEvent } from '../complaints/index.ts';
import type { TreatmentPageInput } from './treated-complaint.ts';
import { treatmentMessages } from './treatment.messages.ts';

type Word = keyof typeof treatmentMessages.triples;
const isWord = (key: string): key is Word => Object.hasOwn(treatmentMessages.triples, key);

function byWhom({ actorKind, actor, what }: ComplaintEvent, locale: Locale): string | null {
  if (actorKind === 'user') return isolate(actor ?? '');
  return actorKind === 'system' && what === 'received'
    ? null
    : treatmentMessages.in(locale)(`treatment.by.${actorKind}`);
}

/** What the survey's answer, and the mail that followed it at once, would tell the time of. */
const TELLS_ANSWER = ['received', 'acknowledged', 'answer_changed', 'withdrawn'];

/** What was done with the complaint, and when, as far as that does not tell whose it is. */
export function eventOf(event: ComplaintEvent, { locale, timeZone, complaint, veiled, users }: TreatmentPageInput) {
  const t = treatmentMessages.in(locale);
  // Who takes a complaint up hands it to nobody; the name stands beside it as with everything else they did.
  const taken = event.what === 'assigned' && event.actorId !== null && event.detail.owner === event.actorId;
  const key = `treatment.did.${taken ? 'taken' : event.what}`;
  const word = isWord(key) ? key : 'treatment.did.other';
  const to = users.find(({ id }) => id === event.detail.owner)?.name ?? '';
  const byDay = event.at.length === 'YYYY-MM-DD'.length;
  const hidden = veiled && event.actorKind !== 'user' && TELLS_ANSWER.includes(event.what);
  return {
    text: t(word, { owner: isolate(to) }),
    by: byWhom(event, locale),
    at: hidden
      ? null
      : byDay
        ? complaint.kind === 'concern' && veiled
          ? null
          : dayText(event.at, locale)
        : momentText(event.at, locale, timeZone),
  };
}
