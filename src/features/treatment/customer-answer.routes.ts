import { type NextFunction, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { LONGEST_TEXT, tidyWords } from '../../domain/answers/written-words.ts';
import { isLocale, LOCALE_NAMES, LOCALES, type Locale } from '../../domain/locale.ts';
import { instantText } from '../../platform/clock.ts';
import { as } from '../../platform/context.ts';
import { errorCode } from '../../platform/errors.ts';
import { parseForm } from '../../platform/http/forms.ts';
import type { Web } from '../../platform/http/web.ts';
import { OVERTAKEN, SeenMark } from '../../platform/overtaken.ts';
import { type Complaint, getComplaint } from '../complaints/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { customerAnswerMessages } from './customer-answer.messages.ts';
import { answerReply } from './customer-answer.service.ts';
import { toAnswerPage, toStatePage } from './customer-answer.views.ts';
import { findLinkedComplaint, lastReply, mailStopped, type Reply, setMailStopped } from './replies.store.ts';

const level = z
  .string()
  .regex(/^[1-5]$/)
  .transform(Number)
  .nullable()
  .catch(null)
  .default(null);

const AnswerForm = z.object({
  settled: z.enum(['yes', 'no'], { error: 'answered.problem.settled' }),
  ...{ outcome: level, procedure: level, manner: level, satisfaction: level },
  words: z
    .string()
    .default('')
    .transform((text) => tidyWords(text) || null)
    .refine((text) => text === null || text.length <= LONGEST_TEXT, { error: 'answered.problem.words' }),
  /** The mark of the reply that was on the page. */
  seen: SeenMark,
});

/** A link of a mail, with what it leads to. */
interface Opened {
  token: string;
  complaint: Complaint;
  reply: Reply | undefined;
  locale: Locale;
}

/**
 * `/r/TOKEN`, the customer's page in mails about a complaint: the reply, and whether it settles the matter. GET changes
 * nothing, since mail scanners open every link. `/u/TOKEN` of the same mails ends mail about the complaint (RFC 8058). No
 * cookie is read or set, and wrong links all look the same.
 */
export function customerAnswerRoutes(web: Web): Router {
  const router = Router();
  const context = as(web.services, { kind: 'customer' });
  const db = web.services.db.knex;

  async function open(req: Request): Promise<Opened | undefined> {
    const token = String(req.params.token);
    const complaintId = await findLinkedComplaint(db, token);
    if (complaintId === undefined) return undefined;
    const complaint = await getComplaint(db, complaintId, null);
    const { lang } = req.query;
    const locale = isLocale(lang) ? lang : complaint.locale;
    return { token, complaint, reply: await mailedReply(complaint), locale };
  }

  /** The last reply, where it went out by mail: what was told by a person is not answered here. */
  async function mailedReply({ id }: Complaint): Promise<Reply | undefined> {
    const reply = await lastReply(db, id);
    return reply?.via === 'mail' ? reply : undefined;
  }

  async function render(
    res: Response,
    { token, complaint, locale }: Opened,
    view: string,
    model: object,
    status = 200,
  ): Promise<void> {
    res.setHeader('Cache-Control', 'private, no-store');
    const title = customerAnswerMessages.in(locale)('answered.title');
    const { settings } = await getOrganisation(db);
    const languages = LOCALES.filter(
      (lang) => settings.languages.includes(lang) || lang === complaint.locale || lang === locale,
    ).map((lang) => ({
      lang,
      label: LOCALE_NAMES[lang],
      href: `/r/${token}${lang === complaint.locale ? '' : `?lang=${lang}`}`,
      current: lang === locale,
    }));
    await web.render.page(
      res,
      `treatment/${view}`,
      { ...model, languages },
      { title, layout: 'respondent', locale, status },
    );
  }

  async function show(
    res: Response,
    opened: Opened,
    wrong?: { values: Record<string, unknown>; errors: Record<string, string>; overtaken?: boolean },
  ): Promise<void> {
    const { complaint, reply, locale, token } = opened;
    const { timeZone } = (await getOrganisation(db)).settings;
    const stopHref = `/u/${token}`;
    if (reply === undefined || reply.answer !== null) {
      return render(res, opened, 'answer-state', {
        view: toStatePage(
          { locale, timeZone, complaint, reply },
          { stopHref, complainHref: `/complain?lang=${locale}` },
        ),
      });
    }
    const view = toAnswerPage({
      ...{ locale, lang: complaint.locale, timeZone, reply, stopHref },
      action: `/r/${token}${locale === complaint.locale ? '' : `?lang=${locale}`}`,
      ...{ typed: wrong?.values ?? {}, errors: wrong?.errors ?? {}, overtaken: wrong?.overtaken ?? false },
    });
    await render(res, opened, 'answer', { view }, wrong === undefined ? 200 : wrong.overtaken ? 409 : 422);
  }

  async function unknown(res: Response): Promise<void> {
    const title = customerAnswerMessages.in(res.locals.locale)('answered.title');
    await web.render.page(res, 'survey/unknown', {}, { title, layout: 'respondent', status: 404 });
  }

  router.get('/r/:token', async (req, res) => {
    const opened = await open(req);
    return opened === undefined ? unknown(res) : show(res, opened);
  });
  router.post('/r/:token', async (req, res) => {
    const opened = await open(req);
    if (opened === undefined) return unknown(res);
    const { complaint, reply, locale, token } = opened;
    const here = `/r/${token}${locale === complaint.locale ? '' : `?lang=${locale}`}`;
    // Answered already, or nothing to answer: the page says how it stands.
    if (reply === undefined || reply.answer !== null) return res.redirect(303, here);
    const form = parseForm(AnswerForm, req.body);
    if (!form.ok) return show(res, opened, form);
    const { seen, settled, ...said } = form.value;
    try {
      await answerReply(context, complaint.id, { ...said, settled: settled === 'yes' }, seen);
    } catch (error) {
      if (errorCode(error) !== OVERTAKEN) throw error;
      // They answered a letter that another has followed since: it is theirs to read first.
      const values: Record<string, unknown> = { ...Object(req.body) };
      return show(res, { ...opened, reply: await mailedReply(complaint) }, { values, errors: {}, overtaken: true });
    }
    web.wakeJobs();
    res.redirect(303, here);
  });

  const withLink =
    (act: (req: Request, res: Response, opened: Opened) => Promise<void>) =>
    async (req: Request, res: Response, next: NextFunction): Promise<void> => {
      const opened = await open(req);
      return opened === undefined ? next() : act(req, res, opened);
    };
  const showStop = (res: Response, opened: Opened, state: 'ask' | 'done' | 'undone'): Promise<void> =>
    render(res, opened, 'answer-stop', { state, action: `/u/${opened.token}` });

  router.get(
    '/u/:token',
    withLink(async (_req, res, opened) =>
      showStop(res, opened, (await mailStopped(db, opened.complaint.id)) ? 'done' : 'ask'),
    ),
  );
  router.post(
    '/u/:token',
    withLink(async (req, res, opened) => {
      const again = req.body?.resume === 'yes';
      const at = again ? null : instantText(web.services.clock.now());
      await web.services.db.transaction((tx) => setMailStopped(tx, opened.complaint.id, at));
      await showStop(res, opened, again ? 'undone' : 'done');
    }),
  );
  return router;
}
