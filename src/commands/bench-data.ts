import { DateTime } from 'luxon';
import { storeAnswers } from '../domain/answers/stored-answers.ts';
import { CHANNELS } from '../domain/channel.ts';
import { LOCALES } from '../domain/locale.ts';
import type { QuestionnaireDefinition } from '../domain/questionnaire/definition.ts';
import { seededRandom } from '../domain/statistics/seeded-random.ts';
import { addPlace } from '../features/organisation/index.ts';
import { latestVersion, seedDefaultQuestionnaire } from '../features/questionnaires/index.ts';
import { insertComments } from '../features/responses/response-comments.store.ts';
import { insertResponses, type ResponseRecord } from '../features/responses/responses.store.ts';
import { toChange } from '../features/responses/submit-response.service.ts';
import { appendChanges, foldChanges } from '../features/state/index.ts';
import type { BenchInstallation } from './bench-stage.ts';

const DAYS = 3 * 365;
const PLACES = { provider: 50, branch: 10, topic: 20 } as const;
const AT_ONCE = 5000;
/** As an import does: the more wait, the fewer cells are written twice. */
const FOLD_AFTER = 50_000;
const ONE_COMMENT_IN = 20;

export interface BenchData {
  /** First and last day with answers. */
  from: string;
  to: string;
  /** One of each, by id. */
  provider: string;
  branch: string;
  topic: string;
}

/**
 * Answers of three years up to yesterday, about 50 providers, 10 branches and 20 topics, each to all items of the default
 * questionnaire; always the same for the same number. They go in as an import's do, but for the parsing.
 */
export async function fillWithAnswers({ context }: BenchInstallation, n: number): Promise<BenchData> {
  const { db } = context;
  const { questionnaireId } = await db.transaction((tx) => seedDefaultQuestionnaire(tx, context));
  const version = await latestVersion(db.knex, questionnaireId);
  const places = await addPlaces(context);
  const end = DateTime.fromJSDate(context.clock.now(), { zone: 'utc' }).startOf('day').minus({ days: 1 });
  const dayOf = (row: number): string =>
    end.minus({ days: DAYS - 1 - Math.floor((row * DAYS) / n) }).toFormat('yyyy-MM-dd');
  const random = seededRandom(n);
  const pick = <T>(all: readonly T[]): T => {
    const one = all[Math.floor(random() * all.length)];
    if (one === undefined) throw new Error('There is nothing to pick from.');
    return one;
  };
  let waiting = 0;
  for (let from = 0; from < n; from += AT_ONCE) {
    const responses: ResponseRecord[] = [];
    for (let row = from; row < Math.min(n, from + AT_ONCE); row += 1) {
      const provider = Math.floor(random() * PLACES.provider);
      responses.push({
        ...storeAnswers(version.definition, sheetOf(version.definition, random, provider, row)),
        id: context.ids.unordered(),
        questionnaireId,
        versionId: version.id,
        origin: 'imported',
        day: dayOf(row),
        providerId: places.provider[provider] ?? null,
        // Providers work in one branch.
        branchId: places.branch[provider % PLACES.branch] ?? null,
        topicId: pick(places.topic),
        channel: pick(CHANNELS),
        locale: pick(LOCALES),
        confidentiality: 'confidential',
        promise: null,
        importedId: null,
      });
    }
    await db.transaction(async (tx) => {
      await insertResponses(tx, responses);
      await insertComments(tx, version.definition, responses);
      await appendChanges(
        tx,
        responses.map((response) => toChange(version.definition, response, 1)),
      );
    });
    waiting += responses.length;
    if (waiting < FOLD_AFTER) continue;
    await foldChanges(context);
    waiting = 0;
  }
  await foldChanges(context);
  return {
    from: dayOf(0),
    to: end.toFormat('yyyy-MM-dd'),
    provider: places.provider[0] ?? '',
    branch: places.branch[0] ?? '',
    topic: places.topic[0] ?? '',
  };
}

async function addPlaces(context: BenchInstallation['context']): Promise<Record<keyof typeof PLACES, string[]>> {
  const added: Record<keyof typeof PLACES, string[]> = { provider: [], branch: [], topic: [] };
  for (const kind of ['provider', 'branch', 'topic'] as const) {
    for (let at = 1; at <= PLACES[kind]; at += 1) {
      const place = { name: `${kind} ${at}`, code: null, timeZone: null, active: true };
      added[kind].push(await addPlace(context, kind, place));
    }
  }
  return added;
}

/** What is received hangs on the provider and on the person, so that drivers have something to find. */
function sheetOf({ items }: QuestionnaireDefinition, random: () => number, provider: number, row: number) {
  const level = (value: number): number => Math.max(1, Math.min(7, Math.round(value)));
  const mood = random() * 3 - 1.5;
  const answers = items.map(({ key }, at) => {
    const p = level(5 + mood - (provider % 5) * 0.2 - (at % 4) * 0.3 + random() * 2 - 1);
    return [key, { kind: 'rated', e: level(6 + random() * 1.6 - 0.6), p, m: null }] as const;
  });
  const satisfaction = Math.max(1, Math.min(5, Math.round(3.4 + mood * 0.8 + random() - 0.5)));
  const comment =
    row % ONE_COMMENT_IN === 0 ? { comment: `The wait was long on visit ${row}, the rest was fine.` } : {};
  return { items: Object.fromEntries(answers), questions: { satisfaction, wrong: mood < -1, ...comment } };
}
