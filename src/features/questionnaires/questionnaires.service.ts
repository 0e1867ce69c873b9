import type { Knex } from 'knex';
import { DEFAULT_QUESTIONNAIRE } from '../../domain/questionnaire/default-questionnaire.ts';
import {
  type DefinitionFault,
  type QuestionnaireDefinition,
  readDefinition,
} from '../../domain/questionnaire/definition.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { isReferenceViolation, isUniqueViolation } from '../../platform/db/database.ts';
import { AppError, errorText } from '../../platform/errors.ts';
import {
  deleteVersion,
  findQuestionnaire,
  insertQuestionnaire,
  insertVersion,
  isVersionUsed,
  latestVersion,
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
  const work = () => context.db.transaction((tx) => takeIn(tx, context, read.definition));
  try {
    return await work();
  } catch (error) {
    // At this very moment the same key was taken in, or someone was invited with the version to be replaced. Seen from
    // after that, it is an ordinary next version.
    if (isUniqueViolation(error) || isReferenceViolation(error)) return work();
    throw error;
  }
}

/** The questionnaire that every installation starts with; does nothing where it is already there. */
export async function seedDefaultQuestionnaire(tx: Knex, context: Context): Promise<QuestionnaireVersion> {
  const { version } = await takeIn(tx, context, DEFAULT_QUESTIONNAIRE);
  return version;
}

async function takeIn(tx: Knex, context: Context, input: QuestionnaireDefinition): Promise<ImportedQuestionnaire> {
  // Read once more, so that fields stand in one order and equal definitions are equal texts.
  const read = readDefinition(input);
  if (!read.ok) throw new QuestionnaireFaults(read.faults);
  const definition = read.definition;

  const known = await findQuestionnaire(tx, definition.key);
  if (known === undefined) {
    const questionnaire = await insertQuestionnaire(tx, context, definition.key);
    const version = await insertVersion(tx, context, questionnaire, 1, definition);
    return record(tx, context, { questionnaire, version, outcome: 'created' });
  }
  const latest = await latestVersion(tx, known.id);
  if (JSON.stringify(latest.definition) === JSON.stringify(definition)) {
    return { questionnaire: known, version: latest, outcome: 'unchanged' };
  }
  if (await isVersionUsed(tx, latest)) {
    const version = await insertVersion(tx, context, known, latest.version + 1, definition);
    return record(tx, context, { questionnaire: known, version, outcome: 'new_version' });
  }
  await deleteVersion(tx, latest.id);
  const version = await insertVersion(tx, context, known, latest.version, definition);
  return record(tx, context, { questionnaire: known, version, outcome: 'replaced' });
}

async function record(tx: Knex, context: Context, imported: ImportedQuestionnaire): Promise<ImportedQuestionnaire> {
  await audit(tx, context, {
    action: 'questionnaire.import',
    subject: { kind: 'questionnaire', id: imported.questionnaire.id },
    detail: { version: imported.version.version, outcome: imported.outcome },
  });
  return imported;
}
