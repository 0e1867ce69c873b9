import { type Request, type Response, Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { type Filled, overtakenForm } from '../../platform/http/form-fields.ts';
import { parseForm } from '../../platform/http/forms.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import { readDatedCursor, readPaging, toDatedPage } from '../../platform/http/paging.ts';
import type { Web } from '../../platform/http/web.ts';
import { unlessOvertaken } from '../../platform/overtaken.ts';
import type { PageExists } from '../accounts/index.ts';
import { getAction, listActions, readerOf, requireWithin, todayOf } from '../actions/index.ts';
import { readerOf as complaintReaderOf } from '../complaints/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { listQuestionnaires } from '../questionnaires/index.ts';
import { OutcomeWordsForm, PublicForm } from './chain.forms.ts';
import { chainMessages } from './chain.messages.ts';
import { readChains, readProgress } from './chain.queries.ts';
import { toChainPage } from './chain.views.ts';
import { toOutcomeWordsPage } from './outcome-words.views.ts';
import { publishOutcomes, writeOutcomeWords } from './outcomes.service.ts';
import { countTold, findOutcomeWords, outcomesArePublic } from './outcomes.store.ts';

/** Each chain is read with its figures: a page of few. */
const CHAINS = 10;

/** From gap to proof: all chains, and the words that customers are told. */
export function chainRoutes(web: Web, pageExists: PageExists): Router {
  const router = Router();
  const { services } = web;
  const { knex } = services.db;

  router.get('/chain', allow('actions.view'), async (req, res) => {
    const { locale, context } = res.locals;
    const user = userOf(context);
    const { branchIds } = user;
    const { settings } = await getOrganisation(knex);
    const today = await todayOf(services);
    const after = readDatedCursor(readPaging(req.query).cursor);
    const only = typeof req.query.action === 'string' ? req.query.action : undefined;
    const found =
      only === undefined
        ? await listActions(knex, today, { branchIds }, { after, limit: CHAINS + 1 })
        : [await getAction(knex, only, branchIds)];
    const { rows, nextCursor } = toDatedPage(found, CHAINS, ({ plan }) => plan.startOn);
    const questionnaires = await listQuestionnaires(knex);
    const definitions = new Map(questionnaires.map(({ latest }) => [latest.questionnaireId, latest.definition]));
    const reader = readerOf(user);
    const view = toChainPage({
      ...{ locale, today, reader, definitions, timeZone: settings.timeZone },
      chains: await readChains(services, rows, {
        today,
        action: reader,
        complaint: complaintReaderOf(res.locals.context, settings),
      }),
      keys: new Map(questionnaires.map(({ questionnaire }) => [questionnaire.id, questionnaire.key])),
      materialOf(id) {
        const scale = definitions.get(id)?.scale;
        return scale === undefined ? 0 : settings.materialShare * (scale.max - scale.min);
      },
      hasPage: pageExists,
      progress: await readProgress(knex, { today, branchIds }),
      mayEdit: isAllowed(user.role, 'actions.edit'),
      isPublic: isAllowed(user.role, 'settings.edit') ? await outcomesArePublic(knex) : null,
      publicUrl: `${services.baseUrl}/you-said`,
      allHref: only === undefined ? null : '/chain',
      page: {
        ...(after === undefined ? {} : { firstHref: '/chain' }),
        ...(nextCursor === null ? {} : { nextHref: `/chain?cursor=${nextCursor}` }),
      },
    });
    const title = chainMessages.in(locale)('chain.title');
    await web.render.page(res, 'chain/list', { view, ...doneFlash(req, locale) }, { title });
  });

  router.post('/chain/public', allow('settings.edit'), async (req, res) => {
    const form = parseForm(PublicForm, req.body);
    const isPublic = form.ok && form.value.public === 'yes';
    await publishOutcomes(res.locals.context, isPublic);
    res.redirect(303, `/chain?done=${isPublic ? 'public' : 'hidden'}`);
  });

  async function showWords(req: Request, res: Response, wrong?: Filled): Promise<void> {
    const { locale, context } = res.locals;
    const action = await getAction(knex, String(req.params.id), userOf(context).branchIds);
    requireWithin(context, action);
    const told = (await countTold(knex, [action.id])).get(action.id) ?? 0;
    const words = await findOutcomeWords(knex, action.id);
    const view = toOutcomeWordsPage({ locale, action, told: told > 0, words, wrong });
    await web.render.page(
      res,
      'chain/words',
      { view },
      { title: view.title, status: wrong === undefined ? 200 : wrong.overtaken ? 409 : 422 },
    );
  }
  router.get('/chain/:id/words', allow('actions.edit'), (req, res) => showWords(req, res));
  router.post('/chain/:id/words', allow('actions.edit'), async (req, res) => {
    const form = parseForm(OutcomeWordsForm, req.body);
    if (!form.ok) return showWords(req, res, form);
    const { words, seen } = form.value;
    const save = () => writeOutcomeWords(res.locals.context, String(req.params.id), words, seen);
    if (!(await unlessOvertaken(save))) return showWords(req, res, overtakenForm(req.body));
    res.redirect(303, '/chain?done=words');
  });
  return router;
}

const DONE = ['words', 'public', 'hidden'] as const;

function doneFlash(req: Request, locale: Response['locals']['locale']): object {
  const done = DONE.find((one) => one === req.query.done);
  return done === undefined ? {} : { flash: { kind: 'done', text: chainMessages.in(locale)(`chain.done.${done}`) } };
}
