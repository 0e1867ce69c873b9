import { Router } from 'express';
import { z } from 'zod';
import { Channel } from '../../domain/channel.ts';
import { Locale } from '../../domain/locale.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import type { Context, Services } from '../../platform/context.ts';
import { invalidInput, notFound } from '../../platform/errors.ts';
import { allowScope } from '../../platform/http/guard.ts';
import { readDatedCursor, readPaging, toDatedPage } from '../../platform/http/paging.ts';
import { parseBody } from '../../platform/http/parse-body.ts';
import type { Web } from '../../platform/http/web.ts';
import { activeQuestionnaireId } from '../invitations/index.ts';
import { getOrganisation, type PlaceKind, placeCalled } from '../organisation/index.ts';
import { findQuestionnaire, latestVersion } from '../questionnaires/index.ts';
import { addOpenLink, changeOpenLink } from './open-links.service.ts';
import { findOpenLink, listOpenLinks, type NamedLink, type OpenLink } from './open-links.store.ts';
import { linkAddress } from './open-links.views.ts';
import { isOpen, placeNames } from './open-survey.queries.ts';

const settings = {
  channel: Channel.nullable(),
  locale: Locale,
  itemsPerDimension: z
    .int({ error: 'itemsPerDimension is a whole number from 1 to 200, or null.' })
    .min(1, { error: 'itemsPerDimension is a whole number from 1 to 200, or null.' })
    .max(200, { error: 'itemsPerDimension is a whole number from 1 to 200, or null.' })
    .nullable(),
  closesOn: z.iso.date({ error: 'closesOn is a date like 2026-11-21, or null.' }).nullable(),
};

const place = z
  .string({ error: 'A place is named by its name or code.' })
  .min(1, { error: 'A place is named by its name or code.' })
  .max(200, { error: 'A place is named by its name or code.' })
  .optional();

const NewLink = z.strictObject({
  questionnaire: z.string({ error: 'questionnaire is the key of a questionnaire.' }).max(60).optional(),
  ...{ branch: place, provider: place, topic: place },
  channel: settings.channel.default(null),
  locale: settings.locale.optional(),
  itemsPerDimension: settings.itemsPerDimension.default(3),
  closesOn: settings.closesOn.default(null),
});

const LinkPatch = z.strictObject({
  channel: settings.channel.exactOptional(),
  locale: settings.locale.exactOptional(),
  itemsPerDimension: settings.itemsPerDimension.exactOptional(),
  closesOn: settings.closesOn.exactOptional(),
  active: z.boolean({ error: 'active is true or false.' }).exactOptional(),
});

const BAD = 'Nothing was changed: something about the open link is not right. See errors.';

/** `/api/v1/open-links`: links that stand for places, listed, made, changed and closed. */
export function openLinksApi({ services }: Web): Router {
  const router = Router();
  const db = services.db.knex;

  router.get('/open-links', allowScope('programs:read'), async (req, res) => {
    const { cursor, limit } = readPaging(req.query);
    const found = await listOpenLinks(db, null, { after: readDatedCursor(cursor), limit: limit + 1 });
    const { rows, nextCursor } = toDatedPage(
      found.map((named) => ({ id: named.link.id, ...named })),
      limit,
      ({ link }) => link.createdAt,
    );
    const today = await todayOf(services);
    res.json({ items: rows.map((named) => toJson(named, services.baseUrl, today)), nextCursor });
  });

  router.post('/open-links', allowScope('programs:write'), async (req, res) => {
    const { context } = res.locals;
    const body = parseBody(NewLink, req.body, 'bad_open_link', BAD);
    const link = await addOpenLink(context, {
      questionnaireId: await questionnaireOf(body.questionnaire),
      branchId: await placeId(context, 'branch', body.branch),
      providerId: await placeId(context, 'provider', body.provider),
      topicId: await placeId(context, 'topic', body.topic),
      ...{ channel: body.channel, itemsPerDimension: body.itemsPerDimension, closesOn: body.closesOn },
      locale: body.locale ?? (await getOrganisation(db)).settings.defaultLanguage,
    });
    res.status(201).json(await shown(link));
  });

  router.patch('/open-links/:id', allowScope('programs:write'), async (req, res) => {
    const { context } = res.locals;
    const id = String(req.params.id);
    await changeOpenLink(context, id, parseBody(LinkPatch, req.body, 'bad_open_link', BAD));
    const link = await findOpenLink(db, { id });
    if (link === undefined) throw notFound('open link');
    res.json(await shown(link));
  });

  async function shown(link: OpenLink): Promise<object> {
    const { key: questionnaireKey } = await latestVersion(db, link.questionnaireId);
    const names = await placeNames(db, link);
    return toJson({ link, names, questionnaireKey }, services.baseUrl, await todayOf(services));
  }

  async function questionnaireOf(key: string | undefined): Promise<string> {
    if (key === undefined) return activeQuestionnaireId(db);
    const found = await findQuestionnaire(db, key);
    if (found !== undefined) return found.id;
    throw invalidInput('unknown_questionnaire', BAD, { questionnaire: 'There is no questionnaire with this key.' });
  }
  return router;
}

async function placeId(context: Context, kind: PlaceKind, called: string | undefined): Promise<string | null> {
  if (called === undefined) return null;
  return (await placeCalled(context.db.knex, context, kind, called)).id;
}

async function todayOf({ db, clock }: Services): Promise<string> {
  return businessDay(clock.now(), (await getOrganisation(db.knex)).settings.timeZone);
}

function toJson({ link, names, questionnaireKey }: NamedLink, baseUrl: string, today: string): object {
  const { channel, locale, itemsPerDimension, active, closesOn, createdAt } = link;
  return {
    ...{ id: link.id, slug: link.slug, url: linkAddress(baseUrl, link), questionnaire: questionnaireKey },
    ...{ branchId: link.branchId, providerId: link.providerId, topicId: link.topicId, places: names },
    ...{ channel, locale, itemsPerDimension, closesOn, active, createdAt },
    takesAnswers: isOpen(link, today),
  };
}
