import { directionOf, LOCALE_NAMES, LOCALES, type Locale, type LocalText, textIn } from '../../domain/locale.ts';
import type { DefinitionFault, Question } from '../../domain/questionnaire/definition.ts';
import { CHANNEL_WORDS } from '../../domain/words/channel.words.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import { editorMessages } from './editor.messages.ts';
import type { StoredDraft } from './questionnaire-drafts.store.ts';
import { questionnairesMessages } from './questionnaires.messages.ts';
import type { QuestionnaireVersion } from './questionnaires.store.ts';
import { changeSentences } from './version-changes.views.ts';

/** One text in one language, with how it is to be read; null where the questionnaire has none. */
interface Cell {
  lang: Locale;
  dir: 'ltr' | 'rtl';
  label: string;
  text: string | null;
}

const cells = (text: LocalText): Cell[] =>
  LOCALES.map((lang) => ({ lang, dir: directionOf(lang), label: LOCALE_NAMES[lang], text: text[lang] ?? null }));

/** Longer keys may break over lines, as phones have no room for them. */
const LONGEST_UNBROKEN = 30;

const scaleText = ({ scale }: QuestionnaireVersion['definition']): string => `${scale.min}–${scale.max}`;

export interface PageWords {
  locale: Locale;
  timeZone: string;
}

/** Every questionnaire with its newest version; what is only a draft yet stands behind. */
export function presentList(
  rows: readonly { latest: QuestionnaireVersion; answers: number }[],
  drafts: readonly StoredDraft[],
  { locale, timeZone, mayEdit }: PageWords & { mayEdit: boolean },
) {
  const t = questionnairesMessages.in(locale);
  const edit = editorMessages.in(locale);
  const draftCell = (key: string) => {
    const draft = drafts.find((one) => one.key === key);
    if (draft === undefined) return { text: '' };
    const at = momentText(draft.updatedAt, locale, timeZone);
    const href = mayEdit ? `/questionnaires/${key}/draft` : `/questionnaires/${key}/draft/preview`;
    return { text: edit('editor.draft'), href, quiet: edit('editor.saved', { at }) };
  };
  const onlyDrafts = drafts.filter(({ key }) => !rows.some(({ latest }) => latest.key === key));
  const contentText = ({
    items,
    dimensions,
  }: Pick<QuestionnaireVersion['definition'], 'items' | 'dimensions'>): string =>
    t('questionnaires.content.text', { items: items.length, dimensions: dimensions.length });
  const columns = [
    { label: t('questionnaires.name') },
    { label: t('questionnaires.version') },
    { label: t('questionnaires.content'), wide: true },
    { label: t('questionnaires.scale') },
    { label: t('questionnaires.answers'), end: true },
    { label: t('questionnaires.loaded') },
    { label: edit('editor.draft') },
  ];
  return {
    caption: t('questionnaires.title'),
    columns,
    rows: [
      ...rows.map(({ latest, answers }) => ({
        cells: [
          {
            text: textIn(latest.definition.title, locale),
            href: `/questionnaires/${latest.key}`,
            quiet: latest.key,
          },
          { text: String(latest.version), num: true },
          { text: contentText(latest.definition) },
          { text: scaleText(latest.definition), num: true },
          { text: wholeNumber(answers), num: true },
          { text: momentText(latest.createdAt, locale, timeZone) },
          draftCell(latest.key),
        ],
      })),
      ...onlyDrafts.map(({ key, draft }) => ({
        cells: [
          { ...draftCell(key), text: textIn(draft.title, locale) || edit('editor.unnamed'), quiet: key },
          { text: edit('editor.notYet') },
          { text: contentText(draft) },
          { text: scaleText(draft), num: true },
          { text: '' },
          { text: '' },
          draftCell(key),
        ],
      })),
    ],
  };
}

/** The form that takes in a file, again with what was typed and everything that is wrong with it. */
export function presentLoadForm(locale: Locale, json: string, faults: readonly DefinitionFault[]) {
  const t = questionnairesMessages.in(locale);
  const malformed = json.trim() === '';
  const error = malformed ? t('questionnaires.load.empty') : t('questionnaires.faults.json');
  return {
    json,
    error: faults.length === 0 ? null : error,
    problems: faults.length === 0 ? [] : [{ field: 'json', text: error }],
    faults: malformed ? [] : faults.map(({ path, message }) => ({ path, message })),
  };
}

export function presentQuestionnaire(
  shown: QuestionnaireVersion,
  versions: readonly QuestionnaireVersion[],
  facts: { answers: ReadonlyMap<string, number>; used: boolean; draft: StoredDraft | undefined; mayEdit: boolean },
  { locale, timeZone }: PageWords,
) {
  const t = questionnairesMessages.in(locale);
  const { definition } = shown;
  const edit = editorMessages.in(locale);
  const changesOf = (version: QuestionnaireVersion, before: QuestionnaireVersion | undefined): string[] =>
    before === undefined
      ? [edit('editor.change.first')]
      : changeSentences(before.definition, version.definition, locale);
  return {
    edit: editWay(shown, facts, { locale, timeZone }),
    previewHref: `/questionnaires/${shown.key}/preview?version=${shown.version}`,
    title: textIn(definition.title, locale),
    titles: cells(definition.title),
    key: shown.key,
    scale: scaleText(definition),
    version: t('questionnaires.one.versionOf', { version: shown.version }),
    ends: { low: cells(definition.scale.low), high: cells(definition.scale.high) },
    minimumAsked: definition.minimumAsked,
    use: facts.used ? t('questionnaires.one.used') : t('questionnaires.one.unused'),
    downloadHref: `/questionnaires/${shown.key}/definition.json?version=${shown.version}`,
    languages: LOCALES.map((lang) => ({ lang, name: LOCALE_NAMES[lang] })),
    dimensions: definition.dimensions.map((dimension) => ({
      title: textIn(dimension.title, locale),
      texts: cells(dimension.title),
      sections: dimension.section === undefined ? null : cells(dimension.section),
      items: definition.items
        .filter((item) => item.dimension === dimension.key)
        .map((item) => ({
          key: item.key,
          wrap: item.key.length > LONGEST_UNBROKEN,
          texts: cells(item.text),
          channels:
            item.channels === undefined
              ? null
              : t('questionnaires.one.onlyChannels', {
                  channels: item.channels.map((channel) => CHANNEL_WORDS[channel][locale]).join(', '),
                }),
        })),
    })),
    questions: definition.questions.map((question) => ({
      key: question.key,
      wrap: question.key.length > LONGEST_UNBROKEN,
      kind: kindText(question, locale),
      state: question.on
        ? { icon: 'done', text: t('questionnaires.on') }
        : { icon: 'open', text: t('questionnaires.off') },
      texts: cells(question.text),
      options:
        question.kind === 'choice'
          ? question.options.map((option) => ({ key: option.key, texts: cells(option.text) }))
          : [],
    })),
    versions: versions.map((version, at) => ({
      text: t('questionnaires.one.versionOf', { version: version.version }),
      href: `/questionnaires/${version.key}?version=${version.version}`,
      current: version.id === shown.id,
      loaded: momentText(version.createdAt, locale, timeZone),
      answers: t('questionnaires.one.answers', { count: facts.answers.get(version.id) ?? 0 }),
      changes: changesOf(version, versions[at + 1]),
    })),
  };
}

/** How to edit a questionnaire, or to look at the draft that is being written of it. */
function editWay(
  { key }: QuestionnaireVersion,
  { draft, mayEdit }: { draft: StoredDraft | undefined; mayEdit: boolean },
  { locale, timeZone }: PageWords,
) {
  const t = editorMessages.in(locale);
  return {
    action: mayEdit && draft === undefined ? `/questionnaires/${key}/draft` : null,
    draft:
      draft === undefined
        ? null
        : {
            text: t('editor.draft.there', { at: momentText(draft.updatedAt, locale, timeZone) }),
            href: mayEdit ? `/questionnaires/${key}/draft` : null,
            previewHref: `/questionnaires/${key}/draft/preview`,
          },
  };
}

function kindText(question: Question, locale: Locale): string {
  const t = questionnairesMessages.in(locale);
  switch (question.kind) {
    case 'rating':
      return t('questionnaires.kind.rating', { min: question.min, max: question.max });
    case 'choice':
      return t('questionnaires.kind.choice', { count: question.options.length });
    case 'text':
      return t('questionnaires.kind.text');
    case 'wrong':
      return t('questionnaires.kind.wrong');
    case 'consent':
      return t('questionnaires.kind.consent');
  }
}

/** What the page says after a redirect; codes it does not know say nothing. */
export function doneText(code: unknown, locale: Locale): string | undefined {
  const edit = editorMessages.in(locale);
  const texts = {
    published: edit('editor.done.published'),
    published_first: edit('editor.done.publishedFirst'),
    discarded: edit('editor.done.discarded'),
  };
  return Object.entries(texts).find(([known]) => known === code)?.[1];
}
