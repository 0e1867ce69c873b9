import { Router } from 'express';
import type { Knex } from 'knex';
import { earlierPeriods } from '../../domain/card/earlier-periods.ts';
import { STYLE_PAIRS } from '../../domain/questionnaire/style-questions.ts';
import type { FigureKey } from '../../domain/state/figure-counts.ts';
import { chartScripts } from '../../platform/charts/chart-scripts.ts';
import { allow } from '../../platform/http/guard.ts';
import { sendTable } from '../../platform/http/send-table.ts';
import type { Web } from '../../platform/http/web.ts';
import { readTableWish } from '../../platform/tables/take-away.ts';
import { readScope } from '../analysis/index.ts';
import { openScopePage } from '../figures/index.ts';
import { getVersion } from '../questionnaires/index.ts';
import { versionIdsNewestFirst } from '../state/index.ts';
import { questionTables } from './question-tables.views.ts';
import { questionMessages } from './questions.messages.ts';
import { toQuestionsPage } from './questions.views.ts';

/** What customers answered besides the items: satisfaction, recommendation, ease, style, willingness to pay. */
export function questionsRoutes(web: Web): Router {
  const router = Router();
  router.get('/questions', allow('cards.view'), async (req, res) => {
    const { wish } = readTableWish(req.query);
    const page = await openScopePage(web, req, res);
    const { scope } = page;
    const { db } = web.services;
    const { locale } = res.locals;
    const { before } = earlierPeriods(scope.period);
    const [now, then] = await db.snapshot(async (tx) => {
      const figures = await questionFigures(tx, scope.questionnaireId);
      return [await readScope(db, tx, scope, { figures }), await readScope(db, tx, scope, { period: before, figures })];
    });
    const input = {
      locale,
      definition: now.definition,
      now: now.state,
      before: then.state,
      threshold: scope.threshold,
      rowAccess: scope.access.rowAccess,
      page,
    };
    if (wish !== null) {
      const name = `questions-${scope.period.from}-${scope.period.to}`;
      return sendTable(res, wish, questionTables(input), name, locale);
    }
    const questions = toQuestionsPage(input);
    const charts = questions.sections.map(({ chart }) => chart);
    await web.render.page(
      res,
      'questions/questions',
      { questions, scripts: [...chartScripts(charts), 'js/take-away.js'] },
      { title: questionMessages.in(locale)('questions.title') },
    );
  });
  return router;
}

/** Of all versions: what people answered is told even if the newest does not ask it any more. */
async function questionFigures(tx: Knex, questionnaireId: string): Promise<FigureKey[]> {
  const keys = new Set<string>([STYLE_PAIRS]);
  for (const id of await versionIdsNewestFirst(tx, questionnaireId)) {
    const { definition } = await getVersion(tx, id);
    for (const { key } of definition.questions) keys.add(key);
  }
  return [...keys].map((key): FigureKey => `question:${key}`);
}
