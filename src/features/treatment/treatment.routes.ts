import { type Request, type Response, Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { addWorkingMinutes } from '../../domain/time/working-time.ts';
import { instantText } from '../../platform/clock.ts';
import { AppError, invalidInput } from '../../platform/errors.ts';
import { type Filled, overtakenForm } from '../../platform/http/form-fields.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { findMessage, type MessageStatus } from '../../platform/mail/outbox.ts';
import { OVERTAKEN, seenIn, unlessOvertaken } from '../../platform/overtaken.ts';
import { listUsers } from '../accounts/index.ts';
import { actionLines, readerOf as actionReaderOf, listActions, todayOf } from '../actions/index.ts';
import { readCalendar } from '../calendar/index.ts';
import {
  type Complainer,
  changeFacts,
  complaintEvents,
  confirmTags,
  getComplaint,
  isSealed,
  openComplainer,
  readerOf,
} from '../complaints/index.ts';
import { activeQuestionnaireId } from '../invitations/index.ts';
import { findPlace, getOrganisation, listBranches, listProviders, listTopics } from '../organisation/index.ts';
import { latestVersion } from '../questionnaires/index.ts';
import { standingOf } from './closing.service.ts';
import { mayTreat } from './complaint-notices.ts';
import { noteSpokenAnswer } from './customer-answer.service.ts';
import { customerWords } from './customer-words.ts';
import { listReplies, type Reply } from './replies.store.ts';
import { CauseForm, FactsForm, OwnerForm, SpokenForm, TagsForm } from './treatment.forms.ts';
import { treatmentMessages } from './treatment.messages.ts';
import {
  acknowledgeComplaint,
  assignOwner,
  closeConcern,
  noteCause,
  reopenConcern,
  understandConcern,
} from './treatment.service.ts';
import { toTreatmentPage } from './treatment.views.ts';

const PAGE = '/complaints/:id';
const DAY_OF_WORK = 8 * 60;
const DONE = [
  ...(['taken', 'assigned', 'acknowledged', 'saved', 'replied', 'told', 'understood', 'closed', 'reopened'] as const),
];

/** The page of one complaint or concern, and what is done there. */
export function treatmentRoutes(web: Web): Router {
  const router = Router();
  const { clock } = web.services;
  const db = web.services.db.knex;
  const treat = allow('complaints.treat');

  async function show(
    req: Request,
    res: Response,
    shown: {
      identity?: Complainer | 'none';
      filled?: Filled;
      facts?: Filled['values'];
      overtakenTags?: Filled;
      overtakenOwner?: Filled;
    } = {},
    status = shown.filled === undefined ? 200 : 422,
  ): Promise<void> {
    const { locale, context } = res.locals;
    const user = userOf(context);
    const complaint = await getComplaint(db, idOf(req), user.branchIds);
    const { settings } = await getOrganisation(db);
    const now = clock.now();
    const replies = await listReplies(db, complaint.id);
    const users = await listUsers(db);
    const branches = await listBranches(db, { chosen: complaint.branchId });
    const nameOf = async (kind: 'branch' | 'provider' | 'topic', id: string | null): Promise<string | null> =>
      id === null ? null : ((await findPlace(db, kind, id))?.name ?? null);
    // What came by the form or was told is put to items of what is asked now.
    const questionnaireId = complaint.questionnaireId ?? (await activeQuestionnaireId(db));
    const { branchIds } = user;
    const today = await todayOf(web.services);
    const actions = await listActions(db, today, { branchIds, outOf: { kind: 'complaint', id: complaint.id } });
    const view = toTreatmentPage({
      locale,
      timeZone: settings.timeZone,
      now,
      soon: addWorkingMinutes(instantText(now), DAY_OF_WORK, await readCalendar(db)),
      complaint,
      veiled: isSealed(complaint) && !readerOf(res.locals.context, settings).rowAccess,
      branch: await nameOf('branch', complaint.branchId),
      provider: await nameOf('provider', complaint.providerId),
      topic: await nameOf('topic', complaint.topicId),
      owner: users.find(({ id }) => id === complaint.ownerId) ?? null,
      definition: (await latestVersion(db, questionnaireId)).definition,
      replies,
      words: await customerWords(web.services.db, complaint, replies, {
        locale,
        masked: !readerOf(res.locals.context, settings).rowAccess && shown.identity === undefined,
      }),
      mail: await mailOf(replies),
      events: await complaintEvents(db, complaint.id),
      standing: standingOf(complaint, replies.at(-1), now),
      ...(shown.facts && { overtakenFacts: shown.facts }),
      may: {
        treat: isAllowed(user.role, 'complaints.treat'),
        identity: isAllowed(user.role, 'complaints.identity'),
        plan: isAllowed(user.role, 'actions.edit'),
      },
      actions: actionLines(actions, { today, reader: actionReaderOf(user), locale }),
      userId: user.id,
      owners: users.filter((one) => mayTreat(one, complaint)),
      users,
      places: {
        branches: user.branchIds === null ? branches : branches.filter(({ id }) => user.branchIds?.includes(id)),
        providers: await listProviders(db, { chosen: complaint.providerId }),
        topics: await listTopics(db, { chosen: complaint.topicId }),
        limited: user.branchIds !== null,
      },
      ...shown,
    });
    res.setHeader('Cache-Control', 'private, no-store');
    const code = DONE.find((known) => known === req.query.done);
    const flash =
      code === undefined || req.method !== 'GET'
        ? {}
        : { flash: { kind: 'done', text: treatmentMessages.in(locale)(`treatment.done.${code}`) } };
    await web.render.page(res, 'treatment/one', { view, ...flash }, { title: view.heading, status });
  }

  async function mailOf(replies: readonly Reply[]): Promise<Map<string, MessageStatus>> {
    const found = new Map<string, MessageStatus>();
    for (const { messageId } of replies) {
      const message = messageId === null ? undefined : await findMessage(db, messageId);
      if (message !== undefined) found.set(message.id, message.status);
    }
    return found;
  }

  router.get(PAGE, allow('complaints.view'), (req, res) => show(req, res));

  // Shown in the answer to the press and nowhere else: opening it again is another opening.
  router.post(`${PAGE}/open`, allow('complaints.identity'), async (req, res) => {
    const identity = await openComplainer(res.locals.context, idOf(req));
    await show(req, res, { identity: identity ?? 'none' });
  });

  /** An act without anything typed. */
  const press = (
    path: string,
    done: (typeof DONE)[number],
    act: (context: Response['locals']['context'], id: string) => Promise<void>,
  ): void => {
    router.post(`${PAGE}/${path}`, treat, async (req, res) => {
      await act(res.locals.context, idOf(req));
      res.redirect(303, `/complaints/${idOf(req)}?done=${done}`);
    });
  };
  press('acknowledge', 'acknowledged', acknowledgeComplaint);
  press('understand', 'understood', understandConcern);
  press('reopen', 'reopened', reopenConcern);

  router.post(`${PAGE}/owner`, treat, async (req, res) => {
    const form = parseForm(OwnerForm, req.body);
    if (!form.ok) throw invalidInput('no_such_owner', 'Choose an owner from the list.');
    const save = () => assignOwner(res.locals.context, idOf(req), form.value.owner, seenIn(req.body));
    if (!(await unlessOvertaken(save))) return show(req, res, { overtakenOwner: overtakenForm(req.body) }, 409);
    const done = form.value.owner === userOf(res.locals.context).id ? 'taken' : 'assigned';
    res.redirect(303, `/complaints/${idOf(req)}?done=${done}`);
  });

  router.post(`${PAGE}/cause`, treat, async (req, res) => {
    const form = parseForm(CauseForm, req.body);
    if (!form.ok) return show(req, res, { filled: form });
    const { seen, ...cause } = form.value;
    await orRefused(req, res, () => noteCause(res.locals.context, idOf(req), cause, seen), 'saved');
  });
  router.post(`${PAGE}/close`, treat, (req, res) =>
    orRefused(req, res, () => closeConcern(res.locals.context, idOf(req)), 'closed'),
  );

  /** Does it, or shows the page with what is missing for it. */
  async function orRefused(
    req: Request,
    res: Response,
    act: () => Promise<void>,
    done: (typeof DONE)[number],
  ): Promise<void> {
    try {
      await act();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === OVERTAKEN) return show(req, res, { filled: overtakenForm(req.body) }, 409);
      if (error.code !== 'cause_missing') throw error;
      return show(req, res, { filled: { values: { ...req.body }, errors: error.fields } });
    }
    res.redirect(303, `/complaints/${idOf(req)}?done=${done}`);
  }

  router.post(`${PAGE}/answer`, treat, async (req, res) => {
    const form = parseForm(SpokenForm, req.body);
    if (!form.ok) throw invalidInput('bad_form', 'Say whether it is settled: yes or no.');
    await noteSpokenAnswer(res.locals.context, idOf(req), form.value.settled === 'yes');
    res.redirect(303, `/complaints/${idOf(req)}?done=saved`);
  });

  router.post(`${PAGE}/tags`, treat, async (req, res) => {
    const form = parseForm(TagsForm, req.body);
    if (!form.ok) throw invalidInput('bad_tags', 'Choose among the tags of the list.');
    const save = () => confirmTags(res.locals.context, idOf(req), form.value.modes, seenIn(req.body));
    if (!(await unlessOvertaken(save))) return show(req, res, { overtakenTags: overtakenForm(req.body) }, 409);
    res.redirect(303, `/complaints/${idOf(req)}?done=saved`);
  });

  router.post(`${PAGE}/facts`, treat, async (req, res) => {
    const form = parseForm(FactsForm, req.body);
    if (!form.ok) throw invalidInput('bad_facts', 'Choose among what the lists offer.');
    const { severity, item, branch, provider, topic } = form.value;
    const facts = {
      ...(severity === undefined ? {} : { severity }),
      ...(item === undefined ? {} : { itemKey: item }),
      ...(branch === undefined ? {} : { branchId: branch }),
      ...(provider === undefined ? {} : { providerId: provider }),
      ...(topic === undefined ? {} : { topicId: topic }),
    };
    const save = () => changeFacts(res.locals.context, idOf(req), facts, seenIn(req.body));
    if (!(await unlessOvertaken(save))) return show(req, res, { facts: { ...req.body } }, 409);
    res.redirect(303, `/complaints/${idOf(req)}?done=saved`);
  });
  return router;
}

const idOf = (req: Request): string => String(req.params.id);
