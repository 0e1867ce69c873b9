import { CHANNELS } from '../../domain/channel.ts';
import { type Locale, textIn } from '../../domain/locale.ts';
import type { Question } from '../../domain/questionnaire/definition.ts';
import type { QuestionnaireDraft } from '../../domain/questionnaire/draft.ts';
import { CHANNEL_WORDS } from '../../domain/words/channel.words.ts';
import type { FormOnce } from '../../platform/http/form-key.ts';
import { type Errors, type Fields, hasNewItem, itemKeysIn, listIn, SCALES, valueIn } from './draft-parts.forms.ts';
import { editorMessages } from './editor.messages.ts';
import { PageFields, partHref } from './text-fields.views.ts';

export type Words = ReturnType<typeof editorMessages.in>;

/** What every page of a part shows around its fields. */
export interface PartPage {
  locale: Locale;
  draft: QuestionnaireDraft;
  fields: Fields;
  errors: Errors;
  /** The mark of the part as it is shown. */
  seen: string;
  once: FormOnce;
  /** Somebody else saved the part meanwhile: who and when. */
  conflict: string | null;
  /** Something was just added: whoever adds one item mostly adds the next. */
  adding: boolean;
}

export function frame(page: PartPage, heading: string, action: string, made: PageFields) {
  const t = editorMessages.in(page.locale);
  const { key } = page.draft;
  return {
    heading,
    action,
    crumb: { href: `/questionnaires/${key}/draft`, label: nameOfDraft(page.draft, t, page.locale) },
    previewHref: `/questionnaires/${key}/draft/preview`,
    seen: page.seen,
    once: page.once,
    conflict:
      page.conflict === null
        ? null
        : { text: t('editor.conflict', { saved: page.conflict }), href: action, how: t('editor.conflict.how') },
    problems: made.problems(),
    missing: made.missing(),
  };
}

export function nameOfDraft(draft: QuestionnaireDraft, t: Words, locale: Locale): string {
  return textIn(draft.title, locale) || t('editor.unnamed');
}

export function toGeneralPage(page: PartPage, fixedScale: boolean) {
  const t = editorMessages.in(page.locale);
  const made = new PageFields(page.locale, page.fields, page.errors);
  made.name('scale', t('editor.general.scale'));
  const texts = {
    title: made.text('title', { label: t('editor.general.title'), hint: t('editor.general.title.hint') }),
    low: made.text('low', { label: t('editor.general.low') }),
    high: made.text('high', { label: t('editor.general.high') }),
  };
  return {
    ...frame(page, t('editor.part.general'), partHref(page.draft.key, { kind: 'general' }), made),
    texts,
    fixedScale: fixedScale ? `${page.draft.scale.min}–${page.draft.scale.max}` : null,
    scale: {
      name: 'scale',
      kind: 'radios',
      className: 'across',
      label: t('editor.general.scale'),
      value: valueIn(page.fields, 'scale'),
      options: SCALES.map((scale) => ({ value: scale, label: scale.replace('-', '–') })),
      error: made.error('scale') ?? undefined,
    },
    minimum: {
      name: 'minimumAsked',
      kind: 'checkbox',
      label: t('editor.general.minimum'),
      hint: t('editor.general.minimum.hint'),
      value: valueIn(page.fields, 'minimumAsked'),
    },
  };
}

export function toDimensionPage(page: PartPage, dimension: string) {
  const { locale, draft, fields, errors } = page;
  const t = editorMessages.in(locale);
  const made = new PageFields(locale, fields, errors);
  const names = {
    title: made.text('title', { label: t('editor.dimension.title'), hint: t('editor.dimension.title.hint') }),
    section: made.text('section', {
      label: t('editor.dimension.section'),
      hint: t('editor.dimension.section.hint'),
      optional: true,
    }),
  };
  const keys = itemKeysIn(fields);
  const items = keys.map((key, at) => {
    const name = `items.${key}`;
    const heading = t('editor.item', { n: at + 1 });
    const text = made.text(`${name}.text`, {
      label: `${heading}: ${t('editor.item.text')}`,
      rows: 2,
      named: true,
    });
    const short = made.text(`${name}.short`, {
      label: t('editor.item.short'),
      hint: t('editor.item.short.hint'),
      optional: true,
    });
    const channels = channelsField(made, fields, `${name}.channels`, t, locale);
    const spoken = text.cells.find(({ lang, value }) => lang === locale && value !== '')?.value ?? key;
    return {
      key,
      heading,
      text,
      more: {
        open: short.cells.some(({ missing, error }) => missing || error !== null) || channels.error !== undefined,
        short,
        channels,
        dimension: {
          name: `${name}.dimension`,
          kind: 'select',
          label: t('editor.item.dimension'),
          value: valueIn(fields, `${name}.dimension`),
          options: draft.dimensions.map((one) => ({
            value: one.key,
            label: textIn(one.title, locale) || one.key,
          })),
        },
        removed: listIn(fields, 'remove').includes(key),
      },
      up: at === 0 ? null : t('editor.up', { name: spoken }),
      down: at === keys.length - 1 ? null : t('editor.down', { name: spoken }),
    };
  });
  const begun = hasNewItem(fields);
  const added = {
    open: begun || items.length === 0 || page.adding,
    text: made.text('new.text', {
      label: t('editor.item.text'),
      hint: t('editor.item.text.hint'),
      rows: 2,
      unmarked: true,
    }),
    short: made.text('new.short', {
      label: t('editor.item.short'),
      hint: t('editor.item.short.hint'),
      optional: true,
      unmarked: true,
    }),
    key: keyField('new.key', t('editor.item.key.hint'), fields, made, t),
    channels: channelsField(made, fields, 'new.channels', t, locale),
  };
  const title = draft.dimensions.find(({ key }) => key === dimension)?.title ?? {};
  return {
    ...frame(
      page,
      textIn(title, locale) || t('editor.unnamed'),
      partHref(draft.key, { kind: 'dimension', key: dimension }),
      made,
    ),
    key: dimension,
    names,
    items,
    added,
    remove: { label: t('editor.dimension.remove.tick', { count: keys.length }), error: made.error('removeAll') },
  };
}

/** A key is Latin text in every language. */
export function keyField(name: string, hint: string, fields: Fields, made: PageFields, t: Words) {
  made.name(name, t('editor.item.key'));
  return {
    name,
    label: t('editor.item.key'),
    hint,
    optional: true,
    dir: 'ltr',
    maxlength: 60,
    autocomplete: 'off',
    value: valueIn(fields, name),
    error: made.error(name) ?? undefined,
  };
}

function channelsField(made: PageFields, fields: Fields, name: string, t: Words, locale: Locale) {
  made.name(name, t('editor.item.channels'));
  return {
    name,
    kind: 'checks',
    className: 'across',
    label: t('editor.item.channels'),
    value: [...listIn(fields, name)],
    options: CHANNELS.map((channel) => ({ value: channel, label: CHANNEL_WORDS[channel][locale] })),
    error: made.error(name) ?? undefined,
  };
}

export function toQuestionPage(page: PartPage, question: Question) {
  const t = editorMessages.in(page.locale);
  const made = new PageFields(page.locale, page.fields, page.errors);
  const texts = [made.text('text', { label: t('editor.question.text'), rows: 2 })];
  if (question.kind === 'rating') {
    const optional = true;
    texts.push(made.text('low', { label: t('editor.question.low'), optional }));
    texts.push(made.text('high', { label: t('editor.question.high'), optional }));
    for (const at of (question.labels ?? []).keys()) {
      texts.push(made.text(`labels.${at}`, { label: t('editor.question.label', { n: question.min + at }) }));
    }
  }
  if (question.kind === 'choice') {
    for (const { key } of question.options) {
      texts.push(made.text(`options.${key}`, { label: t('editor.question.option', { key }) }));
    }
  }
  const { key } = page.draft;
  return {
    ...frame(
      page,
      textIn(question.text, page.locale) || question.key,
      partHref(key, { kind: 'question', key: question.key }),
      made,
    ),
    upper: { href: `/questionnaires/${key}/draft/questions`, label: t('editor.part.questions') },
    texts,
  };
}
