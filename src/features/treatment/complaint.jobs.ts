import type { Knex } from 'knex';
import { z } from 'zod';
import { pastTargets, TARGETS } from '../../domain/complaint/past-targets.ts';
import { instantText } from '../../platform/clock.ts';
import { as, type Context, type Services } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import type { JobHandler } from '../../platform/jobs/runner.ts';
import { type Complaint, lockComplaint, recordEvent, updateComplaint } from '../complaints/index.ts';
import { CLOSE_JOB, closeIfDone } from './closing.service.ts';
import { notifyStaff } from './complaint-notices.ts';
import { ESCALATE_JOB } from './complaint-targets.ts';
import { lastReply } from './replies.store.ts';

const Watched = z.object({ complaintId: z.string(), target: z.enum(TARGETS), dueAt: z.string() });
const Silent = z.object({ complaintId: z.string() });

/** Does something about a complaint, held locked. One that was erased meanwhile wants nothing any more. */
async function ifThere(
  services: Services,
  complaintId: string,
  work: (tx: Knex, context: Context, complaint: Complaint) => Promise<void>,
): Promise<void> {
  try {
    await services.db.transaction(async (tx) =>
      work(tx, as(services, { kind: 'system' }), await lockComplaint(tx, complaintId, null)),
    );
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'not_found')) throw error;
  }
}

/** Tells those in charge of a complaint past its target, once. */
export const escalateJob: JobHandler = {
  kind: ESCALATE_JOB,
  concurrency: 1,
  maxAttempts: 5,
  async run(services, job) {
    const { complaintId, target, dueAt } = Watched.parse(job.payload);
    await ifThere(services, complaintId, async (tx, context, complaint) => {
      const now = instantText(services.clock.now());
      if (!pastTargets(complaint, now).some((past) => past.target === target && past.due === dueAt)) return;
      if ((await notifyStaff(tx, services, complaint, { cause: target, of: dueAt })) === 0) return;
      await updateComplaint(tx, context, complaint, { escalatedAt: now });
      await recordEvent(tx, context, complaint, { what: 'escalated', detail: { target } });
    });
    return undefined;
  },
};

/** After the days of silence: closes the complaint without the customer's word, or asks for what is missing. */
export const closeSilentJob: JobHandler = {
  kind: CLOSE_JOB,
  concurrency: 1,
  maxAttempts: 5,
  async run(services, job) {
    const { complaintId } = Silent.parse(job.payload);
    await ifThere(services, complaintId, async (tx, context, complaint) => {
      const reply = await lastReply(tx, complaintId);
      if (reply === undefined || (await closeIfDone(tx, context, complaint)) !== 'needs_cause') return;
      await notifyStaff(tx, services, complaint, { cause: 'needs_cause', of: reply.id });
    });
    return undefined;
  },
};
