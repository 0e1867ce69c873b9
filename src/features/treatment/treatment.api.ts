import { Router } from 'express';
import type { Knex } from 'knex';
import { z } from 'zod';
import { tidyWords } from '../../domain/answers/written-words.ts';
import type { ComplaintState } from '../../domain/complaint/complaint.ts';
import { Severity } from '../../domain/complaint/complaint.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import type { Context } from '../../platform/context.ts';
import { inOne } from '../../platform/db/in-one.ts';
import { conflict, invalidInput } from '../../platform/errors.ts';
import { allowScope } from '../../platform/http/guard.ts';
import { inWords } from '../../platform/http/in-words.ts';
import { parseBody } from '../../platform/http/parse-body.ts';
import type { Web } from '../../platform/http/web.ts';
import { findUser, foldEmail } from '../accounts/index.ts';
import {
  type ComplaintFacts,
  changeFacts,
  complaintJson,
  confirmTags,
  exportedComplaint,
  getComplaint,
  lockComplaint,
} from '../complaints/index.ts';
import { findPlaceMeant, type PlaceKind } from '../organisation/index.ts';
import { LONGEST_PART } from './treatment.forms.ts';
import { treatmentMessages } from './treatment.messages.ts';
import {
  acknowledgeComplaint,
  assignOwner,
  closeConcern,
  noteCause,
  reopenConcern,
  understandConcern,
} from './treatment.service.ts';

/** States that a person brings about by a press; the others follow from replies and answers. */
const PRESSED = ['open', 'acknowledged', 'in_treatment', 'understood', 'closed'] as const;

const reference = z.string({ error: 'Write an id, code or name.' }).trim().min(1).max(200).nullable();
const words = z
  .string({ error: 'Write a text.' })
  .transform((text) => tidyWords(text) || null)
  .refine((text) => (text?.length ?? 0) <= LONGEST_PART, { error: `Keep it within ${LONGEST_PART} characters.` })
  .nullable();

const Patch = z
  .strictObject(
    {
      owner: z.string({ error: 'Give the e-mail address of the user who sees to it.' }).min(1).max(254),
      state: z.enum(PRESSED, {
        error: `state is ${PRESSED.join(', ')}. It is answered by a reply, which people write on its page.`,
      }),
      severity: z.literal([1, 2, 3], { error: 'severity is 1, 2 or 3.' }).pipe(Severity),
      modes: z.array(
        z.enum(
          FAILURE_MODES.map(({ key }) => key),
          { error: 'Use keys of failure modes, such as lost_time.' },
        ),
        { error: 'List the keys of failure modes.' },
      ),
      item: z.string({ error: 'Name an item by its key.' }).min(1).max(200).nullable(),
      branch: reference,
      provider: reference,
      topic: reference,
      rootCause: words,
      remedy: words,
    },
    {
      error: (issue) =>
        issue.code === 'unrecognized_keys'
          ? `Unknown: ${issue.keys.join(', ')}. Check the spelling, or leave it out.`
          : undefined,
    },
  )
  .partial();
type Patch = z.infer<typeof Patch>;

/** `GET` and `PATCH /api/v1/complaints/:id`: what a person may do on its page, but for replies and names. */
export function treatmentApi({ services }: Web): Router {
  const router = Router();

  router.get('/complaints/:id', allowScope('complaints:read'), async (req, res) => {
    res.json(complaintJson(await exportedComplaint(services.db, String(req.params.id))));
  });

  router.patch('/complaints/:id', allowScope('complaints:write'), async (req, res) => {
    const patch = parseBody(Patch, req.body, 'bad_complaint', 'The complaint was not changed. See errors.');
    const id = String(req.params.id);
    await inWords(
      treatmentMessages,
      inOne(res.locals.context, (inside) => treat(inside, id, patch)),
    );
    res.json(complaintJson(await exportedComplaint(services.db, id)));
  });
  return router;
}

/** Everything that is asked for, or nothing: what it is about first, so that a concern can be closed with its cause. */
async function treat(context: Context, id: string, patch: Patch): Promise<void> {
  const db = context.db.knex;
  // Held from here on: what is left out stays as it is now.
  const before = await lockComplaint(db, id, null);
  const { modes, rootCause, remedy, owner, state } = patch;
  if (modes !== undefined) await confirmTags(context, id, [...new Set(modes)]);
  await changeFacts(context, id, await factsOf(db, patch));
  if (rootCause !== undefined || remedy !== undefined) {
    await noteCause(context, id, {
      rootCause: rootCause === undefined ? before.rootCause : rootCause,
      remedy: remedy === undefined ? before.remedy : remedy,
    });
  }
  if (owner !== undefined) {
    const user = await findUser(db, { email: foldEmail(owner) });
    await assignOwner(context, id, user?.id ?? '');
  }
  if (state !== undefined) await bringTo(context, id, state);
}

async function factsOf(db: Knex, patch: Patch): Promise<ComplaintFacts> {
  const { severity, item } = patch;
  const facts: ComplaintFacts = {
    ...(severity === undefined ? {} : { severity }),
    ...(item === undefined ? {} : { itemKey: item }),
  };
  for (const kind of ['branch', 'provider', 'topic'] as const) {
    const called = patch[kind];
    if (called !== undefined) facts[`${kind}Id`] = called === null ? null : await placeId(db, kind, called);
  }
  return facts;
}

async function placeId(db: Knex, kind: PlaceKind, called: string): Promise<string> {
  const place = await findPlaceMeant(db, kind, called);
  if (place === undefined || place === 'several') {
    const sentence = `No single ${kind} is called so.`;
    throw invalidInput('bad_complaint', sentence, { [kind]: sentence });
  }
  return place.id;
}

/** @throws 409 `not_now` where no press leads there from where it stands */
async function bringTo(context: Context, id: string, state: (typeof PRESSED)[number]): Promise<void> {
  const stateNow = async (): Promise<ComplaintState> => (await getComplaint(context.db.knex, id, null)).state;
  const { ownerId, state: before } = await getComplaint(context.db.knex, id, null);
  if (before === state) return;
  if (state === 'in_treatment' && ownerId !== null) await assignOwner(context, id, ownerId);
  if (state === 'acknowledged') await acknowledgeComplaint(context, id);
  if (state === 'understood') await understandConcern(context, id);
  if (state === 'closed') await closeConcern(context, id);
  if (state === 'open') await reopenConcern(context, id);
  if ((await stateNow()) === state) return;
  throw conflict(
    'not_now',
    state === 'in_treatment'
      ? 'A complaint is in treatment once it has an owner. Give one.'
      : `It cannot be brought to ${state} from where it stands.`,
  );
}
