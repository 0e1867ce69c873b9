import { type Request, Router } from 'express';
import { z } from 'zod';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { chartScripts } from '../../platform/charts/chart-scripts.ts';
import { invalidInput, notFound } from '../../platform/errors.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { sendTable } from '../../platform/http/send-table.ts';
import type { Web } from '../../platform/http/web.ts';
import { readTableWish } from '../../platform/tables/take-away.ts';
import { readerOf } from '../actions/index.ts';
import { readerOf as complaintReaderOf } from '../complaints/index.ts';
import { openScopePage } from '../figures/index.ts';
import { complaintFilterOf, readItem, SEGMENT_KINDS, type SegmentKind, segmentKinds } from './items.queries.ts';
import { itemTables, toItemPage } from './items.views.ts';

/** The page of one item: what its number is made of. */
export function itemsRoutes(web: Web): Router {
  const router = Router();
  router.get('/items/:key', allow('cards.view'), async (req: Request<{ key: string }>, res) => {
    const { key } = req.params;
    const { wish } = readTableWish(req.query);
    const asked = segmentKindOf(req.query);
    const page = await openScopePage(web, req, res, asked === undefined ? {} : { by: asked });
    const { scope } = page;
    const { locale } = res.locals;
    const user = userOf(res.locals.context);
    const kinds = segmentKinds(scope, user.role);
    const by = asked !== undefined && kinds.includes(asked) ? asked : kinds[0];
    const reading = await readItem(
      web.services.db,
      scope,
      key,
      by,
      complaintReaderOf(res.locals.context, scope.settings),
    );
    if (reading === undefined) throw notFound('item');
    if (wish !== null) {
      const filename = `${key}-${scope.period.from}-${scope.period.to}`;
      return sendTable(res, wish, itemTables(reading, locale), filename, locale);
    }
    const item = toItemPage({
      ...{ locale, reading, kinds, threshold: scope.threshold, page, today: scope.today },
      reader: readerOf(user),
      complaints: complaintFilterOf(scope, key),
      mayPlan: isAllowed(user.role, 'actions.edit'),
    });
    const { spread } = item;
    const charts = [spread?.gaps ?? null, spread?.expected ?? null, item.trend.chart];
    const scripts = [...chartScripts(charts), 'js/take-away.js'];
    await web.render.page(res, 'items/item', { item, scripts }, { title: item.headline });
  });
  return router;
}

const Address = z.object({ by: z.enum(['', ...SEGMENT_KINDS]).optional() });

/** @throws AppError 422 when the address compares by something that there is not */
function segmentKindOf(query: unknown): SegmentKind | undefined {
  const parsed = Address.safeParse(query);
  if (!parsed.success) throw invalidInput('bad_item_address', `Use one of ${SEGMENT_KINDS.join(', ')} for by.`);
  return parsed.data.by || undefined;
}
