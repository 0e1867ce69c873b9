import { type Request, type Response, Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { instantText } from '../../platform/clock.ts';
import { overtakenForm } from '../../platform/http/form-fields.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { seenIn, unlessOvertaken } from '../../platform/overtaken.ts';
import { getOrganisation } from '../organisation/index.ts';
import { NotesForm, readAttendance, readSessionChange } from './focus-groups.forms.ts';
import { namesOfCustomers, waitingMail } from './focus-groups.queries.ts';
import { getGroup, getSession } from './focus-groups.store.ts';
import { toFlash } from './focus-groups.views.ts';
import { cancelSession, changeSession, recordAttendance, writeNotes } from './focus-invitations.service.ts';
import { listPeople } from './focus-people.store.ts';
import { type FilledSession, toSessionPage } from './focus-session.views.ts';
import { LIST } from './focus-words.ts';

const PATH = `${LIST}/:id/sessions/:session`;

/** One session of a focus group: who came, what was noted, moving it and calling it off. */
export function focusSessionRoutes(web: Web): Router {
  const router = Router();
  const { clock } = web.services;
  const { knex } = web.services.db;
  const manage = allow('focus_groups.manage');

  const namesIn = (req: Request) => ({ id: String(req.params.id), session: String(req.params.session) });

  async function show(req: Request, res: Response, filled: FilledSession, status: number): Promise<void> {
    const { locale, context } = res.locals;
    const { role, branchIds } = userOf(context);
    const { id, session: sessionId } = namesIn(req);
    const group = await getGroup(knex, id, branchIds);
    const session = await getSession(knex, id, sessionId);
    const mayManage = isAllowed(role, 'focus_groups.manage');
    const people = mayManage
      ? (await listPeople(knex, [id])).filter((person) => person.sessionId === sessionId && person.invitedAt !== null)
      : [];
    const names = await namesOfCustomers(
      knex,
      people.map(({ customerId }) => customerId),
    );
    const { timeZone, languages } = (await getOrganisation(knex)).settings;
    const now = instantText(clock.now());
    const waits = await waitingMail(knex, people, now);
    const reader = { locale, timeZone, languages, now, mayManage };
    const view = toSessionPage({ ...reader, group, session, people, names, waits, filled });
    res.setHeader('Cache-Control', 'private, no-store');
    const model = { view, ...toFlash(locale, req.query.done) };
    await web.render.page(res, 'focus-groups/session', model, { title: view.title, status });
  }

  router.get(PATH, allow('focus_groups.view'), (req, res) => show(req, res, {}, 200));

  router.post(PATH, manage, async (req, res) => {
    const { id, session: sessionId } = namesIn(req);
    const { timeZone } = (await getOrganisation(knex)).settings;
    const { session, errors } = readSessionChange(req.body, { timeZone, now: clock.now() });
    if (Object.keys(errors).length > 0) return show(req, res, { change: { values: { ...req.body }, errors } }, 422);
    const save = () => changeSession(res.locals.context, id, sessionId, session, seenIn(req.body));
    if (!(await unlessOvertaken(save))) return show(req, res, { change: overtakenForm(req.body) }, 409);
    web.wakeJobs();
    res.redirect(303, `${req.path}?done=saved`);
  });

  router.post(`${PATH}/cancel`, manage, async (req, res) => {
    const { id, session } = namesIn(req);
    const done = await cancelSession(res.locals.context, id, session);
    web.wakeJobs();
    res.redirect(303, `${LIST}/${id}?done=${done}`);
  });

  router.post(`${PATH}/attendance`, manage, async (req, res) => {
    const { id, session } = namesIn(req);
    const attendance = readAttendance(req.body);
    const save = () => recordAttendance(res.locals.context, id, session, { ...attendance, seen: seenIn(req.body) });
    if (!(await unlessOvertaken(save))) return show(req, res, { attendance }, 409);
    web.wakeJobs();
    res.redirect(303, `${LIST}/${id}/sessions/${session}?done=saved`);
  });

  router.post(`${PATH}/notes`, manage, async (req, res) => {
    const { id, session } = namesIn(req);
    const form = parseForm(NotesForm, req.body);
    if (!form.ok) return show(req, res, { notes: form }, 422);
    const save = () => writeNotes(res.locals.context, id, session, form.value);
    if (!(await unlessOvertaken(save))) return show(req, res, { notes: overtakenForm(req.body) }, 409);
    res.redirect(303, `${LIST}/${id}/sessions/${session}?done=saved`);
  });
  return router;
}
