import { z } from 'zod';
import { ROLES } from '../../domain/access/role-matrix.ts';
import { LOCALES } from '../../domain/locale.ts';
import { tidyName } from '../../domain/names/tidy-name.ts';
import { TimeZone } from '../../domain/time/zone.ts';
import type { accountsMessages } from './accounts.messages.ts';
import { Email } from './users.store.ts';

/** Messages of these schemas are keys of accounts.messages. */
export type FormWord = keyof typeof accountsMessages.triples;
const word = (key: FormWord): { error: FormWord } => ({ error: key });

const Name = z
  .string(word('accounts.error.name'))
  .transform(tidyName)
  .pipe(z.string().min(1, word('accounts.error.name')).max(120, word('accounts.error.name')));
const GivenPassword = z
  .string(word('accounts.error.passwordGiven'))
  .min(1, word('accounts.error.passwordGiven'))
  .max(200, word('accounts.error.passwordLong'));
const NewPassword = z
  .string(word('accounts.error.password'))
  .min(10, word('accounts.error.password'))
  .max(200, word('accounts.error.passwordLong'));
const Language = z.enum(LOCALES, word('accounts.error.language'));
const Zone = z
  .string(word('accounts.error.timeZone'))
  .refine((zone) => TimeZone.safeParse(zone).success, word('accounts.error.timeZone'));

export const SignInForm = z.object({ email: Email, password: GivenPassword });

export const SetupForm = z.object({
  organisation: Name,
  timeZone: Zone,
  language: Language,
  name: Name,
  email: Email,
  password: NewPassword,
});

export const ForgotForm = z.object({ email: Email });
export const ResetForm = z.object({ password: NewPassword });
export const AcceptForm = z.object({ name: Name, password: NewPassword });

/** A list of one box posts a text, of several an array, of none nothing. */
const several = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().max(60), word('accounts.error.place')),
);

export const UserForm = z.object({
  name: Name,
  role: z.enum(ROLES, word('accounts.error.role')),
  providerId: z
    .string(word('accounts.error.place'))
    .max(60, word('accounts.error.place'))
    .default('')
    .transform((id) => (id === '' ? null : id)),
  branchIds: several,
});
export type UserInput = z.infer<typeof UserForm>;

export const InviteForm = UserForm.extend({ email: Email, locale: Language });

export const ProfileForm = z.object({
  name: Name,
  locale: Language,
  mail: z
    .string()
    .optional()
    .transform((value) => value !== undefined),
});

export const LanguageForm = z.object({ locale: Language });

export const PasswordForm = z.object({ current: GivenPassword, password: NewPassword });
