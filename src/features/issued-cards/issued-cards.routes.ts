import { type Response, Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { chartScripts } from '../../platform/charts/chart-scripts.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { readPaging, toPage } from '../../platform/http/paging.ts';
import { sendTable } from '../../platform/http/send-table.ts';
import type { Web } from '../../platform/http/web.ts';
import { readTableWish, toTakeAway } from '../../platform/tables/take-away.ts';
import { openScope, readCardQuery, type Scope } from '../analysis/index.ts';
import { openScopePage, type ScopePage } from '../figures/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { cardInput, cardTables, LINKED_TABLES, toCardPage } from '../reports/index.ts';
import { issueCard } from './issue-card.service.ts';
import { IssueForm } from './issued-cards.forms.ts';
import { issuedCardsMessages } from './issued-cards.messages.ts';
import { readIssuedCard, readIssuedCards } from './issued-cards.queries.ts';
import { type FilledIssue, toIssuedHead, toIssuedTable, toIssueForm } from './issued-cards.views.ts';

/** Cards as they were issued: list, one, and issuing. There is no way to change one. */
export function issuedCardsRoutes(web: Web): Router {
  const router = Router();
  const { services } = web;
  const db = services.db.knex;

  router.get('/cards', allow('cards.own'), async (req, res) => {
    const { locale, context } = res.locals;
    const { cursor, limit } = readPaging(req.query);
    const { settings } = await getOrganisation(db);
    const found = await readIssuedCards(db, userOf(context), { before: cursor, limit: limit + 1 });
    const { rows, nextCursor } = toPage(found, limit);
    const table = toIssuedTable(rows, { locale, timeZone: settings.timeZone });
    const pages = {
      ...(cursor === undefined ? {} : { firstHref: '/cards' }),
      ...(nextCursor === null ? {} : { nextHref: `/cards?cursor=${nextCursor}` }),
    };
    const model = { table: rows.length > 0 ? table : null, pages };
    await web.render.page(res, 'issued-cards/list', model, { title: issuedCardsMessages.in(locale)('issued.title') });
  });

  const showForm = async (res: Response, page: ScopePage, filled: FilledIssue, status: number): Promise<void> => {
    const { locale } = res.locals;
    const values = { ...filled.values, id: filled.values.id ?? services.ids.next() };
    await web.render.page(
      res,
      'issued-cards/new',
      {
        subject: page.subject,
        period: page.periodText,
        action: page.hrefTo('/cards'),
        back: page.hrefTo('/card'),
        form: toIssueForm(locale, page.scope.access.rowAccess, { ...filled, values }),
      },
      { title: issuedCardsMessages.in(locale)('issued.new.title'), status },
    );
  };
  router.get('/cards/new', allow('cards.view'), async (req, res) =>
    showForm(res, await openScopePage(web, req, res), { values: {}, errors: {} }, 200),
  );
  // The scope stays in the address, as on the page that the form stands on.
  router.post('/cards', allow('cards.view'), async (req, res) => {
    const page = await openScopePage(web, req, res);
    const form = parseForm(IssueForm, req.body);
    if (!form.ok) return showForm(res, page, form, 422);
    const { id, note, readers } = form.value;
    const scope = readers === 'administrators' ? page.scope : await scopeForManagers(page.scope, req.query);
    await issueCard(res.locals.context, scope, { id, note });
    res.redirect(303, `/cards/${id}`);
  });
  const scopeForManagers = (scope: Scope, query: unknown): Promise<Scope> =>
    scope.access.rowAccess
      ? openScope(services, readCardQuery(query), { ...scope.access, rowAccess: false })
      : Promise.resolve(scope);

  router.get('/cards/:id', allow('cards.own'), async (req, res) => {
    const { locale, context } = res.locals;
    const user = userOf(context);
    const { wish } = readTableWish(req.query);
    const issued = await readIssuedCard(db, user, String(req.params.id));
    const input = cardInput(issued.facts, locale, !isAllowed(user.role, 'cards.view'));
    const tables = cardTables(input);
    const { from, to } = issued.scope.period;
    if (wish !== null) return sendTable(res, wish, tables, `card-${from}-${to}`, locale);
    const card = toCardPage(input);
    await web.render.page(
      res,
      'issued-cards/one',
      {
        card,
        head: toIssuedHead(issued, { locale, timeZone: issued.facts.timeZone }),
        takeAway: tables.length > 0 ? toTakeAway(`/cards/${issued.id}`, tables.slice(0, LINKED_TABLES)) : null,
        scripts: [...chartScripts([card.chart]), 'js/take-away.js'],
      },
      { title: card.subject },
    );
  });
  return router;
}
