import { directionOf, type Locale } from '../../domain/locale.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import type { SimpleMail } from '../../platform/mail/simple-mail.ts';
import { accountMailMessages } from './account-mail.messages.ts';

export interface AccountMailInput {
  locale: Locale;
  organisation: { name: string; postal?: string };
  user: { name: string };
  url: string;
  /** The end of the link's life, already written out. */
  until: string;
}

export function toPasswordResetMail(input: AccountMailInput): SimpleMail {
  const t = accountMailMessages.in(input.locale);
  return {
    ...frame(input),
    subject: t('accountMail.reset.subject'),
    preheader: t('accountMail.until', { until: input.until }),
    paragraphs: [t('accountMail.reset.text', { organisation: isolate(input.organisation.name) })],
    button: { label: t('accountMail.reset.button'), href: input.url },
    notes: [t('accountMail.until', { until: input.until }), t('accountMail.reset.ignore')],
  };
}

export function toUserInvitationMail(
  input: AccountMailInput & { inviter: { name: string }; roleLabel: string },
): SimpleMail {
  const t = accountMailMessages.in(input.locale);
  const inviter = isolate(input.inviter.name);
  const organisation = isolate(input.organisation.name);
  return {
    ...frame(input),
    subject: t('accountMail.invite.subject', { inviter }),
    preheader: t('accountMail.until', { until: input.until }),
    paragraphs: [t('accountMail.invite.text', { inviter, organisation, role: input.roleLabel })],
    button: { label: t('accountMail.invite.button'), href: input.url },
    notes: [t('accountMail.until', { until: input.until })],
  };
}

function frame({ locale, organisation, user }: AccountMailInput) {
  return {
    locale,
    dir: directionOf(locale),
    organisation: organisation.name,
    greeting: accountMailMessages.in(locale)('accountMail.greeting', { name: isolate(user.name) }),
    postal: organisation.postal ?? null,
  };
}
