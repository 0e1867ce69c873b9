import { type Response, Router } from 'express';
import { DateTime } from 'luxon';
import { isAllowed, maySeeProviderCard, ROW_ACCESS } from '../../domain/access/role-matrix.ts';
import { type Locale, textIn } from '../../domain/locale.ts';
import { forbidden } from '../../platform/errors.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import {
  type CardAccess,
  type CardQuery,
  openScope,
  type ReportCard,
  readCardQuery,
  reportCard,
} from '../analysis/index.ts';
import { activeProgram } from '../invitations/index.ts';
import { getOrganisation, listBranches, listProviders, listTopics, type Place } from '../organisation/index.ts';
import { listQuestionnaires, type QuestionnaireVersion } from '../questionnaires/index.ts';
import { cardMessages } from './card.messages.ts';
import { type CardPageInput, toCardPage } from './card.views.ts';

/** The report card page. Its address holds period and segment, so that it can be kept and passed on. */
export function reportsRoutes(web: Web): Router {
  const router = Router();
  router.get('/card', allow('cards.own'), async (req, res) => {
    const user = userOf(res.locals.context);
    const query = readCardQuery(req.query);
    // Without the right to all cards, the page is one's own card as a provider, whatever the address says.
    const own = !isAllowed(user.role, 'cards.view');
    if (own && user.providerId === null) throw forbidden();
    const asked: CardQuery = own && user.providerId !== null ? { ...query, provider: user.providerId } : query;
    if (asked.provider !== undefined && !maySeeProviderCard(user, asked.provider)) throw forbidden();
    const access: CardAccess = { rowAccess: ROW_ACCESS[user.role], branchIds: own ? null : user.branchIds };
    const card = await reportCard(web.services, await openScope(web.services, asked, access));
    await showCard(web, res, card, { own, branchIds: access.branchIds });
  });
  return router;
}

async function showCard(
  web: Web,
  res: Response,
  card: ReportCard,
  reader: { own: boolean; branchIds: readonly string[] | null },
): Promise<void> {
  const { knex } = web.services.db;
  const { locale } = res.locals;
  const { settings } = await getOrganisation(knex);
  const program = await activeProgram(knex);
  const [branches, providers, topics, questionnaires] = await Promise.all([
    listBranches(knex, { includeInactive: true }),
    listProviders(knex, { includeInactive: true }),
    listTopics(knex, { includeInactive: true }),
    listQuestionnaires(knex),
  ]);
  const ownBranches = branches.filter(({ id }) => reader.branchIds === null || reader.branchIds.includes(id));
  const { provider, branch, topic, channel, locale: language } = card.segment;
  const model = toCardPage({
    locale,
    card: shownCard(card),
    definition: card.definition,
    settings: { ...settings, onePerson: provider !== undefined },
    itemsPerDimension: program?.itemsPerDimension ?? null,
    organisation: { name: settings.name },
    timeZone: settings.timeZone,
    today: DateTime.fromJSDate(web.services.clock.now(), { zone: settings.timeZone }).toFormat('yyyy-MM-dd'),
    action: '/card',
    period: card.period,
    segment: {
      ...(provider === undefined ? {} : { provider: provider.id }),
      ...(branch === undefined ? {} : { branch: branch.id }),
      ...(topic === undefined ? {} : { topic: topic.id }),
      ...(channel === undefined ? {} : { channel }),
      ...(language === undefined ? {} : { locale: language }),
    },
    questionnaire: card.questionnaire.key,
    choices: {
      branches: ownBranches.map(toChoice),
      providers: (reader.own ? providers.filter(({ id }) => id === provider?.id) : providers).map(toChoice),
      topics: topics.map(toChoice),
      ...(questionnaires.length > 1
        ? { questionnaires: questionnaires.map((q) => toQuestionnaireChoice(q, locale)) }
        : {}),
    },
  });
  await web.render.page(
    res,
    'reports/card',
    { card: model, scripts: ['chart.js', 'js/card-chart.js'] },
    {
      title: cardMessages.in(locale)('card.title'),
    },
  );
}

/** null where the segment, or what is left beside it, is too small to be shown. */
function shownCard(card: ReportCard): CardPageInput['card'] {
  const { invited, delivered, stillOpen, responses } = card;
  if (invited === null || delivered === null || stillOpen === null || responses === null) return null;
  return { ...card, invited, delivered, stillOpen, responses };
}

const toChoice = ({ id, name }: Place) => ({ value: id, label: name });

function toQuestionnaireChoice({ latest }: { latest: QuestionnaireVersion }, locale: Locale) {
  return { value: latest.key, label: textIn(latest.definition.title, locale) };
}
