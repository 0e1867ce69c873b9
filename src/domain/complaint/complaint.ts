import { z } from 'zod';

/** A concern has no name and gets no reply; the person of a complaint may be contacted. */
export const COMPLAINT_KINDS = ['concern', 'complaint'] as const;
export type ComplaintKind = (typeof COMPLAINT_KINDS)[number];
export const ComplaintKind = z.enum(COMPLAINT_KINDS, { error: `Use one of ${COMPLAINT_KINDS.join(', ')}.` });

/** How it came. */
export const COMPLAINT_ORIGINS = ['survey', 'form', 'contact', 'staff'] as const;
export type ComplaintOrigin = (typeof COMPLAINT_ORIGINS)[number];
export const ComplaintOrigin = z.enum(COMPLAINT_ORIGINS);

/** States of both kinds, in the order in which they follow each other. */
export const COMPLAINT_STATES = ['open', 'acknowledged', 'in_treatment', 'answered', 'understood', 'closed'] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];
export const ComplaintState = z.enum(COMPLAINT_STATES, { error: `Use one of ${COMPLAINT_STATES.join(', ')}.` });

/** `withdrawn`: the customer changed the answer to a happy one, or was erased, before anybody took it up. */
export const CLOSED_AS = ['confirmed', 'unconfirmed', 'understood', 'withdrawn'] as const;
export type ClosedAs = (typeof CLOSED_AS)[number];
export const ClosedAs = z.enum(CLOSED_AS);

/** 1 mild, 2 serious, 3 grave. */
export const SEVERITIES = [1, 2, 3] as const;
export type Severity = (typeof SEVERITIES)[number];
export const Severity = z.literal(SEVERITIES, { error: 'Severity is 1, 2 or 3.' });

/** Who put a tag: the customer who picked the sentence, the product that read the text, or the person who confirmed. */
export const TAGGED_BY = ['customer', 'suggested', 'person'] as const;
export type TaggedBy = (typeof TAGGED_BY)[number];
export const TaggedBy = z.enum(TAGGED_BY);
