import { Router } from 'express';
import { z } from 'zod';
import { AppError, invalidInput } from '../../platform/errors.ts';
import { allowScope } from '../../platform/http/guard.ts';
import { readPaging, toPage } from '../../platform/http/paging.ts';
import type { Web } from '../../platform/http/web.ts';
import { activeQuestionnaireId } from '../invitations/index.ts';
import { mayCreatePlaces } from '../organisation/index.ts';
import { getQuestionnaire, latestVersion } from '../questionnaires/index.ts';
import { importResponses } from './import-responses.service.ts';
import { listResponses, type VisibleResponse } from './responses.queries.ts';

const day = (name: string) => z.iso.date({ error: `${name} is a date like 2026-11-21.` }).optional();
const ListQuery = z.object({
  questionnaire: z.string().max(100).optional(),
  from: day('from'),
  to: day('to'),
});

export function responsesApi(web: Web): Router {
  const router = Router();
  const db = web.services.db.knex;

  router.get('/responses', allowScope('responses:read'), async (req, res) => {
    const { cursor, limit } = readPaging(req.query);
    const parsed = ListQuery.safeParse(req.query);
    if (!parsed.success) {
      const fields = Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message]));
      throw invalidInput('bad_filter', 'A filter cannot be read. See errors.', fields);
    }
    const { questionnaire: key, from, to } = parsed.data;
    // Without a key: that of the program that contacts go through.
    const questionnaireId = key === undefined ? await activeQuestionnaireId(db) : (await getQuestionnaire(db, key)).id;
    const questionnaire = await latestVersion(db, questionnaireId);
    const filter = { questionnaireId, from, to };
    const rows = await listResponses(db, filter, { after: cursor, limit: limit + 1 });
    const { rows: shown, nextCursor } = toPage(rows, limit);
    res.json({ responses: shown.map((response) => toJson(questionnaire.key, response)), nextCursor });
  });

  router.post('/responses/import', allowScope('responses:write'), async (req, res) => {
    if (req.is('text/csv') === false) {
      throw new AppError(415, 'unsupported_type', 'Send the file itself as the body, with Content-Type: text/csv.');
    }
    const key = req.query.questionnaire;
    if (typeof key !== 'string' || key === '') {
      throw invalidInput('questionnaire_missing', 'Say which questionnaire was answered: ?questionnaire=KEY.', {
        questionnaire: 'Give the key of the questionnaire.',
      });
    }
    const { context } = res.locals;
    const report = await importResponses(context, req, {
      questionnaireKey: key,
      createUnknown: mayCreatePlaces(context),
    });
    web.wakeJobs();
    res.status(report.added + report.alreadyThere === 0 && report.problems.length > 0 ? 422 : 200).json(report);
  });

  return router;
}

function toJson(questionnaire: string, { sheet, ...response }: VisibleResponse) {
  return { ...response, questionnaire, items: sheet.items, questions: sheet.questions };
}
