import type { Request, Response } from 'express';
import type { QuestionnaireDraft } from '../../domain/questionnaire/draft.ts';
import { findOutcome, makeOnce } from '../../platform/db/page-forms.ts';
import { AppError } from '../../platform/errors.ts';
import { type FormOnce, formOnce, sentForm } from '../../platform/http/form-key.ts';
import type { Web } from '../../platform/http/web.ts';
import { findUser } from '../accounts/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { savedText } from './draft.views.ts';
import type { Errors, Read } from './draft-parts.forms.ts';
import { editorMessages } from './editor.messages.ts';
import { changeDraft, DRAFT_CHANGED, DRAFT_TOO_LARGE } from './questionnaire-drafts.service.ts';
import { findQuestionnaireDraft, type StoredDraft } from './questionnaire-drafts.store.ts';

/** A part that a page saves, and how the page is shown again where it could not be. */
export interface SavedPart {
  part: (draft: QuestionnaireDraft) => unknown;
  /** The mark of the part as it was shown; by default the form carries it. */
  seen?: string;
  show: (shown: { errors?: Errors; conflict?: string; once: FormOnce; status: number }) => Promise<void>;
}

const DONE = {
  started: 'editor.done.started',
  opened: 'editor.done.opened',
  loaded: 'editor.done.loaded',
  saved: 'editor.done.saved',
  added: 'editor.done.added',
  removed: 'editor.done.removed',
  complete: 'editor.done.complete',
} as const;

/** What all pages of a draft do alike. */
export function draftPages({ services }: Web) {
  const { ids } = services;
  const { knex } = services.db;

  /** Who saved the draft last; null where that was no user. */
  async function saverOf({ updatedBy }: StoredDraft): Promise<string | null> {
    return updatedBy === null ? null : ((await findUser(knex, { id: updatedBy }))?.name ?? null);
  }

  async function savedLine(res: Response, key: string): Promise<string> {
    const stored = await findQuestionnaireDraft(knex, key);
    if (stored === undefined) return editorMessages.in(res.locals.locale)('editor.gone');
    const { timeZone } = (await getOrganisation(knex)).settings;
    return savedText(stored, await saverOf(stored), { locale: res.locals.locale, timeZone });
  }

  /**
   * Saves a part and goes on. What was typed comes back with the page where it is not right or too much (422), and where
   * the part is no longer what was shown (409): saved once more, it then takes its place.
   */
  async function save<T>(
    req: Request,
    res: Response,
    { part, show, ...shown }: SavedPart,
    read: Read<T>,
    change: (draft: QuestionnaireDraft, value: T) => QuestionnaireDraft,
    onwards: (value: T) => Promise<string>,
  ): Promise<void> {
    const key = String(req.params.key);
    if (!read.ok) {
      // Pressed twice, it may not be right any more because of itself: a key that it gave is taken now.
      const before = await findOutcome(knex, sentForm(req));
      if (before?.state === 'sent_again') return res.redirect(303, before.path);
      return show({ errors: read.errors, once: formOnce(ids, req.body), status: 422 });
    }
    const { value } = read;
    const seen = shown.seen ?? String(req.body?.seen ?? '');
    const showConflict = async (once: FormOnce): Promise<void> =>
      show({ conflict: await savedLine(res, key), once, status: 409 });
    try {
      const outcome = await makeOnce(res.locals.context, sentForm(req), async (inside) => {
        await changeDraft(inside, key, { part, seen }, (draft) => change(draft, value));
        return `/questionnaires/${key}/draft`;
      });
      if (outcome.state === 'changed_since') return showConflict(formOnce(ids));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === DRAFT_CHANGED) return showConflict(formOnce(ids));
      if (error.code !== DRAFT_TOO_LARGE) throw error;
      return show({ errors: { '': 'editor.fault.tooLarge' }, once: formOnce(ids, req.body), status: 422 });
    }
    res.redirect(303, await onwards(value));
  }

  function doneFlash(req: Request, res: Response): { flash?: { kind: 'done'; text: string } } {
    const { done } = req.query;
    if (typeof done !== 'string' || !isDone(done)) return {};
    return { flash: { kind: 'done', text: editorMessages.in(res.locals.locale)(DONE[done]) } };
  }

  return { save, saverOf, doneFlash };
}

const isDone = (code: string): code is keyof typeof DONE => Object.hasOwn(DONE, code);
