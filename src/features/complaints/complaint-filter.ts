import { z } from 'zod';
import {
  COMPLAINT_KINDS,
  COMPLAINT_STATES,
  type ComplaintKind,
  type ComplaintState,
  SEVERITIES,
  type Severity,
} from '../../domain/complaint/complaint.ts';
import { type FailureModeKey, isFailureMode } from '../../domain/questionnaire/failure-modes.ts';
import { isDay } from '../../domain/time/period-faults.ts';

/** Which complaints and concerns are meant; what is left out says nothing. All of it can stand in an address. */
export interface ComplaintFilter {
  kind?: ComplaintKind | undefined;
  /** `not_closed`: any state before that; `late`: past the time for a receipt or an answer. */
  state?: ComplaintState | 'not_closed' | 'late' | undefined;
  /** Confirmed tags; `none`: without any; `suggested`: with some that nobody has confirmed yet. */
  mode?: FailureModeKey | 'none' | 'suggested' | undefined;
  dimension?: string | undefined;
  item?: string | undefined;
  branch?: string | undefined;
  provider?: string | undefined;
  topic?: string | undefined;
  severity?: Severity | undefined;
  /** Id of a user; `none`: nobody has it in hand. */
  owner?: string | undefined;
  /** Who may be invited to a discussion group. */
  invite?: boolean | undefined;
  from?: string | undefined;
  to?: string | undefined;
  /** The beginning of the reference that the customer was given. */
  reference?: string | undefined;
}

const blank = (value: unknown): unknown =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
const field = <T extends z.ZodType>(schema: T) => z.preprocess(blank, schema.optional().catch(undefined));
const id = z.string().max(60);
const day = z.string().refine(isDay);

/** A filter as an address tells it; what cannot be read there is left out. */
const Query = z.object({
  kind: field(z.enum(COMPLAINT_KINDS)),
  state: field(z.enum([...COMPLAINT_STATES, 'not_closed', 'late'])),
  mode: field(z.union([z.enum(['none', 'suggested']), z.custom<FailureModeKey>(isFailureMode)])),
  dimension: field(id),
  item: field(id),
  branch: field(id),
  provider: field(id),
  topic: field(id),
  severity: field(z.coerce.number().pipe(z.literal(SEVERITIES))),
  owner: field(id),
  invite: field(z.enum(['yes', 'no']).transform((answer) => answer === 'yes')),
  from: field(day),
  to: field(day),
  reference: field(
    z
      .string()
      .transform((typed) => typed.replace(/[^0-9a-fA-F]/g, '').toLowerCase())
      .pipe(z.string().min(4).max(8)),
  ),
});

export function readComplaintFilter(query: unknown): ComplaintFilter {
  const parsed = Query.safeParse(query ?? {});
  if (!parsed.success) return {};
  return Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
}

/** The filter as the query of an address. */
export function filterQuery(filter: ComplaintFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value !== undefined) query.set(name, typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value));
  }
  return query;
}
