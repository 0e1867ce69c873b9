import { type NextFunction, type Request, type Response, Router } from 'express';
import { tidyWords } from '../../domain/answers/written-words.ts';
import { isLocale, LOCALE_NAMES, LOCALES, type Locale } from '../../domain/locale.ts';
import { as } from '../../platform/context.ts';
import type { Web } from '../../platform/http/web.ts';
import { getPerson } from '../customers/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { answerFocusMessages } from './answer-focus.messages.ts';
import {
  answerFocus,
  type FocusAnswer,
  type OpenedFocus,
  openFocus,
  resubscribeFromFocus,
  unsubscribeFromFocus,
} from './answer-focus.service.ts';
import {
  type AnswerPageInput,
  type Typed,
  toAnsweredPage,
  toAnswerPage,
  toUnsubscribePage,
} from './answer-focus.views.ts';
import { findGroup, listSessions } from './focus-groups.store.ts';
import { calendarOf } from './focus-mail.kinds.ts';
import { findPersonByLink } from './focus-people.store.ts';

const LONGEST_WISH = 500;

/**
 * `/f/TOKEN`, the page behind an invitation to a discussion, and `/u/TOKEN` of its mails: no cookie, no sign-in, no
 * script. Opening changes nothing: mail scanners open every link.
 */
export function answerFocusRoutes(web: Web, organiserEmail: string): Router {
  const router = Router();
  const context = as(web.services, { kind: 'customer' });
  const { knex } = web.services.db;
  const tokenOf = (req: Request): string => (typeof req.params.token === 'string' ? req.params.token : '');

  async function find(req: Request): Promise<OpenedFocus | undefined> {
    const person = await findPersonByLink(knex, tokenOf(req));
    const group = person && (await findGroup(knex, person.groupId));
    if (person === undefined || group === undefined) return undefined;
    return openFocus(context.clock.now(), { person, group, sessions: await listSessions(knex, [group.id]) });
  }

  const languageOf = (req: Request, { person }: OpenedFocus): Locale =>
    isLocale(req.query.lang) ? req.query.lang : person.locale;

  async function show(req: Request, res: Response, opened: OpenedFocus, view: string, model: object, status = 200) {
    const locale = languageOf(req, opened);
    const { settings } = await getOrganisation(knex);
    const change = req.query.change === '1' ? { change: '1' } : {};
    const languages = LOCALES.map((lang) => ({
      lang,
      label: LOCALE_NAMES[lang],
      href: `?${new URLSearchParams({ ...change, lang })}`,
      current: lang === locale,
    }));
    const title = answerFocusMessages.in(locale)('focusAnswer.title');
    const shared = { view: model, languages, organisation: { name: settings.name } };
    await web.render.page(res, `focus-groups/${view}`, shared, { title, layout: 'respondent', locale, status });
  }

  async function inputOf(req: Request, opened: OpenedFocus): Promise<AnswerPageInput> {
    const { timeZone } = (await getOrganisation(knex)).settings;
    const token = tokenOf(req);
    const locale = languageOf(req, opened);
    return { locale, timeZone, opened, path: `/f/${token}`, unsubscribePath: `/u/${token}` };
  }

  async function showUnknown(res: Response): Promise<void> {
    const { locale } = res.locals;
    const title = answerFocusMessages.in(locale)('focusAnswer.title');
    await web.render.page(res, 'survey/unknown', {}, { title, layout: 'respondent', locale, status: 404 });
  }

  router.use('/f', (_req, res, next) => {
    res.setHeader('Cache-Control', 'private, no-store');
    next();
  });

  router.get('/f/:token', async (req, res) => {
    const opened = await find(req);
    if (opened === undefined) return showUnknown(res);
    const input = await inputOf(req, opened);
    const answered = opened.state !== 'open' || (opened.person.answeredAt !== null && req.query.change !== '1');
    if (answered && opened.person.state !== 'invited') {
      return show(req, res, opened, 'answered', toAnsweredPage(input), opened.state === 'open' ? 200 : 410);
    }
    await show(req, res, opened, 'answer', toAnswerPage(input));
  });

  router.post('/f/:token', async (req, res) => {
    const opened = await find(req);
    if (opened === undefined) return showUnknown(res);
    const input = await inputOf(req, opened);
    const typed = readTyped(req.body);
    const answer = toAnswer(typed);
    const refuse = (problem: AnswerPageInput['problem']) =>
      show(req, res, opened, 'answer', toAnswerPage({ ...input, typed, ...(problem && { problem }) }), 422);
    if (opened.state === 'open' && answer === undefined) return refuse({ field: 'answer', key: 'focusAnswer.fault' });
    if (opened.state === 'open' && typed.wish.length > LONGEST_WISH) {
      return refuse({ field: 'wish', key: 'focusAnswer.fault.wish' });
    }
    const outcome = answer === undefined ? 'over' : await answerFocus(context, tokenOf(req), answer);
    if (outcome === 'unknown') return showUnknown(res);
    web.wakeJobs();
    const lang = isLocale(req.query.lang) ? `?lang=${req.query.lang}` : '';
    res.redirect(303, `/f/${tokenOf(req)}${lang}`);
  });

  router.get('/f/:token/session.ics', async (req, res) => {
    const opened = await find(req);
    if (opened === undefined || opened.state !== 'open') return showUnknown(res);
    const { name, replyTo } = (await getOrganisation(knex)).settings;
    const person = await getPerson(knex, opened.person.customerId);
    if (person.email === null) return showUnknown(res);
    const file = calendarOf(web.services, {
      method: 'REQUEST',
      held: opened,
      organiser: { name, email: replyTo ?? organiserEmail },
      attendee: { name: person.name, email: person.email },
    });
    res.setHeader('Content-Disposition', 'attachment; filename="session.ics"');
    res.type('text/calendar; charset=utf-8').send(file.content);
  });

  // Tokens of other mails go on to the next router.
  const withToken =
    (act: (req: Request, res: Response, opened: OpenedFocus) => Promise<void>) =>
    async (req: Request, res: Response, next: NextFunction): Promise<void> => {
      const opened = await find(req);
      if (opened === undefined) return next();
      res.setHeader('Cache-Control', 'private, no-store');
      return act(req, res, opened);
    };
  const showUnsubscribe = (req: Request, res: Response, opened: OpenedFocus, step: 'ask' | 'done' | 'undone') =>
    show(req, res, opened, 'answered', toUnsubscribePage(languageOf(req, opened), `/u/${tokenOf(req)}`, step));
  router.get(
    '/u/:token',
    withToken((req, res, opened) => showUnsubscribe(req, res, opened, 'ask')),
  );
  router.post(
    '/u/:token',
    withToken(async (req, res, opened) => {
      await unsubscribeFromFocus(context, tokenOf(req));
      web.wakeJobs();
      await showUnsubscribe(req, res, opened, 'done');
    }),
  );
  router.post(
    '/u/:token/undo',
    withToken(async (req, res, opened) => {
      await resubscribeFromFocus(context, tokenOf(req));
      await showUnsubscribe(req, res, opened, 'undone');
    }),
  );
  return router;
}

function readTyped(body: unknown): Typed {
  const fields: Record<string, unknown> = { ...Object(body) };
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  return {
    answer: text('answer').slice(0, 100),
    wish: tidyWords(text('wish')),
    recording: fields.recording === 'yes',
    tell: fields.tell === 'yes',
  };
}

function toAnswer({ answer, wish, recording, tell }: Typed): FocusAnswer | undefined {
  if (answer === 'no') return { kind: 'decline', tellOutcome: tell };
  if (answer === 'other') return { kind: 'other_time', wish: wish || null, tellOutcome: tell };
  const sessionId = /^yes:(.+)$/.exec(answer)?.[1];
  return sessionId === undefined
    ? undefined
    : { kind: 'accept', sessionId, recordingConsent: recording, tellOutcome: tell };
}
