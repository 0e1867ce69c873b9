import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Container } from '../container.ts';
import { createApiKey } from '../features/api-access/index.ts';
import { importQuestionnaire } from '../features/questionnaires/index.ts';
import { importResponses } from '../features/responses/index.ts';
import { projectRoot } from '../platform/paths.ts';
import {
  type BenchInstallation,
  type Listening,
  linkCollector,
  listenApp,
  median,
  openInstallation,
  startClient,
} from './bench-stage.ts';

const KEY = 'six-items';
const TIMES = 15;
const ROUNDS = 5;
const FROM = '2025-01-01';
const TO = '2025-12-31';

/** Milliseconds of the card's API over one year at `few` and at `many` responses, measured in turn. */
export async function benchCard(
  few: number,
  many: number,
  tell: (line: string) => void,
): Promise<{ few: number; many: number; ratio: number; importSeconds: number; peakMegabytes: number }> {
  const client = startClient();
  const stages: { installation: BenchInstallation; app: Listening; authorization: string; container: Container }[] = [];
  let importSeconds = 0;
  let peakMegabytes = 0;
  try {
    for (const n of [few, many]) {
      tell(`importing ${n} responses …`);
      const installation = await openInstallation(linkCollector().sender);
      const { container, context } = installation;
      await importQuestionnaire(
        context,
        JSON.parse(readFileSync(join(projectRoot, 'docs/examples/six-items.json'), 'utf8')),
      );
      const started = performance.now();
      await importResponses(context, Readable.from(responseRows(n)), { questionnaireKey: KEY });
      importSeconds = (performance.now() - started) / 1000;
      peakMegabytes = process.resourceUsage().maxRSS / 1024;
      const secret = await createApiKey(context, { name: 'bench', scopes: ['cards:read', 'responses:read'] });
      stages.push({ installation, app: await listenApp(container), authorization: `Bearer ${secret}`, container });
    }
    const path = `/api/v1/report-card?from=${FROM}&to=${TO}&questionnaire=${KEY}`;
    const measure = async (at: number): Promise<number> => {
      const stage = stages[at];
      if (stage === undefined) throw new Error('The stage is not set.');
      const { app, authorization } = stage;
      return median(await client.run({ kind: 'get', port: app.port, path, authorization, times: TIMES }, 200));
    };
    // The first look asks for the alphas, which a job computes; then the card is as it is in use.
    for (const at of [0, 1]) await measure(at);
    for (const { container } of stages) await container.jobs.drain();
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1) rounds.push({ few: await measure(0), many: await measure(1) });
    return {
      few: median(rounds.map((round) => round.few)),
      many: median(rounds.map((round) => round.many)),
      ratio: median(rounds.map((round) => round.many / round.few)),
      importSeconds,
      peakMegabytes,
    };
  } finally {
    await client.close();
    for (const { app, installation } of stages) {
      await app.close();
      await installation.close();
    }
  }
}

/** A responses file with answers spread over the year, 40 branches and the whole scale; always the same. */
function* responseRows(n: number): Generator<string> {
  const items = JSON.parse(readFileSync(join(projectRoot, 'docs/examples/six-items.json'), 'utf8')).items.map(
    (item: { key: string }) => item.key,
  );
  yield `response_id,responded_at,branch,${items.map((key: string) => `E.${key},P.${key}`).join(',')}\n`;
  for (let row = 0; row < n; row += 1) {
    const day = new Date(Date.UTC(2025, 0, 1 + (row % 365))).toISOString().slice(0, 10);
    const answers = items.map((_key: string, at: number) => `${4 + ((row + at) % 4)},${1 + ((row * 7 + at * 3) % 7)}`);
    yield `r${row},${day}T10:00:00Z,Branch ${row % 40},${answers.join(',')}\n`;
  }
}
