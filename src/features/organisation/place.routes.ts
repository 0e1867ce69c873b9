import { type Request, type RequestHandler, type Response, Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { AppError, errorCode, forbidden, invalidInput } from '../../platform/errors.ts';
import { type Filled, overtakenForm, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { type FormOnce, formOnce, formOnceMore, keepForBack, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { OVERTAKEN, seenIn } from '../../platform/overtaken.ts';
import { PlaceForm } from './organisation.forms.ts';
import { getOrganisation } from './organisation.store.ts';
import { addPlace, changePlace, mergePlaces, type PlacesMergedHandler } from './place.service.ts';
import { findPlace, getPlace, listPlaces, PLACE_KINDS, type Place, type PlaceKind } from './place.store.ts';
import { PLACE_PATHS, placesTitle, toPlaceMergePage, toPlacePage, toPlacesPage } from './place.views.ts';

/** The lists of branches, providers and topics. @param onPlacesMerged told of each merge, in its transaction */
export function placeRoutes(web: Web, onPlacesMerged: readonly PlacesMergedHandler[]): Router {
  const router = Router();
  router.get('/directory', allow('directory.view'), (_req, res) => res.redirect(303, PLACE_PATHS.provider));
  for (const kind of PLACE_KINDS) addRoutes(router, web, kind, onPlacesMerged);
  return router;
}

/** The lists are one for the whole organisation: those who work for some branches only read them. */
const unlimited: RequestHandler = (_req, res, next) => {
  next(userOf(res.locals.context).branchIds === null ? undefined : forbidden());
};

function addRoutes(router: Router, web: Web, kind: PlaceKind, onPlacesMerged: readonly PlacesMergedHandler[]): void {
  const path = PLACE_PATHS[kind];
  const { ids } = web.services;
  const { knex } = web.services.db;
  const editing = [allow('directory.edit'), unlimited];

  router.get(path, allow('directory.view'), async (req, res) => {
    const user = userOf(res.locals.context);
    const search = textOf(req.query.search);
    const includeInactive = req.query.show === 'all';
    const model = toPlacesPage({
      locale: res.locals.locale,
      kind,
      places: await listPlaces(knex, kind, { search, includeInactive }),
      search,
      includeInactive,
      mayEdit: isAllowed(user.role, 'directory.edit') && user.branchIds === null,
      organisationZone: (await getOrganisation(knex)).settings.timeZone,
      done: req.query.done,
    });
    await web.render.page(res, 'organisation/places', model, { title: placesTitle(kind, res.locals.locale) });
  });

  async function show(
    req: Request,
    res: Response,
    place: Place | undefined,
    filled: Filled = UNTOUCHED,
    madeBefore?: string,
  ): Promise<void> {
    const all = place === undefined ? [] : await listPlaces(knex, kind, { includeInactive: true });
    const model = toPlacePage({
      locale: res.locals.locale,
      kind,
      place,
      filled,
      others: all.filter((other) => other.id !== place?.id),
      organisationZone: (await getOrganisation(knex)).settings.timeZone,
      done: req.query.done,
    });
    const onceMore = madeBefore === undefined ? undefined : formOnceMore(ids, madeBefore);
    const once: FormOnce | null = place === undefined ? (onceMore ?? formOnce(ids, req.body)) : null;
    const status = filled === UNTOUCHED ? 200 : madeBefore === undefined && !filled.overtaken ? 422 : 409;
    await web.render.page(res, 'organisation/place', { ...model, once }, { title: model.heading, status });
  }

  /** Parses and saves; what is wrong is shown on the same page. @returns what the work returned, if it was saved */
  async function save<T>(
    req: Request,
    res: Response,
    place: Place | undefined,
    work: (fields: Omit<Place, 'id' | 'mergedInto'>) => Promise<T>,
  ): Promise<T | undefined> {
    const form = parseForm(PlaceForm, req.body);
    if (!form.ok) {
      await show(req, res, place, form);
      return undefined;
    }
    try {
      return await work({ ...form.value, timeZone: kind === 'branch' ? form.value.timeZone : null });
    } catch (error) {
      if (place !== undefined && errorCode(error) === OVERTAKEN) {
        await show(req, res, await getPlace(knex, kind, place.id), overtakenForm(req.body));
        return undefined;
      }
      if (!(error instanceof AppError) || (error.code !== 'name_taken' && error.code !== 'code_taken')) throw error;
      const field = error.code === 'name_taken' ? 'name' : 'code';
      await show(req, res, place, { values: { ...req.body }, errors: { [field]: `places.problem.${error.code}` } });
      return undefined;
    }
  }

  router.get(`${path}/new`, ...editing, (req, res) => {
    keepForBack(res);
    return show(req, res, undefined);
  });
  router.post(`${path}/new`, ...editing, async (req, res) => {
    const saved = await save(req, res, undefined, (fields) =>
      makeOnce(res.locals.context, sentForm(req), async (inside) => {
        await addPlace(inside, kind, fields);
        return `${path}?done=added`;
      }),
    );
    if (saved === undefined) return;
    if (saved.state !== 'changed_since') return res.redirect(303, saved.path);
    await show(req, res, undefined, { values: { ...req.body }, errors: {} }, saved.path);
  });
  router.get(`${path}/:id`, ...editing, async (req, res) => {
    const place = await getPlace(knex, kind, textOf(req.params.id));
    if (place.mergedInto !== null) return res.redirect(303, `${path}/${place.mergedInto}`);
    await show(req, res, place);
  });
  router.post(`${path}/:id`, ...editing, async (req, res) => {
    const place = await getPlace(knex, kind, textOf(req.params.id));
    const saved = await save(req, res, place, async (fields) => {
      await changePlace(res.locals.context, kind, place.id, fields, seenIn(req.body));
      return 'saved';
    });
    if (saved !== undefined) res.redirect(303, `${path}?done=${saved}`);
  });
  router.get(`${path}/:id/merge`, ...editing, async (req, res) => {
    const { from, into } = await pair(textOf(req.params.id), textOf(req.query.into));
    const model = toPlaceMergePage(res.locals.locale, kind, from, into);
    await web.render.page(res, 'organisation/place-merge', model, { title: model.heading });
  });
  router.post(`${path}/:id/merge`, ...editing, async (req, res) => {
    const { from, into } = await pair(textOf(req.params.id), textOf(Object(req.body).into));
    await mergePlaces(res.locals.context, kind, from.id, into.id, onPlacesMerged);
    res.redirect(303, `${path}/${into.id}?done=merged`);
  });

  async function pair(fromId: string, intoId: string): Promise<{ from: Place; into: Place }> {
    const from = await getPlace(knex, kind, fromId);
    const into = await findPlace(knex, kind, intoId);
    if (into === undefined || into.id === from.id || into.mergedInto !== null || from.mergedInto !== null) {
      throw invalidInput('same_place', 'Choose another one from the list to merge into.');
    }
    return { from, into };
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
