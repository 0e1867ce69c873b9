import { Router } from 'express';
import { z } from 'zod';
import { LONGEST_TEXT, tidyWords } from '../../domain/answers/written-words.ts';
import { Channel } from '../../domain/channel.ts';
import { COMPLAINT_STATES, ComplaintKind, Severity } from '../../domain/complaint/complaint.ts';
import { Locale } from '../../domain/locale.ts';
import { tidyName } from '../../domain/names/tidy-name.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { invalidInput } from '../../platform/errors.ts';
import { allowScope } from '../../platform/http/guard.ts';
import { readPaging, toPage } from '../../platform/http/paging.ts';
import { parseBody } from '../../platform/http/parse-body.ts';
import type { Web } from '../../platform/http/web.ts';
import { CustomerInput } from '../customers/index.ts';
import { findPlaceCalled, getOrganisation } from '../organisation/index.ts';
import type { ComplaintHandler } from './complaint-events.ts';
import type { ComplaintFilter } from './complaint-filter.ts';
import { type ExportedComplaint, exportedComplaints } from './complaints-export.queries.ts';
import { writeDownComplaint } from './staff-intake.service.ts';

const FailureMode = z.enum(
  FAILURE_MODES.map(({ key }) => key),
  { error: 'Use keys of failure modes, such as lost_time.' },
);
const place = z
  .string({ error: 'Give the name or code.' })
  .transform(tidyName)
  .pipe(z.string().min(1, { error: 'Give the name or code, or leave it out.' }).max(120));
const day = (field: string) => z.iso.date({ error: `${field} is a date like 2026-11-21.` });

const ListQuery = z.object({
  from: day('from').optional(),
  to: day('to').optional(),
  kind: ComplaintKind.optional(),
  state: z
    .enum([...COMPLAINT_STATES, 'not_closed'], { error: 'state is one of the states, or not_closed.' })
    .optional(),
  mode: FailureMode.optional(),
  item: z.string().max(60).optional(),
  dimension: z.string().max(60).optional(),
  severity: z.coerce.number().pipe(Severity).optional(),
  branch: place.optional(),
  provider: place.optional(),
  topic: place.optional(),
});

const Body = z.strictObject(
  {
    words: z
      .string({ error: 'words say what happened.' })
      .transform(tidyWords)
      .pipe(
        z
          .string()
          .min(1, { error: 'words say what happened.' })
          .max(LONGEST_TEXT, { error: `Keep words within ${LONGEST_TEXT} characters.` }),
      ),
    customer: CustomerInput.nullish(),
    inviteConsent: z.boolean({ error: 'inviteConsent is true or false.' }).nullish(),
    modes: z.array(FailureMode, { error: 'List the keys of failure modes.' }).nullish(),
    provider: place.nullish(),
    branch: place.nullish(),
    topic: place.nullish(),
    channel: Channel.nullish(),
    happenedOn: day('happenedOn').nullish(),
    locale: Locale.nullish(),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `Unknown: ${issue.keys.join(', ')}. Check the spelling, or leave it out.`
        : 'Send a JSON object.',
  },
);

/** `/api/v1/complaints`: complaints and concerns without names; handing one in. */
export function complaintsApi(web: Web, handlers: readonly ComplaintHandler[]): Router {
  const router = Router();
  const { services } = web;
  const { knex } = services.db;

  router.get('/complaints', allowScope('complaints:read'), async (req, res) => {
    const { cursor, limit } = readPaging(req.query);
    const query = parseBody(ListQuery, req.query, 'bad_filter', 'A filter cannot be read. See errors.');
    const { branch, provider, topic, ...plain } = query;
    const filter: ComplaintFilter = { ...plain };
    for (const [kind, called] of Object.entries({ branch, provider, topic })) {
      if (called === undefined || !isPlaceKind(kind)) continue;
      const one = await findPlaceCalled(knex, kind, called);
      const sentence = `No single ${kind} is called so.`;
      if (one === undefined || one === 'several') throw invalidInput('bad_filter', sentence, { [kind]: sentence });
      filter[kind] = one.id;
    }
    const rows = await exportedComplaints(services.db, filter, { after: cursor || undefined, limit: limit + 1 });
    const page = toPage(rows, limit);
    res.json({ complaints: page.rows.map(complaintJson), nextCursor: page.nextCursor });
  });

  router.post('/complaints', allowScope('complaints:write'), async (req, res) => {
    const body = parseBody(Body, req.body, 'bad_complaint', 'The complaint was not taken. See errors.');
    const { settings } = await getOrganisation(knex);
    const happenedOn = body.happenedOn ?? null;
    if (happenedOn !== null && happenedOn > businessDay(services.clock.now(), settings.timeZone)) {
      const sentence = 'happenedOn is a day that has been.';
      throw invalidInput('bad_complaint', sentence, { happenedOn: sentence });
    }
    const complaint = await writeDownComplaint(res.locals.context, handlers, {
      ...{ words: body.words, modes: [...new Set(body.modes ?? [])], happenedOn, channel: body.channel ?? null },
      customer: body.customer ?? undefined,
      inviteConsent: body.inviteConsent === true,
      locale: body.locale ?? undefined,
      places: Object.fromEntries(
        (['provider', 'branch', 'topic'] as const).flatMap((kind) => {
          const called = body[kind] ?? null;
          return called === null ? [] : [[kind, { called }]];
        }),
      ),
    });
    web.wakeJobs();
    res.status(201).json({ id: complaint.id, kind: complaint.kind, state: complaint.state });
  });
  return router;
}

const isPlaceKind = (kind: string): kind is 'branch' | 'provider' | 'topic' =>
  kind === 'branch' || kind === 'provider' || kind === 'topic';

/** A complaint as programs are told of it. */
export function complaintJson({ id, kind, origin, state, severity, modes, ...rest }: ExportedComplaint) {
  const { receivedOn, dimension, item, branch, provider, topic, channel, locale, words, inviteConsent } = rest;
  return {
    ...{ id, kind, origin, state, closedAs: rest.closedAs, severity, receivedOn, modes, dimension, item },
    ...{ branch, provider, topic, channel, locale, inviteConsent, owner: rest.owner, words },
  };
}
