import { type Request, type Response, Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { instantText } from '../../platform/clock.ts';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { errorCode } from '../../platform/errors.ts';
import { type Filled, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { type FormOnce, formOnce, formOnceMore, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import {
  type ActionLine,
  actionLines,
  readerOf as actionReaderOf,
  listActions,
  restingOnFindings,
  todayOf,
} from '../actions/index.ts';
import { activeQuestionnaireId } from '../invitations/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { latestVersion } from '../questionnaires/index.ts';
import { addFinding, removeFinding } from './focus-findings.service.ts';
import { listFindings } from './focus-findings.store.ts';
import { toFindingsPage } from './focus-findings.views.ts';
import { FindingForm } from './focus-groups.forms.ts';
import { focusGroupsMessages } from './focus-groups.messages.ts';
import { getGroup, hasBegun, listSessions } from './focus-groups.store.ts';
import { toFlash } from './focus-groups.views.ts';
import { LIST } from './focus-words.ts';

const PATH = `${LIST}/:id/findings`;

/** Why a finding is not removed, as the error says it. */
const REFUSED_REMOVALS = ['finding_in_use', 'finding_of_begun_action'] as const;
type RefusedRemoval = (typeof REFUSED_REMOVALS)[number];

/** What was learned in a focus group, and whether another session would tell more. */
export function focusFindingsRoutes(web: Web): Router {
  const router = Router();
  const { ids, clock } = web.services;
  const { knex } = web.services.db;
  const manage = allow('focus_groups.manage');

  async function read(req: Request, res: Response) {
    const group = await getGroup(knex, String(req.params.id), userOf(res.locals.context).branchIds);
    const questionnaireId = await activeQuestionnaireId(knex);
    const { items } = (await latestVersion(knex, questionnaireId)).definition;
    return { group, questionnaireId, items, sessions: await listSessions(knex, [group.id]) };
  }

  async function show(
    req: Request,
    res: Response,
    filled: Filled,
    shown: { once: FormOnce; status: number; refused?: RefusedRemoval },
  ): Promise<void> {
    const { locale, context } = res.locals;
    const user = userOf(context);
    const { role, branchIds } = user;
    const { group, items, sessions } = await read(req, res);
    const { timeZone } = (await getOrganisation(knex)).settings;
    const findings = await listFindings(knex, [group.id]);
    const today = await todayOf(web.services);
    const actions = new Map<string, ActionLine[]>();
    for (const { id } of isAllowed(role, 'actions.view') ? findings : []) {
      const found = await listActions(knex, today, { branchIds, outOf: { kind: 'finding', id } });
      actions.set(id, actionLines(found, { today, reader: actionReaderOf(user), locale }));
    }
    const resting = await restingOnFindings(
      knex,
      today,
      findings.map(({ id }) => id),
    );
    const view = toFindingsPage({
      locale,
      timeZone,
      group,
      sessions,
      findings,
      actions,
      resting,
      items,
      mayManage: isAllowed(role, 'focus_groups.manage'),
      mayAct: isAllowed(role, 'actions.edit'),
      filled,
      now: instantText(clock.now()),
    });
    const t = focusGroupsMessages.in(locale);
    const flash = shown.refused === undefined ? {} : { flash: { kind: 'warn', text: t(`error.${shown.refused}`) } };
    const model = { view, once: shown.once, ...toFlash(locale, req.query.done), ...flash };
    const page = { title: t('focus.tab.findings'), status: shown.status };
    await web.render.page(res, 'focus-groups/findings', model, page);
  }

  router.get(PATH, allow('focus_groups.view'), (req, res) =>
    show(req, res, UNTOUCHED, { once: formOnce(ids), status: 200 }),
  );

  router.post(PATH, manage, async (req, res) => {
    const refuse = (filled: Filled) => show(req, res, filled, { once: formOnce(ids, req.body), status: 422 });
    const form = parseForm(FindingForm, req.body);
    if (!form.ok) return refuse(form);
    const { group, questionnaireId, items, sessions } = await read(req, res);
    const { words, session: sessionId, item: itemKey, modes } = form.value;
    const values = { ...Object(req.body) };
    if (!sessions.some(({ id, state }) => id === sessionId && state !== 'cancelled')) {
      return refuse({ values, errors: { session: 'focus.findings.fault.session' } });
    }
    if (!sessions.some((session) => session.id === sessionId && hasBegun(session, instantText(clock.now())))) {
      return refuse({ values, errors: { session: 'focus.findings.fault.early' } });
    }
    if (itemKey !== null && !items.some(({ key }) => key === itemKey)) {
      return refuse({ values, errors: { item: 'focus.findings.fault.item' } });
    }
    const path = `${LIST}/${group.id}/findings`;
    const outcome = await makeOnce(res.locals.context, sentForm(req), async (inside) => {
      const finding = { groupId: group.id, sessionId, words, itemKey, modes };
      await addFinding(inside, { ...finding, questionnaireId: itemKey === null ? null : questionnaireId });
      return `${path}?done=saved`;
    });
    if (outcome.state === 'changed_since') {
      return show(req, res, { values, errors: {} }, { once: formOnceMore(ids, outcome.path), status: 409 });
    }
    res.redirect(303, outcome.path);
  });

  router.post(`${PATH}/:finding/remove`, manage, async (req, res) => {
    try {
      await removeFinding(res.locals.context, String(req.params.id), String(req.params.finding));
    } catch (error) {
      const refused = REFUSED_REMOVALS.find((code) => code === errorCode(error));
      if (refused === undefined) throw error;
      return show(req, res, UNTOUCHED, { once: formOnce(ids), status: 409, refused });
    }
    res.redirect(303, `${LIST}/${String(req.params.id)}/findings?done=removed`);
  });
  return router;
}
