import { type Request, type Response, Router } from 'express';
import type { QuestionnaireDraft } from '../../domain/questionnaire/draft.ts';
import { addDimension, bringBack, moveDimension } from '../../domain/questionnaire/edit-draft.ts';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { AppError } from '../../platform/errors.ts';
import { type FormOnce, formOnce, sentForm } from '../../platform/http/form-key.ts';
import { allow } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { getOrganisation } from '../organisation/index.ts';
import { formerItems, toDraftPage, toPublishPage } from './draft.views.ts';
import { draftPages, type SavedPart } from './draft-pages.ts';
import { type Errors, type Fields, readNewDimension, typedFields, valueIn } from './draft-parts.forms.ts';
import { nameOfDraft } from './draft-parts.views.ts';
import { editorMessages } from './editor.messages.ts';
import {
  DRAFT_CHANGED,
  discardDraft,
  editedNow,
  markOf,
  publishDraft,
  readPublishable,
} from './questionnaire-drafts.service.ts';
import { getQuestionnaireDraft } from './questionnaire-drafts.store.ts';
import { findQuestionnaire, listVersions } from './questionnaires.store.ts';
import { partHref } from './text-fields.views.ts';

const orderOf = (draft: QuestionnaireDraft) => draft.dimensions.map(({ key }) => key);
const itemKeysOf = (draft: QuestionnaireDraft) => draft.items.map(({ key }) => key);

/** The page of a draft, and its two ends: published or discarded. */
export function draftRoutes(web: Web): Router {
  const router = Router();
  const { ids } = web.services;
  const { knex } = web.services.db;
  const guard = allow('questionnaires.edit');
  const { save, saverOf, doneFlash } = draftPages(web);

  async function show(
    req: Request,
    res: Response,
    shown: { fields?: Fields; errors?: Errors; once?: FormOnce; status?: number; conflict?: boolean } = {},
  ): Promise<void> {
    const { locale } = res.locals;
    const { languages, timeZone } = (await getOrganisation(knex)).settings;
    const found = await readPublishable(knex, keyOf(req));
    const view = toDraftPage({
      ...{ locale, timeZone, languages, found },
      savedBy: await saverOf(found.stored),
      fields: shown.fields ?? {},
      errors: shown.errors ?? {},
      once: shown.once ?? formOnce(ids),
      orderSeen: markOf(orderOf(found.stored.draft)),
    });
    const conflict = { kind: 'warn', text: editorMessages.in(locale)('editor.conflict.order') };
    const flash = shown.conflict ? { flash: conflict } : shown.status === undefined ? doneFlash(req, res) : {};
    const scripts = ['js/questionnaire-editor.js'];
    await web.render.page(
      res,
      'questionnaires/draft',
      { view, scripts, ...flash },
      {
        title: view.title,
        status: shown.status ?? 200,
      },
    );
  }

  router.get('/questionnaires/:key/draft', guard, (req, res) => show(req, res));

  router.post('/questionnaires/:key/draft/dimensions', guard, async (req, res) => {
    const key = keyOf(req);
    const fields = typedFields(req.body);
    const { draft } = await editedNow(knex, key);
    const read = readNewDimension(fields, draft, await everUsedDimensions(key));
    const part: SavedPart = {
      // Wherever others added or moved something meanwhile, a dimension can be added.
      part: () => '',
      seen: markOf(''),
      show: ({ conflict, ...shown }) => show(req, res, { fields, ...shown, conflict: conflict !== undefined }),
    };
    await save(req, res, part, read, addDimension, async (dimension) => {
      return `${partHref(key, { kind: 'dimension', key: dimension.key })}?done=added`;
    });
  });

  router.post('/questionnaires/:key/draft/order', guard, async (req, res) => {
    const [way, dimension = ''] = /^(up|down):(.+)$/.exec(valueIn(typedFields(req.body), 'move'))?.slice(1) ?? [];
    const part: SavedPart = {
      part: orderOf,
      show: ({ once, status }) => show(req, res, { once, status, conflict: true }),
    };
    const step = way === 'up' ? -1 : 1;
    const read = { ok: true as const, value: dimension };
    const back = async () => `/questionnaires/${keyOf(req)}/draft#parts`;
    await save(req, res, part, read, (draft) => moveDimension(draft, dimension, step), back);
  });

  router.post('/questionnaires/:key/draft/former-items', guard, async (req, res) => {
    const key = keyOf(req);
    const { draft } = await getQuestionnaireDraft(knex, key);
    const known = await findQuestionnaire(knex, key);
    const versions = known === undefined ? [] : await listVersions(knex, known.id);
    const wanted = valueIn(typedFields(req.body), 'item');
    const former = formerItems(draft, versions).find(({ item }) => item.key === wanted)?.item;
    const into = draft.dimensions.find((one) => one.key === former?.dimension)?.key ?? draft.dimensions[0]?.key;
    if (former === undefined || into === undefined) return res.redirect(303, `/questionnaires/${key}/draft`);
    const seen = markOf(itemKeysOf(draft));
    const part: SavedPart = { part: itemKeysOf, seen, show: ({ conflict: _, ...shown }) => show(req, res, shown) };
    const read = { ok: true as const, value: former };
    await save(
      req,
      res,
      part,
      read,
      (now) => bringBack(now, former, into),
      async () => {
        return `${partHref(key, { kind: 'dimension', key: into })}?done=added#item.${former.key}`;
      },
    );
  });

  /** Keys of dimensions of all versions: a new one never goes on with the figures of another. */
  async function everUsedDimensions(key: string): Promise<string[]> {
    const known = await findQuestionnaire(knex, key);
    const versions = known === undefined ? [] : await listVersions(knex, known.id);
    return versions.flatMap(({ definition }) => definition.dimensions.map((dimension) => dimension.key));
  }

  async function showPublish(
    req: Request,
    res: Response,
    { status, conflict = false }: { status: number; conflict?: boolean },
  ): Promise<void> {
    const { locale } = res.locals;
    const { languages, timeZone } = (await getOrganisation(knex)).settings;
    const found = await readPublishable(knex, keyOf(req));
    const view = toPublishPage(found, { locale, timeZone, languages, once: formOnce(ids), conflict });
    const title = editorMessages.in(locale)('editor.publish.title');
    await web.render.page(res, 'questionnaires/publish', { view }, { title, status });
  }

  router.get('/questionnaires/:key/draft/publish', guard, (req, res) => showPublish(req, res, { status: 200 }));

  router.post('/questionnaires/:key/draft/publish', guard, async (req, res) => {
    const key = keyOf(req);
    try {
      const outcome = await makeOnce(res.locals.context, sentForm(req), async (inside) => {
        const { version } = await publishDraft(inside, key, String(req.body?.seen ?? ''));
        return `/questionnaires/${key}?done=${version.version === 1 ? 'published_first' : 'published'}`;
      });
      res.redirect(303, outcome.path);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === DRAFT_CHANGED) return showPublish(req, res, { status: 409, conflict: true });
      if (error.code === 'draft_not_ready') return showPublish(req, res, { status: 422 });
      throw error;
    }
  });

  async function showDiscard(req: Request, res: Response, status: number): Promise<void> {
    const { locale } = res.locals;
    const t = editorMessages.in(locale);
    const { draft, key } = await getQuestionnaireDraft(knex, keyOf(req));
    const view = {
      crumb: { href: `/questionnaires/${key}/draft`, label: nameOfDraft(draft, t, locale) },
      action: `/questionnaires/${key}/draft/discard`,
      seen: markOf(draft),
      once: formOnce(ids),
      conflict: status === 409 ? t('editor.conflict.publish') : null,
    };
    await web.render.page(res, 'questionnaires/discard', { view }, { title: t('editor.discard.title'), status });
  }

  router.get('/questionnaires/:key/draft/discard', guard, (req, res) => showDiscard(req, res, 200));

  router.post('/questionnaires/:key/draft/discard', guard, async (req, res) => {
    const key = keyOf(req);
    try {
      const outcome = await makeOnce(res.locals.context, sentForm(req), async (inside) => {
        await discardDraft(inside, key, String(req.body?.seen ?? ''));
        return '/questionnaires?done=discarded';
      });
      res.redirect(303, outcome.path);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== DRAFT_CHANGED) throw error;
      await showDiscard(req, res, 409);
    }
  });
  return router;
}

const keyOf = (req: Request): string => String(req.params.key);
