import { z } from 'zod';
import { keptEmail } from '../../domain/customer.ts';

const whole = (most: number, error: string) =>
  z
    .string()
    .default('')
    .transform((text) => text.trim().replaceAll(',', ''))
    .pipe(z.string().regex(/^\d{0,6}$/, { error }))
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((number) => number === null || (number >= 1 && number <= most), { error });

const isAddress = (text: string): boolean => text.length <= 254 && z.email().safeParse(text).success;

/** Problems are keys of mail.messages.ts. */
export const FlowForm = z.object({
  perMinute: whole(60_000, 'mail.problem.perMinute'),
  connections: whole(20, 'mail.problem.connections').transform((number, issues) => {
    if (number !== null) return number;
    issues.addIssue({ code: 'custom', message: 'mail.problem.connections' });
    return z.NEVER;
  }),
  returnAddress: z
    .string()
    .default('')
    .transform((text) => text.trim())
    .refine((text) => text === '' || isAddress(text), { error: 'mail.problem.returnAddress' })
    .transform((text) => (text === '' ? null : text)),
});

/** One address; problems are keys of suppressions.messages.ts. */
export const AddressForm = z.object({
  email: z
    .string({ error: 'suppressions.problem.email' })
    .transform(keptEmail)
    .refine(isAddress, { error: 'suppressions.problem.email' }),
});
