import type { Knex } from 'knex';
import { coversCard } from '../../domain/access/card-rights.ts';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { Locale, textIn } from '../../domain/locale.ts';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import type { Renderer } from '../../platform/http/render.ts';
import type { MailKind, Message, Prepared } from '../../platform/mail/outbox.ts';
import { findUser } from '../accounts/index.ts';
import { readReferred } from '../comments/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { toCardMail } from './card-mail.views.ts';
import { findCardMail, forgetKept } from './card-mails.store.ts';
import { findSchedule, mintPauseToken, setRecipientPaused } from './schedules.store.ts';
import { CARD_MAIL, readerOf, takesMail } from './send-cards.service.ts';

/** The mail with a report card. Whether its reader may still have it is asked anew when it leaves. */
export function cardMailKind(render: Pick<Renderer, 'mail'>): MailKind {
  return {
    kind: CARD_MAIL,
    whenUncertain: 'send_again',
    prepare: (tx, services, message) => prepare(render, tx, services, message),
    async complained({ db, clock }, message) {
      const mail = await findCardMail(db.knex, message.subjectId);
      if (mail !== undefined) {
        await db.transaction((tx) => setRecipientPaused(tx, mail, instantText(clock.now())));
      }
    },
    async settled(tx, _services, message, ending) {
      if (ending === 'sent' || ending === 'skipped') await forgetKept(tx, message.subjectId);
    },
  };
}

async function prepare(
  render: Pick<Renderer, 'mail'>,
  tx: Knex,
  services: Services,
  message: Message,
): Promise<Prepared> {
  const mail = await findCardMail(tx, message.subjectId);
  const schedule = mail && (await findSchedule(tx, mail.scheduleId));
  const user = mail && (await findUser(tx, { id: mail.userId }));
  if (mail?.kept == null || schedule === undefined || !takesMail(user)) return { skip: 'no_longer_needed' };
  const paused = schedule.recipients.some(({ userId, pausedAt }) => userId === user.id && pausedAt !== null);
  if (!mail.asked && (paused || schedule.pausedAt !== null)) return { skip: 'no_longer_needed' };
  const { facts, rights, comments = [] } = mail.kept;
  if (!coversCard(readerOf(user), rights)) return { skip: 'no_longer_needed' };
  const { name, replyTo, postalFooter } = (await getOrganisation(tx)).settings;
  const locale = Locale.parse(message.locale);
  const secret = await mintPauseToken(tx, services, { scheduleId: schedule.id, userId: user.id });
  const unsubscribeUrl = `${services.baseUrl}/u/${secret}`;
  const mayRead = schedule.comments && isAllowed(user.role, 'comments.view');
  const letter = toCardMail({
    locale,
    facts,
    comments: mayRead ? await readReferred(services.db, tx, comments) : [],
    own: !isAllowed(user.role, 'cards.view'),
    every: schedule.every,
    baseUrl: services.baseUrl,
    name: user.name,
    pauseHref: unsubscribeUrl,
    postal: (postalFooter && textIn(postalFooter, locale)) || null,
  });
  const content = await render.mail('card', letter);
  return {
    send: { to: user.email, fromName: name, replyTo, subject: letter.subject, ...content, locale, unsubscribeUrl },
  };
}
