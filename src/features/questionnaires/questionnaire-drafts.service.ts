import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { QuestionnaireDraft } from '../../domain/questionnaire/draft.ts';
import { type DraftProblem, draftProblems } from '../../domain/questionnaire/draft-checks.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { isUniqueViolation } from '../../platform/db/database.ts';
import { AppError, conflict, invalidInput, notFound } from '../../platform/errors.ts';
import {
  deleteQuestionnaireDraft,
  findQuestionnaireDraft,
  getQuestionnaireDraft,
  insertQuestionnaireDraft,
  lockQuestionnaireDraft,
  type StoredDraft,
  updateQuestionnaireDraft,
} from './questionnaire-drafts.store.ts';
import { type ImportedQuestionnaire, takeIn, withRetry } from './questionnaires.service.ts';
import {
  findQuestionnaire,
  getQuestionnaire,
  latestVersion,
  listUsedVersions,
  listVersions,
  type QuestionnaireVersion,
} from './questionnaires.store.ts';

/** The draft, or the part of it that was opened, is no longer what it was: saving would take away what another saved. */
export const DRAFT_CHANGED = 'draft_changed';
/** The change would make more dimensions, items or questions of it than a questionnaire holds. */
export const DRAFT_TOO_LARGE = 'draft_too_large';
/** A key that a questionnaire or another draft has. */
export const KEY_TAKEN = 'key_taken';

/** Addresses below /questionnaires that are no keys. */
export const NO_KEYS = ['new'];

/** Every key that a new questionnaire cannot have. */
export async function takenKeys(db: Knex): Promise<string[]> {
  const rows: { key: string }[] = await db('questionnaires')
    .select('key')
    .union(db('questionnaire_drafts').select('key'));
  return [...NO_KEYS, ...rows.map(({ key }) => key)];
}

/** Starts a questionnaire that is new. @throws 409 `key_taken` */
export async function startDraft(context: Context, draft: QuestionnaireDraft): Promise<void> {
  const taken = conflict(KEY_TAKEN, `The key ${draft.key} is taken. Choose another one.`);
  try {
    await context.db.transaction(async (tx) => {
      if ((await takenKeys(tx)).includes(draft.key)) throw taken;
      await insert(tx, context, draft, null);
    });
  } catch (error) {
    throw isUniqueViolation(error) ? taken : error;
  }
}

/** Opens the newest version of a questionnaire for editing; where that was done already, it goes on from there. */
export async function openDraft(context: Context, key: string): Promise<void> {
  try {
    await context.db.transaction(async (tx) => {
      const newest = await latestVersion(tx, (await getQuestionnaire(tx, key)).id);
      if ((await findQuestionnaireDraft(tx, key)) !== undefined) return;
      await insert(tx, context, newest.definition, newest.id);
    });
  } catch (error) {
    // Somebody else opened it at this very moment.
    if (!isUniqueViolation(error)) throw error;
  }
}

async function insert(
  tx: Knex,
  context: Context,
  draft: QuestionnaireDraft,
  baseVersionId: string | null,
): Promise<void> {
  const tidy = QuestionnaireDraft.parse(draft);
  const id = await insertQuestionnaireDraft(tx, context, { draft: tidy, baseVersionId });
  await note(tx, context, 'questionnaire_draft.started', { id, key: draft.key });
}

function note(tx: Knex, context: Context, action: string, { id, key }: { id: string; key: string }): Promise<void> {
  return audit(tx, context, {
    action,
    subject: { kind: 'questionnaire_draft', id },
    detail: { questionnaire: key },
  });
}

/** A short mark of what somebody was shown, to tell whether it is still so. */
export function markOf(shown: unknown): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('base64url').slice(0, 22);
}

/**
 * Changes a draft, if the part that the change is about still is what was shown.
 *
 * @param seen the mark of that part as it was shown
 * @throws 409 `draft_changed`; 422 `draft_too_large`; not_found when there is nothing under this key
 */
export async function changeDraft(
  context: Context,
  key: string,
  { part, seen }: { part: (draft: QuestionnaireDraft) => unknown; seen: string },
  change: (draft: QuestionnaireDraft) => QuestionnaireDraft,
): Promise<void> {
  await context.db.transaction(async (tx) => {
    const stored = await lockOrStart(tx, context, key, (draft) => markOf(part(draft)) === seen);
    if (stored === undefined) throw draftChanged();
    const draft = withinBounds(change(stored.draft));
    if (JSON.stringify(draft) === JSON.stringify(stored.draft)) return;
    await updateQuestionnaireDraft(tx, context, { id: stored.id, draft });
    await note(tx, context, 'questionnaire_draft.saved', stored);
  });
}

function withinBounds(draft: QuestionnaireDraft): QuestionnaireDraft {
  const tidy = QuestionnaireDraft.safeParse(draft);
  if (tidy.success) return tidy.data;
  if (tidy.error.issues.every(({ code, path }) => code === 'too_big' && path.length === 1)) {
    throw invalidInput(DRAFT_TOO_LARGE, tidy.error.issues.map(({ message }) => message).join(' '));
  }
  throw tidy.error;
}

/** The draft where it is as it was shown; where it was published or discarded, a new one of the newest version. */
async function lockOrStart(
  tx: Knex,
  context: Context,
  key: string,
  isAsShown: (draft: QuestionnaireDraft) => boolean,
): Promise<StoredDraft | undefined> {
  const stored = await lockQuestionnaireDraft(tx, context.db, key);
  if (stored !== undefined) return isAsShown(stored.draft) ? stored : undefined;
  const newest = await latestVersion(tx, (await getQuestionnaire(tx, key)).id);
  if (!isAsShown(newest.definition)) return undefined;
  await insert(tx, context, newest.definition, newest.id);
  return lockQuestionnaireDraft(tx, context.db, key);
}

/**
 * What is edited under a key, for a page that is being saved: the draft, or, where that was published or discarded
 * meanwhile, the newest version. @throws not_found
 */
export async function editedNow(db: Knex, key: string): Promise<{ draft: QuestionnaireDraft; stored?: StoredDraft }> {
  const stored = await findQuestionnaireDraft(db, key);
  if (stored !== undefined) return { draft: stored.draft, stored };
  return { draft: (await latestVersion(db, (await getQuestionnaire(db, key)).id)).definition };
}

async function requireDraft(tx: Knex, context: Context, key: string): Promise<StoredDraft> {
  const stored = await lockQuestionnaireDraft(tx, context.db, key);
  if (stored === undefined) throw notFound('draft of a questionnaire');
  return stored;
}

export function draftChanged(): AppError {
  return conflict(DRAFT_CHANGED, 'The draft was changed since the page was opened. Look at it again before you save.');
}

/** A draft with all that publishing it depends on. */
export interface Publishable {
  stored: StoredDraft;
  /** The versions there are, newest first. */
  versions: QuestionnaireVersion[];
  problems: DraftProblem[];
  /** Whether another version came since the draft was made. */
  overtaken: boolean;
  /** Marks what was looked at: the draft, and the version that it follows. */
  mark: string;
}

/** @throws not_found */
export async function readPublishable(db: Knex, key: string): Promise<Publishable> {
  return weigh(db, await getQuestionnaireDraft(db, key));
}

async function weigh(db: Knex, stored: StoredDraft): Promise<Publishable> {
  const known = await findQuestionnaire(db, stored.key);
  const versions = known === undefined ? [] : await listVersions(db, known.id);
  const used = known === undefined ? [] : await listUsedVersions(db, known.id);
  const newest = versions[0]?.id ?? null;
  return {
    stored,
    versions,
    problems: draftProblems(stored.draft, definitionsOf(used)),
    overtaken: newest !== stored.baseVersionId,
    mark: markOf([stored.draft, newest]),
  };
}

const definitionsOf = (versions: readonly QuestionnaireVersion[]): QuestionnaireDefinition[] =>
  versions.map(({ definition }) => definition);

/**
 * Makes a draft the newest version, which programs ask with from now on.
 *
 * @param seen the mark of what was looked at
 * @throws 409 `draft_changed` when that is no longer so; 422 `draft_not_ready`
 */
export async function publishDraft(context: Context, key: string, seen: string): Promise<ImportedQuestionnaire> {
  return withRetry(() =>
    context.db.transaction(async (tx) => {
      const stored = await requireDraft(tx, context, key);
      const { mark, problems } = await weigh(tx, stored);
      if (mark !== seen) throw draftChanged();
      if (problems.length > 0) throw new AppError(422, 'draft_not_ready', 'The draft cannot be published yet.');
      const taken = await takeIn(tx, context, stored.draft, 'questionnaire.published');
      await deleteQuestionnaireDraft(tx, stored.id);
      return taken;
    }),
  );
}

/** Throws a draft away; versions stay as they are. @throws 409 `draft_changed` */
export async function discardDraft(context: Context, key: string, seen: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const stored = await requireDraft(tx, context, key);
    if (markOf(stored.draft) !== seen) throw draftChanged();
    await deleteQuestionnaireDraft(tx, stored.id);
    await note(tx, context, 'questionnaire_draft.discarded', stored);
  });
}
