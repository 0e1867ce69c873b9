import { type Response, Router } from 'express';
import { z } from 'zod';
import { SCOPES } from '../../domain/access/scopes.ts';
import type { Locale } from '../../domain/locale.ts';
import { tidyName } from '../../domain/names/tidy-name.ts';
import { SCOPE_WORDS } from '../../domain/words/access.words.ts';
import { makeOnce } from '../../platform/db/page-forms.ts';
import { type Filled, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { type FormOnce, formOnce, formOnceMore, sentForm } from '../../platform/http/form-key.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import type { Web } from '../../platform/http/web.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { getOrganisation } from '../organisation/index.ts';
import { apiKeysMessages } from './api-keys.messages.ts';
import { createApiKey, endApiKey } from './api-keys.service.ts';
import { type ApiKey, listApiKeys } from './api-keys.store.ts';

type Word = keyof typeof apiKeysMessages.triples;
const word = (key: Word): { error: Word } => ({ error: key });

const KeyForm = z.object({
  name: z
    .string(word('apiKeys.error.name'))
    .transform(tidyName)
    .pipe(z.string().min(1, word('apiKeys.error.name')).max(80, word('apiKeys.error.name'))),
  scopes: z.preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z
      .array(z.enum(SCOPES, word('apiKeys.error.scopes')), word('apiKeys.error.scopes'))
      .min(1, word('apiKeys.error.scopes')),
  ),
});

/** Keys of programs: made and shown once, listed, revoked. */
export function apiKeysRoutes(web: Web): Router {
  const router = Router();
  const manage = allow('api_keys.manage');

  const { ids } = web.services;
  const show = async (res: Response, filled: Filled, once: FormOnce, status: number): Promise<void> => {
    const { locale } = res.locals;
    const t = apiKeysMessages.in(locale);
    const db = web.services.db.knex;
    const { settings } = await getOrganisation(db);
    const keys = await listApiKeys(db);
    await web.render.page(
      res,
      'api-access/api-keys',
      {
        keys: keys.map((key) => toKeyLine(key, locale, settings.timeZone)),
        describedAt: t('apiKeys.describedAt', { path: isolate('/api/v1/openapi.json') }),
        form: toKeyForm(locale, filled),
        once,
        flash: status === 200 ? toFlash(locale, res.req.query.done) : undefined,
      },
      { title: t('apiKeys.title'), status },
    );
  };

  router.get('/api-keys', manage, (_req, res) => show(res, UNTOUCHED, formOnce(ids), 200));
  router.post('/api-keys', manage, async (req, res) => {
    const form = parseForm(KeyForm, req.body);
    if (!form.ok) return show(res, form, formOnce(ids, req.body), 422);
    let secret = '';
    const outcome = await makeOnce(res.locals.context, sentForm(req), async (inside) => {
      secret = await createApiKey(inside, form.value);
      return '/api-keys?done=made';
    });
    if (outcome.state === 'changed_since') {
      return show(res, { values: { ...req.body }, errors: {} }, formOnceMore(ids, outcome.path), 409);
    }
    // Its secret is kept nowhere, so that the answer of the first time cannot be given again.
    if (outcome.state === 'sent_again') return res.redirect(303, outcome.path);
    // Shown in this answer and nowhere else: a redirect would have to carry it in an address.
    await web.render.page(
      res,
      'api-access/api-key-made',
      { name: form.value.name, secret },
      {
        title: apiKeysMessages.in(res.locals.locale)('apiKeys.made.title'),
      },
    );
  });
  router.post('/api-keys/:id/revoke', manage, async (req, res) => {
    await endApiKey(res.locals.context, String(req.params.id));
    res.redirect(303, '/api-keys?done=revoked');
  });
  return router;
}

/** Words that a redirect left in the address; unknown codes say nothing. */
function toFlash(locale: Locale, done: unknown): { kind: 'done' | 'warn'; text: string } | undefined {
  const t = apiKeysMessages.in(locale);
  if (done === 'revoked') return { kind: 'done', text: t('apiKeys.done.revoked') };
  return done === 'made' ? { kind: 'warn', text: t('apiKeys.done.made') } : undefined;
}

function toKeyLine(key: ApiKey, locale: Locale, timeZone: string) {
  const t = apiKeysMessages.in(locale);
  const inUse = key.revokedAt === null;
  return {
    name: key.name,
    scopes: key.scopes,
    created: momentText(key.createdAt, locale, timeZone),
    lastUsed: key.lastUsedAt === null ? t('apiKeys.never') : momentText(key.lastUsedAt, locale, timeZone),
    state: inUse ? { icon: 'done', text: t('apiKeys.inUse') } : { icon: 'no', text: t('apiKeys.revoked') },
    revokeAction: inUse ? `/api-keys/${key.id}/revoke` : null,
    revokeLabel: t('apiKeys.revoke.label', { name: isolate(key.name) }),
  };
}

function toKeyForm(locale: Locale, { values, errors }: Filled) {
  const t = apiKeysMessages.in(locale);
  const text = wordsOf(apiKeysMessages, locale);
  const scopeError = Object.entries(errors).find(([field]) => field.startsWith('scopes'))?.[1];
  const nameError = errors.name;
  const chosen = typeof values.scopes === 'string' ? [values.scopes] : values.scopes;
  return {
    name: {
      name: 'name',
      label: t('apiKeys.name'),
      hint: t('apiKeys.name.hint'),
      required: true,
      maxlength: 80,
      value: values.name,
      ...(nameError === undefined ? {} : { error: text(nameError) }),
    },
    scopes: {
      name: 'scopes',
      kind: 'checks',
      label: t('apiKeys.scopes'),
      value: chosen,
      options: SCOPES.map((scope) => ({ value: scope, label: SCOPE_WORDS[scope][locale], hint: isolate(scope) })),
      ...(scopeError === undefined ? {} : { error: text(scopeError) }),
    },
    problems: [
      ...(nameError === undefined ? [] : [{ field: 'name', text: text(nameError) }]),
      ...(scopeError === undefined ? [] : [{ field: 'scopes', text: text(scopeError) }]),
    ],
  };
}
