/**
 * What a visit of a mail's link looks like: `person`, as far as can be told; `prefetch`, which a mail program or browser
 * made ahead of anybody; `scanner`, a program by its own word; `probe`, a request that asks for no page; `burst`, one of
 * many at once. All are evidence and none is an answer.
 */
export const VISIT_KINDS = ['person', 'prefetch', 'scanner', 'probe', 'burst'] as const;
export type VisitKind = (typeof VISIT_KINDS)[number];

export function isVisitKind(text: string): text is VisitKind {
  return VISIT_KINDS.some((kind) => kind === text);
}

/** What a request says of itself. Only the kind that is read from it is kept. */
export interface VisitSigns {
  method: string;
  userAgent: string | undefined;
  /** Sec-Purpose, Purpose, X-Purpose and X-Moz, as far as they were sent. */
  purposes: readonly string[];
}

/** Programs that say what they are; many more do not, and show by how they come: see `isBurst`. */
const PROGRAMS =
  /\bbot\b|[a-z]bot[/-]|crawl|spider|scan|preview|proxy|monitor|headless|phantom|python|curl\/|wget|java\/|okhttp|go-http|libwww|httpclient|axios|node-|barracuda|mimecast|proofpoint|symantec|trendmicro|forcepoint|safelinks|ms-office|facebookexternalhit|whatsapp\//i;

export function visitKind({ method, userAgent, purposes }: VisitSigns): Exclude<VisitKind, 'burst'> {
  if (method !== 'GET') return 'probe';
  if (purposes.some((purpose) => /prefetch|preview|prerender/i.test(purpose))) return 'prefetch';
  if (userAgent === undefined || userAgent.trim() === '' || PROGRAMS.test(userAgent)) return 'scanner';
  return 'person';
}

/** Nobody opens that many links of one mail within so short a time. */
export const BURST = { visits: 4, seconds: 10 } as const;

/** @param earlier how many visits that looked like a person's came within the seconds before */
export function isBurst(earlier: number): boolean {
  return earlier + 1 >= BURST.visits;
}
