import type { Knex } from 'knex';
import { WRONG_MODE } from '../../domain/answers/submission.ts';
import { worstGap } from '../../domain/complaint/worst-gap.ts';
import { DEFAULT_UNHAPPY_RULE, isUnhappy } from '../../domain/program/unhappy-rule.ts';
import { isFailureMode } from '../../domain/questionnaire/failure-modes.ts';
import { instantText } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import { findProgram } from '../invitations/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { getVersion } from '../questionnaires/index.ts';
import type { AnswerEvent } from '../responses/index.ts';
import type { ComplaintHandler } from './complaint-events.ts';
import {
  type Complaint,
  type ComplaintChange,
  complaintEvents,
  deleteTags,
  getComplaint,
  insertTags,
  lockComplaintOfResponse,
  recordEvent,
  updateComplaint,
} from './complaints.store.ts';
import { enterComplaint, type NewComplaint, severityOf, tagsFor } from './enter-complaint.ts';

/** What an answer is now; undefined: nothing of either kind. */
export type AnswerIntake = (tx: Knex, context: Context, event: AnswerEvent) => Promise<Complaint | undefined>;

/**
 * Makes a concern of an unhappy answer, or a complaint where the customer ticked contact, and keeps it in step when the
 * answer is changed. Answers given without a name stay concerns whatever was ticked.
 */
export function answerIntake(handlers: readonly ComplaintHandler[]): AnswerIntake {
  return async (tx, context, event) => {
    const { response, programId, change } = event;
    const { definition } = await getVersion(tx, response.versionId);
    const program = programId === null ? undefined : await findProgram(tx, programId);
    const rule = program?.unhappy ?? DEFAULT_UNHAPPY_RULE;
    const unhappy = isUnhappy(rule, definition, response);
    const before = change === 'changed' ? await lockComplaintOfResponse(tx, response.id) : undefined;
    if (before === undefined && !unhappy) return undefined;

    const worst = worstGap(definition, response.ratings);
    const ticked = response.questions[WRONG_MODE];
    const entry: NewComplaint = {
      kind: response.contactWanted && response.confidentiality !== 'anonymous' ? 'complaint' : 'concern',
      origin: 'survey',
      responseId: response.id,
      locale: response.locale ?? (await getOrganisation(tx)).settings.defaultLanguage,
      receivedOn: response.day,
      words: response.comment,
      modes: Array.isArray(ticked) ? ticked.filter(isFailureMode) : [],
      inviteConsent: response.questions.discussion === true && response.confidentiality !== 'anonymous',
      questionnaireId: response.questionnaireId,
      ...(worst === undefined ? {} : { itemKey: worst.item, dimension: worst.dimension, gapShare: worst.share }),
      ...{ providerId: response.providerId, branchId: response.branchId, topicId: response.topicId },
      channel: response.channel,
    };
    if (before === undefined) return enterComplaint(tx, context, handlers, entry);
    await keepInStep(tx, context, before, entry, unhappy);
    const complaint = await getComplaint(tx, before.id, null);
    for (const handle of handlers) await handle(tx, context, { complaint, change: 'changed' });
    return complaint;
  };
}

/**
 * Until somebody has taken it up, a complaint is what the answer says: it is closed when the answer is a happy one, and
 * opened again when it no longer is. Once it is in hand it stays what it is; that the answer was changed stands in its
 * course, and whoever took the consent back can no longer be looked up.
 */
async function keepInStep(
  tx: Knex,
  context: Context,
  before: Complaint,
  entry: NewComplaint,
  unhappy: boolean,
): Promise<void> {
  const withdrawn = before.closedAs === 'withdrawn';
  const untouched = withdrawn || (await isUntouched(tx, before));
  const { kind, inviteConsent } = entry;
  if (!untouched) {
    // Who now wants to be contacted is answered, whatever became of it before.
    const now = instantText(context.clock.now());
    const wanted = unhappy && kind === 'complaint' && (before.kind === 'concern' || before.state === 'closed');
    // What was reached in the former round, and by when it was to be, says nothing of the new one.
    const again: ComplaintChange = wanted
      ? {
          ...{ kind, state: 'open', receivedAt: now, closedAs: null, closedAt: null, reopened: reopenedTo(before) },
          ...{ acknowledgedAt: null, answeredAt: null, acknowledgeBy: null, resolveBy: null, escalatedAt: null },
        }
      : {};
    const after = { ...before, ...again };
    await updateComplaint(tx, context, after, { ...again, inviteConsent });
    await recordEvent(tx, context, after, {
      what: 'answer_changed',
      detail: { unhappy, contact: kind === 'complaint' },
    });
    return;
  }
  const after = { ...before, kind };
  await updateComplaint(tx, context, after, {
    ...{ kind, inviteConsent, severity: severityOf(entry), locale: entry.locale },
    ...{ itemKey: entry.itemKey ?? null, dimension: entry.dimension ?? null },
    ...(kind === 'concern'
      ? { receivedAt: null, acknowledgeBy: null, resolveBy: null, acknowledgedAt: null }
      : { receivedAt: before.receivedAt ?? instantText(context.clock.now()) }),
    ...(unhappy
      ? {
          state: before.state === 'closed' || kind !== before.kind ? 'open' : before.state,
          closedAs: null,
          closedAt: null,
        }
      : {
          state: 'closed',
          closedAs: 'withdrawn',
          closedAt: kind === 'concern' ? before.receivedOn : instantText(context.clock.now()),
        }),
  });
  if (kind === 'concern' && before.kind === 'complaint') await forgetInstants(tx, before);
  await deleteTags(tx, before.id);
  await insertTags(tx, before.id, tagsFor(entry));
  await recordEvent(tx, context, after, { what: unhappy ? 'answer_changed' : 'withdrawn', detail: { unhappy } });
}

const reopenedTo = ({ state, reopened }: Complaint): number => (state === 'closed' ? reopened + 1 : reopened);

async function isUntouched(tx: Knex, { id, state, ownerId }: Complaint): Promise<boolean> {
  if (ownerId !== null || (state !== 'open' && state !== 'acknowledged')) return false;
  return (await complaintEvents(tx, id)).every(({ actorKind }) => actorKind !== 'user' && actorKind !== 'api_key');
}

/** What was noted to the minute while the person was willing to be known. */
async function forgetInstants(tx: Knex, { id, receivedOn }: Complaint): Promise<void> {
  await tx('complaint_events').where({ complaint_id: id }).update({ at: receivedOn });
}
