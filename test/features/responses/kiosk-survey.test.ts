import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { analyseCard } from '../../../src/domain/card/report-card.ts';
import { getQuestionnaire, importQuestionnaire } from '../../../src/features/questionnaires/index.ts';
import { importResponses } from '../../../src/features/responses/index.ts';
import { startTestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';
import { expectNear, realFixture, reportAbsent } from '../../support/fixtures.ts';
import { readState } from '../../support/read-state.ts';
import { exampleQuestionnaire, kioskResponsesFile } from '../../support/survey-files.ts';

interface Gap {
  n_pair: number;
  mean_E: number;
  mean_P: number;
  gap_mean: number;
  gap_sd: number;
}

const expected = realFixture<{ expected: { items: Gap[] } }>('G01_kiosk_item_gaps')?.expected.items;
const folder = process.env.GAPCARD_FIXTURES ?? resolve('../shared/fixtures');
const table = join(folder, 'data/kiosk_servqual/responses.csv');

if (expected === undefined || !existsSync(table)) {
  reportAbsent('The kiosk survey (responses)');
  test.skip('a real survey taken in from its file', () => {});
} else {
  describeOnEachDatabase('a real survey taken in from its file', (dialect) => {
    test('211 rows give the published gaps', async () => {
      const app = await startTestApp(dialect);
      const definition = exampleQuestionnaire('kiosk');
      await importQuestionnaire(app.context, definition);
      const source = Readable.from([Buffer.from(kioskResponsesFile(readFileSync(table, 'utf8')))]);
      const report = await importResponses(app.context, source, { questionnaireKey: 'kiosk' });
      expect(report).toMatchObject({ rows: 211, added: 211, refused: 0 });
      const { id: questionnaireId } = await getQuestionnaire(app.db.knex, 'kiosk');
      const query = { questionnaireId, from: '2026-03-04', to: '2026-03-04', segment: {}, source: 'asked' as const };
      const reading = await readState(app.db, query);
      if (reading === undefined) throw new Error('no state');
      const card = analyseCard(definition, reading.state);
      expect(card.responses).toBe(211);
      card.items.forEach((item, at) => {
        const wanted = expected[at];
        expect(item.n).toBe(wanted?.n_pair);
        expectNear(
          [item.expectation.mean, item.performance.mean, item.gap.mean, item.gap.sd],
          [wanted?.mean_E, wanted?.mean_P, wanted?.gap_mean, wanted?.gap_sd],
        );
      });
      await app.close();
    });
  });
}
