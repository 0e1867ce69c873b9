import type { Knex } from 'knex';
import { DEFAULT_QUESTIONNAIRE } from '../../domain/questionnaire/default-questionnaire.ts';
import {
  type DefinitionFault,
  type QuestionnaireDefinition,
  readDefinition,
} from '../../domain/questionnaire/definition.ts';
import { discontinuities } from '../../domain/questionnaire/draft-checks.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { isReferenceViolation, isUniqueViolation } from '../../platform/db/database.ts';
import { AppError, errorText } from '../../platform/errors.ts';
import {
  deleteVersion,
  findQuestionnaire,
  insertQuestionnaire,
  insertVersion,
  latestVersion,
  listUsedVersions,
  type Questionnaire,
  type QuestionnaireVersion,
} from './questionnaires.store.ts';

export interface ImportedQuestionnaire {
  questionnaire: Questionnaire;
  version: QuestionnaireVersion;
  outcome: 'created' | 'new_version' | 'replaced' | 'unchanged';
}

/** A questionnaire that cannot be taken, with everything that is wrong with it. */
export class QuestionnaireFaults extends AppError {
  readonly faults: readonly DefinitionFault[];

  constructor(faults: readonly DefinitionFault[]) {
    const fields: Record<string, string> = {};
    for (const { path, message } of faults) {
      const field = path === '' ? 'questionnaire' : path;
      fields[field] = fields[field] === undefined ? message : `${fields[field]} ${message}`;
    }
    const count = faults.length === 1 ? 'one thing is' : `${faults.length} things are`;
    super(422, 'bad_questionnaire', `The questionnaire was not taken: ${count} to be put right.`, fields);
    this.faults = faults;
  }
}

/** A questionnaire out of the text of a JSON file. @throws QuestionnaireFaults when it is no JSON */
export function parseQuestionnaireText(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const message = `This is not valid JSON. Check quotes, commas and braces (${errorText(error)}).`;
    throw new QuestionnaireFaults([{ path: '', code: 'malformed_json', message }]);
  }
}

/**
 * Takes in a questionnaire, by its key. A new key becomes version 1. A known key with other content becomes the next
 * version once someone was invited with or answered the newest one, and takes that one's place before. The same content
 * again changes nothing.
 *
 * @param input what a JSON file held
 * @throws QuestionnaireFaults with all faults
 */
export async function importQuestionnaire(context: Context, input: unknown): Promise<ImportedQuestionnaire> {
  const read = readDefinition(input);
  if (!read.ok) throw new QuestionnaireFaults(read.faults);
  return withRetry(() => context.db.transaction((tx) => takeIn(tx, context, read.definition, 'questionnaire.import')));
}

/**
 * Does it once more where at the very moment the same key was taken in, or someone was invited with the version to be
 * replaced: seen from after that, it is an ordinary next version.
 */
export async function withRetry<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isUniqueViolation(error) || isReferenceViolation(error)) return work();
    throw error;
  }
}

/** The questionnaire that every installation starts with; does nothing where it is already there. */
export async function seedDefaultQuestionnaire(tx: Knex, context: Context): Promise<QuestionnaireVersion> {
  const { version } = await takeIn(tx, context, DEFAULT_QUESTIONNAIRE, 'questionnaire.import');
  return version;
}

/** Takes in a questionnaire within a transaction. @param action what the audit log calls it */
export async function takeIn(
  tx: Knex,
  context: Context,
  input: QuestionnaireDefinition,
  action: 'questionnaire.import' | 'questionnaire.published',
): Promise<ImportedQuestionnaire> {
  // Read once more, so that fields stand in one order and equal definitions are equal texts.
  const read = readDefinition(input);
  if (!read.ok) throw new QuestionnaireFaults(read.faults);
  const definition = read.definition;

  const known = await findQuestionnaire(tx, definition.key);
  if (known === undefined) {
    const questionnaire = await insertQuestionnaire(tx, context, definition.key);
    const version = await insertVersion(tx, context, questionnaire, 1, definition);
    return record(tx, context, action, { questionnaire, version, outcome: 'created' });
  }
  const latest = await latestVersion(tx, known.id);
  if (JSON.stringify(latest.definition) === JSON.stringify(definition)) {
    return { questionnaire: known, version: latest, outcome: 'unchanged' };
  }
  const used = await listUsedVersions(tx, known.id);
  requireContinuity(definition, used);
  if (used.some(({ id }) => id === latest.id)) {
    const version = await insertVersion(tx, context, known, latest.version + 1, definition);
    return record(tx, context, action, { questionnaire: known, version, outcome: 'new_version' });
  }
  await deleteVersion(tx, latest.id);
  const version = await insertVersion(tx, context, known, latest.version, definition);
  return record(tx, context, action, { questionnaire: known, version, outcome: 'replaced' });
}

/** @throws QuestionnaireFaults where new answers could not be added to those of earlier versions */
function requireContinuity(definition: QuestionnaireDefinition, used: readonly QuestionnaireVersion[]): void {
  const faults = discontinuities(
    definition,
    used.map((version) => version.definition),
  ).map((found): DefinitionFault => {
    const own = 'Or give the questionnaire a key of its own.';
    if (found.code === 'scale_changed') {
      const message = `People were asked on ${found.from}, and answers on ${found.to} cannot be added to theirs. Keep the scale. ${own}`;
      return { path: 'scale', code: found.code, message };
    }
    const message = `The question ${found.question} took other answers before. Give it another key. ${own}`;
    return { path: 'questions', code: found.code, message };
  });
  if (faults.length > 0) throw new QuestionnaireFaults(faults);
}

async function record(
  tx: Knex,
  context: Context,
  action: string,
  imported: ImportedQuestionnaire,
): Promise<ImportedQuestionnaire> {
  await audit(tx, context, {
    action,
    subject: { kind: 'questionnaire', id: imported.questionnaire.id },
    detail: { version: imported.version.version, outcome: imported.outcome },
  });
  return imported;
}
