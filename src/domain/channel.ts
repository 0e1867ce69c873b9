import { z } from 'zod';

/** How a customer was served. */
export const CHANNELS = ['in_person', 'phone', 'email', 'chat', 'web'] as const;
export type Channel = (typeof CHANNELS)[number];
export const Channel = z.enum(CHANNELS, { error: `Use one of the channels ${CHANNELS.join(', ')}.` });

export function isChannel(value: unknown): value is Channel {
  return CHANNELS.some((channel) => channel === value);
}

/** What a customer came with. */
export const CONTACT_KINDS = ['request', 'question', 'correction', 'complaint'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];
export const ContactKind = z.enum(CONTACT_KINDS, { error: `Use one of the kinds ${CONTACT_KINDS.join(', ')}.` });

export function isContactKind(value: unknown): value is ContactKind {
  return CONTACT_KINDS.some((kind) => kind === value);
}
