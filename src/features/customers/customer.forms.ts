import { z } from 'zod';
import { Relationship } from '../../domain/customer.ts';
import { LOCALES, Locale } from '../../domain/locale.ts';
import { isPlainId, NO_PLAIN_ID } from '../../domain/names/external-id.ts';
import { tidyName } from '../../domain/names/tidy-name.ts';
import { ANSWERS_OF_ERASED } from './customer-data.service.ts';

const trimmed = (longest: number, tooLong: string) => z.string().trim().max(longest, { error: tooLong });

const typedPerson = {
  name: z
    .string()
    .default('')
    .transform(tidyName)
    .pipe(z.string().max(200, { error: 'customers.problem.tooLong' })),
  email: trimmed(254, 'customers.problem.email')
    .default('')
    .refine((address) => address === '' || z.email().safeParse(address).success, {
      error: 'customers.problem.email',
    }),
  locale: z
    .enum(['', ...LOCALES], { error: 'customers.problem.locale' })
    .default('')
    .transform((locale) => (locale === '' ? null : locale)),
};

/** The form of a new customer; problems are keys of customers.messages.ts. */
export const NewCustomerForm = z
  .object({ ...typedPerson, externalId: trimmed(200, 'customers.problem.tooLong').default('') })
  .refine((form) => form.name !== '' || form.email !== '' || form.externalId !== '', {
    path: ['name'],
    error: 'customers.problem.nobody',
  });

/** The form of a customer's page; problems are keys of customers.messages.ts. */
export const CustomerForm = z
  .object({
    ...typedPerson,
    relationship: z.enum(Relationship.options, { error: 'customers.problem.relationship' }),
    relationshipReason: trimmed(500, 'customers.problem.tooLong').default(''),
  })
  .refine((form) => form.relationship !== 'ended' || form.relationshipReason !== '', {
    path: ['relationshipReason'],
    error: 'customers.problem.reason',
  });

/** The body of POST /api/v1/customers/:id/erase. */
export const EraseInput = z.strictObject({
  answers: z.enum(ANSWERS_OF_ERASED, { error: `answers is one of ${ANSWERS_OF_ERASED.join(', ')}.` }).default('unlink'),
});

const externalId = z
  .string({ error: 'externalId is a text.' })
  .trim()
  .max(200, { error: 'Keep externalId within 200 characters.' })
  .refine(isPlainId, { error: NO_PLAIN_ID });
const email = z.email({ error: 'email is no e-mail address. Use one such as dana@example.org.' }).max(254);
const name = z
  .string({ error: 'name is a text.' })
  .transform(tidyName)
  .pipe(z.string().max(200, { error: 'Keep name within 200 characters.' }));

/** `customer` of POST /api/v1/contacts, and the body of POST /api/v1/customers. */
export const CustomerInput = z
  .strictObject({
    externalId: externalId.nullish(),
    email: z.preprocess((value) => (typeof value === 'string' ? value.trim() : value), email).nullish(),
    name: name.nullish(),
    locale: Locale.nullish(),
  })
  .refine((input) => [input.externalId, input.email, input.name].some((text) => (text ?? '') !== ''), {
    error: 'Give at least one of externalId, email and name.',
  });

export const CustomerPatch = z.strictObject({
  email: email.nullable().optional(),
  name: name.nullable().optional(),
  locale: Locale.nullable().optional(),
  relationship: Relationship.optional(),
  relationshipReason: z
    .string()
    .max(500, { error: 'Keep relationshipReason within 500 characters.' })
    .nullable()
    .optional(),
});
