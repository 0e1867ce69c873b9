import type { Knex } from 'knex';
import { directionOf, Locale } from '../../domain/locale.ts';
import { audit } from '../../platform/audit.ts';
import { addSeconds } from '../../platform/clock.ts';
import type { Context } from '../../platform/context.ts';
import type { Renderer } from '../../platform/http/render.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { type MailKind, queueMessage } from '../../platform/mail/outbox.ts';
import type { SimpleMail } from '../../platform/mail/simple-mail.ts';
import { findUser, insertToken } from '../accounts/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { mailMessages } from './mail.messages.ts';

const TEST_MAIL = 'mail.test';
/** Whoever pressed the button does not wait for longer. */
const GOOD_FOR_SECONDS = 3600;

/** A mail to oneself, to see that mail arrives and how. @returns the message's id */
export async function sendTestMail(tx: Knex, context: Context, user: { id: string; locale: Locale }): Promise<string> {
  const now = context.clock.now();
  const id = await queueMessage(tx, context, {
    ...{ kind: TEST_MAIL, subjectId: user.id, locale: user.locale },
    ...{ sendAfter: now, sendBefore: addSeconds(now, GOOD_FOR_SECONDS) },
  });
  await audit(tx, context, { action: 'mail.tested', subject: { kind: 'message', id } });
  return id;
}

export function testMailKind(render: Pick<Renderer, 'mail'>): MailKind {
  return {
    kind: TEST_MAIL,
    whenUncertain: 'send_again',
    async prepare(tx, services, message) {
      const user = await findUser(tx, { id: message.subjectId });
      if (user?.status !== 'active') return { skip: 'no_longer_needed' };
      const locale = Locale.parse(message.locale);
      const { name, replyTo } = (await getOrganisation(tx)).settings;
      const t = mailMessages.in(locale);
      const unsubscribe = await insertToken(tx, services, user.id, 'unsubscribe');
      const mail: SimpleMail = {
        locale,
        dir: directionOf(locale),
        subject: t('mail.test.subject', { organisation: isolate(name) }),
        preheader: t('mail.test.body'),
        organisation: name,
        greeting: t('mail.test.greeting', { name: isolate(user.name) }),
        paragraphs: [t('mail.test.body')],
        button: null,
        notes: [],
        postal: null,
      };
      return {
        send: {
          ...{ to: user.email, fromName: name, replyTo, subject: mail.subject },
          ...(await render.mail('simple', mail)),
          ...{ locale, unsubscribeUrl: `${services.baseUrl}/u/${unsubscribe.secret}` },
        },
      };
    },
    settled: async () => undefined,
  };
}
