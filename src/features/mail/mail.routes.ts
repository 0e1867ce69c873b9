import { type Request, type Response, Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { type Filled, overtakenForm, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import type { AskTxt } from '../../platform/mail/ask-dns.ts';
import { readFlow } from '../../platform/mail/mail-flow.ts';
import { countMessages, countMessagesBy } from '../../platform/mail/outbox.ts';
import { seenIn, unlessOvertaken } from '../../platform/overtaken.ts';
import { findUser } from '../accounts/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { FlowForm } from './mail.forms.ts';
import { mailMessages } from './mail.messages.ts';
import { changeMailFlow, resumeSending } from './mail.service.ts';
import { toMailPage } from './mail.views.ts';
import { checkSender, type SenderSettings, senderOf } from './sender-check.ts';
import { countSuppressions } from './suppressions.store.ts';
import { sendTestMail } from './test-mail.kind.ts';

/** How mail leaves: pace, pause, what came back, and what receivers look up. */
export function mailRoutes(web: Web, settings: SenderSettings, askTxt: AskTxt): Router {
  const router = Router();
  const { db, baseUrl } = web.services;

  async function show(req: Request, res: Response, filled: Filled = UNTOUCHED): Promise<void> {
    const { locale, context } = res.locals;
    const user = userOf(context);
    const looked = req.query.look === 'dns';
    const [flow, counts, bounces, suppressed, account, organisation] = await Promise.all([
      readFlow(db.knex),
      countMessages(db.knex),
      countMessagesBy(db.knex, 'bounce', { status: 'failed' }),
      countSuppressions(db.knex),
      findUser(db.knex, { id: user.id }),
      getOrganisation(db.knex),
    ]);
    const sender = senderOf(settings, flow.returnAddress);
    const view = toMailPage({
      locale,
      timeZone: organisation.settings.timeZone,
      now: context.clock.now(),
      baseUrl,
      captured: settings.mailUrl === undefined,
      allowedInTrial: settings.allowedInTrial,
      flow,
      counts,
      bounces: new Map(bounces.map(({ value, count }) => [value, count])),
      suppressed: suppressed.unsubscribed + suppressed.bounced + suppressed.added,
      records: sender && (await checkSender(sender, looked ? askTxt : undefined)),
      domain: sender?.fromDomain ?? '',
      mailHost: sender?.mailHost ?? null,
      looked,
      email: account?.email ?? '',
      mayChange: isAllowed(user.role, 'settings.edit'),
      mayResume: isAllowed(user.role, 'jobs.manage'),
      filled,
    });
    const t = mailMessages.in(locale);
    const done = {
      saved: t('mail.done.saved'),
      resumed: t('mail.done.resumed'),
      tested: t(settings.mailUrl === undefined ? 'mail.done.tested.captured' : 'mail.done.tested'),
    }[String(req.query.done)];
    const flash = done === undefined ? {} : { flash: { text: done } };
    const status = filled === UNTOUCHED ? 200 : filled.overtaken ? 409 : 422;
    await web.render.page(res, 'mail-flow/mail', { view, ...flash }, { title: t('mail.title'), status });
  }

  router.get('/mail', allow('outbox.view'), (req, res) => show(req, res));
  router.post('/mail', allow('settings.edit'), async (req, res) => {
    const form = parseForm(FlowForm, req.body);
    if (!form.ok) return show(req, res, form);
    const save = () => changeMailFlow(res.locals.context, form.value, seenIn(req.body));
    if (!(await unlessOvertaken(save))) return show(req, res, overtakenForm(req.body));
    web.wakeJobs();
    res.redirect(303, '/mail?done=saved');
  });
  router.post('/mail/resume', allow('jobs.manage'), async (_req, res) => {
    await resumeSending(res.locals.context);
    web.wakeJobs();
    res.redirect(303, '/mail?done=resumed');
  });
  router.post('/mail/test', allow('settings.edit'), async (_req, res) => {
    const { context, locale } = res.locals;
    const { id } = userOf(context);
    await db.transaction((tx) => sendTestMail(tx, context, { id, locale }));
    web.wakeJobs();
    res.redirect(303, '/mail?done=tested');
  });
  return router;
}
