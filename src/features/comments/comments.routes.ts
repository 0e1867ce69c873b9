import { type Response, Router } from 'express';
import { ROW_ACCESS } from '../../domain/access/role-matrix.ts';
import { audit } from '../../platform/audit.ts';
import { forbidden } from '../../platform/errors.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { sendTable } from '../../platform/http/send-table.ts';
import type { Web } from '../../platform/http/web.ts';
import { readTableWish, type TableWish } from '../../platform/tables/take-away.ts';
import type { Scope } from '../analysis/index.ts';
import { openScopePage } from '../figures/index.ts';
import { type CommentChoice, readCommentAddress, toChoice } from './comment-choice.ts';
import { commentsMessages } from './comments.messages.ts';
import { readComments } from './comments.queries.ts';
import { COMMENTS_AT_ONCE, toCommentsPage, toCommentsTable } from './comments.views.ts';

/** A file holds the newest so many. */
const MOST_TAKEN = 5000;

/** What customers wrote, by week and without names. Its address holds scope, search and filters. */
export function commentsRoutes(web: Web): Router {
  const router = Router();
  const { db } = web.services;

  router.get('/comments', allow('comments.view'), async (req, res) => {
    const { wish } = readTableWish(req.query);
    const address = readCommentAddress(req.query);
    const { search, mood, low } = address;
    const page = await openScopePage(web, req, res, given({ search, mood, low }));
    const { scope } = page;
    const choice = toChoice(address, scope.definition);
    if (wish !== null) return take(res, scope, choice, wish);

    const offset = (address.page - 1) * COMMENTS_AT_ONCE;
    const reading = await db.snapshot((tx) => readComments(db, tx, scope, choice, { offset, limit: COMMENTS_AT_ONCE }));
    const { locale } = res.locals;
    const mayTake = ROW_ACCESS[userOf(res.locals.context).role];
    const model = toCommentsPage({ locale, reading, address, definition: scope.definition, mayTake, page });
    const scripts = ['js/take-away.js'];
    const title = commentsMessages.in(locale)('comments.title');
    await web.render.page(res, 'comments/list', { view: model, scripts }, { title });
  });

  /** Files leave the product: for those who may read single answers anyway, and audited. */
  async function take(res: Response, scope: Scope, choice: CommentChoice, wish: TableWish) {
    const { locale, context } = res.locals;
    if (!ROW_ACCESS[userOf(context).role]) throw forbidden();
    const reading = await db.snapshot((tx) => readComments(db, tx, scope, choice, { offset: 0, limit: MOST_TAKEN }));
    const table = toCommentsTable(reading.state === 'shown' ? reading.comments : [], locale);
    const subject = { kind: 'questionnaire', id: scope.questionnaireId };
    const detail = { from: scope.period.from, to: scope.period.to };
    await db.transaction((tx) => audit(tx, context, { action: 'comments.exported', subject, detail }));
    await sendTable(res, wish, [table], 'comments', locale);
  }
  return router;
}

const given = (choices: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== ''));
