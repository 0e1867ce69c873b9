import { LOCALE_NAMES, LOCALES, type Locale } from '../../domain/locale.ts';
import { type Field, type Filled, fillIn } from '../../platform/http/form-fields.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { accountsMessages } from './accounts.messages.ts';
import { doorMessages } from './door.messages.ts';

const passwordField = (locale: Locale, label: 'door.password' | 'door.newPassword', isNew: boolean): Field => {
  const t = doorMessages.in(locale);
  return {
    name: 'password',
    kind: 'password',
    label: t(label),
    required: true,
    autocomplete: isNew ? 'new-password' : 'current-password',
    maxlength: 200,
    ...(isNew ? { hint: t('door.password.hint') } : {}),
  };
};

const emailField = (locale: Locale): Field => ({
  name: 'email',
  kind: 'email',
  label: doorMessages.in(locale)('door.email'),
  required: true,
  autocomplete: 'username',
  maxlength: 254,
});

const nameField = (locale: Locale): Field => ({
  name: 'name',
  label: doorMessages.in(locale)('door.name'),
  required: true,
  autocomplete: 'name',
  maxlength: 120,
});

export function toSignInForm(locale: Locale, filled: Filled) {
  const { password: wrong, ...errors } = filled.errors;
  const text = wrong === 'wrong' ? doorMessages.in(locale)('door.signIn.wrong') : wrong;
  return fillIn(
    [emailField(locale), passwordField(locale, 'door.password', false)],
    { ...filled, errors: text === undefined ? errors : { ...errors, password: text } },
    wordsOf(accountsMessages, locale),
  );
}

export const toForgotForm = (locale: Locale, filled: Filled) =>
  fillIn([emailField(locale)], filled, wordsOf(accountsMessages, locale));

export const toResetForm = (locale: Locale, filled: Filled) =>
  fillIn([passwordField(locale, 'door.newPassword', true)], filled, wordsOf(accountsMessages, locale));

export const toAcceptForm = (locale: Locale, filled: Filled) =>
  fillIn([nameField(locale), passwordField(locale, 'door.password', true)], filled, wordsOf(accountsMessages, locale));

/** The zone that most who set up in this language are in; the server's own for English, where it has one. */
function likelyZone(locale: Locale): string {
  if (locale === 'ms') return 'Asia/Kuala_Lumpur';
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return locale === 'en' && own.includes('/') && !own.startsWith('Etc/') ? own : 'Asia/Jerusalem';
}

export function toSetupForm(locale: Locale, filled: Filled) {
  const t = doorMessages.in(locale);
  const zones = Intl.supportedValuesOf('timeZone');
  return fillIn(
    [
      {
        name: 'organisation',
        label: t('door.setup.organisationName'),
        hint: t('door.setup.organisationName.hint'),
        required: true,
        autocomplete: 'organization',
        maxlength: 120,
      },
      {
        name: 'timeZone',
        kind: 'select',
        label: t('door.setup.timeZone'),
        value: likelyZone(locale),
        options: zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
      },
      {
        name: 'language',
        kind: 'select',
        label: t('door.setup.language'),
        value: locale,
        options: LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] })),
      },
      nameField(locale),
      emailField(locale),
      passwordField(locale, 'door.password', true),
    ],
    filled,
    wordsOf(accountsMessages, locale),
  );
}

/** Words that a redirect left in the address; unknown codes say nothing. */
export function doorFlash(locale: Locale, done: unknown): { kind: 'done'; text: string } | undefined {
  const t = doorMessages.in(locale);
  if (done === 'signed_out') return { kind: 'done', text: t('door.done.signedOut') };
  if (done === 'password_changed') return { kind: 'done', text: t('door.done.passwordChanged') };
  return undefined;
}
