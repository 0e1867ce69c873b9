import { Router } from 'express';
import { z } from 'zod';
import { notFound } from '../../platform/errors.ts';
import { allowScope } from '../../platform/http/guard.ts';
import { parseBody } from '../../platform/http/parse-body.ts';
import type { Web } from '../../platform/http/web.ts';
import { importQuestionnaire } from './questionnaires.service.ts';
import {
  getQuestionnaire,
  listQuestionnaires,
  listVersions,
  type QuestionnaireVersion,
} from './questionnaires.store.ts';

const VersionQuery = z.object({ version: z.coerce.number().int().positive().optional() });

export function questionnairesApi(web: Web): Router {
  const router = Router();
  const db = web.services.db.knex;

  router.get('/questionnaires', allowScope('questionnaires:read'), async (_req, res) => {
    const all = await listQuestionnaires(db);
    res.json({ questionnaires: all.map(({ latest }) => summary(latest)) });
  });

  router.get('/questionnaires/:key', allowScope('questionnaires:read'), async (req, res) => {
    const { version } = parseBody(VersionQuery, req.query, 'bad_version', 'version is a whole number from 1.');
    const versions = await listVersions(db, (await getQuestionnaire(db, String(req.params.key))).id);
    const wanted = version === undefined ? versions[0] : versions.find((one) => one.version === version);
    if (wanted === undefined) throw notFound('version of this questionnaire');
    res.json({ ...summary(wanted), definition: wanted.definition });
  });

  router.post('/questionnaires', allowScope('questionnaires:write'), async (req, res) => {
    const { version, outcome } = await importQuestionnaire(res.locals.context, req.body);
    res.status(outcome === 'created' || outcome === 'new_version' ? 201 : 200).json({ ...summary(version), outcome });
  });

  return router;
}

function summary({ key, version, definition, createdAt }: QuestionnaireVersion) {
  return { key, version, title: definition.title, scale: definition.scale, createdAt };
}
