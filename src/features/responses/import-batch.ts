import type { Knex } from 'knex';
import { storeAnswers } from '../../domain/answers/stored-answers.ts';
import type { ResponseRow } from '../../domain/csv/response-rows.ts';
import type { RowProblem } from '../../domain/csv/row-problem.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import type { Context } from '../../platform/context.ts';
import { matchCustomer } from '../customers/index.ts';
import type { NewPlace, PlacesOfFile } from '../organisation/index.ts';
import type { QuestionnaireVersion } from '../questionnaires/index.ts';
import { appendChanges } from '../state/index.ts';
import { insertComments } from './response-comments.store.ts';
import {
  findKnownIds,
  insertIdentities,
  insertResponses,
  type ResponseIdentity,
  type ResponseRecord,
} from './responses.store.ts';
import { toChange } from './submit-response.service.ts';

export interface ImportTarget {
  version: QuestionnaireVersion;
  timeZone: string;
  /** Whether the questionnaire is asked with names beside the answers. */
  named: boolean;
  createUnknown: boolean;
}

export interface NamedRow {
  /** By which the row is known again. */
  id: string;
  line: number;
  row: ResponseRow;
}

export interface StoredBatch {
  added: number;
  alreadyThere: number;
  problems: RowProblem[];
  newPlaces: readonly NewPlace[];
}

/** Puts a batch of rows in, in one transaction; those that are there already are passed over. */
export async function storeRows(
  context: Context,
  target: ImportTarget,
  rows: readonly NamedRow[],
  findPlaces: PlacesOfFile,
): Promise<StoredBatch> {
  const stored = await context.db.transaction(async (tx) => {
    const { version } = target;
    const names = rows.map(({ id }) => id);
    const known = await findKnownIds(tx, version.questionnaireId, names);
    const places = findPlaces.inside(tx);
    const today = businessDay(context.clock.now(), target.timeZone);
    const days = new Map<string, string>();
    const dayOf = (respondedAt: string | null): string => {
      if (respondedAt === null) return today;
      const day = days.get(respondedAt) ?? businessDay(respondedAt, target.timeZone);
      days.set(respondedAt, day);
      return day;
    };
    const responses: ResponseRecord[] = [];
    const identities: ResponseIdentity[] = [];
    const batch: Omit<StoredBatch, 'newPlaces'> = { added: 0, alreadyThere: 0, problems: [] };
    for (const named of rows) {
      if (known.has(named.id)) {
        batch.alreadyThere += 1;
        continue;
      }
      const placed = await places.of(named.row, named.line);
      if ('problem' in placed) {
        batch.problems.push(placed.problem);
        continue;
      }
      known.add(named.id);
      const { provider, branch, topic } = placed;
      const ids = { providerId: provider?.id ?? null, branchId: branch?.id ?? null, topicId: topic?.id ?? null };
      const response = toResponse(context, target, named, { ...ids, day: dayOf(named.row.respondedAt) });
      responses.push(response);
      if (response.confidentiality === 'named') identities.push(...(await identityOf(tx, context, named, response)));
    }
    await insertResponses(tx, responses);
    await insertIdentities(tx, identities);
    await insertComments(tx, version.definition, responses);
    await appendChanges(
      tx,
      responses.map((response) => toChange(version.definition, response, 1)),
    );
    return { ...batch, added: responses.length, newPlaces: places.added };
  });
  findPlaces.keep();
  return stored;
}

interface PlacedIds {
  providerId: string | null;
  branchId: string | null;
  topicId: string | null;
}

function toResponse(
  context: Context,
  { version, named }: ImportTarget,
  { id, row }: NamedRow,
  placed: PlacedIds & { day: string },
): ResponseRecord {
  return {
    ...storeAnswers(version.definition, row.sheet),
    ...placed,
    id: context.ids.unordered(),
    questionnaireId: version.questionnaireId,
    versionId: version.id,
    origin: 'imported',
    channel: row.channel,
    locale: row.locale,
    confidentiality: named ? 'named' : 'confidential',
    promise: null,
    importedId: id,
  };
}

async function identityOf(
  tx: Knex,
  context: Context,
  { row }: NamedRow,
  response: ResponseRecord,
): Promise<ResponseIdentity[]> {
  const { email, name } = row.customer;
  if (email === null) return [];
  const customer = await matchCustomer(tx, context, { email, name, locale: row.locale });
  if (customer.erased) return [];
  const unlinked = { contactId: null, invitationId: null };
  return [{ responseId: response.id, customerId: customer.id, ...unlinked, revision: 1 }];
}
