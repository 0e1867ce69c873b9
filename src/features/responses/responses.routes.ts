import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { audit } from '../../platform/audit.ts';
import { AppError, invalidInput } from '../../platform/errors.ts';
import { allow } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { getQuestionnaire, latestVersion, listQuestionnaires } from '../questionnaires/index.ts';
import { exportResponses } from './export-responses.ts';
import { importResponses } from './import-responses.service.ts';
import { responsesMessages } from './responses.messages.ts';
import { presentFiles, presentImport, type TypedFile } from './responses.views.ts';

const Day = z.iso.date().optional().catch(undefined);
const ExportQuery = z.object({ questionnaire: z.string(), from: Day, to: Day });
const yes = z
  .string()
  .optional()
  .catch(undefined)
  .transform((value) => value === 'yes');
const PasteForm = z.object({ questionnaire: z.string().catch(''), csv: z.string().catch(''), knownPlaces: yes });
const FileQuery = z.object({ knownPlaces: yes });

/** Where files of answers come in and go out: administrators only. */
export function responsesRoutes(web: Web): Router {
  const router = Router();
  const db = web.services.db.knex;

  async function showFiles(res: Response, typed: Partial<TypedFile> & { error: string | null }) {
    const { locale } = res.locals;
    const versions = (await listQuestionnaires(db)).map(({ latest }) => latest);
    const files = presentFiles(versions, { questionnaire: undefined, csv: '', knownPlaces: false, ...typed }, locale);
    const title = responsesMessages.in(locale)('responses.title');
    const status = typed.error === null ? 200 : 422;
    await web.render.page(res, 'responses/files', { files, scripts: ['js/upload.js'] }, { title, status });
  }

  async function importFrom(source: Readable, key: string, knownPlaces: boolean, res: Response) {
    const { locale, context } = res.locals;
    const report = await importResponses(context, source, { questionnaireKey: key, createUnknown: !knownPlaces });
    web.wakeJobs();
    const version = await latestVersion(db, (await getQuestionnaire(db, key)).id);
    const title = responsesMessages.in(locale)('responses.done');
    const nothingTaken = report.added + report.alreadyThere === 0 && report.problems.length > 0;
    const imported = presentImport(report, version, locale);
    await web.render.page(res, 'responses/imported', { imported }, { title, status: nothingTaken ? 422 : 200 });
  }

  router.get('/responses/import', allow('responses.import'), (_req, res) => showFiles(res, { error: null }));

  router.post('/responses/import', allow('responses.import'), async (req, res) => {
    if (req.is('text/csv')) {
      return importFrom(req, questionnaireIn(req), FileQuery.parse(req.query).knownPlaces, res);
    }
    if (!req.is('application/x-www-form-urlencoded')) {
      throw new AppError(415, 'unsupported_type', 'Send the file as text/csv, or paste it into the form.');
    }
    const { questionnaire, csv, knownPlaces } = PasteForm.parse(req.body ?? {});
    if (csv.trim() === '') {
      const error = responsesMessages.in(res.locals.locale)('responses.empty');
      return showFiles(res, { questionnaire, csv, knownPlaces, error });
    }
    return importFrom(Readable.from([Buffer.from(csv, 'utf8')]), questionnaire, knownPlaces, res);
  });

  router.get('/responses/export.csv', allow('responses.export'), async (req, res) => {
    const { context } = res.locals;
    const { questionnaire: key, from, to } = ExportQuery.parse({ ...req.query, questionnaire: questionnaireIn(req) });
    const { id } = await getQuestionnaire(db, key);
    const file = await exportResponses(db, { questionnaireKey: key, from, to });
    const detail = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    await context.db.transaction((tx) =>
      audit(tx, context, { action: 'responses.exported', subject: { kind: 'questionnaire', id }, detail }),
    );
    res.attachment(`responses-${key}.csv`).type('text/csv; charset=utf-8');
    res.setHeader('Cache-Control', 'private, no-store');
    await pipeline(file, res);
  });

  return router;
}

function questionnaireIn(req: Request): string {
  const key = req.query.questionnaire;
  if (typeof key === 'string' && key !== '') return key;
  throw invalidInput('questionnaire_missing', 'Say which questionnaire: ?questionnaire=KEY.');
}
