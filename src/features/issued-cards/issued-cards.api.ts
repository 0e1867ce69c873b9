import { type Response, Router } from 'express';
import { covers, isScope } from '../../domain/access/scopes.ts';
import { allowScope } from '../../platform/http/guard.ts';
import { readPaging, toPage } from '../../platform/http/paging.ts';
import type { Web } from '../../platform/http/web.ts';
import { cardJson } from '../analysis/index.ts';
import { type ReadIssuedCard, readIssuedCard, readIssuedCards } from './issued-cards.queries.ts';

/** `GET /api/v1/issued-cards` and `/issued-cards/:id`. Keys that do not read single answers get no exact cards. */
export function issuedCardsApi(web: Web): Router {
  const router = Router();
  const db = web.services.db.knex;

  const readerOf = (res: Response): { rowAccess: boolean } => {
    const { actor } = res.locals.context;
    const scopes = actor.kind === 'api_key' ? actor.scopes.filter(isScope) : [];
    return { rowAccess: covers(scopes, 'responses:read') };
  };
  router.get('/issued-cards', allowScope('cards:read'), async (req, res) => {
    const { cursor, limit } = readPaging(req.query);
    const found = await readIssuedCards(db, readerOf(res), { before: cursor, limit: limit + 1 });
    const { rows, nextCursor } = toPage(found, limit);
    res.json({ issuedCards: rows.map(toJson), nextCursor });
  });
  router.get('/issued-cards/:id', allowScope('cards:read'), async (req, res) => {
    const issued = await readIssuedCard(db, readerOf(res), String(req.params.id));
    res.json({ ...toJson(issued), card: cardJson(issued.facts.card) });
  });
  return router;
}

function toJson({ id, issuedAt, issuer, note, scope, methodVersion, dataVersion }: ReadIssuedCard) {
  const { questionnaire, period, named: segment } = scope;
  return { id, issuedAt, issuedBy: issuer, note, questionnaire, period, segment, methodVersion, dataVersion };
}
