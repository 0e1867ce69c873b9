import type { Knex } from 'knex';
import { Channel } from '../../domain/channel.ts';
import { Locale } from '../../domain/locale.ts';
import { insertMany } from '../../platform/db/insert-many.ts';
import type { Place } from './slices.ts';

/** One answer that came (+1), or went because it was changed or erased (−1), not yet folded into the cells. */
export interface StateChange extends Place {
  versionId: string;
  questionnaireId: string;
  sign: 1 | -1;
  origin: 'invited' | 'open_link' | 'imported';
  /** Business date of receipt, YYYY-MM-DD. */
  day: string;
  /** Packed in the order of the version's items. */
  ratings: string;
  /** JSON of the answers to the extra questions. */
  questions: string;
}

export interface StoredChange extends StateChange {
  id: number;
}

/** Appends a change in the transaction of the submission: nothing shared is written, so writers do not wait. */
export async function appendChanges(tx: Knex, changes: readonly StateChange[]): Promise<void> {
  await insertMany(
    tx,
    'state_changes',
    changes.map((change) => ({
      version_id: change.versionId,
      questionnaire_id: change.questionnaireId,
      sign: change.sign,
      origin: change.origin,
      day: change.day,
      provider_id: change.providerId,
      branch_id: change.branchId,
      topic_id: change.topicId,
      channel: change.channel,
      locale: change.locale,
      ratings: change.ratings,
      questions: change.questions,
    })),
  );
}

interface ChangeRow {
  id: number;
  version_id: string;
  questionnaire_id: string;
  sign: number;
  origin: StateChange['origin'];
  day: string;
  provider_id: string | null;
  branch_id: string | null;
  topic_id: string | null;
  channel: string | null;
  locale: string | null;
  ratings: string;
  questions: string;
}

const MaybeChannel = Channel.nullable();
const MaybeLocale = Locale.nullable();

export function toStoredChange(row: ChangeRow): StoredChange {
  return {
    id: Number(row.id),
    versionId: row.version_id,
    questionnaireId: row.questionnaire_id,
    sign: row.sign === 1 ? 1 : -1,
    origin: row.origin,
    day: row.day,
    providerId: row.provider_id,
    branchId: row.branch_id,
    topicId: row.topic_id,
    channel: MaybeChannel.parse(row.channel),
    locale: MaybeLocale.parse(row.locale),
    ratings: row.ratings,
    questions: row.questions,
  };
}
