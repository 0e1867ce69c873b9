import { type Request, type Response, Router } from 'express';
import { isAllowed } from '../../domain/access/role-matrix.ts';
import { CHANNELS, type Channel, isChannel } from '../../domain/channel.ts';
import { isLocale, LOCALE_NAMES, LOCALES, type Locale, type LocalText, textIn } from '../../domain/locale.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { drawForm } from '../../domain/questionnaire/form.ts';
import { PROMISES } from '../../domain/questionnaire/promises.ts';
import { isUnwritten, missingIn } from '../../domain/questionnaire/text-slots.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { CHANNEL_WORDS } from '../../domain/words/channel.words.ts';
import { instantText } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors.ts';
import { allow } from '../../platform/http/guard.ts';
import { userOf } from '../../platform/http/locals.ts';
import type { Web } from '../../platform/http/web.ts';
import { dayAndMonth } from '../../platform/i18n/dates.ts';
import { getOrganisation } from '../organisation/index.ts';
import { getQuestionnaire, getQuestionnaireDraft, listVersions } from '../questionnaires/index.ts';
import { surveyMessages } from './survey.messages.ts';
import { toSurveyForm } from './survey.views.ts';
import { surveyPreviewMessages } from './survey-preview.messages.ts';

/** What is previewed: a draft, or a version, and where its pages are. */
interface Previewed {
  definition: QuestionnaireDefinition;
  /** The number of the version; null for a draft. */
  version: number | null;
  base: string;
  backHref: string;
}

/** Questionnaires as customers see them, for those who write them: real forms on which nothing can be sent. */
export function surveyPreviewRoutes(web: Web): Router {
  const router = Router();
  const { knex } = web.services.db;
  const guard = allow('questionnaires.view');

  async function findDraft(req: Request, res: Response): Promise<Previewed> {
    const { draft, key } = await getQuestionnaireDraft(knex, String(req.params.key));
    const base = `/questionnaires/${key}/draft/preview`;
    const mayEdit = isAllowed(userOf(res.locals.context).role, 'questionnaires.edit');
    const backHref = mayEdit ? `/questionnaires/${key}/draft` : '/questionnaires';
    return { definition: draft, version: null, base, backHref };
  }

  async function findVersion(req: Request): Promise<Previewed> {
    const versions = await listVersions(knex, (await getQuestionnaire(knex, String(req.params.key))).id);
    const wanted = req.query.version;
    const found = wanted === undefined ? versions[0] : versions.find(({ version }) => String(version) === wanted);
    if (found === undefined) throw notFound('version of this questionnaire');
    const { key, version, definition } = found;
    const base = `/questionnaires/${key}/preview`;
    return { definition, version, base, backHref: `/questionnaires/${key}?version=${version}` };
  }

  async function showFrames(req: Request, res: Response, shown: Previewed): Promise<void> {
    const { locale } = res.locals;
    const t = surveyPreviewMessages.in(locale);
    const { settings } = await getOrganisation(knex);
    const language = languageIn(req, settings.defaultLanguage);
    const channel = channelIn(req);
    const missing = missingIn(shown.definition, language).length;
    const view = {
      back: { href: shown.backHref, label: textIn(shown.definition.title, locale) || shown.definition.key },
      which: shown.version === null ? t('preview.of.draft') : t('preview.of.version', { version: shown.version }),
      languages: LOCALES.map((one) => ({
        label: LOCALE_NAMES[one],
        lang: one,
        href: addressOf(shown, '', one, channel),
        current: one === language,
      })),
      missing: missing === 0 ? null : t('preview.missing', { count: missing }),
      action: shown.base,
      hidden: { in: language, ...(shown.version === null ? {} : { version: String(shown.version) }) },
      channels: CHANNELS.map((one) => ({ value: one, label: CHANNEL_WORDS[one][locale], chosen: one === channel })),
      formHref: addressOf(shown, '/form', language, channel),
    };
    await web.render.page(res, 'responses/preview', { view }, { title: t('preview.title') });
  }

  async function showForm(req: Request, res: Response, shown: Previewed): Promise<void> {
    const { settings } = await getOrganisation(knex);
    const locale = languageIn(req, settings.defaultLanguage);
    const channel = channelIn(req);
    const definition = withoutBlanks(shown.definition);
    const today = businessDay(instantText(web.services.clock.now()), settings.timeZone);
    const form = toSurveyForm({
      ...{ definition, locale },
      form: drawForm(definition, { itemsPerDimension: null, channel }, inOrder),
      promise: PROMISES.confidential[locale],
      visit: { day: dayAndMonth(today, locale), channel },
      typed: {},
      problems: [],
      state: 'preview',
      hidden: [],
      action: '',
    });
    const languages = LOCALES.map((lang) => ({
      lang,
      label: LOCALE_NAMES[lang],
      href: addressOf(shown, '/form', lang, channel),
      current: lang === locale,
    }));
    const title = surveyMessages.in(locale)('survey.title');
    const model = { form, languages, organisation: { name: settings.name } };
    await web.render.page(res, 'survey/form', model, { title, layout: 'respondent', locale });
  }

  // Each language and channel is an address of its own, and nothing but reading happens at any of them.
  for (const [path, find] of [
    ['/questionnaires/:key/preview', findVersion],
    ['/questionnaires/:key/draft/preview', findDraft],
  ] as const) {
    router.get(path, guard, async (req, res) => showFrames(req, res, await find(req, res)));
    router.get(`${path}/form`, guard, async (req, res) => showForm(req, res, await find(req, res)));
  }
  return router;
}

/** Draws the items in the order in which they are written. */
const inOrder = (): number => 0;

/** `lang` is the language of the interface, so the form's has another name. */
function languageIn(req: Request, usual: Locale): Locale {
  return isLocale(req.query.in) ? req.query.in : usual;
}

function channelIn(req: Request): Channel {
  return isChannel(req.query.channel) ? req.query.channel : 'in_person';
}

function addressOf({ base, version }: Previewed, below: '' | '/form', language: Locale, channel: Channel): string {
  const asked = new URLSearchParams({
    ...(version === null ? {} : { version: String(version) }),
    in: language,
    channel,
  });
  return `${base}${below}?${asked}`;
}

/** A draft may lack a text in every language: something has to stand in its place. */
function withoutBlanks(definition: QuestionnaireDefinition): QuestionnaireDefinition {
  const filled = (text: LocalText): LocalText => (isUnwritten(text) ? { en: '…' } : text);
  return {
    ...definition,
    dimensions: definition.dimensions.map((dimension) => ({ ...dimension, title: filled(dimension.title) })),
    items: definition.items.map((item) => ({ ...item, text: filled(item.text) })),
    questions: definition.questions.map((question) => ({ ...question, text: filled(question.text) })),
  };
}
