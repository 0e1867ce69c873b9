import { type Request, type Response, Router } from 'express';
import { readSubmission, type SubmissionProblem } from '../../domain/answers/submission.ts';
import { isLocale, LOCALE_NAMES, type Locale } from '../../domain/locale.ts';
import { PROMISES } from '../../domain/questionnaire/promises.ts';
import { ANSWER_PROBLEM_WORDS } from '../../domain/words/answer-problem.words.ts';
import { as, type Context } from '../../platform/context.ts';
import { preferredLanguage } from '../../platform/http/preferred-language.ts';
import type { Web } from '../../platform/http/web.ts';
import { dayAndMonth } from '../../platform/i18n/dates.ts';
import { recordVisit, visitSigns } from '../invitations/index.ts';
import type { AnswerHandler } from './answer-events.ts';
import { keepDraft } from './keep-draft.service.ts';
import { submitResponse } from './submit-response.service.ts';
import { type Body, formBody, HOLDS_LESS, REVISION, readRevision, scoreInLink, typedFields } from './survey.forms.ts';
import { surveyMessages } from './survey.messages.ts';
import { findRestDays, findTyped, findVisit, type OpenedSurvey, openSurvey } from './survey.queries.ts';
import { toSurveyForm } from './survey.views.ts';
import type { SurveyFormInput, SurveyProblem } from './survey-form.ts';

/** The pages behind the link in an invitation: no cookie, no sign-in, no script needed. */
export function surveyRoutes(web: Web, onAnswered: readonly AnswerHandler[]): Router {
  const router = Router();
  const context = as(web.services, { kind: 'customer' });

  router.use('/s', (_req, res, next) => {
    res.setHeader('Cache-Control', 'private, no-store');
    next();
  });
  router.get('/s/:token', (req, res) => showSurvey(web, context, req, res));
  router.post('/s/:token', (req, res) => receiveAnswer(web, context, onAnswered, req, res));
  router.post('/s/:token/draft', (req, res) => receiveDraft(web, context, req, res));
  router.get('/s/:token/thanks', (req, res) => showThanks(web, context, req, res));
  return router;
}

async function open(context: Context, req: Request): Promise<OpenedSurvey | undefined> {
  const { lang } = req.query;
  const token = typeof req.params.token === 'string' ? req.params.token : '';
  return openSurvey(context.db.knex, token, {
    now: context.clock.now(),
    language: isLocale(lang) ? lang : undefined,
    prefers: (offered) => preferredLanguage(req, offered),
  });
}

async function showSurvey(web: Web, context: Context, req: Request, res: Response): Promise<void> {
  const survey = await open(context, req);
  if (survey === undefined) return showUnknown(web, res);
  const changing = survey.state === 'answered' && survey.changeable && req.query.change === '1';
  if (survey.state !== 'open' && !changing) return showOver(web, res, survey);

  const score = survey.state === 'open' ? scoreInLink(survey.definition, req.query.satisfaction) : undefined;
  // Opening writes no answer. A visit is evidence that the link was opened, by a person or by a mail scanner.
  await noteVisit(context, req, survey, score);
  const saved = await findTyped(context.db.knex, survey);
  const chosenInMail = score !== undefined && saved?.satisfaction === undefined;
  const kept = saved !== undefined && req.query.saved === '1' && survey.closesOn !== null;
  await showForm(web, context, res, survey, {
    typed: chosenInMail ? { ...saved, satisfaction: String(score) } : (saved ?? {}),
    problems: [],
    chosenInMail,
    state: kept
      ? { keptUntil: dayAndMonth(survey.closesOn ?? '', survey.locale) }
      : saved !== undefined
        ? 'resumed'
        : changing
          ? 'changing'
          : 'new',
  });
}

function noteVisit(context: Context, req: Request, { invitation }: OpenedSurvey, score?: number): Promise<void> {
  const visit = { page: 'survey', satisfaction: score ?? null, signs: visitSigns(req) } as const;
  return recordVisit(context, invitation.id, visit);
}

async function receiveAnswer(
  web: Web,
  context: Context,
  onAnswered: readonly AnswerHandler[],
  req: Request,
  res: Response,
): Promise<void> {
  const body = formBody(req);
  const survey = await open(context, req);
  if (survey === undefined) return showUnknown(web, res);
  const { invitation, definition, locale } = survey;
  if (survey.over) return showOver(web, res, survey);

  const read = readSubmission(definition, invitation.form, body);
  if (!read.ok) {
    return showForm(web, context, res, survey, {
      typed: typedFields(definition, invitation.form, body),
      problems: read.problems.map((problem) => toProblem(survey, problem)),
      state: survey.state === 'answered' ? 'changing' : 'new',
    });
  }
  const submission = {
    invitation,
    locale,
    revision: readRevision(body),
    sheet: read.sheet,
    mayHoldLess: body[HOLDS_LESS] === '1',
  };
  const outcome = await submitResponse(context, submission, onAnswered);
  if (outcome === 'fewer') return showFewer(web, res, survey, body);
  if (outcome === 'stale' || outcome === 'sealed')
    return showTaken(web, res, { ...survey, changeable: outcome === 'stale' });
  const asked = read.sheet.questions.contact === true ? { contact: '1' } : {};
  res.redirect(303, addressOf(survey, '/thanks', asked));
}

async function receiveDraft(web: Web, context: Context, req: Request, res: Response): Promise<void> {
  const body = formBody(req);
  const byScript = req.accepts(['html', 'json']) === 'json';
  const survey = await open(context, req);
  if (survey === undefined) return byScript ? void res.status(404).end() : showUnknown(web, res);
  if (survey.over) {
    return byScript ? void res.status(410).end() : showOver(web, res, survey);
  }
  const { invitation, definition } = survey;
  const draft = { revision: readRevision(body), fields: typedFields(definition, invitation.form, body) };
  const kept = await keepDraft(context, invitation.id, draft);
  if (!kept) return byScript ? void res.status(409).end() : showTaken(web, res, survey);
  if (byScript) return void res.status(204).end();
  const changing = draft.revision > 0 ? { change: '1' } : {};
  res.redirect(303, addressOf(survey, '', { ...changing, saved: '1' }));
}

async function showThanks(web: Web, context: Context, req: Request, res: Response): Promise<void> {
  const survey = await open(context, req);
  if (survey === undefined) return showUnknown(web, res);
  if (survey.state !== 'answered') return void res.redirect(303, addressOf(survey, ''));
  // Anonymous forms do not ask it.
  const contactAsked = req.query.contact === '1' && survey.invitation.confidentiality !== 'anonymous';
  const asked = contactAsked ? { contact: '1' } : {};
  const restDays = await findRestDays(context.db.knex);
  await showKindPage(web, res, survey, 'thanks', 200, { thanks: { ...waysOn(survey), contactAsked, restDays } }, asked);
}

/** Answered, expired or withdrawn: a kind page that says which. */
async function showOver(web: Web, res: Response, survey: OpenedSurvey): Promise<void> {
  const ways = waysOn(survey);
  if (survey.state === 'answered' && res.req.method !== 'POST') {
    const sealed = survey.invitation.confidentiality === 'anonymous';
    return showKindPage(web, res, survey, 'answered', 200, { answered: { ...ways, sealed } });
  }
  if (survey.state === 'closed') return showKindPage(web, res, survey, 'closed', 410, { closed: ways });
  return showKindPage(web, res, survey, 'expired', 410, { expired: { ...ways, until: ways.closesOn } });
}

/** An answer was there before, and what was sent now was not taken. */
async function showTaken(web: Web, res: Response, survey: OpenedSurvey): Promise<void> {
  return showKindPage(web, res, survey, 'taken', 409, { taken: waysOn(survey) });
}

/** The answer before held more ratings: nothing is replaced until the person says so. What was typed comes along. */
async function showFewer(web: Web, res: Response, survey: OpenedSurvey, body: Body): Promise<void> {
  const typed = typedFields(survey.definition, survey.invitation.form, body);
  const fields = Object.entries({ ...typed, [REVISION]: String(readRevision(body)) }).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => ({ name, value: one })),
  );
  const [action, draftAction] = [addressOf(survey, ''), addressOf(survey, '/draft')];
  await showKindPage(web, res, survey, 'fewer', 422, { fewer: { action, draftAction, fields, replace: HOLDS_LESS } });
}

async function showUnknown(web: Web, res: Response): Promise<void> {
  const { locale } = res.locals;
  const title = surveyMessages.in(locale)('survey.unknown.title');
  await web.render.page(res, 'survey/unknown', {}, { title, layout: 'respondent', status: 404 });
}

async function showForm(
  web: Web,
  context: Context,
  res: Response,
  survey: OpenedSurvey,
  shown: Pick<SurveyFormInput, 'typed' | 'problems' | 'state' | 'chosenInMail'>,
): Promise<void> {
  const { invitation, definition, locale } = survey;
  const { visit, completedOn } = await findVisit(context.db.knex, survey);
  const form = toSurveyForm({
    ...{ definition, locale, form: invitation.form },
    promise: PROMISES[invitation.confidentiality][locale],
    ...(completedOn === null ? {} : { visit: { ...visit, day: dayAndMonth(completedOn, locale) } }),
    ...shown,
    hidden: [{ name: REVISION, value: String(survey.revision) }],
    action: addressOf(survey, ''),
    draftAction: addressOf(survey, '/draft'),
    unsubscribeHref: unsubscribeAddress(survey),
  });
  const change = survey.state === 'answered' ? { change: '1' } : {};
  const status = shown.problems.length > 0 ? 422 : 200;
  await showPage(web, res, survey, 'form', status, { form, scripts: ['js/survey.js'] }, change);
}

function showKindPage(
  web: Web,
  res: Response,
  survey: OpenedSurvey,
  view: string,
  status: number,
  model: object,
  query: Record<string, string> = {},
): Promise<void> {
  return showPage(web, res, survey, view, status, model, query);
}

async function showPage(
  web: Web,
  res: Response,
  survey: OpenedSurvey,
  view: string,
  status: number,
  model: object,
  query: Record<string, string>,
): Promise<void> {
  const { locale } = survey;
  const languages = survey.languages.map((lang) => ({
    lang,
    label: LOCALE_NAMES[lang],
    href: addressOf({ ...survey, locale: lang }, view === 'thanks' ? '/thanks' : '', query),
    current: lang === locale,
  }));
  const organisation = { name: survey.organisation.settings.name };
  const title = surveyMessages.in(locale)('survey.title');
  const frame = { ...model, languages, organisation };
  await web.render.page(res, `survey/${view}`, frame, { title, layout: 'respondent', status, locale });
}

/** What a person can do after this page. */
function waysOn(survey: OpenedSurvey) {
  const closesOn = survey.closesOn === null ? null : dayAndMonth(survey.closesOn, survey.locale);
  return {
    closesOn,
    changeUntil: survey.changeable ? closesOn : null,
    changeHref: survey.changeable ? addressOf(survey, '', { change: '1' }) : null,
    unsubscribeHref: unsubscribeAddress(survey),
    complainHref: `/complain?lang=${survey.locale}`,
  };
}

function unsubscribeAddress({ token, locale, usualLocale }: OpenedSurvey): string {
  return `/u/${encodeURIComponent(token)}${locale === usualLocale ? '' : `?lang=${locale}`}`;
}

/** The link itself or a page under it, in the language shown. */
function addressOf(
  { token, locale, usualLocale }: Pick<OpenedSurvey, 'token' | 'locale' | 'usualLocale'>,
  below: '' | '/draft' | '/thanks',
  query: Record<string, string> = {},
): string {
  const asked = new URLSearchParams({ ...(locale === usualLocale ? {} : { lang: locale }), ...query }).toString();
  return `/s/${encodeURIComponent(token)}${below}${asked === '' ? '' : `?${asked}`}`;
}

/** What is wrong with a field, in the language of the form. */
export function toProblem({ locale }: { locale: Locale }, { field, code }: SubmissionProblem): SurveyProblem {
  // A field that the form does not have has no place on it to jump to.
  return { field: code === 'not_asked' ? '' : field, text: ANSWER_PROBLEM_WORDS[code][locale] };
}
