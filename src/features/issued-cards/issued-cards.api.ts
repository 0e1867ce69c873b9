import { Router } from 'express';
import { allowScope } from '../../platform/http/guard.ts';
import { readPaging, toPage } from '../../platform/http/paging.ts';
import type { Web } from '../../platform/http/web.ts';
import { cardJson, keyAccess } from '../analysis/index.ts';
import { type ReadIssuedCard, readIssuedCard, readIssuedCards } from './issued-cards.queries.ts';

/** `GET /api/v1/issued-cards` and `/issued-cards/:id`. Keys that do not read single answers get no exact cards. */
export function issuedCardsApi(web: Web): Router {
  const router = Router();
  const db = web.services.db.knex;

  router.get('/issued-cards', allowScope('cards:read'), async (req, res) => {
    const { cursor, limit } = readPaging(req.query);
    const found = await readIssuedCards(db, keyAccess(res.locals.context.actor), { before: cursor, limit: limit + 1 });
    const { rows, nextCursor } = toPage(found, limit);
    res.json({ issuedCards: rows.map(toJson), nextCursor });
  });
  router.get('/issued-cards/:id', allowScope('cards:read'), async (req, res) => {
    const issued = await readIssuedCard(db, keyAccess(res.locals.context.actor), String(req.params.id));
    res.json({ ...toJson(issued), card: cardJson(issued.facts.card) });
  });
  return router;
}

function toJson({ id, issuedAt, issuer, note, scope, methodVersion, dataVersion }: ReadIssuedCard) {
  const { questionnaire, period, named: segment } = scope;
  return { id, issuedAt, issuedBy: issuer, note, questionnaire, period, segment, methodVersion, dataVersion };
}
