import express, { type Request, type Response, Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import type { Locale } from '../../domain/locale.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { readDatedCursor, readPaging, toDatedPage } from '../../platform/http/paging.ts';
import { readSingleFile } from '../../platform/http/single-file.ts';
import type { Web } from '../../platform/http/web.ts';
import { getOrganisation } from '../organisation/index.ts';
import { AddressForm } from './mail.forms.ts';
import { suppressionsMessages } from './suppressions.messages.ts';
import { lookUpAddress, readAddressList, releaseAddress, suppressAddresses } from './suppressions.service.ts';
import { countSuppressions, listSuppressions, SUPPRESSIONS } from './suppressions.store.ts';
import { type SuppressionsPageInput, toSuppressionsPage } from './suppressions.views.ts';

const PAGE = '/mail/suppressions';
const LARGEST_FILE = '4mb';

/** Addresses that get no mail. They are posted, never part of an address of a page, so that no log holds them. */
export function suppressionsRoutes(web: Web): Router {
  const router = Router();
  const { knex } = web.services.db;
  const view = allow('outbox.view');
  const edit = allow('settings.edit');

  async function show(
    req: Request,
    res: Response,
    shown: { look?: SuppressionsPageInput['look']; wrong?: SuppressionsPageInput['wrong'] } = {},
  ): Promise<void> {
    const { locale, context } = res.locals;
    const { cursor, limit } = readPaging(req.query);
    const reason = SUPPRESSIONS.find((known) => known === req.query.reason);
    const [counts, found, organisation] = await Promise.all([
      countSuppressions(knex),
      listSuppressions(knex, { reason, after: readDatedCursor(cursor), limit: limit + 1 }),
      getOrganisation(knex),
    ]);
    const listed = found.map((row) => ({ id: row.addressHash, ...row }));
    const model = toSuppressionsPage({
      locale,
      timeZone: organisation.settings.timeZone,
      counts,
      reason,
      ...toDatedPage(listed, limit, ({ at }) => at),
      paged: cursor !== undefined,
      mayChange: isAllowed(userOf(context).role, 'settings.edit'),
      look: shown.look,
      wrong: shown.wrong,
    });
    const title = suppressionsMessages.in(locale)('suppressions.title');
    const status = shown.wrong === undefined ? 200 : 422;
    await web.render.page(res, 'mail-flow/suppressions', { view: model, ...flashOf(req, locale) }, { title, status });
  }

  router.get(PAGE, view, (req, res) => show(req, res));
  router.post(`${PAGE}/look-up`, view, async (req, res) => {
    const form = parseForm(AddressForm, req.body);
    if (!form.ok) return show(req, res, { wrong: { form: 'look', filled: form } });
    const { email } = form.value;
    await show(req, res, { look: { email, found: await lookUpAddress(res.locals.context, email) } });
  });
  router.post(`${PAGE}/add`, edit, async (req, res) => {
    const form = parseForm(AddressForm, req.body);
    if (!form.ok) return show(req, res, { wrong: { form: 'add', filled: form } });
    await suppressAddresses(res.locals.context, [form.value.email]);
    res.redirect(303, `${PAGE}?done=added`);
  });
  router.post(`${PAGE}/remove`, edit, async (req, res) => {
    const form = parseForm(AddressForm, req.body);
    if (!form.ok) return show(req, res, { wrong: { form: 'look', filled: form } });
    await releaseAddress(res.locals.context, form.value.email);
    res.redirect(303, `${PAGE}?done=removed`);
  });
  router.post(
    `${PAGE}/upload`,
    edit,
    express.raw({ type: 'multipart/form-data', limit: LARGEST_FILE }),
    async (req, res) => {
      const file = readSingleFile(req.get('content-type'), req.body);
      const wrong = (error: string) => ({
        wrong: { form: 'file' as const, filled: { values: {}, errors: { file: error } } },
      });
      if (file === undefined) return show(req, res, wrong('suppressions.problem.file'));
      const { emails, unread } = readAddressList(file.toString('utf8'));
      if (emails.length === 0) return show(req, res, wrong('suppressions.problem.empty'));
      const added = await suppressAddresses(res.locals.context, emails);
      res.redirect(303, `${PAGE}?done=uploaded&added=${added}&unread=${unread}`);
    },
  );
  return router;
}

function flashOf({ query }: Request, locale: Locale): { flash?: { text: string } } {
  const t = suppressionsMessages.in(locale);
  if (query.done === 'added' || query.done === 'removed')
    return { flash: { text: t(`suppressions.done.${query.done}`) } };
  if (query.done !== 'uploaded') return {};
  const count = (value: unknown): number => (/^\d{1,7}$/.test(String(value)) ? Number(value) : 0);
  const parts = [
    t('suppressions.done.uploaded', { added: count(query.added) }),
    t('suppressions.done.unread', { unread: count(query.unread) }),
  ];
  return { flash: { text: parts.join(' ').trim() } };
}
