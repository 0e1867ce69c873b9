import { type Request, type Response, Router } from 'express';
import type { Knex } from 'knex';
import { z } from 'zod';
import { isAllowed, ROW_ACCESS } from '../../domain/access/role-matrix.ts';
import { type AuditEntry, audit, isOnRecord } from '../../platform/audit.ts';
import { addSeconds } from '../../platform/clock.ts';
import { conflict, invalidInput, notFound } from '../../platform/errors.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { readDatedCursor, readPaging, toDatedPage, toPage } from '../../platform/http/paging.ts';
import type { Web } from '../../platform/http/web.ts';
import { listDeadJobs, retryDeadJob } from '../../platform/jobs/jobs.store.ts';
import {
  countMessages,
  countMessagesBy,
  findCapturedMail,
  findMessage,
  listMessages,
  type Message,
  sendAgain,
  whereRecipient,
} from '../../platform/mail/outbox.ts';
import { getOrganisation } from '../organisation/index.ts';
import { INVITATION_MAIL } from './consider-invitation.ts';
import { findInvitation } from './invitation.store.ts';
import { toMessagePage } from './message.views.ts';
import { outboxMessages } from './outbox.messages.ts';
import { MESSAGE_STATUSES, toOutboxPage, WITH_REASON } from './outbox.views.ts';
import { REMINDER_MAIL } from './reminder-mail.kind.ts';

/** A mail's own page: nothing runs in it and nothing is fetched; its links open beside it, as in a mail program. */
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";
/** How long after its page the frame with a mail may be filled. */
const FRAME_SECONDS = 60;
const MOST_DEAD_JOBS = 50;
const LONGEST_SEARCH = 254;

/** Kinds of mail that are about an invitation. */
const OF_INVITATIONS: readonly string[] = [INVITATION_MAIL, REMINDER_MAIL];

/**
 * Kinds of mail that leave at, or at a set time after, the moment of an unhappy answer: their times would tell whose it was
 * to those who are told its week.
 */
const TELLS_ANSWER: readonly string[] = ['complaint.acknowledgement', 'complaint.notice'];

const SendAgainForm = z.object({ kind: z.string().min(1).max(100) });

/** What was sent, what was not, and the captured mails. `captured`: there is no mail server, so mail is kept here. */
export function outboxRoutes(web: Web, { captured }: { captured: boolean }): Router {
  const { db } = web.services;
  const routes = Router();

  /** What somebody may see: of users limited to branches, the invitations of their branches. */
  const visibleTo =
    ({ context }: Response['locals']) =>
    (messages: Knex.QueryBuilder): void => {
      const { role, branchIds } = userOf(context);
      if (!ROW_ACCESS[role]) messages.whereNotIn('kind', TELLS_ANSWER);
      if (branchIds === null) return;
      messages.whereIn('subject_id', db.knex('invitations').whereIn('branch_id', branchIds).select('id'));
    };

  async function getMessage(req: Request, res: Response): Promise<Message> {
    const message = await findMessage(db.knex, String(req.params.id));
    if (message === undefined) throw notFound('message');
    const visible = await db.knex('messages').where({ id: message.id }).modify(visibleTo(res.locals)).first('id');
    if (visible === undefined) throw notFound('message');
    return message;
  }

  const opening = ({ id }: Message): AuditEntry => ({ action: 'mail.opened', subject: { kind: 'message', id } });

  async function auditOpening(res: Response, message: Message): Promise<void> {
    await db.transaction((tx) => audit(tx, res.locals.context, opening(message)));
  }

  /** Whom mail went to tells who complained too: that it was asked for is on record, as each opening is; not for whom. */
  async function auditSearch(res: Response): Promise<void> {
    const entry = { action: 'mail.searched', subject: { kind: 'messages', id: 'recipient' } };
    await db.transaction((tx) => audit(tx, res.locals.context, entry));
  }

  routes.get('/outbox', allow('outbox.view'), async (req, res) => {
    const { locale, context } = res.locals;
    const { cursor, limit } = readPaging(req.query);
    const status = MESSAGE_STATUSES.find((known) => known === req.query.status);
    const hasReasons = status !== undefined && WITH_REASON.includes(status);
    const reason = hasReasons && typeof req.query.reason === 'string' ? req.query.reason : undefined;
    const seesJobs = isAllowed(userOf(context).role, 'jobs.manage');
    // Addresses stand in the mails alone, and these are kept only where none is sent.
    const maySearch = captured && isAllowed(userOf(context).role, 'outbox.bodies');
    const to = maySearch && typeof req.query.to === 'string' ? req.query.to.trim().slice(0, LONGEST_SEARCH) : '';
    if (to !== '') await auditSearch(res);
    const seen = visibleTo(res.locals);
    const only = (messages: Knex.QueryBuilder): void => {
      seen(messages);
      if (to !== '') whereRecipient(messages, db.knex, to);
    };
    const waiting = status === 'queued';
    const page = waiting ? { after: readDatedCursor(cursor) } : { before: cursor };
    const [counts, found, reasons, failedKinds, dead, organisation] = await Promise.all([
      countMessages(db.knex, only),
      listMessages(db.knex, { status, reason, ...page, limit: limit + 1, only }),
      hasReasons ? countMessagesBy(db.knex, 'reason', { status, only }) : [],
      seesJobs && status === 'failed' ? countMessagesBy(db.knex, 'kind', { status, only }) : [],
      seesJobs ? listDeadJobs(db.knex, MOST_DEAD_JOBS) : [],
      getOrganisation(db.knex),
    ]);
    const { rows, nextCursor } = waiting
      ? toDatedPage(found, limit, ({ sendAfter }) => sendAfter)
      : toPage(found, limit);
    const { timeZone } = organisation.settings;
    const t = outboxMessages.in(locale);
    const view = toOutboxPage({
      locale,
      timeZone,
      now: context.clock.now(),
      captured,
      status,
      reason,
      to: maySearch ? to : null,
      counts,
      reasons,
      failedKinds,
      rows,
      nextCursor,
      paged: cursor !== undefined,
      dead,
    });
    const done = { retried: t('outbox.done.retried'), again: t('outbox.done.againAll') }[String(req.query.done)];
    const flash = done === undefined ? {} : { flash: { text: done } };
    await web.render.page(res, 'outbox/list', { view, ...flash }, { title: t('outbox.title') });
  });

  routes.get('/outbox/:id', allow('outbox.view'), async (req, res) => {
    const { locale, context } = res.locals;
    const message = await getMessage(req, res);
    const { role } = userOf(context);
    const mayOpen = isAllowed(role, 'outbox.bodies');
    const mail = mayOpen ? await findCapturedMail(db.knex, message.id) : undefined;
    if (mail !== undefined) await auditOpening(res, message);
    const invitation = OF_INVITATIONS.includes(message.kind)
      ? await findInvitation(db.knex, message.subjectId)
      : undefined;
    const { settings } = await getOrganisation(db.knex);
    const t = outboxMessages.in(locale);
    const view = toMessagePage({
      locale,
      timeZone: settings.timeZone,
      now: context.clock.now(),
      captured,
      message,
      contactId: invitation?.contactId,
      maySendAgain: isAllowed(role, 'jobs.manage'),
      mayOpen,
      mail,
    });
    const flash = req.query.done === 'again' ? { flash: { text: t('outbox.done.again') } } : {};
    await web.render.page(res, 'outbox/message', { view, ...flash }, { title: t('outbox.mail.title') });
  });

  routes.get('/outbox/:id/html', allow('outbox.bodies'), async (req, res) => {
    const { context } = res.locals;
    const message = await getMessage(req, res);
    const mail = await findCapturedMail(db.knex, message.id);
    if (mail === undefined) throw notFound('captured mail');
    // In the frame of its page the opening is on record already; opened by itself it is another one. That it is a frame
    // anybody can say: believed where the page was just opened.
    const since = addSeconds(context.clock.now(), -FRAME_SECONDS);
    const inFrame = req.get('sec-fetch-dest') === 'iframe';
    if (!inFrame || !(await isOnRecord(db.knex, context, opening(message), since))) await auditOpening(res, message);
    res.setHeader('Content-Security-Policy', MAIL_POLICY);
    res.setHeader('Cache-Control', 'private, no-store');
    res.type('html').send(mail.html.replace('<head>', '<head>\n<base target="_blank">'));
  });

  routes.post('/outbox/:id/send-again', allow('jobs.manage'), async (req, res) => {
    const { context } = res.locals;
    const message = await getMessage(req, res);
    await db.transaction(async (tx) => {
      const sent = await sendAgain(tx, context, (messages) => void messages.where({ id: message.id }));
      if (sent === 0) throw conflict('not_resendable', 'Only mail that failed can be sent again.');
      const subject = { kind: 'message', id: message.id };
      await audit(tx, context, { action: 'message.sent_again', subject, detail: { status: message.status } });
    });
    web.wakeJobs();
    res.redirect(303, `/outbox/${message.id}?done=again`);
  });

  // Pressed twice, the second finds none that failed: they are on their way, as the page then says.
  routes.post('/outbox/send-again', allow('jobs.manage'), async (req, res) => {
    const { context } = res.locals;
    const form = SendAgainForm.safeParse(req.body);
    if (!form.success) throw invalidInput('bad_kind', 'Say which kind of message is to be sent again.');
    const { kind } = form.data;
    const only = visibleTo(res.locals);
    await db.transaction(async (tx) => {
      const count = await sendAgain(tx, context, (messages) => {
        messages.where({ kind });
        only(messages);
      });
      if (count === 0) return;
      await audit(tx, context, {
        action: 'message.sent_again',
        subject: { kind: 'messages', id: kind },
        detail: { count },
      });
    });
    web.wakeJobs();
    res.redirect(303, '/outbox?done=again');
  });

  routes.post('/outbox/jobs/:id/retry', allow('jobs.manage'), async (req, res) => {
    const { context } = res.locals;
    const id = String(req.params.id);
    await db.transaction(async (tx) => {
      if (!(await retryDeadJob(tx, id, context.clock.now()))) throw notFound('stopped task');
      await audit(tx, context, { action: 'job.retried', subject: { kind: 'job', id } });
    });
    web.wakeJobs();
    res.redirect(303, '/outbox?done=retried');
  });
  return routes;
}
