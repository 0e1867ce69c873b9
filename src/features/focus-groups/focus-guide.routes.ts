import { type Request, type Response, Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import type { Guide } from '../../domain/focus-group/guide.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Context } from '../../platform/context.ts';
import { type Filled, overtakenForm, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { seenIn, unlessOvertaken } from '../../platform/overtaken.ts';
import { readerOf } from '../complaints/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { draftGuide } from './draft-guide.ts';
import { readGuide } from './focus-groups.forms.ts';
import { focusGroupsMessages } from './focus-groups.messages.ts';
import { type FocusGroup, type FocusSession, getGroup, listSessions } from './focus-groups.store.ts';
import { toFlash } from './focus-groups.views.ts';
import { saveGuide } from './focus-guide.service.ts';
import { toGuideForm, toGuidePage } from './focus-guide.views.ts';
import { LIST } from './focus-words.ts';

/** The discussion guide of a focus group, in each language of its sessions: drafted, changed, printed. */
export function focusGuideRoutes(web: Web): Router {
  const router = Router();
  const { knex } = web.services.db;
  const manage = allow('focus_groups.manage');

  async function open(req: Request, res: Response) {
    const { context } = res.locals;
    const group = await getGroup(knex, String(req.params.id), userOf(context).branchIds);
    const sessions = await listSessions(knex, [group.id]);
    const live = sessions.filter(({ state }) => state !== 'cancelled');
    const languages = languagesOf(live.length > 0 ? live : sessions);
    const language = languages.find((one) => one === req.query.lang) ?? languages[0] ?? res.locals.locale;
    const minutes = minutesIn(live.length > 0 ? live : sessions, language);
    const theme = sessions.find((one) => one.locale === language && one.theme !== null)?.theme ?? group.theme;
    return { group: { ...group, theme }, name: group.theme, languages, language, minutes };
  }

  async function guideOf(context: Context, group: FocusGroup, locale: Locale, minutes: number): Promise<Guide> {
    const { settings } = await getOrganisation(knex);
    const reader = readerOf(context, settings);
    return group.guides[locale] ?? draftGuide(web.services, group, { locale, minutes, reader });
  }

  router.get(`${LIST}/:id/guide`, allow('focus_groups.view'), async (req, res) => {
    const { locale, context } = res.locals;
    const { group, name, languages, language, minutes } = await open(req, res);
    const guide = await guideOf(context, group, language, minutes);
    const mayManage = isAllowed(userOf(context).role, 'focus_groups.manage');
    const view = toGuidePage({ locale, group, name, language, languages, guide, mayManage });
    const title = focusGroupsMessages.in(locale)('focus.tab.guide');
    await web.render.page(res, 'focus-groups/guide', { view, ...toFlash(locale, req.query.done) }, { title });
  });

  router.get(`${LIST}/:id/guide/edit`, manage, async (req, res) => {
    const { locale, context } = res.locals;
    const { group, name, language, minutes } = await open(req, res);
    const guide = await guideOf(context, group, language, minutes);
    const view = toGuideForm({ locale, group, name, language, guide, filled: UNTOUCHED });
    await web.render.page(
      res,
      'focus-groups/guide-edit',
      { view },
      { title: focusGroupsMessages.in(locale)('focus.guide.edit') },
    );
  });

  router.post(`${LIST}/:id/guide`, manage, async (req, res) => {
    const { locale, context } = res.locals;
    const { group, language, minutes } = await open(req, res);
    const read = readGuide(req.body, minutes);
    const again = async (filled: Filled, have = minutes) => {
      const { group: now, name } = await open(req, res);
      const guide = await guideOf(context, now, language, minutes);
      const view = toGuideForm({ locale, group: now, name, language, guide, filled, sum: { want: minutes, have } });
      const title = focusGroupsMessages.in(locale)('focus.guide.edit');
      await web.render.page(res, 'focus-groups/guide-edit', { view }, { title, status: filled.overtaken ? 409 : 422 });
    };
    if (!read.ok) return again({ values: { ...req.body }, errors: read.errors }, read.have);
    const save = () => saveGuide(context, group.id, { language, guide: read.guide, seen: seenIn(req.body) });
    if (!(await unlessOvertaken(save))) return again(overtakenForm(req.body));
    res.redirect(303, `${LIST}/${group.id}/guide?lang=${language}&done=saved`);
  });
  return router;
}

const languagesOf = (sessions: readonly FocusSession[]): Locale[] => [...new Set(sessions.map(({ locale }) => locale))];

/** A guide fits the shortest session in its language. */
function minutesIn(sessions: readonly FocusSession[], language: Locale): number {
  const own = sessions.filter(({ locale }) => locale === language).map(({ minutes }) => minutes);
  return Math.min(...(own.length > 0 ? own : sessions.map(({ minutes }) => minutes)));
}
