import { Router } from 'express';
import type { Knex } from 'knex';
import { z } from 'zod';
import { allow } from '../../platform/http/guard.ts';
import { readPaging, toPage } from '../../platform/http/paging.ts';
import type { Web } from '../../platform/http/web.ts';
import { getOrganisation } from '../organisation/index.ts';
import { accountsMessages } from './accounts.messages.ts';
import { type AuditRow, toAuditLine } from './audit.views.ts';

const Filter = z.object({ subject: z.string().max(200).optional().catch(undefined) });

async function listAudit(
  db: Knex,
  options: { cursor: string | undefined; limit: number; subject: string | undefined },
): Promise<AuditRow[]> {
  const query = db('audit')
    .leftJoin('users', 'users.id', 'audit.actor_id')
    .orderBy('audit.id', 'desc')
    .limit(options.limit + 1)
    .select('audit.*', { actor_name: 'users.name' });
  if (options.cursor !== undefined) query.where('audit.id', '<', options.cursor);
  if (options.subject !== undefined) query.where('audit.subject_id', options.subject);
  return query;
}

/** Every change by a person or a program, and each opening of a sealed identity. */
export function auditRoutes(web: Web): Router {
  const router = Router();
  router.get('/audit', allow('audit.view'), async (req, res) => {
    const { locale } = res.locals;
    const db = web.services.db.knex;
    const paging = readPaging(req.query);
    const { subject } = Filter.parse(req.query);
    const { settings } = await getOrganisation(db);
    const { rows, nextCursor } = toPage(await listAudit(db, { ...paging, subject }), paging.limit);
    const link = (cursor?: string): string => {
      const params = new URLSearchParams();
      if (subject !== undefined) params.set('subject', subject);
      if (cursor !== undefined) params.set('cursor', cursor);
      return params.size === 0 ? '/audit' : `/audit?${params}`;
    };
    await web.render.page(
      res,
      'accounts/audit',
      {
        rows: rows.map((row) => toAuditLine(row, locale, settings.timeZone)),
        page: {
          firstHref: paging.cursor === undefined ? undefined : link(),
          nextHref: nextCursor === null ? undefined : link(nextCursor),
        },
      },
      { title: accountsMessages.in(locale)('accounts.audit.title') },
    );
  });
  return router;
}
