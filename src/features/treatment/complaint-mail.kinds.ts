import type { Knex } from 'knex';
import { Locale, textIn } from '../../domain/locale.ts';
import { isOpen, nextOpening } from '../../domain/time/working-time.ts';
import { instantText } from '../../platform/clock.ts';
import { as, type Services } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import type { Renderer } from '../../platform/http/render.ts';
import type { MailKind, Message, Prepared } from '../../platform/mail/outbox.ts';
import type { SimpleMail } from '../../platform/mail/simple-mail.ts';
import { findUser, insertToken } from '../accounts/index.ts';
import { readCalendar } from '../calendar/index.ts';
import {
  type Complaint,
  findComplainer,
  getComplaint,
  lockComplaint,
  recordEvent,
  updateComplaint,
} from '../complaints/index.ts';
import { findPlace, getOrganisation } from '../organisation/index.ts';
import { type MailFrame, toNoticeMail, toReceivedMail, toReplyMail } from './complaint-mail.views.ts';
import { findNotice, mayTreat, NOTICE_MAIL } from './complaint-notices.ts';
import { ACKNOWLEDGEMENT_MAIL } from './complaint-targets.ts';
import { findReply, mailStopped, mintComplaintLink } from './replies.store.ts';
import { REPLY_MAIL } from './reply.service.ts';

type Render = Pick<Renderer, 'mail'>;

/** Mails about complaints. What they say is decided when they leave; the links to a complaint are made then. */
export function complaintMailKinds(render: Render): MailKind[] {
  return [
    {
      kind: ACKNOWLEDGEMENT_MAIL,
      whenUncertain: 'send_again',
      prepare: (tx, services, message) => prepareReceived(render, tx, services, message),
      async settled(tx, services, message, ending) {
        if (ending === 'sent' || ending === 'uncertain') await markAcknowledged(tx, services, message.subjectId);
      },
    },
    {
      kind: REPLY_MAIL,
      whenUncertain: 'send_again',
      prepare: (tx, services, message) => prepareReply(render, tx, services, message),
      settled: async () => undefined,
    },
    {
      kind: NOTICE_MAIL,
      whenUncertain: 'send_again',
      prepare: (tx, services, message) => prepareNotice(render, tx, services, message),
      settled: async () => undefined,
    },
  ];
}

/** A complaint that may have been erased since. */
async function findComplaint(tx: Knex, id: string): Promise<Complaint | undefined> {
  try {
    return await getComplaint(tx, id, null);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
  }
}

async function prepareReceived(render: Render, tx: Knex, services: Services, message: Message): Promise<Prepared> {
  const complaint = await findComplaint(tx, message.subjectId);
  if (complaint === undefined || complaint.state === 'answered' || complaint.state === 'closed') {
    return { skip: 'no_longer_needed' };
  }
  const calendar = await readCalendar(tx);
  const now = instantText(services.clock.now());
  return toCustomer(render, tx, services, { message, complaint }, (frame) =>
    toReceivedMail({
      ...frame,
      answerBy: complaint.resolveBy,
      closedUntil: isOpen(now, calendar) ? null : nextOpening(now, calendar),
    }),
  );
}

async function prepareReply(render: Render, tx: Knex, services: Services, message: Message): Promise<Prepared> {
  const reply = await findReply(tx, message.subjectId);
  const complaint = reply && (await findComplaint(tx, reply.complaintId));
  if (reply === undefined || complaint === undefined) return { skip: 'no_longer_needed' };
  return toCustomer(render, tx, services, { message, complaint }, (frame) => toReplyMail({ ...frame, reply }));
}

async function toCustomer(
  render: Render,
  tx: Knex,
  services: Services,
  { message, complaint }: { message: Message; complaint: Complaint },
  write: (frame: MailFrame) => SimpleMail,
): Promise<Prepared> {
  const complainer = await findComplainer(tx, complaint);
  if (complainer?.email == null) return { skip: 'no_address' };
  if (await mailStopped(tx, complaint.id)) return { skip: 'unsubscribed' };
  const { name, timeZone, replyTo, postalFooter } = (await getOrganisation(tx)).settings;
  const locale = Locale.parse(message.locale);
  const secret = await mintComplaintLink(tx, services, { complaintId: complaint.id, messageId: message.id });
  const mail = write({
    ...{ locale, timeZone, name: complainer.name },
    organisation: { name, postal: (postalFooter && textIn(postalFooter, locale)) || null },
    url: `${services.baseUrl}/r/${secret}`,
  });
  return {
    send: {
      to: complainer.email,
      fromName: name,
      replyTo,
      subject: mail.subject,
      ...(await render.mail('simple', mail)),
      locale,
      unsubscribeUrl: `${services.baseUrl}/u/${secret}`,
    },
  };
}

async function markAcknowledged(tx: Knex, services: Services, id: string): Promise<void> {
  const found = await findComplaint(tx, id);
  if (found === undefined) return;
  const complaint = await lockComplaint(tx, id, null);
  if (complaint.acknowledgedAt !== null || complaint.kind !== 'complaint') return;
  const context = as(services, { kind: 'system' });
  const acknowledgedAt = instantText(services.clock.now());
  const state = complaint.state === 'open' ? 'acknowledged' : complaint.state;
  await updateComplaint(tx, context, complaint, { state, acknowledgedAt });
  await recordEvent(tx, context, complaint, { what: 'acknowledged' });
}

async function prepareNotice(render: Render, tx: Knex, services: Services, message: Message): Promise<Prepared> {
  const notice = await findNotice(tx, message.subjectId);
  const complaint = notice && (await findComplaint(tx, notice.complaintId));
  const user = notice && (await findUser(tx, { id: notice.userId }));
  if (notice === undefined || complaint === undefined || user === undefined) return { skip: 'no_longer_needed' };
  if (complaint.state === 'closed' || !mayTreat(user, complaint)) {
    return { skip: 'no_longer_needed' };
  }
  if (user.mailStoppedAt !== null) return { skip: 'unsubscribed' };
  const { name, timeZone, replyTo, postalFooter } = (await getOrganisation(tx)).settings;
  const locale = Locale.parse(message.locale);
  const owner = complaint.ownerId === null ? undefined : await findUser(tx, { id: complaint.ownerId });
  const branch = complaint.branchId === null ? undefined : await findPlace(tx, 'branch', complaint.branchId);
  const { secret } = await insertToken(tx, services, user.id, 'unsubscribe');
  const mail = toNoticeMail({
    ...{ locale, timeZone, name: user.name, cause: notice.cause },
    organisation: { name, postal: (postalFooter && textIn(postalFooter, locale)) || null },
    url: `${services.baseUrl}/complaints/${complaint.id}`,
    branch: branch?.name ?? null,
    owner: owner?.name ?? null,
  });
  return {
    send: {
      to: user.email,
      fromName: name,
      replyTo,
      subject: mail.subject,
      ...(await render.mail('simple', mail)),
      locale,
      unsubscribeUrl: `${services.baseUrl}/u/${secret}`,
    },
  };
}
