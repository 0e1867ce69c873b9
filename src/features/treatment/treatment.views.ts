import { stateAfter } from '../../domain/complaint/complaint-course.ts';
import { pastTargets, waitingTargets } from '../../domain/complaint/past-targets.ts';
import { instantText } from '../../platform/clock.ts';
import { type Field, fillChange, overtakenProblem, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { longDayText, momentDayText, momentText } from '../../platform/i18n/dates.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { markShown } from '../../platform/overtaken.ts';
import { userLabel } from '../accounts/index.ts';
import { type Complaint, complaintsMessages, wordsWaitText } from '../complaints/index.ts';
import { silenceEnds } from './closing.service.ts';
import type { TreatmentPageInput } from './treated-complaint.ts';
import { eventOf } from './treated-events.views.ts';
import { causeForm, factsForm, factsOf, tagsOf } from './treated-facts.views.ts';
import { replyOf } from './treated-replies.views.ts';
import { treatmentMessages } from './treatment.messages.ts';

const ICONS: Record<Complaint['state'], string> = {
  open: 'wait',
  acknowledged: 'wait',
  in_treatment: 'work',
  answered: 'few',
  understood: 'few',
  closed: 'done',
};

/** What views/treatment/one.ejs shows. */
export function toTreatmentPage(input: TreatmentPageInput) {
  const { locale, complaint, may } = input;
  const { kind, id } = complaint;
  const t = treatmentMessages.in(locale);
  const path = `/complaints/${id}`;
  // Said already by the state of one that was opened again once.
  const again = isReopened(complaint) && complaint.reopened === 1 ? 0 : complaint.reopened;
  const cause = causeForm(input);
  const tags = tagsOf(input, path);
  const owner = ownerOf(input, path);
  const mayReply = may.treat && kind === 'complaint' && stateAfter(kind, complaint.state, 'answer') !== undefined;
  return {
    heading: headingOf(input),
    listHref: '/complaints',
    state: stateOf(input),
    standing: standingText(input),
    lead: kind === 'concern' ? t('treatment.concern.lead') : null,
    words: input.words.get(complaint.id) ?? null,
    wordsWait: complaint.words === null || input.words.has(complaint.id) ? null : wordsWaitText(locale),
    wordsLang: complaint.locale,
    chips: [
      complaintsMessages.in(locale)(`complaints.severity.${complaint.severity}`),
      ...(again > 0 ? [t('treatment.reopened', { n: again })] : []),
    ],
    replyHref: mayReply ? `${path}/reply` : null,
    /** Their next word is waited for; after an answer it is the customer's. */
    replyIsNext: complaint.state !== 'answered',
    replyLabel: t(input.replies.length === 0 ? 'treatment.reply' : 'treatment.reply.again'),
    acts: may.treat ? actsOf(input, path) : [],
    owner,
    targets: targetsOf(input),
    who: kind === 'complaint' && may.identity ? whoOf(input, path) : null,
    replies: input.replies.map((reply, at) => replyOf(reply, input, at === input.replies.length - 1, path)),
    cause,
    actions: input.actions,
    planHref: may.plan ? `/actions/new?complaint=${id}` : null,
    facts: factsOf(input),
    factsForm: may.treat ? factsForm(input, path) : null,
    tags,
    events: [...input.events].reverse().map((event) => eventOf(event, input)),
    problems: [
      ...(input.overtakenFacts ? [overtakenProblem(locale, 'facts')] : []),
      ...tags.problems,
      ...owner.problems,
      ...cause.problems,
    ],
  };
}

function headingOf({ locale, complaint, veiled }: TreatmentPageInput): string {
  const t = treatmentMessages.in(locale);
  const kind = t(`treatment.${complaint.kind}`);
  return veiled
    ? t('treatment.heading.week', { kind, day: longDayText(complaint.toldOn, locale) })
    : t('treatment.heading.day', { kind, day: longDayText(complaint.receivedOn, locale) });
}

function stateOf({ locale, complaint, now }: TreatmentPageInput) {
  const t = treatmentMessages.in(locale);
  const { state, closedAs } = complaint;
  const closed = state === 'closed' && closedAs !== null;
  return {
    icon: ICONS[state],
    late: pastTargets(complaint, instantText(now)).length > 0,
    text: closed
      ? t(`treatment.closed.${closedAs}`)
      : isReopened(complaint)
        ? t('treatment.state.reopened')
        : complaintsMessages.in(locale)(`complaints.state.${state}`),
  };
}

const isReopened = ({ state, reopened }: Complaint): boolean => state === 'open' && reopened > 0;

function standingText({ locale, standing, replies, timeZone }: TreatmentPageInput): string | null {
  const t = treatmentMessages.in(locale);
  const last = replies.at(-1);
  if (standing === 'needs_cause') return t('treatment.needsCause');
  if (standing !== 'waits' || last === undefined) return null;
  return t('treatment.waits', { day: momentDayText(silenceEnds(last).toISOString(), locale, timeZone) });
}

interface Act {
  action: string;
  label: string;
  primary: boolean;
  fields: { name: string; value: string }[];
}

function actsOf({ locale, complaint, userId, replies }: TreatmentPageInput, path: string): Act[] {
  const t = treatmentMessages.in(locale);
  const { kind, state, ownerId, acknowledgedAt } = complaint;
  const may = (act: Parameters<typeof stateAfter>[2]): boolean => stateAfter(kind, state, act) !== undefined;
  const act = (to: string, label: string, fields: Act['fields'] = [], primary = false): Act => ({
    ...{ action: `${path}/${to}`, label, fields, primary },
  });
  return [
    ...(ownerId === null && state !== 'closed'
      ? [
          act(
            'owner',
            t('treatment.takeUp'),
            [
              { name: 'owner', value: userId },
              { name: 'seen', value: markShown(ownerId) },
            ],
            kind === 'concern',
          ),
        ]
      : []),
    ...(may('acknowledge') && acknowledgedAt === null && replies.length === 0
      ? [act('acknowledge', t('treatment.acknowledge'))]
      : []),
    ...(may('understand') ? [act('understand', t('treatment.understand'))] : []),
    ...(kind === 'concern' && may('close') ? [act('close', t('treatment.close'), [], true)] : []),
    ...(kind === 'concern' && may('reopen') ? [act('reopen', t('treatment.reopen'))] : []),
  ];
}

function ownerOf({ locale, complaint, owner, owners, may, overtakenOwner }: TreatmentPageInput, path: string) {
  const t = treatmentMessages.in(locale);
  const isClosed = complaint.state === 'closed';
  const name = owner === null ? t('treatment.owner.none') : isClosed ? owner.name : userLabel(owner, locale);
  const isListed = owners.some(({ id }) => id === complaint.ownerId);
  const field: Field = {
    name: 'owner',
    kind: 'select',
    label: t('treatment.owner'),
    value: complaint.ownerId ?? '',
    options: [
      // Who has it stays chosen, also where they could not be given it any more.
      ...(isListed ? [] : [{ value: complaint.ownerId ?? '', label: name }]),
      ...owners.map(({ id, name }) => ({ value: id, label: name })),
    ],
  };
  const words = wordsOf(treatmentMessages, locale);
  const form = fillChange([field], overtakenOwner ?? UNTOUCHED, { words, locale, field: 'treatment' });
  return {
    text: name,
    form:
      !may.treat || isClosed
        ? null
        : {
            action: `${path}/owner`,
            field: form.fields.owner,
            seen: markShown(complaint.ownerId),
            savedMeanwhile: form.savedMeanwhile,
          },
    problems: form.problems,
  };
}

function targetsOf(input: TreatmentPageInput) {
  const { locale, timeZone, complaint, veiled, now, soon } = input;
  const t = treatmentMessages.in(locale);
  return waitingTargets(complaint).map(({ target, due }) => {
    const late = due <= instantText(now);
    // The exact time would tell when the survey was answered, and with it by whom.
    if (veiled) {
      const when = late ? 'late' : soon !== null && due < soon ? 'soon' : 'later';
      return { label: t(`treatment.target.coarse.${target}`), text: t(`treatment.target.coarse.${when}`), late };
    }
    const at = momentText(due, locale, timeZone);
    return { label: t(`treatment.target.${target}`), text: late ? t('treatment.target.late', { due: at }) : at, late };
  });
}

function whoOf({ identity, complaint }: TreatmentPageInput, path: string) {
  const shut = identity === undefined;
  const unknown = identity === 'none' || !complaint.mayBeContacted;
  return {
    unknown,
    openAction: shut && !unknown ? `${path}/open` : null,
    identity:
      identity === undefined || identity === 'none'
        ? null
        : {
            name: identity.name,
            email: identity.email,
            mailHref: identity.email === null ? null : `mailto:${encodeURIComponent(identity.email)}`,
            customerHref: `/customers/${identity.id}`,
          },
  };
}
