import type { Knex } from 'knex';
import { type QuestionnaireDefinition, readDefinition } from '../../domain/questionnaire/definition.ts';
import { type Discontinuity, discontinuities } from '../../domain/questionnaire/draft-checks.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { isUniqueViolation } from '../../platform/db/database.ts';
import { draftChanged, markOf, NO_KEYS } from './questionnaire-drafts.service.ts';
import {
  deleteQuestionnaireDraft,
  findQuestionnaireDraft,
  insertQuestionnaireDraft,
  lockQuestionnaireDraft,
  type StoredDraft,
} from './questionnaire-drafts.store.ts';
import { parseQuestionnaireText, QuestionnaireFaults } from './questionnaires.service.ts';
import {
  findQuestionnaire,
  listUsedVersions,
  listVersions,
  type QuestionnaireVersion,
} from './questionnaires.store.ts';

/** A file that was read, and what stands under its key. */
export interface LoadedFile {
  definition: QuestionnaireDefinition;
  newest: QuestionnaireVersion | undefined;
  /** A draft that the file would take the place of. */
  draft: StoredDraft | undefined;
  /** Why it could not be published. */
  problems: Discontinuity[];
  /** Marks the draft and the version that the file was held against. */
  mark: string;
}

/** @throws QuestionnaireFaults with all that is wrong with the file */
export async function readFile(db: Knex, json: string): Promise<LoadedFile> {
  return weighFile(db, definitionIn(json), async (key) => findQuestionnaireDraft(db, key));
}

function definitionIn(json: string): QuestionnaireDefinition {
  const read = readDefinition(parseQuestionnaireText(json));
  if (!read.ok) throw new QuestionnaireFaults(read.faults);
  const { key } = read.definition;
  if (!NO_KEYS.includes(key)) return read.definition;
  const message = `${key} is the address of another page; choose another key.`;
  throw new QuestionnaireFaults([{ path: 'key', code: 'reserved_key', message }]);
}

async function weighFile(
  db: Knex,
  definition: QuestionnaireDefinition,
  findDraft: (key: string) => Promise<StoredDraft | undefined>,
): Promise<LoadedFile> {
  const known = await findQuestionnaire(db, definition.key);
  const [newest] = known === undefined ? [] : await listVersions(db, known.id);
  const used = known === undefined ? [] : await listUsedVersions(db, known.id);
  const draft = await findDraft(definition.key);
  return {
    ...{ definition, newest, draft },
    problems: discontinuities(
      definition,
      used.map((version) => version.definition),
    ),
    mark: markOf([draft?.draft ?? null, newest?.id ?? null]),
  };
}

/**
 * Makes a draft of a file, in place of the one that stands under its key.
 *
 * @param seen the mark of what the file was held against when it was looked at
 * @returns the key
 * @throws QuestionnaireFaults; 409 `draft_changed` when something else stands there by now
 */
export async function loadAsDraft(context: Context, json: string, seen: string): Promise<string> {
  const definition = definitionIn(json);
  try {
    await context.db.transaction(async (tx) => {
      const file = await weighFile(tx, definition, (key) => lockQuestionnaireDraft(tx, context.db, key));
      if (file.mark !== seen) throw draftChanged();
      if (file.draft !== undefined) await deleteQuestionnaireDraft(tx, file.draft.id);
      const baseVersionId = file.newest?.id ?? null;
      const id = await insertQuestionnaireDraft(tx, context, { draft: definition, baseVersionId });
      await audit(tx, context, {
        action: 'questionnaire_draft.loaded',
        subject: { kind: 'questionnaire_draft', id },
        detail: { questionnaire: definition.key },
      });
    });
  } catch (error) {
    // Somebody else began a draft under this key at this very moment.
    throw isUniqueViolation(error) ? draftChanged() : error;
  }
  return definition.key;
}
