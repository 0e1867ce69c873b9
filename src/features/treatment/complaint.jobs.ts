import { z } from 'zod';
import { instantText } from '../../platform/clock.ts';
import { as } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import type { JobHandler } from '../../platform/jobs/runner.ts';
import { lockComplaint, recordEvent, updateComplaint } from '../complaints/index.ts';
import { CLOSE_JOB, closeIfDone } from './closing.service.ts';
import { notifyStaff } from './complaint-notices.ts';
import { ESCALATE_JOB, pastTarget } from './complaint-targets.ts';
import { lastReply } from './replies.store.ts';

const Watched = z.object({ complaintId: z.string(), target: z.enum(['acknowledge', 'answer']), dueAt: z.string() });
const Silent = z.object({ complaintId: z.string() });

const isGone = (error: unknown): boolean => error instanceof AppError && error.code === 'not_found';

/** Tells those in charge of a complaint past its target, once. */
export const escalateJob: JobHandler = {
  kind: ESCALATE_JOB,
  concurrency: 1,
  maxAttempts: 5,
  async run(services, job) {
    const { complaintId, target, dueAt } = Watched.parse(job.payload);
    const context = as(services, { kind: 'system' });
    try {
      await services.db.transaction(async (tx) => {
        const complaint = await lockComplaint(tx, complaintId, null);
        const watched = target === 'acknowledge' ? complaint.acknowledgeBy : complaint.resolveBy;
        const now = services.clock.now();
        if (watched !== dueAt || !pastTarget(complaint, target, now)) return;
        if ((await notifyStaff(tx, services, complaint, { cause: target, of: dueAt })) === 0) return;
        await updateComplaint(tx, context, complaint, { escalatedAt: instantText(now) });
        await recordEvent(tx, context, complaint, { what: 'escalated', detail: { target } });
      });
    } catch (error) {
      // Erased meanwhile.
      if (!isGone(error)) throw error;
    }
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
    const context = as(services, { kind: 'system' });
    try {
      await services.db.transaction(async (tx) => {
        const complaint = await lockComplaint(tx, complaintId, null);
        const reply = await lastReply(tx, complaintId);
        if (reply === undefined || (await closeIfDone(tx, context, complaint)) !== 'needs_cause') return;
        await notifyStaff(tx, services, complaint, { cause: 'needs_cause', of: reply.id });
      });
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    return undefined;
  },
};
