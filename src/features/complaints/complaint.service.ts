import type { Knex } from 'knex';
import { branchesOf } from '../../domain/access/actor.ts';
import type { Severity } from '../../domain/complaint/complaint.ts';
import { type FailureModeKey, isFailureMode } from '../../domain/questionnaire/failure-modes.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { chunks } from '../../platform/db/chunks.ts';
import { invalidInput } from '../../platform/errors.ts';
import { userOf } from '../../platform/http/locals.ts';
import { markShown, requireSeen } from '../../platform/overtaken.ts';
import { listPersons, type Person } from '../customers/index.ts';
import { activeQuestionnaireId } from '../invitations/index.ts';
import { holdPlace } from '../organisation/index.ts';
import { latestVersion } from '../questionnaires/index.ts';
import {
  type Complaint,
  type ComplaintChange,
  deleteTags,
  getComplaint,
  insertTags,
  lockComplaint,
  recordEvent,
  updateComplaint,
} from './complaints.store.ts';

/**
 * Says which failure modes a complaint is about: what the customer picked stays, the rest is confirmed by the person who
 * read it, and suggestions that were not taken are gone.
 *
 * @param seen the mark of the tags that were shown @throws not_found, 409 `changed_meanwhile`
 */
export async function confirmTags(
  context: Context,
  id: string,
  modes: readonly FailureModeKey[],
  seen?: string,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const complaint = await lockComplaint(tx, id, branchesOf(context.actor));
    const picked = complaint.tags.filter(({ by }) => by === 'customer');
    const chosen = modes.filter((mode) => isFailureMode(mode) && !picked.some((tag) => tag.mode === mode));
    const after = [...picked, ...chosen.map((mode) => ({ mode, by: 'person' as const }))];
    if (markShown(shownTags(after)) === markShown(shownTags(complaint.tags))) return;
    requireSeen(seen, shownTags(complaint.tags));
    await deleteTags(tx, id);
    await insertTags(tx, id, after);
    await updateComplaint(tx, context, complaint, {});
    await recordEvent(tx, context, complaint, { what: 'tagged', detail: { modes: after.map(({ mode }) => mode) } });
    await audit(tx, context, { action: 'complaint.tagged', subject: { kind: 'complaint', id } });
  });
}

/** What the form shows of tags. */
export const shownTags = (tags: Complaint['tags']): unknown => tags.map(({ mode, by }) => `${mode} ${by}`).sort();

/** What a person may put right about a complaint. What is left out stays. */
export interface ComplaintFacts {
  severity?: Severity;
  /** Of `questionnaireId`, else the complaint's questionnaire, else the one in use; the dimension follows from the item. */
  itemKey?: string | null;
  dimension?: string | null;
  questionnaireId?: string;
  providerId?: string | null;
  branchId?: string | null;
  topicId?: string | null;
}

const SHOWN_FACTS = ['severity', 'itemKey', 'branchId', 'providerId', 'topicId'] as const;

/** What a form shows of a complaint's facts: the mark of a form that shows fewer must tell nothing of the others. */
export const shownFacts = (complaint: Complaint, shows: (fact: keyof ComplaintFacts) => boolean): unknown =>
  SHOWN_FACTS.filter(shows).map((fact) => complaint[fact]);

/**
 * @param seen the mark of the facts that were shown, which are those that are sent
 * @throws not_found, 422 `unknown_item`, `unknown_dimension`, `not_your_branch`, 409 `changed_meanwhile`
 */
export async function changeFacts(context: Context, id: string, facts: ComplaintFacts, seen?: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const branchIds = branchesOf(context.actor);
    const before = await lockComplaint(tx, id, branchIds);
    const change: ComplaintChange = { ...(await aboutOf(tx, before, facts)) };
    if (facts.severity !== undefined) change.severity = facts.severity;
    for (const kind of ['provider', 'branch', 'topic'] as const) {
      const wanted = facts[`${kind}Id`];
      if (wanted === undefined) continue;
      if (kind === 'branch' && branchIds !== null && (wanted === null || !branchIds.includes(wanted))) {
        const sentence = 'You work with other branches. Choose one of yours.';
        throw invalidInput('not_your_branch', sentence, { branch: sentence });
      }
      change[`${kind}Id`] = wanted === null ? null : (await holdPlace(tx, kind, wanted)).id;
    }
    const fields = changedFields(before, change);
    if (fields.length === 0) return;
    requireSeen(
      seen,
      shownFacts(before, (fact) => facts[fact] !== undefined),
    );
    await updateComplaint(tx, context, before, change);
    await recordEvent(tx, context, before, { what: 'changed', detail: { fields } });
    await audit(tx, context, { action: 'complaint.changed', subject: { kind: 'complaint', id }, detail: { fields } });
  });
}

const changedFields = (before: Complaint, change: ComplaintChange): string[] => {
  const then = new Map<string, unknown>(Object.entries(before));
  return Object.entries(change).flatMap(([field, value]) => (then.get(field) === value ? [] : [field]));
};

async function aboutOf(
  tx: Knex,
  { questionnaireId: known, itemKey: present }: Complaint,
  { itemKey, dimension, questionnaireId: given }: ComplaintFacts,
): Promise<ComplaintChange> {
  if (itemKey === undefined && dimension === undefined) return {};
  // Who leaves it at no item says nothing of the dimension, which may be known without one.
  if (itemKey === null && present === null && dimension === undefined) return {};
  if (itemKey === null && !dimension) return { itemKey: null, dimension: null };
  const about = { item: itemKey, dimension };
  // What came by the form or was told has none of its own: it is about what is asked now.
  const questionnaireId = given ?? known ?? (await activeQuestionnaireId(tx));
  const { definition } = await latestVersion(tx, questionnaireId);
  if (typeof itemKey === 'string') {
    const item = definition.items.find(({ key }) => key === itemKey);
    if (item === undefined) throw unknownItem(about);
    return { questionnaireId, itemKey: item.key, dimension: item.dimension };
  }
  if (dimension !== null && !definition.dimensions.some(({ key }) => key === dimension)) throw unknownItem(about);
  return { questionnaireId, itemKey: null, dimension: dimension ?? null };
}

function unknownItem({ item }: { item: string | null | undefined }) {
  const [field, sentence] =
    typeof item === 'string'
      ? ['item', 'The questionnaire has no such item. Choose one of the list.']
      : ['dimension', 'The questionnaire has no such dimension. Choose one of the list.'];
  return invalidInput(`unknown_${field}`, sentence, { [field]: sentence });
}

/** Who complained, as far as it is known: the person across merged records. */
export type Complainer = Pick<Person, 'id' | 'name' | 'email' | 'locale'>;

/**
 * Who complained, for mails and links that the product itself makes; nothing of it may be shown. Undefined for concerns,
 * where the customer took the consent to be contacted back, and where no link to the person is kept.
 */
export async function findComplainer(db: Knex, complaint: Pick<Complaint, 'id'>): Promise<Complainer | undefined> {
  const [person] = await complainersOf(db, [complaint.id]);
  return person && { id: person.id, name: person.name, email: person.email, locale: person.locale };
}

/**
 * The same of many complaints together, each person once.
 *
 * @param ids of complaints
 */
export async function complainersOf(db: Knex, ids: readonly string[]): Promise<Person[]> {
  const customerIds: string[] = [];
  // A statement holds only so many values.
  for (const some of chunks(ids, 500)) {
    const rows: { own: string | null; answered: string | null }[] = await db('complaints as c')
      .leftJoin('responses as r', 'r.id', 'c.response_id')
      .leftJoin('response_identity as i', 'i.response_id', 'c.response_id')
      .whereIn('c.id', some)
      .where('c.kind', 'complaint')
      .where((may) => may.whereNull('c.response_id').orWhere('r.contact_wanted', true))
      .select({ own: 'c.customer_id', answered: 'i.customer_id' });
    customerIds.push(...rows.flatMap(({ own, answered }) => own ?? answered ?? []));
  }
  return (await listPersons(db, customerIds)).filter(({ erased }) => !erased);
}

/**
 * Opens who complained; each opening is audited, by the complaint alone: the log must not tie a person to an answer.
 *
 * @returns undefined where {@link findComplainer} finds nobody: then nothing was opened
 * @throws not_found
 */
export async function openComplainer(context: Context, id: string): Promise<Complainer | undefined> {
  return context.db.transaction(async (tx) => {
    const complaint = await getComplaint(tx, id, userOf(context).branchIds);
    const complainer = await findComplainer(tx, complaint);
    if (complainer === undefined) return undefined;
    await audit(tx, context, { action: 'complaint.opened', subject: { kind: 'complaint', id } });
    return complainer;
  });
}
