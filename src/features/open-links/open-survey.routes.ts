import { type Request, type Response, Router } from 'express';
import { readSubmission } from '../../domain/answers/submission.ts';
import { isLocale, LOCALE_NAMES } from '../../domain/locale.ts';
import { PROMISES } from '../../domain/questionnaire/promises.ts';
import { as } from '../../platform/context.ts';
import { formOnce, formOnceMore, sentForm } from '../../platform/http/form-key.ts';
import { preferredLanguage } from '../../platform/http/preferred-language.ts';
import type { Web } from '../../platform/http/web.ts';
import {
  type AnswerHandler,
  type Body,
  formBody,
  type SurveyFormInput,
  type SurveyProblem,
  surveyMessages,
  toProblem,
  toSurveyForm,
  typedFields,
} from '../responses/index.ts';
import { openLinkThrottle } from './open-link-throttle.ts';
import { type OpenLinkWord, openLinksMessages } from './open-links.messages.ts';
import { formOf, type OpenSurvey, openByLink } from './open-survey.queries.ts';
import { sendOpenSurvey } from './send-open-survey.service.ts';

/** Filled in by programs that fill in whatever they find: people do not see it. */
const TRAP = 'homepage';
const VERSION = 'version';
const DRAW = 'draw';

/** What is shown in the form besides its questions. */
interface Shown {
  body: Body;
  problems?: readonly SurveyProblem[];
  notice?: OpenLinkWord;
  status: number;
  /** The form was sent before: sent again, it is another one. */
  anew?: boolean;
}

/** The pages behind a link that stands for a place: no cookie, no sign-in, no script needed, and nothing kept of anybody. */
export function openSurveyRoutes(web: Web, onAnswered: readonly AnswerHandler[]): Router {
  const router = Router();
  const context = as(web.services, { kind: 'customer' });
  const { ids } = web.services;

  router.use('/q', (_req, res, next) => {
    res.setHeader('Cache-Control', 'private, no-store');
    res.vary('Accept-Language');
    next();
  });
  router.get('/q/:slug', async (req, res) => {
    const survey = await open(req);
    if (survey === undefined) return showUnknown(res);
    await (survey.open ? showForm(res, survey, { body: {}, status: 200 }) : showClosed(res, survey));
  });
  router.post('/q/:slug', ...openLinkThrottle(tooMany), async (req, res) => {
    const body = formBody(req);
    const survey = await open(req, textOf(body[VERSION]));
    if (survey === undefined) return showUnknown(res);
    if (!survey.open) return showClosed(res, survey);
    const thanks = addressOf(survey, '/thanks');
    if (textOf(body[TRAP]) !== undefined) return res.redirect(303, thanks);
    const read = readSubmission(survey.definition, formOf(survey, textOf(body[DRAW])), body);
    if (!read.ok) {
      const problems = read.problems.map((problem) => toProblem(survey, problem));
      return showForm(res, survey, { body, problems, status: 422 });
    }
    const outcome = await sendOpenSurvey(context, survey, { form: sentForm(req), sheet: read.sheet }, onAnswered);
    if (outcome === 'version_gone') {
      const renewed = await open(req);
      if (renewed === undefined) return showUnknown(res);
      return showForm(res, renewed, { body, notice: 'openLinks.renewed', status: 409 });
    }
    if (outcome === 'changed_since') {
      return showForm(res, survey, { body, notice: 'openLinks.sentBefore', status: 409, anew: true });
    }
    res.redirect(303, thanks);
  });
  router.get('/q/:slug/thanks', async (req, res) => {
    const survey = await open(req);
    if (survey === undefined) return showUnknown(res);
    const againHref = survey.open ? addressOf(survey, '') : null;
    const nothing = { contactAsked: false, changeUntil: null, changeHref: null, unsubscribeHref: null, restDays: 0 };
    const thanks = { ...nothing, complainHref: complainHref(survey), againHref };
    await showPage(res, survey, 'thanks', { thanks }, 200);
  });
  return router;

  async function tooMany(req: Request, res: Response): Promise<void> {
    const body = formBody(req);
    const survey = await open(req, textOf(body[VERSION]));
    if (survey === undefined) return showUnknown(res);
    if (!survey.open) return showClosed(res, survey);
    await showForm(res, survey, { body, notice: 'openLinks.tooMany', status: 429 });
  }

  function open(req: Request, versionId?: string): Promise<OpenSurvey | undefined> {
    const { lang } = req.query;
    return openByLink(web.services.db.knex, String(req.params.slug), {
      now: context.clock.now(),
      language: isLocale(lang) ? lang : undefined,
      prefers: (offered) => preferredLanguage(req, offered),
      versionId,
    });
  }

  async function showForm(res: Response, survey: OpenSurvey, shown: Shown): Promise<void> {
    const { definition, locale, link, names, version } = survey;
    const draw = textOf(shown.body[DRAW]) ?? ids.secret();
    const once = shown.anew ? formOnceMore(ids, addressOf(survey, '')) : formOnce(ids, shown.body);
    const state: SurveyFormInput['state'] =
      shown.notice === undefined ? 'new' : { notice: openLinksMessages.in(locale)(shown.notice) };
    const drawn = formOf(survey, draw);
    const form = toSurveyForm({
      ...{ definition, locale, form: drawn, state },
      place: { channel: link.channel, names },
      promise: PROMISES.anonymous[locale],
      typed: typedFields(definition, drawn, shown.body),
      problems: shown.problems ?? [],
      hidden: [
        { name: 'formKey', value: once.key },
        { name: VERSION, value: version.id },
        { name: DRAW, value: draw },
      ],
      // The language that the form was read in, whatever the browser says when it sends it: that of the promise.
      action: `/q/${link.slug}?lang=${locale}`,
      privacyHref: `/privacy?lang=${locale}`,
    });
    await showPage(res, survey, 'form', { form, trap: TRAP }, shown.status);
  }

  async function showClosed(res: Response, survey: OpenSurvey): Promise<void> {
    await showPage(res, survey, 'closed', { closed: { complainHref: complainHref(survey) } }, 410);
  }

  async function showUnknown(res: Response): Promise<void> {
    const title = openLinksMessages.in(res.locals.locale)('openLinks.unknown.title');
    await web.render.page(res, 'open-links/unknown', {}, { title, layout: 'respondent', status: 404 });
  }

  async function showPage(res: Response, survey: OpenSurvey, view: string, model: object, status: number) {
    const { locale } = survey;
    const languages = survey.languages.map((lang) => ({
      lang,
      label: LOCALE_NAMES[lang],
      href: addressOf({ ...survey, locale: lang }, view === 'thanks' ? '/thanks' : ''),
      current: lang === locale,
    }));
    const organisation = { name: survey.organisation.settings.name };
    const title = surveyMessages.in(locale)('survey.title');
    const frame = { ...model, languages, organisation };
    await web.render.page(res, `survey/${view}`, frame, { title, layout: 'respondent', status, locale });
  }
}

/** Where people can write with their name. */
const complainHref = ({ locale }: OpenSurvey): string => `/complain?lang=${locale}`;

/** The link itself or a page under it, in the language shown. */
function addressOf(
  { link, locale, usualLocale }: Pick<OpenSurvey, 'link' | 'locale' | 'usualLocale'>,
  below: '' | '/thanks',
): string {
  return `/q/${link.slug}${below}${locale === usualLocale ? '' : `?lang=${locale}`}`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;
}
