import type { Knex } from 'knex';
import type { Channel } from '../../domain/channel.ts';
import type { ClosedAs, ComplaintKind, ComplaintOrigin } from '../../domain/complaint/complaint.ts';
import { complaintSeverity } from '../../domain/complaint/complaint-severity.ts';
import { suggestModes } from '../../domain/complaint/suggest-modes.ts';
import type { Locale } from '../../domain/locale.ts';
import type { FailureModeKey } from '../../domain/questionnaire/failure-modes.ts';
import { firstDayOfWeek } from '../../domain/time/weeks.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { getOrganisation } from '../organisation/index.ts';
import type { ComplaintHandler } from './complaint-events.ts';
import {
  type Complaint,
  type ComplaintRecord,
  type ComplaintTag,
  getComplaint,
  insertComplaint,
  momentTold,
  recordEvent,
} from './complaints.store.ts';

/** A complaint or concern as it comes in, from wherever. What is left out is not known. */
export interface NewComplaint {
  kind: ComplaintKind;
  origin: ComplaintOrigin;
  locale: Locale;
  receivedOn: string;
  /** When a complaint came; by default now. */
  receivedAt?: string;
  /** What was written. Of a survey it is read for tags and severity, and stays with the answer. */
  words: string | null;
  /** The failure sentences that the customer picked. */
  modes: readonly FailureModeKey[];
  inviteConsent: boolean;
  /** Of a survey: the worst gap as a share of the scale. */
  gapShare?: number;
  responseId?: string;
  contactId?: string;
  customerId?: string | null;
  wordsHash?: string;
  happenedOn?: string | null;
  questionnaireId?: string | null;
  itemKey?: string | null;
  dimension?: string | null;
  providerId?: string | null;
  branchId?: string | null;
  topicId?: string | null;
  channel?: Channel | null;
  /** It was dealt with before it came. */
  closed?: { as: ClosedAs; at: string };
}

/** Takes a complaint in: its row, its tags, the first of its events, and whatever else hangs on it. */
export async function enterComplaint(
  tx: Knex,
  context: Context,
  handlers: readonly ComplaintHandler[],
  entry: NewComplaint,
): Promise<Complaint> {
  const record = await toRecord(tx, context, entry);
  await insertComplaint(tx, record, tagsFor(entry));
  await recordEvent(tx, context, record, { what: 'received', detail: { origin: entry.origin } });
  const complaint = await getComplaint(tx, record.id, null);
  if (entry.closed === undefined) {
    for (const handle of handlers) await handle(tx, context, { complaint, change: 'received' });
  }
  return complaint;
}

/** What the customer picked, and what the text speaks of besides. */
export function tagsFor({ modes, words }: Pick<NewComplaint, 'modes' | 'words'>): ComplaintTag[] {
  const picked = modes.map((mode): ComplaintTag => ({ mode, by: 'customer' }));
  const suggested = suggestModes(words ?? '').filter((mode) => !modes.includes(mode));
  return [...picked, ...suggested.map((mode): ComplaintTag => ({ mode, by: 'suggested' }))];
}

export function severityOf({ gapShare, modes, words }: Pick<NewComplaint, 'gapShare' | 'modes' | 'words'>) {
  return complaintSeverity({ gapShare: gapShare ?? null, modes: modes.length, words });
}

async function toRecord(tx: Knex, context: Context, entry: NewComplaint): Promise<ComplaintRecord> {
  const { kind, origin, receivedOn, closed } = entry;
  const survey = origin === 'survey';
  return {
    id: context.ids.unordered(),
    ...{ kind, origin, receivedOn, locale: entry.locale, inviteConsent: entry.inviteConsent },
    toldOn: survey ? firstDayOfWeek(receivedOn, (await getOrganisation(tx)).settings.weekStart) : receivedOn,
    receivedAt: kind === 'concern' ? null : (entry.receivedAt ?? instantText(context.clock.now())),
    responseId: entry.responseId ?? null,
    contactId: entry.contactId ?? null,
    customerId: survey ? null : (entry.customerId ?? null),
    words: survey ? null : entry.words,
    wordsHash: entry.wordsHash ?? null,
    happenedOn: entry.happenedOn ?? null,
    questionnaireId: entry.questionnaireId ?? null,
    itemKey: entry.itemKey ?? null,
    dimension: entry.dimension ?? null,
    providerId: entry.providerId ?? null,
    branchId: entry.branchId ?? null,
    topicId: entry.topicId ?? null,
    channel: entry.channel ?? null,
    severity: severityOf(entry),
    state: closed === undefined ? 'open' : 'closed',
    closedAs: closed?.as ?? null,
    closedAt: closed?.at ?? null,
    ...{ ownerId: null, acknowledgeBy: null, resolveBy: null, acknowledgedAt: null, answeredAt: null },
    ...{ escalatedAt: null, reopened: 0, rootCause: null, remedy: null },
    updatedAt: momentTold(context, { kind, receivedOn }),
  };
}
