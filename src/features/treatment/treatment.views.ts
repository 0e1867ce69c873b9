import { SEVERITIES } from '../../domain/complaint/complaint.ts';
import { type ClosingVerdict, stateAfter, UNANSWERED } from '../../domain/complaint/complaint-course.ts';
import { directionOf, LOCALE_NAMES, type Locale, textIn } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import { CHANNEL_WORDS } from '../../domain/words/channel.words.ts';
import { type Field, type Filled, fillIn, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { dayText, longDayText, momentDayText, momentText } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import type { MessageStatus } from '../../platform/mail/outbox.ts';
import type { ActionLine } from '../actions/index.ts';
import { type Complainer, type Complaint, type ComplaintEvent, referenceOf } from '../complaints/index.ts';
import type { Place } from '../organisation/index.ts';
import { silenceEnds } from './closing.service.ts';
import { replyParagraphs } from './complaint-mail.views.ts';
import { pastTarget, type Target } from './complaint-targets.ts';
import type { ShownWords } from './customer-words.ts';
import type { Reply } from './replies.store.ts';
import { LONGEST_PART } from './treatment.forms.ts';
import { treatmentMessages } from './treatment.messages.ts';

type Word = keyof typeof treatmentMessages.triples;
const isWord = (key: string): key is Word => Object.hasOwn(treatmentMessages.triples, key);

const ICONS: Record<Complaint['state'], string> = {
  open: 'wait',
  acknowledged: 'wait',
  in_treatment: 'work',
  answered: 'few',
  understood: 'few',
  closed: 'done',
};

/** A complaint with all that its page tells of it. */
export interface TreatedComplaint {
  complaint: Complaint;
  /** The reader may not tell single survey answers apart: no day, provider or topic of it is shown. */
  veiled: boolean;
  branch: string | null;
  provider: string | null;
  topic: string | null;
  owner: string | null;
  definition: QuestionnaireDefinition | undefined;
  replies: readonly Reply[];
  /** What the customer wrote, by the id of the complaint and of the replies. */
  words: ReadonlyMap<string, readonly ShownWords[]>;
  mail: ReadonlyMap<string, MessageStatus>;
  events: readonly ComplaintEvent[];
  standing: ClosingVerdict | undefined;
}

export interface TreatmentPageInput extends TreatedComplaint {
  locale: Locale;
  timeZone: string;
  now: Date;
  /** An instant one day of work from now: what is due before it is due soon. */
  soon: string | null;
  may: { treat: boolean; identity: boolean; plan: boolean };
  /** What was planned out of it. */
  actions: readonly ActionLine[];
  userId: string;
  owners: readonly { id: string; name: string }[];
  places: { branches: readonly Place[]; providers: readonly Place[]; topics: readonly Place[]; limited: boolean };
  /** Opened just now; none: nobody can be reached. */
  identity?: Complainer | 'none';
  /** The form of root cause and remedy, where it was not taken. */
  filled?: Filled;
}

/** What views/treatment/one.ejs shows. */
export function toTreatmentPage(input: TreatmentPageInput) {
  const { locale, complaint, may } = input;
  const { kind, id } = complaint;
  const t = treatmentMessages.in(locale);
  const path = `/complaints/${id}`;
  const cause = causeForm(input);
  const mayReply = may.treat && kind === 'complaint' && stateAfter(kind, complaint.state, 'answer') !== undefined;
  return {
    heading: headingOf(input),
    listHref: '/complaints',
    state: stateOf(input),
    standing: standingText(input),
    lead: kind === 'concern' ? t('treatment.concern.lead') : null,
    words: input.words.get(complaint.id) ?? null,
    wordsLang: complaint.locale,
    chips: [
      t(`treatment.severity.${complaint.severity}`),
      ...(complaint.reopened > 0 ? [t('treatment.reopened', { n: complaint.reopened })] : []),
    ],
    replyHref: mayReply ? `${path}/reply` : null,
    replyLabel: t(input.replies.length === 0 ? 'treatment.reply' : 'treatment.reply.again'),
    acts: may.treat ? actsOf(input, path) : [],
    owner: ownerOf(input, path),
    targets: targetsOf(input),
    who: kind === 'complaint' && may.identity ? whoOf(input, path) : null,
    replies: input.replies.map((reply, at) => replyOf(reply, input, at === input.replies.length - 1, path)),
    cause,
    actions: input.actions,
    planHref: may.plan ? `/actions/new?complaint=${id}` : null,
    facts: factsOf(input),
    factsForm: may.treat ? factsForm(input, path) : null,
    tags: tagsOf(input, path),
    events: [...input.events].reverse().map((event) => eventOf(event, input)),
    problems: cause.problems,
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
  const { state, closedAs, reopened } = complaint;
  const again = state === 'open' && reopened > 0;
  const closed = state === 'closed' && closedAs !== null;
  return {
    icon: ICONS[state],
    late: pastTarget(complaint, 'answer', now) || pastTarget(complaint, 'acknowledge', now),
    text: closed
      ? t(`treatment.closed.${closedAs}`)
      : again
        ? t('treatment.state.reopened')
        : t(`treatment.state.${state}`),
  };
}

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
      ? [act('owner', t('treatment.takeUp'), [{ name: 'owner', value: userId }], kind === 'concern')]
      : []),
    ...(may('acknowledge') && acknowledgedAt === null && replies.length === 0
      ? [act('acknowledge', t('treatment.acknowledge'))]
      : []),
    ...(may('understand') ? [act('understand', t('treatment.understand'))] : []),
    ...(kind === 'concern' && may('close') ? [act('close', t('treatment.close'), [], true)] : []),
    ...(kind === 'concern' && may('reopen') ? [act('reopen', t('treatment.reopen'))] : []),
  ];
}

function ownerOf({ locale, complaint, owner, owners, may }: TreatmentPageInput, path: string) {
  const t = treatmentMessages.in(locale);
  return {
    text: owner ?? t('treatment.owner.none'),
    form:
      !may.treat || complaint.state === 'closed'
        ? null
        : {
            action: `${path}/owner`,
            field: {
              name: 'owner',
              kind: 'select',
              label: t('treatment.owner'),
              value: complaint.ownerId ?? '',
              options: [
                ...(complaint.ownerId === null ? [{ value: '', label: t('treatment.owner.none') }] : []),
                ...owners.map(({ id, name }) => ({ value: id, label: name })),
              ],
            },
          },
  };
}

function targetsOf(input: TreatmentPageInput) {
  const { locale, timeZone, complaint, veiled, now, soon } = input;
  const t = treatmentMessages.in(locale);
  const { state, acknowledgedAt, acknowledgeBy, resolveBy } = complaint;
  const waiting: [Target, string | null, boolean][] = [
    ['acknowledge', acknowledgeBy, state === 'open' && acknowledgedAt === null],
    ['answer', resolveBy, UNANSWERED.includes(state)],
  ];
  return waiting.flatMap(([target, due, waits]) => {
    if (!waits || due === null) return [];
    const late = pastTarget(complaint, target, now);
    // The exact time would tell when the survey was answered, and with it by whom.
    if (veiled) {
      const when = late ? 'late' : soon !== null && due < soon ? 'soon' : 'later';
      return [{ label: t(`treatment.target.coarse.${target}`), text: t(`treatment.target.coarse.${when}`), late }];
    }
    const at = momentText(due, locale, timeZone);
    return [
      { label: t(`treatment.target.${target}`), text: late ? t('treatment.target.late', { due: at }) : at, late },
    ];
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

function replyOf(reply: Reply, input: TreatmentPageInput, last: boolean, path: string) {
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

function causeForm({ locale, complaint, may, filled }: TreatmentPageInput) {
  const t = treatmentMessages.in(locale);
  const field = (name: 'rootCause' | 'remedy'): Field => ({
    name,
    kind: 'textarea',
    label: t(`treatment.cause.${name}`),
    hint: t(`treatment.cause.${name}.hint`),
    value: complaint[name] ?? '',
    rows: 3,
    maxlength: LONGEST_PART,
  });
  const { fields, problems } = fillIn(
    [field('rootCause'), field('remedy')],
    filled ?? UNTOUCHED,
    wordsOf(treatmentMessages, locale),
  );
  return {
    action: may.treat ? `/complaints/${complaint.id}/cause` : null,
    fields: Object.values(fields),
    rootCause: complaint.rootCause,
    remedy: complaint.remedy,
    problems,
  };
}

function itemText({ definition, complaint, locale }: TreatmentPageInput): string | null {
  const item = definition?.items.find(({ key }) => key === complaint.itemKey);
  return item === undefined ? null : textIn(item.text, locale);
}

function factsOf(input: TreatmentPageInput) {
  const { locale, complaint, veiled, branch, provider, topic } = input;
  const t = treatmentMessages.in(locale);
  const fact = (label: Word, text: string | null) => (text === null ? [] : [{ label: t(label), text }]);
  return [
    ...fact('treatment.facts.item', itemText(input)),
    ...fact('treatment.facts.branch', branch),
    ...(veiled ? [] : fact('treatment.facts.provider', provider)),
    ...(veiled ? [] : fact('treatment.facts.topic', topic)),
    ...fact('treatment.facts.channel', complaint.channel === null ? null : CHANNEL_WORDS[complaint.channel][locale]),
    ...fact('treatment.facts.language', LOCALE_NAMES[complaint.locale]),
    ...fact('treatment.facts.origin', t(`treatment.origin.${complaint.origin}`)),
    ...fact('treatment.facts.reference', referenceOf(complaint.id)),
  ];
}

function factsForm(input: TreatmentPageInput, path: string) {
  const { locale, complaint, veiled, definition, places } = input;
  const t = treatmentMessages.in(locale);
  const none = { value: '', label: '—' };
  const listed = (all: readonly Place[]) => all.map(({ id, name }) => ({ value: id, label: name }));
  const place = (name: 'branch' | 'provider' | 'topic', value: string | null, all: readonly Place[]): Field => ({
    name,
    kind: 'select',
    label: t(`treatment.facts.${name}`),
    value: value ?? '',
    options: [...(name === 'branch' && places.limited ? [] : [none]), ...listed(all)],
  });
  const fields: Field[] = [
    {
      name: 'severity',
      kind: 'select',
      label: t('treatment.severity'),
      value: complaint.severity,
      options: SEVERITIES.map((severity) => ({ value: String(severity), label: t(`treatment.severity.${severity}`) })),
    },
    ...(definition === undefined
      ? []
      : [
          {
            name: 'item',
            kind: 'select',
            label: t('treatment.facts.item'),
            value: complaint.itemKey ?? '',
            options: [
              { value: '', label: t('treatment.facts.item.none') },
              ...definition.items.map(({ key, text }) => ({ value: key, label: textIn(text, locale) })),
            ],
          } as const,
        ]),
    ...(veiled
      ? []
      : [
          place('branch', complaint.branchId, places.branches),
          place('provider', complaint.providerId, places.providers),
          place('topic', complaint.topicId, places.topics),
        ]),
  ];
  return { action: `${path}/facts`, fields };
}

function tagsOf({ locale, complaint, may }: TreatmentPageInput, path: string) {
  const t = treatmentMessages.in(locale);
  const of = new Map(complaint.tags.map(({ mode, by }) => [mode, by]));
  const named = FAILURE_MODES.filter(({ key }) => of.has(key)).map(({ key, label }) => ({
    label: label[locale],
    quiet:
      of.get(key) === 'suggested'
        ? t('treatment.tags.suggested')
        : of.get(key) === 'customer'
          ? t('treatment.tags.picked')
          : null,
  }));
  const boxes = FAILURE_MODES.filter(({ key }) => of.get(key) !== 'customer').map(({ key, label, sentence }) => ({
    value: key,
    label: label[locale],
    hint: sentence[locale],
  }));
  return {
    named,
    open: complaint.tags.some(({ by }) => by === 'suggested'),
    form: may.treat
      ? {
          action: `${path}/tags`,
          field: {
            name: 'modes',
            kind: 'checks',
            label: t('treatment.tags'),
            value: complaint.tags.filter(({ by }) => by !== 'customer').map(({ mode }) => mode),
            options: boxes,
          },
        }
      : null,
  };
}

function byWhom({ actorKind, actor, what }: ComplaintEvent, locale: Locale): string | null {
  if (actorKind === 'user') return isolate(actor ?? '');
  return actorKind === 'system' && what === 'received'
    ? null
    : treatmentMessages.in(locale)(`treatment.by.${actorKind}`);
}

/** What the survey's answer, and the mail that followed it at once, would tell the time of. */
const TELLS_ANSWER = ['received', 'acknowledged', 'answer_changed', 'withdrawn'];

function eventOf(event: ComplaintEvent, { locale, timeZone, complaint, veiled, owners }: TreatmentPageInput) {
  const t = treatmentMessages.in(locale);
  const key = `treatment.did.${event.what}`;
  const word = isWord(key) ? key : 'treatment.did.other';
  const to = owners.find(({ id }) => id === event.detail.owner)?.name ?? '';
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
