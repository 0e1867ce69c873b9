import { LOCALE_NAMES, LOCALES, type Locale, textIn } from '../../domain/locale.ts';
import type { Item } from '../../domain/questionnaire/definition.ts';
import type { QuestionnaireDraft } from '../../domain/questionnaire/draft.ts';
import { type DraftProblem, languagesLacking } from '../../domain/questionnaire/draft-checks.ts';
import { itemsOf, questionSwitches } from '../../domain/questionnaire/edit-draft.ts';
import { isSamePart, missingIn, type QuestionnairePart, type TextSlot } from '../../domain/questionnaire/text-slots.ts';
import type { FormOnce } from '../../platform/http/form-key.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import type { Errors, Fields } from './draft-parts.forms.ts';
import { keyField, nameOfDraft } from './draft-parts.views.ts';
import { editorMessages } from './editor.messages.ts';
import type { Publishable } from './questionnaire-drafts.service.ts';
import type { StoredDraft } from './questionnaire-drafts.store.ts';
import type { QuestionnaireVersion } from './questionnaires.store.ts';
import type { PageWords } from './questionnaires.views.ts';
import { PageFields, partHref, slotHref } from './text-fields.views.ts';
import { changeSentences } from './version-changes.views.ts';

type Words = ReturnType<typeof editorMessages.in>;

/** Who saved a draft last, and when. */
export function savedText(stored: StoredDraft, name: string | null, { locale, timeZone }: PageWords): string {
  const t = editorMessages.in(locale);
  const at = momentText(stored.updatedAt, locale, timeZone);
  return name === null ? t('editor.saved', { at }) : t('editor.savedBy', { who: isolate(name), at });
}

/** An item that an earlier version had and the draft has not. */
export interface FormerItem {
  item: Item;
  version: number;
}

export function formerItems(draft: QuestionnaireDraft, versions: readonly QuestionnaireVersion[]): FormerItem[] {
  const known = new Set(draft.items.map(({ key }) => key));
  const former: FormerItem[] = [];
  for (const { version, definition } of versions) {
    for (const item of definition.items) {
      if (known.has(item.key)) continue;
      known.add(item.key);
      former.push({ item, version });
    }
  }
  return former;
}

export interface DraftPage extends PageWords {
  found: Publishable;
  languages: readonly Locale[];
  savedBy: string | null;
  /** Of the form that adds a dimension. */
  fields: Fields;
  errors: Errors;
  once: FormOnce;
  /** The mark of the order of dimensions, for the buttons that change it. */
  orderSeen: string;
}

/** What views/questionnaires/draft.ejs shows: the parts, what is missing, and what keeps it from being published. */
export function toDraftPage(page: DraftPage) {
  const { locale, found, languages } = page;
  const { stored, versions } = found;
  const { draft, key } = stored;
  const t = editorMessages.in(locale);
  const base = `/questionnaires/${key}/draft`;
  const made = new PageFields(locale, page.fields, page.errors);
  const asked = questionSwitches(draft).filter(({ on }) => on).length;
  const general: QuestionnairePart = { kind: 'general' };
  return {
    title: nameOfDraft(draft, t, locale),
    key,
    base,
    origin: originText(found, t),
    saved: savedText(stored, page.savedBy, page),
    once: page.once,
    seen: page.orderSeen,
    languages: LOCALES.map((lang) => {
      const slots = missingIn(draft, lang);
      const [first] = slots;
      return {
        language: LOCALE_NAMES[lang],
        lang,
        used: languages.includes(lang) ? t('editor.languages.used') : null,
        text: slots.length === 0 ? t('editor.complete') : t('editor.missing.only', { count: slots.length }),
        firstHref: first === undefined ? null : slotHref(key, first, lang),
      };
    }),
    parts: [
      {
        href: partHref(key, general),
        name: t('editor.part.general'),
        content: `${draft.scale.min}–${draft.scale.max}`,
        missing: missingOfPart(draft, [general], t),
        move: null,
      },
      ...draft.dimensions.map((dimension, at) => {
        const name = textIn(dimension.title, locale) || dimension.key;
        const part: QuestionnairePart = { kind: 'dimension', key: dimension.key };
        return {
          href: partHref(key, part),
          name,
          content: t('editor.items', { count: itemsOf(draft, dimension.key).length }),
          missing: missingOfPart(draft, [part], t),
          move: {
            key: dimension.key,
            up: at === 0 ? null : t('editor.up', { name }),
            down: at === draft.dimensions.length - 1 ? null : t('editor.down', { name }),
          },
        };
      }),
      {
        href: `${base}/questions`,
        name: t('editor.part.questions'),
        content: t('editor.asked', { count: asked }),
        missing: missingOfPart(
          draft,
          draft.questions.map((question): QuestionnairePart => ({ kind: 'question', key: question.key })),
          t,
        ),
        move: null,
      },
    ],
    added: {
      open: Object.keys(page.errors).length > 0 || draft.dimensions.length === 0,
      title: made.text('title', {
        label: t('editor.dimension.title'),
        hint: t('editor.dimension.title.hint'),
        unmarked: true,
      }),
      key: keyField('key', t('editor.item.key.hint'), page.fields, made, t),
    },
    problems: made.problems(),
    former:
      draft.dimensions.length === 0
        ? []
        : formerItems(draft, versions).map(({ item, version }) => ({
            key: item.key,
            text: textIn(item.text, locale),
            last: t('editor.removed.last', { version }),
          })),
  };
}

function originText({ stored, versions }: Publishable, t: Words): string {
  const base = versions.find(({ id }) => id === stored.baseVersionId);
  return base === undefined ? t('editor.of.new') : t('editor.of.version', { version: base.version });
}

function missingOfPart(draft: QuestionnaireDraft, parts: readonly QuestionnairePart[], t: Words): string[] {
  return LOCALES.flatMap((lang) => {
    const count = missingIn(draft, lang).filter((slot) => parts.some((part) => isSamePart(part, slot.part))).length;
    return count === 0 ? [] : [t('editor.missing.count', { language: LOCALE_NAMES[lang], count })];
  });
}

/** What views/questionnaires/publish.ejs shows: what changes, what is to be put right, and what to know. */
export function toPublishPage(
  found: Publishable,
  {
    locale,
    languages,
    once,
    conflict,
  }: PageWords & { languages: readonly Locale[]; once: FormOnce; conflict: boolean },
) {
  const t = editorMessages.in(locale);
  const { draft, key } = found.stored;
  const [newest] = found.versions;
  const changes = newest === undefined ? [] : changeSentences(newest.definition, draft, locale);
  const ready = found.problems.length === 0;
  const same = newest !== undefined && changes.length === 0;
  const lacking = languagesLacking(draft, languages).map((lang) => LOCALE_NAMES[lang]);
  return {
    crumb: { href: `/questionnaires/${key}/draft`, label: nameOfDraft(draft, t, locale) },
    action: `/questionnaires/${key}/draft/publish`,
    previewHref: `/questionnaires/${key}/draft/preview`,
    discardHref: `/questionnaires/${key}/draft/discard`,
    conflict: conflict ? t('editor.conflict.publish') : null,
    seen: found.mark,
    once,
    mayPublish: ready && !same,
    problems: found.problems.map((problem) => problemLine(problem, draft, t, locale)),
    ready: ready && !same ? t('editor.publish.ready') : null,
    warning: ready && lacking.length > 0 ? t('editor.publish.languages', { languages: lacking.join(', ') }) : null,
    overtaken:
      found.overtaken && newest !== undefined ? t('editor.publish.overtaken', { version: newest.version }) : null,
    changesLead:
      newest === undefined
        ? t('editor.publish.first')
        : t(same ? 'editor.publish.same' : 'editor.publish.since', { version: newest.version }),
    changes,
    runOn: newest === undefined ? null : t('editor.publish.runOn'),
  };
}

export function problemLine(
  problem: DraftProblem,
  draft: QuestionnaireDraft,
  t: Words,
  locale: Locale,
): { text: string; href: string | null } {
  const dimensionName = (key: string): string =>
    isolate(textIn(draft.dimensions.find((one) => one.key === key)?.title ?? {}, locale) || key);
  const questionName = (key: string): string =>
    isolate(textIn(draft.questions.find((one) => one.key === key)?.text ?? {}, locale) || key);
  switch (problem.code) {
    case 'no_dimension':
      return { text: t('editor.problem.no_dimension'), href: `/questionnaires/${draft.key}/draft#add` };
    case 'empty_dimension': {
      const { dimension } = problem;
      const text = t('editor.problem.empty_dimension', { dimension: dimensionName(dimension) });
      return { text, href: partHref(draft.key, { kind: 'dimension', key: dimension }) };
    }
    case 'no_text': {
      const { slot } = problem;
      const place = placeOf(slot, t, { dimensionName, questionName });
      return { text: t('editor.problem.no_text', { place }), href: slotHref(draft.key, slot, locale) };
    }
    case 'no_complete_language': {
      const [first] = missingIn(draft, problem.nearest);
      const values = { language: LOCALE_NAMES[problem.nearest], count: problem.missing };
      const href = first === undefined ? null : slotHref(draft.key, first, problem.nearest);
      return { text: t('editor.problem.no_complete_language', values), href };
    }
    case 'too_fine': {
      const { dimensions, largest } = problem;
      return {
        text: t('editor.problem.too_fine', { dimensions, largest }),
        href: `/questionnaires/${draft.key}/draft`,
      };
    }
    case 'scale_changed': {
      const { from, to } = problem;
      const href = partHref(draft.key, { kind: 'general' });
      return { text: t('editor.problem.scale_changed', { from, to }), href };
    }
    case 'question_changed': {
      const text = t('editor.problem.question_changed', { question: questionName(problem.question) });
      return { text, href: `/questionnaires/${draft.key}/draft/questions` };
    }
    case 'other':
      return { text: t('editor.problem.other', { message: problem.message }), href: null };
  }
}

function placeOf(
  { part, field }: TextSlot,
  t: Words,
  { dimensionName, questionName }: Record<'dimensionName' | 'questionName', (key: string) => string>,
): string {
  if (part.kind === 'general') {
    if (field === 'title') return t('editor.general.title');
    return t(field === 'low' ? 'editor.general.low' : 'editor.general.high');
  }
  if (part.kind === 'question') return questionName(part.key);
  const item = /^items\.(.+)\.(?:text|short)$/.exec(field)?.[1];
  return item === undefined ? dimensionName(part.key) : isolate(item);
}
