import { createHmac } from 'node:crypto';
import type { Request, Response } from 'express';
import type { SentForm } from '../db/page-forms.ts';
import { hashSecret, type Ids } from '../ids.ts';

const FIELD = 'formKey';
const KEY = /^[\w-]{22}$/;

/** What views/partials/form-once.ejs puts into a form that makes something. */
export interface FormOnce {
  key: string;
  /** Where to look at what the form made already, when it comes back changed. */
  madeBefore: string | null;
}

/** For a form that is shown afresh, or again after something in it was wrong: then it keeps its key. */
export function formOnce(ids: Ids, body?: unknown): FormOnce {
  return { key: keyIn(body) ?? ids.secret(), madeBefore: null };
}

/**
 * Lets the browser show a form again on "Back" as it was, key and all: pages behind the sign-in are not stored otherwise,
 * and a form that is asked for anew has a new key. Only for forms that tell nothing of anybody.
 */
export function keepForBack(res: Response): void {
  res.setHeader('Cache-Control', 'private, no-cache');
}

/** For a form that was sent before and comes back changed: sent again, it makes another one. */
export function formOnceMore(ids: Ids, madeBefore: string): FormOnce {
  return { key: ids.secret(), madeBefore };
}

/** Which form was posted, and with what; undefined for one without a key, as programs may send. */
export function sentForm(req: Request): SentForm | undefined {
  const key = keyIn(req.body);
  if (key === undefined) return undefined;
  const fields = Object.entries(Object(req.body)).filter(([name]) => name !== FIELD);
  // The address is part of it: a key taken to another form is not the same submission.
  const content = JSON.stringify([req.originalUrl, ...fields]);
  return { key: hashSecret(key), contentHash: createHmac('sha256', key).update(content).digest('hex') };
}

function keyIn(body: unknown): string | undefined {
  const key: unknown = Object(body)[FIELD];
  return typeof key === 'string' && KEY.test(key) ? key : undefined;
}
