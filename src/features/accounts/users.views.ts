import { ROLES } from '../../domain/access/role-matrix.ts';
import { LOCALE_NAMES, LOCALES, type Locale } from '../../domain/locale.ts';
import { ROLE_WORDS } from '../../domain/words/access.words.ts';
import { type Field, type Filled, fillChange, fillIn, type Option } from '../../platform/http/form-fields.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { seenBefore } from '../../platform/overtaken.ts';
import { accountsMessages } from './accounts.messages.ts';
import { shownProfile, shownUser } from './accounts.service.ts';
import type { User, UserStatus } from './users.store.ts';

/** What there is to choose from, and how times are written. */
export interface Surroundings {
  timeZone: string;
  providers: readonly { id: string; name: string }[];
  branches: readonly { id: string; name: string }[];
}

const STATUS_ICONS: Record<UserStatus, string> = { invited: 'wait', active: 'done', deactivated: 'no' };

function limitsOf(user: User, locale: Locale, { providers, branches }: Surroundings): string {
  const provider = providers.find(({ id }) => id === user.providerId)?.name;
  const limited = user.role !== 'administrator' && user.branchIds.length > 0;
  const names = branches.filter(({ id }) => user.branchIds.includes(id)).map(({ name }) => name);
  const where = limited ? dotted(names) : accountsMessages.in(locale)('accounts.users.allBranches');
  return provider === undefined ? where : dotted([provider, where]);
}

export function toUserTable(users: readonly User[], locale: Locale, surroundings: Surroundings) {
  const t = accountsMessages.in(locale);
  return {
    caption: t('accounts.users.title'),
    columns: [
      { label: t('accounts.users.name'), wide: true },
      { label: t('accounts.users.role') },
      { label: t('accounts.users.limits') },
      { label: t('accounts.users.status') },
      { label: t('accounts.users.lastSignIn') },
    ],
    rows: users.map((user) => ({
      cells: [
        { text: user.name, href: `/users/${user.id}`, quiet: user.email },
        { text: ROLE_WORDS[user.role].name[locale] },
        { text: limitsOf(user, locale, surroundings) },
        {
          text: t(`accounts.status.${user.status}`),
          state: { icon: STATUS_ICONS[user.status], late: false },
        },
        {
          text:
            user.lastSignInAt === null
              ? t('accounts.users.never')
              : momentText(user.lastSignInAt, locale, surroundings.timeZone),
        },
      ],
    })),
  };
}

const toOption = ({ id, name }: { id: string; name: string }): Option => ({ value: id, label: name });

function accessFields(locale: Locale, surroundings: Surroundings): Field[] {
  const t = accountsMessages.in(locale);
  return [
    {
      name: 'role',
      kind: 'radios',
      label: t('accounts.users.role'),
      required: true,
      options: ROLES.map((role) => ({
        value: role,
        label: ROLE_WORDS[role].name[locale],
        hint: ROLE_WORDS[role].part[locale],
      })),
    },
    {
      name: 'providerId',
      kind: 'select',
      label: t('accounts.user.provider'),
      hint: t('accounts.user.provider.hint'),
      optional: true,
      options: [{ value: '', label: t('accounts.user.provider.none') }, ...surroundings.providers.map(toOption)],
    },
    {
      name: 'branchIds',
      kind: 'checks',
      label: t('accounts.user.branches'),
      hint: t('accounts.user.branches.hint'),
      optional: true,
      options: surroundings.branches.map(toOption),
    },
  ];
}

const nameField = (locale: Locale): Field => ({
  name: 'name',
  label: accountsMessages.in(locale)('accounts.users.name'),
  required: true,
  maxlength: 120,
});

const languageField = (locale: Locale): Field => ({
  name: 'locale',
  kind: 'select',
  label: accountsMessages.in(locale)('accounts.user.language'),
  value: locale,
  options: LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] })),
});

export function toInviteForm(locale: Locale, surroundings: Surroundings, filled: Filled) {
  const t = accountsMessages.in(locale);
  const email: Field = {
    name: 'email',
    kind: 'email',
    label: t('accounts.users.email'),
    required: true,
    maxlength: 254,
    autocomplete: 'off',
  };
  const fields = [nameField(locale), email, languageField(locale), ...accessFields(locale, surroundings)];
  return fillIn(fields, { ...filled, values: several(filled.values) }, wordsOf(accountsMessages, locale));
}

export function toUserForm(user: User, locale: Locale, surroundings: Surroundings, filled: Filled) {
  const now: Record<string, unknown> = {
    name: user.name,
    role: user.role,
    providerId: user.providerId ?? '',
    branchIds: user.branchIds,
  };
  const fields = [nameField(locale), ...accessFields(locale, surroundings)].map((field) => ({
    ...field,
    value: now[field.name],
  }));
  const form = fillChange(fields, { ...filled, values: several(filled.values) }, sayIn(locale));
  return { ...form, seen: seenBefore(filled, shownUser(user)) };
}

/** One ticked box posts a text, several an array; the field wants an array. */
function several(values: Filled['values']): Filled['values'] {
  if (typeof values.branchIds !== 'string') return values;
  return { ...values, branchIds: [values.branchIds] };
}

export function toUserFacts(user: User, locale: Locale, surroundings: Surroundings) {
  const t = accountsMessages.in(locale);
  return {
    name: user.name,
    email: user.email,
    status: { icon: STATUS_ICONS[user.status], text: t(`accounts.status.${user.status}`) },
    lastSignIn:
      user.lastSignInAt === null
        ? t('accounts.users.never')
        : momentText(user.lastSignInAt, locale, surroundings.timeZone),
    mailStopped: user.mailStoppedAt !== null,
    action: `/users/${user.id}`,
    invited: user.status === 'invited',
    deactivated: user.status === 'deactivated',
  };
}

export function toProfile(user: User, locale: Locale, filled: Filled) {
  const t = accountsMessages.in(locale);
  const fields: Field[] = [
    { ...nameField(locale), value: user.name, autocomplete: 'name' },
    { ...languageField(locale), value: user.locale },
    { name: 'mail', kind: 'checkbox', label: t('accounts.profile.mail'), value: user.mailStoppedAt === null },
  ];
  return { ...fillChange(fields, filled, sayIn(locale)), seen: seenBefore(filled, shownProfile(user)) };
}

const sayIn = (locale: Locale) => ({ words: wordsOf(accountsMessages, locale), locale });

export function toPasswordForm(locale: Locale, labels: { newPassword: string; hint: string }, filled: Filled) {
  const t = accountsMessages.in(locale);
  const password = { kind: 'password' as const, required: true, maxlength: 200 };
  return fillIn(
    [
      { ...password, name: 'current', label: t('accounts.profile.currentPassword'), autocomplete: 'current-password' },
      { ...password, name: 'password', label: labels.newPassword, hint: labels.hint, autocomplete: 'new-password' },
    ],
    filled,
    wordsOf(accountsMessages, locale),
  );
}

const DONE = {
  invited: 'accounts.done.invited',
  saved: 'accounts.done.saved',
  deactivated: 'accounts.done.deactivated',
  reactivated: 'accounts.done.reactivated',
  password: 'accounts.done.passwordChanged',
} as const;

const isDone = (code: unknown): code is keyof typeof DONE => typeof code === 'string' && Object.hasOwn(DONE, code);

/** Words that a redirect left in the address; unknown codes say nothing. */
export function toFlash(locale: Locale, done: unknown): { kind: 'done'; text: string } | undefined {
  return isDone(done) ? { kind: 'done', text: accountsMessages.in(locale)(DONE[done]) } : undefined;
}
