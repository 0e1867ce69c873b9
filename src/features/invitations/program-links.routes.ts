import { stringify } from 'csv-stringify/sync';
import { Router } from 'express';
import { z } from 'zod';
import { covers, isScope } from '../../domain/access/scopes.ts';
import { neutraliseCell } from '../../domain/csv/cells.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { allow, allowScope } from '../../platform/http/guard.ts';
import { parseBody } from '../../platform/http/parse-body.ts';
import type { Web } from '../../platform/http/web.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { getOrganisation } from '../organisation/index.ts';
import type { OpenComplaintCheck } from './invitation-case.ts';
import { countLinks, exportLinks, type HandedLink, MOST_LINKS } from './link-export.service.ts';
import { programsMessages } from './programs.messages.ts';
import { DEFAULT_PROGRAM_NAME } from './programs.service.ts';
import { getProgram } from './programs.store.ts';

/** `/programs/:id/links`: the links of a program whose invitations another system sends. */
export function programLinksRoutes(web: Web, hasOpenComplaint: OpenComplaintCheck): Router {
  const routes = Router();
  const { knex } = web.services.db;

  routes.get('/programs/:id/links', allow('programs.edit'), async (req, res) => {
    const { locale, context } = res.locals;
    const t = programsMessages.in(locale);
    const program = await getProgram(knex, String(req.params.id));
    const counts = await countLinks(context, program.id);
    const view = {
      heading: t('programs.links.title'),
      name: program.name === DEFAULT_PROGRAM_NAME ? t('programs.defaultName') : program.name,
      back: { href: '/programs', label: t('programs.title') },
      byMail: program.delivery === 'mail' ? `/programs/${program.id}` : null,
      facts: (['ready', 'waiting', 'handed'] as const).map((which) => ({
        term: t(`programs.links.${which}`),
        text: wholeNumber(counts[which]),
      })),
      none: counts.ready === 0,
      most: counts.ready > MOST_LINKS ? t('programs.links.most', { n: wholeNumber(MOST_LINKS) }) : null,
      action: `/programs/${program.id}/links/export`,
      again: {
        name: 'again',
        kind: 'checkbox',
        label: t('programs.links.again'),
        hint: t('programs.links.again.hint'),
        value: false,
      },
    };
    await web.render.page(res, 'programs/links', { view }, { title: view.heading });
  });

  routes.post('/programs/:id/links/export', allow('programs.edit'), async (req, res) => {
    const { context } = res.locals;
    const again = Object(req.body).again === 'yes';
    const { items } = await exportLinks(context, hasOpenComplaint, String(req.params.id), again);
    const { timeZone } = (await getOrganisation(knex)).settings;
    const today = businessDay(context.clock.now(), timeZone);
    res.setHeader('Cache-Control', 'private, no-store');
    res.attachment(`links-${today}.csv`).type('text/csv; charset=utf-8').send(toCsv(items));
  });
  return routes;
}

/** `POST /programs/:id/links/export`, under /api/v1. Addresses and names are for keys that may read customers. */
export function programLinksApi(hasOpenComplaint: OpenComplaintCheck): Router {
  const routes = Router();
  routes.post('/programs/:id/links/export', allowScope('programs:write'), async (req, res) => {
    const { context } = res.locals;
    const { again } = parseBody(ExportBody, req.body, 'bad_export');
    const { items, more } = await exportLinks(context, hasOpenComplaint, String(req.params.id), again);
    const { actor } = context;
    const mayRead = actor.kind === 'api_key' && covers(actor.scopes.filter(isScope), 'customers:read');
    res.json({ items: mayRead ? items : items.map((item) => ({ ...item, email: null, name: null })), more });
  });
  return routes;
}

const ExportBody = z.strictObject(
  { again: z.boolean({ error: 'again is true or false.' }).default(false) },
  { error: 'Send {} or {"again": true}.' },
);

const COLUMNS = ['contact_external_id', 'customer_external_id', 'email', 'name', 'locale', 'link', 'expires_at'];

/** For spreadsheets and for programs: UTF-8 with its mark, and no cell that a spreadsheet would run. */
function toCsv(items: readonly HandedLink[]): string {
  const lines = items.map((item) =>
    [
      item.contactExternalId,
      item.customerExternalId,
      item.email,
      item.name,
      item.locale,
      item.link,
      item.expiresAt,
    ].map((cell) => neutraliseCell(cell ?? '')),
  );
  return `\uFEFF${stringify([COLUMNS, ...lines], { record_delimiter: 'windows' })}`;
}
