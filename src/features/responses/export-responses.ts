import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { Knex } from 'knex';
import { responseColumns } from '../../domain/csv/response-columns.ts';
import { formatResponseRow } from '../../domain/csv/response-rows.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { getQuestionnaire, listVersions } from '../questionnaires/index.ts';
import { hasNamed, listResponses, type VisibleResponse } from './responses.queries.ts';

/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF';
const ROWS_AT_ONCE = 1000;

/**
 * A responses file of everything a questionnaire was answered with, in any version, as the format in the documentation
 * of files has it. Read page by page while it is sent, so its size does not matter.
 *
 * @throws not_found when there is no such questionnaire
 */
export async function exportResponses(
  db: Knex,
  wish: { questionnaireKey: string; from?: string | undefined; to?: string | undefined },
  told: (rows: number) => void = () => undefined,
): Promise<Readable> {
  const { id: questionnaireId, key } = await getQuestionnaire(db, wish.questionnaireKey);
  const versions = await listVersions(db, questionnaireId);
  const definition = everythingAsked(versions.map((version) => version.definition));
  const persons = (await hasNamed(db, questionnaireId)) ? 'named' : 'unnamed';
  const columns = responseColumns(definition, persons);

  async function* parts(): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + stringify([columns.map(({ name }) => name)]);
    let after: string | undefined;
    for (;;) {
      const page = await listResponses(
        db,
        { questionnaireId, from: wish.from, to: wish.to },
        { after, limit: ROWS_AT_ONCE },
      );
      told(page.length);
      if (page.length > 0) yield stringify(page.map((response) => formatResponseRow(columns, key, toRow(response))));
      after = page.at(-1)?.id;
      if (page.length < ROWS_AT_ONCE) return;
    }
  }
  return Readable.from(parts(), { objectMode: false });
}

/** The newest version, with what only earlier ones asked at the end. */
function everythingAsked(newestFirst: readonly QuestionnaireDefinition[]): QuestionnaireDefinition {
  const [newest, ...earlier] = newestFirst;
  if (newest === undefined) throw new Error('a questionnaire has at least one version');
  const whole = { ...newest, items: [...newest.items], questions: [...newest.questions] };
  for (const version of earlier) {
    whole.minimumAsked ||= version.minimumAsked;
    for (const item of version.items) if (!whole.items.some(({ key }) => key === item.key)) whole.items.push(item);
    for (const question of version.questions) {
      if (!whole.questions.some(({ key }) => key === question.key)) whole.questions.push(question);
    }
  }
  return whole;
}

function toRow(response: VisibleResponse) {
  const { id, receivedOn, origin, provider, branch, topic, channel, locale, customer, sheet } = response;
  return {
    ...{ responseId: id, respondedAt: receivedOn, origin, provider, branch, topic, channel, locale, sheet },
    customer: customer ?? { email: null, name: null },
  };
}
