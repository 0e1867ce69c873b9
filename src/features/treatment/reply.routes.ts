import { type Request, type Response, Router } from 'express';
import { DateTime } from 'luxon';
import { ROW_ACCESS } from '../../domain/access/role-matrix.ts';
import { readTime } from '../../domain/csv/timestamps.ts';
import { addWorkingMinutes } from '../../domain/time/working-time.ts';
import { instantText } from '../../platform/clock.ts';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { AppError } from '../../platform/errors.ts';
import type { Filled } from '../../platform/http/form-fields.ts';
import { type FormOnce, formOnce, formOnceMore, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { markShown, OVERTAKEN, seenIn } from '../../platform/overtaken.ts';
import { listUsers, type User } from '../accounts/index.ts';
import { readCalendar } from '../calendar/index.ts';
import { mayKeep } from '../commitments/index.ts';
import { type Complaint, getComplaint } from '../complaints/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { customerWords, type ShownWords } from './customer-words.ts';
import { lastReply } from './replies.store.ts';
import { canBeMailed, type GivenReply, replyToComplaint } from './reply.service.ts';
import { toComposer, toPreview } from './reply.views.ts';
import { ReplyForm, StepForm } from './treatment.forms.ts';
import { treatmentMessages, USUAL_THANKS } from './treatment.messages.ts';
import { requireStep } from './treatment.service.ts';

/** A promise is proposed for two days of work ahead. */
const PROPOSED_MINUTES = 16 * 60;

/** Writing a reply by the protocol: composed, looked at, then sent. */
export function replyRoutes(web: Web): Router {
  const router = Router();
  const { clock, ids } = web.services;
  const db = web.services.db.knex;
  const treat = allow('complaints.treat');

  const complaintOf = async (req: Request, res: Response): Promise<Complaint> => {
    const complaint = await getComplaint(db, String(req.params.id), userOf(res.locals.context).branchIds);
    requireStep(complaint, 'answer');
    return complaint;
  };

  /** What the customer wrote, as the reader may read it who has not opened who it is. */
  async function wordsFor({ locals }: Response, complaint: Complaint): Promise<ShownWords[] | undefined> {
    const { locale, context } = locals;
    const masked = !ROW_ACCESS[userOf(context).role];
    return (await customerWords(web.services.db, complaint, [], { locale, masked })).get(complaint.id);
  }

  /** Users who keep promises; the reader first. */
  async function keepers(res: Response): Promise<User[]> {
    const { id } = userOf(res.locals.context);
    const users = (await listUsers(db)).filter(mayKeep);
    return [...users.filter((user) => user.id === id), ...users.filter((user) => user.id !== id)];
  }

  async function compose(
    res: Response,
    complaint: Complaint,
    shown: { filled: Filled; once: FormOnce; status?: number; overtaken?: boolean },
  ): Promise<void> {
    const { locale } = res.locals;
    const mailable = await canBeMailed(db, complaint);
    const words = await wordsFor(res, complaint);
    const other = shown.overtaken ? await lastReply(db, complaint.id) : undefined;
    const input = { locale, complaint, words, mailable, keepers: await keepers(res), other };
    const form = toComposer(input, shown.filled);
    const title = treatmentMessages.in(locale)('treatment.compose.title');
    res.setHeader('Cache-Control', 'private, no-store');
    await web.render.page(res, 'treatment/reply', { form, once: shown.once }, { title, status: shown.status ?? 200 });
  }

  router.get('/complaints/:id/reply', treat, async (req, res) => {
    const complaint = await complaintOf(req, res);
    const { timeZone } = (await getOrganisation(db)).settings;
    const due = addWorkingMinutes(instantText(clock.now()), PROPOSED_MINUTES, await readCalendar(db));
    const values = {
      thanks: USUAL_THANKS[complaint.locale],
      due: due === null ? '' : DateTime.fromISO(due, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm"),
      via: (await canBeMailed(db, complaint)) ? 'mail' : 'phone',
    };
    await compose(res, complaint, { filled: { values, errors: {} }, once: formOnce(ids) });
  });

  router.post('/complaints/:id/reply', treat, async (req, res) => {
    const { locale } = res.locals;
    const { step } = StepForm.parse(req.body ?? {});
    const form = parseForm(ReplyForm, req.body);
    const typed: Record<string, unknown> = { ...req.body };
    // Sent before, its state has moved on already: what was made then decides.
    if (step === 'send' && form.ok) {
      const outcome = await send(req, res, form.value);
      if ('path' in outcome) {
        web.wakeJobs();
        return res.redirect(303, outcome.path);
      }
      const complaint = await complaintOf(req, res);
      const once = outcome.madeBefore === undefined ? formOnce(ids, req.body) : formOnceMore(ids, outcome.madeBefore);
      const { errors, overtaken = false } = outcome;
      if (overtaken) typed.seen = markShown(complaint.answeredAt);
      const status = overtaken || outcome.madeBefore !== undefined ? 409 : 422;
      return compose(res, complaint, { filled: { values: typed, errors }, once, status, overtaken });
    }
    const complaint = await complaintOf(req, res);
    if (!form.ok || step === 'change') {
      const errors = form.ok || step === 'change' ? {} : form.errors;
      const status = step === 'change' ? 200 : 422;
      return compose(res, complaint, { filled: { values: typed, errors }, once: formOnce(ids, req.body), status });
    }
    const read = await readReply(res, form.value);
    if ('errors' in read) {
      const once = formOnce(ids, req.body);
      return compose(res, complaint, { filled: { values: typed, errors: read.errors }, once, status: 422 });
    }
    const { timeZone } = (await getOrganisation(db)).settings;
    const { keeper, given } = read;
    const reply = { ...given, promise: { owner: keeper.name, dueAt: given.dueAt } };
    const words = await wordsFor(res, complaint);
    const view = toPreview({ locale, complaint, timeZone, words }, reply, typed);
    const title = treatmentMessages.in(locale)('treatment.preview.title');
    res.setHeader('Cache-Control', 'private, no-store');
    await web.render.page(res, 'treatment/preview', { view, once: formOnce(ids, req.body) }, { title });
  });

  async function send(
    req: Request,
    res: Response,
    form: ReplyFormValue,
  ): Promise<{ path: string } | { errors: Record<string, string>; madeBefore?: string; overtaken?: true }> {
    const read = await readReply(res, form);
    if ('errors' in read) return read;
    const id = String(req.params.id);
    try {
      const outcome = await makeOnce(res.locals.context, sentForm(req), async (inside) => {
        await replyToComplaint(inside, id, read.given, seenIn(req.body));
        return `/complaints/${id}?done=${form.via === 'mail' ? 'replied' : 'told'}`;
      });
      return outcome.state === 'changed_since' ? { errors: {}, madeBefore: outcome.path } : { path: outcome.path };
    } catch (error) {
      if (error instanceof AppError && error.code === 'no_address') return { errors: error.fields };
      if (error instanceof AppError && error.code === OVERTAKEN) return { errors: {}, overtaken: true };
      throw error;
    }
  }

  /** The reply with what only the organisation knows: who keeps promises, and what time it is. */
  async function readReply(
    res: Response,
    { owner, due, thanks, restated, canDo, more, via }: ReplyFormValue,
  ): Promise<{ given: GivenReply; keeper: User } | { errors: Record<string, string> }> {
    const { timeZone } = (await getOrganisation(db)).settings;
    const keeper = (await keepers(res)).find(({ id }) => id === owner);
    const read = readTime(due, timeZone);
    const dueAt = 'instant' in read && read.instant > instantText(clock.now()) ? read.instant : undefined;
    if (keeper === undefined || dueAt === undefined) {
      return {
        errors: {
          ...(keeper === undefined ? { owner: 'treatment.problem.keeper' } : {}),
          ...(dueAt === undefined ? { due: 'treatment.problem.due' } : {}),
        },
      };
    }
    return { given: { thanks, restated, canDo, ownerId: keeper.id, dueAt, more, via }, keeper };
  }
  return router;
}

type ReplyFormValue = ReturnType<typeof ReplyForm.parse>;
