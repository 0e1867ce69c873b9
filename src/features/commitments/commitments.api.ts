import { Router } from 'express';
import type { Knex } from 'knex';
import { z } from 'zod';
import { dayBounds } from '../../domain/time/day-bounds.ts';
import { instantText } from '../../platform/clock.ts';
import { inOne } from '../../platform/db/in-one.ts';
import { invalidInput } from '../../platform/errors.ts';
import { allowScope } from '../../platform/http/guard.ts';
import { inWords } from '../../platform/http/in-words.ts';
import { readDatedCursor, readPaging, toDatedPage } from '../../platform/http/paging.ts';
import { parseBody } from '../../platform/http/parse-body.ts';
import type { Web } from '../../platform/http/web.ts';
import { findUser } from '../accounts/index.ts';
import { findContact } from '../contacts/index.ts';
import { findCustomer, personRecordIds } from '../customers/index.ts';
import { getOrganisation, listBranches } from '../organisation/index.ts';
import { CommitmentBody, CommitmentPatch } from './commitments.forms.ts';
import { commitmentsMessages } from './commitments.messages.ts';
import {
  commitmentReader,
  getCommitment,
  type ListedCommitment,
  listCommitments,
  SHOWN_STATES,
} from './commitments.queries.ts';
import {
  changeCommitment,
  isPast,
  makeCommitment,
  mayKeep,
  reopenCommitment,
  settleCommitment,
} from './commitments.service.ts';
import type { NewCommitment } from './commitments.store.ts';

const date = (field: string) => z.iso.date({ error: `${field} is a date like 2026-11-21.` }).optional();
const ListQuery = z.object({
  state: z.enum(SHOWN_STATES, { error: 'state is open, overdue or all.' }).default('all'),
  owner: z.string().max(60).optional(),
  customer: z.string().max(60).optional(),
  from: date('from'),
  to: date('to'),
});

/** `/api/v1/commitments`: promises to customers. `from` and `to` are days on which they are due. */
export function commitmentsApi(web: Web): Router {
  const router = Router();
  const { clock } = web.services;
  const db = web.services.db.knex;

  router.get('/commitments', allowScope('commitments:read'), async (req, res) => {
    const { cursor, limit } = readPaging(req.query);
    const query = parseBody(ListQuery, req.query, 'bad_filter', 'A filter cannot be read. See errors.');
    const { timeZone } = (await getOrganisation(db)).settings;
    const filter = {
      shown: query.state,
      now: instantText(clock.now()),
      ownerId: query.owner,
      customerIds: query.customer === undefined ? undefined : await personRecordIds(db, query.customer),
      from: query.from === undefined ? undefined : dayBounds(query.from, timeZone)?.start,
      before: query.to === undefined ? undefined : dayBounds(query.to, timeZone)?.end,
    };
    const reader = commitmentReader(res.locals.context.actor);
    const found = await listCommitments(db, reader, filter, { after: readDatedCursor(cursor), limit });
    const { rows, nextCursor } = toDatedPage(found, limit, ({ dueAt }) => dueAt);
    res.json({ commitments: rows.map(toJson), nextCursor });
  });

  router.post('/commitments', allowScope('commitments:write'), async (req, res) => {
    const body = parseBody(CommitmentBody, req.body, 'bad_commitment', 'The promise was not taken. See errors.');
    const { context } = res.locals;
    const id = await context.db.transaction(async (tx) =>
      makeCommitment(tx, context, await toNewCommitment(tx, body, clock.now())),
    );
    res.status(201).location(`/api/v1/commitments/${id}`);
    res.json(toJson(await getCommitment(db, commitmentReader(context.actor), id)));
  });

  router.get('/commitments/:id', allowScope('commitments:read'), async (req, res) => {
    res.json(toJson(await getCommitment(db, commitmentReader(res.locals.context.actor), String(req.params.id))));
  });

  router.patch('/commitments/:id', allowScope('commitments:write'), async (req, res) => {
    const patch = parseBody(CommitmentPatch, req.body, 'bad_commitment', 'The promise was not changed. See errors.');
    const { context } = res.locals;
    const id = String(req.params.id);
    const { state, ownerId, dueAt, note = null } = patch;
    await inOne(context, async (inside) => {
      // What is reopened can be given a new time; what is settled keeps the one it was settled under.
      if (state === 'open') await reopenCommitment(inside, id);
      await inWords(commitmentsMessages, changeCommitment(inside, id, { ownerId, dueAt }));
      if (state !== undefined && state !== 'open') await settleCommitment(inside, id, { state, note });
    });
    res.json(toJson(await getCommitment(db, commitmentReader(context.actor), id)));
  });
  return router;
}

/** @throws 422 where it names somebody or something that is not there, or a time that is past */
async function toNewCommitment(db: Knex, body: z.infer<typeof CommitmentBody>, now: Date): Promise<NewCommitment> {
  const { ownerId, words, dueAt, branchId = null, contactId = null } = body;
  const refuse = (field: string, sentence: string) => invalidInput('bad_commitment', sentence, { [field]: sentence });
  const owner = await findUser(db, { id: ownerId });
  if (owner === undefined || !mayKeep(owner)) {
    throw refuse('ownerId', 'There is no active user with this id who may keep promises.');
  }
  if (isPast(dueAt, now)) throw refuse('dueAt', commitmentsMessages.in('en')('commitments.problem.past'));
  const contact = contactId === null ? undefined : await findContact(db, contactId);
  if (contactId !== null && contact === undefined) throw refuse('contactId', 'There is no contact with this id.');
  const customerId = body.customerId ?? contact?.customerId ?? null;
  if (customerId !== null && (await findCustomer(db, customerId)) === undefined) {
    throw refuse('customerId', 'There is no customer with this id.');
  }
  if (branchId !== null && !(await listBranches(db)).some(({ id }) => id === branchId)) {
    throw refuse('branchId', 'There is no branch with this id.');
  }
  return {
    ...{ customerId, words, ownerId, dueAt },
    branchId: branchId ?? contact?.branchId ?? null,
    sourceKind: contact === undefined ? 'hand' : 'contact',
    sourceId: contact?.id ?? null,
  };
}

function toJson(commitment: ListedCommitment) {
  const { id, words, state, dueAt, note, customerId, createdAt, settledAt, sourceKind, branchId } = commitment;
  return {
    ...{ id, words, state, dueAt, note, customerId },
    owner: { id: commitment.ownerId, name: commitment.owner.name },
    branch: branchId === null ? null : { id: branchId, name: commitment.branch },
    source: sourceKind,
    ...{ createdAt, settledAt },
  };
}
