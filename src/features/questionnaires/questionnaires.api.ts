import { Router } from 'express';
import { allowScope } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { importQuestionnaire } from './questionnaires.service.ts';
import {
  getQuestionnaire,
  latestVersion,
  listQuestionnaires,
  type QuestionnaireVersion,
} from './questionnaires.store.ts';

export function questionnairesApi(web: Web): Router {
  const router = Router();
  const db = web.services.db.knex;

  router.get('/questionnaires', allowScope('questionnaires:read'), async (_req, res) => {
    const all = await listQuestionnaires(db);
    res.json({ questionnaires: all.map(({ latest }) => summary(latest)) });
  });

  router.get('/questionnaires/:key', allowScope('questionnaires:read'), async (req, res) => {
    const questionnaire = await getQuestionnaire(db, String(req.params.key));
    const latest = await latestVersion(db, questionnaire.id);
    res.json({ ...summary(latest), definition: latest.definition });
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
