import { type Request, type Response, Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { isLocale, type Locale } from '../../domain/locale.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { notFound } from '../../platform/errors.ts';
import { type Filled, overtakenForm, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { type FormOnce, formOnce, formOnceMore, keepForBack, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { seenIn, unlessOvertaken } from '../../platform/overtaken.ts';
import { activeQuestionnaireId } from '../invitations/index.ts';
import { getOrganisation, listBranches, listProviders, listTopics } from '../organisation/index.ts';
import { findQuestionnaire, latestVersion, listQuestionnaires } from '../questionnaires/index.ts';
import { NewOpenLinkForm, OpenLinkForm } from './open-links.forms.ts';
import { openLinksMessages } from './open-links.messages.ts';
import { addOpenLink, changeOpenLink } from './open-links.service.ts';
import { findOpenLink, listOpenLinks, type OpenLink } from './open-links.store.ts';
import {
  type LinkSurroundings,
  type ShownLink,
  toNewLinkForm,
  toOpenLinkPage,
  toOpenLinksPage,
} from './open-links.views.ts';
import { placeNames } from './open-survey.queries.ts';
import { CARD_SIZES, toQrCard } from './qr-card.views.ts';

const LIST = '/open-links';

/** Links that stand for places: the list, each of them, and their cards on paper. */
export function openLinksRoutes(web: Web): Router {
  const router = Router();
  const { services } = web;
  const { ids, baseUrl } = services;
  const db = services.db.knex;

  async function shown(link: OpenLink): Promise<ShownLink> {
    return { link, names: await placeNames(db, link), questionnaire: await latestVersion(db, link.questionnaireId) };
  }

  /** @throws not_found also for one of a branch that is not the reader's */
  async function linkOf(req: Request, res: Response): Promise<OpenLink> {
    const { branchIds } = userOf(res.locals.context);
    const link = await findOpenLink(db, { id: String(req.params.id) });
    const hidden = branchIds !== null && (link?.branchId == null || !branchIds.includes(link.branchId));
    if (link === undefined || hidden) throw notFound('open link');
    return link;
  }

  async function surroundings(): Promise<LinkSurroundings> {
    const usual = await activeQuestionnaireId(db);
    const all = (await listQuestionnaires(db)).map(({ latest }) => latest);
    return {
      branches: await listBranches(db),
      providers: await listProviders(db),
      topics: await listTopics(db),
      questionnaires: all.sort((a, b) => Number(b.questionnaireId === usual) - Number(a.questionnaireId === usual)),
      settings: (await getOrganisation(db)).settings,
    };
  }

  const mayEdit = (res: Response): boolean => isAllowed(userOf(res.locals.context).role, 'programs.edit');

  router.get(LIST, allow('programs.view'), async (_req, res) => {
    const { locale, context } = res.locals;
    const newest = new Map((await listQuestionnaires(db)).map(({ latest }) => [latest.questionnaireId, latest]));
    const found = await listOpenLinks(db, userOf(context).branchIds);
    const links = found.flatMap(({ link, names }) => {
      const questionnaire = newest.get(link.questionnaireId);
      return questionnaire === undefined ? [] : [{ link, names, questionnaire }];
    });
    const { settings } = await getOrganisation(db);
    const today = businessDay(services.clock.now(), settings.timeZone);
    const view = toOpenLinksPage(links, { locale, baseUrl, today, mayEdit: mayEdit(res) });
    await web.render.page(res, 'open-links/list', { view }, { title: view.heading });
  });

  async function showNew(res: Response, filled: Filled, once: FormOnce, status: number): Promise<void> {
    const form = toNewLinkForm(res.locals.locale, await surroundings(), filled);
    await web.render.page(res, 'open-links/new', { form, once }, { title: form.heading, status });
  }

  router.get(`${LIST}/new`, allow('programs.edit'), (_req, res) => {
    keepForBack(res);
    return showNew(res, UNTOUCHED, formOnce(ids), 200);
  });
  router.post(LIST, allow('programs.edit'), async (req, res) => {
    const values: Record<string, unknown> = { ...req.body };
    const once = formOnce(ids, req.body);
    const form = parseForm(NewOpenLinkForm, req.body);
    if (!form.ok) return showNew(res, form, once, 422);
    const { questionnaire: key, branch, provider, topic, items, ...settings } = form.value;
    const questionnaire = await findQuestionnaire(db, key);
    const errors = {
      ...(questionnaire === undefined ? { questionnaire: 'openLinks.error.questionnaire' } : {}),
      ...(await unknownPlaces({ branch, provider, topic })),
    };
    if (questionnaire === undefined || Object.keys(errors).length > 0)
      return showNew(res, { values, errors }, once, 422);
    const outcome = await makeOnce(res.locals.context, sentForm(req), async (inside) => {
      const place = { branchId: branch, providerId: provider, topicId: topic };
      const wish = { ...settings, ...place, itemsPerDimension: items, questionnaireId: questionnaire.id };
      return `${LIST}/${(await addOpenLink(inside, wish)).id}?done=added`;
    });
    if (outcome.state === 'changed_since') {
      return showNew(res, { values, errors: {} }, formOnceMore(ids, outcome.path), 409);
    }
    res.redirect(303, outcome.path);
  });

  async function unknownPlaces(places: Record<'branch' | 'provider' | 'topic', string | null>) {
    const { branches, providers, topics } = await surroundings();
    const known = { branch: branches, provider: providers, topic: topics };
    const wrong = (['branch', 'provider', 'topic'] as const).filter(
      (kind) => places[kind] !== null && !known[kind].some(({ id }) => id === places[kind]),
    );
    return Object.fromEntries(wrong.map((kind) => [kind, 'openLinks.error.form']));
  }

  async function showOne(req: Request, res: Response, filled: Filled, status: number): Promise<void> {
    const { locale } = res.locals;
    const one = await shown(await linkOf(req, res));
    const { settings } = await getOrganisation(db);
    const today = businessDay(services.clock.now(), settings.timeZone);
    const view = toOpenLinkPage(one, { locale, baseUrl, today, mayEdit: mayEdit(res), settings, filled });
    await web.render.page(res, 'open-links/one', { view, ...flashOf(req, locale) }, { title: view.heading, status });
  }

  router.get(`${LIST}/:id`, allow('programs.view'), (req, res) => showOne(req, res, UNTOUCHED, 200));
  router.post(`${LIST}/:id`, allow('programs.edit'), async (req, res) => {
    const { id } = await linkOf(req, res);
    const form = parseForm(OpenLinkForm, req.body);
    if (!form.ok) return showOne(req, res, form, 422);
    const { items, ...settings } = form.value;
    const change = { ...settings, itemsPerDimension: items };
    const save = () => changeOpenLink(res.locals.context, id, change, seenIn(req.body));
    if (!(await unlessOvertaken(save))) return showOne(req, res, overtakenForm(req.body), 409);
    res.redirect(303, `${LIST}/${id}?done=saved`);
  });

  /** The card on paper, in the language in which it will be read. */
  router.get(`${LIST}/:id/print`, allow('programs.view'), async (req, res) => {
    const link = await linkOf(req, res);
    const organisation = await getOrganisation(db);
    const { languages, defaultLanguage } = organisation.settings;
    const size = CARD_SIZES.find((known) => known === req.query.size) ?? 'a4';
    const asked = req.query.in;
    const one = isLocale(asked) ? asked : defaultLanguage;
    const all = asked === 'all' && size === 'a4';
    const card = toQrCard({ link, names: await placeNames(db, link) }, organisation, baseUrl, {
      size,
      languages: all ? languages : [one],
    });
    const title = openLinksMessages.in(one)('openLinks.card.title');
    const model = { card, backHref: `${LIST}/${link.id}`, scripts: ['js/take-away.js'] };
    await web.render.page(res, 'open-links/card', model, { title, layout: 'paper', locale: one });
  });
  return router;
}

const DONE = { added: 'openLinks.done.added', saved: 'openLinks.done.saved' } as const;

function flashOf(req: Request, locale: Locale): object {
  const { done } = req.query;
  if (done !== 'added' && done !== 'saved') return {};
  return { flash: { kind: 'done', text: openLinksMessages.in(locale)(DONE[done]) } };
}
