import type { Knex } from 'knex';
import { type Locale, Locale as LocaleSchema, textIn } from '../../domain/locale.ts';
import { ROLE_WORDS } from '../../domain/words/access.words.ts';
import type { Services } from '../../platform/context.ts';
import type { Renderer } from '../../platform/http/render.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import type { MailKind, Message, Prepared } from '../../platform/mail/outbox.ts';
import type { SimpleMail } from '../../platform/mail/simple-mail.ts';
import { getOrganisation, type Organisation } from '../organisation/index.ts';
import { ASKED_INVITE_MAIL, INVITE_MAIL, RESET_MAIL } from './account-mail.names.ts';
import { type AccountMailInput, toPasswordResetMail, toUserInvitationMail } from './account-mail.views.ts';
import { allowMail } from './accounts.service.ts';
import { insertToken, type TokenPurpose } from './tokens.store.ts';
import { findUser, type User, type UserStatus } from './users.store.ts';

interface Letter {
  kind: string;
  /** Sent only while the account is in this state. */
  status: UserStatus;
  purpose: TokenPurpose;
  path: string;
  /** The person asked for it just now: it goes out whatever they once said about our mail. */
  askedFor: boolean;
  write(tx: Knex, user: User, organisation: Organisation, input: AccountMailInput): Promise<SimpleMail>;
}

const INVITATION = {
  status: 'invited',
  purpose: 'invite',
  path: 'invite',
  async write(tx, user, organisation, input) {
    const inviter = user.invitedById === null ? undefined : await findUser(tx, { id: user.invitedById });
    return toUserInvitationMail({
      ...input,
      inviter: { name: inviter?.name ?? organisation.settings.name },
      roleLabel: ROLE_WORDS[user.role].name[input.locale],
    });
  },
} satisfies Partial<Letter>;

const LETTERS: readonly Letter[] = [
  { ...INVITATION, kind: INVITE_MAIL, askedFor: false },
  { ...INVITATION, kind: ASKED_INVITE_MAIL, askedFor: true },
  {
    kind: RESET_MAIL,
    status: 'active',
    purpose: 'reset',
    path: 'reset',
    askedFor: true,
    write: async (_tx, _user, _organisation, input) => toPasswordResetMail(input),
  },
];

/** Mails about accounts. Their links are made when the mail leaves, so that waiting in the outbox costs no time of theirs. */
export function accountMailKinds(render: Pick<Renderer, 'mail'>): MailKind[] {
  return LETTERS.map((letter) => ({
    kind: letter.kind,
    whenUncertain: 'send_again',
    prepare: (tx, services, message) => prepare(render, letter, tx, services, message),
    settled: async () => undefined,
    complained: (context, message) => allowMail(context, message.subjectId, false),
  }));
}

async function prepare(
  render: Pick<Renderer, 'mail'>,
  letter: Letter,
  tx: Knex,
  services: Services,
  message: Message,
): Promise<Prepared> {
  const user = await findUser(tx, { id: message.subjectId });
  if (user?.status !== letter.status) return { skip: 'no_longer_needed' };
  if (user.mailStoppedAt !== null && !letter.askedFor) return { skip: 'unsubscribed' };
  const locale: Locale = LocaleSchema.parse(message.locale);
  const organisation = await getOrganisation(tx);
  const { name, timeZone, replyTo, postalFooter } = organisation.settings;
  const link = await insertToken(tx, services, user.id, letter.purpose);
  const unsubscribe = await insertToken(tx, services, user.id, 'unsubscribe');
  const postal = postalFooter === null ? '' : textIn(postalFooter, locale);
  const mail = await letter.write(tx, user, organisation, {
    locale,
    organisation: { name, ...(postal === '' ? {} : { postal }) },
    user: { name: user.name },
    url: `${services.baseUrl}/${letter.path}/${link.secret}`,
    until: momentText(link.expiresAt, locale, timeZone),
  });
  const unsubscribeUrl = `${services.baseUrl}/u/${unsubscribe.secret}`;
  return {
    send: {
      to: user.email,
      fromName: name,
      replyTo,
      subject: mail.subject,
      ...(await render.mail('simple', mail)),
      locale,
      unsubscribeUrl,
    },
  };
}
