import { type Guide, guideLength } from '../../domain/focus-group/guide.ts';
import { directionOf, LOCALE_NAMES, type Locale } from '../../domain/locale.ts';
import { type Field, type Filled, fillChange } from '../../platform/http/form-fields.ts';
import { seenBefore } from '../../platform/overtaken.ts';
import { focusGroupsMessages } from './focus-groups.messages.ts';
import type { FocusGroup } from './focus-groups.store.ts';
import { groupHead, pathOf } from './focus-words.ts';

export interface GuidePageInput {
  locale: Locale;
  /** With its theme as guests read it in the language of the guide. */
  group: FocusGroup;
  /** What the group is called on its pages. */
  name: string;
  /** In which language the guide is. */
  language: Locale;
  languages: readonly Locale[];
  guide: Guide;
  mayManage: boolean;
}

/** What views/focus-groups/guide.ejs shows; the guide itself is in its own language. */
export function toGuidePage({ locale, group, name, language, languages, guide, mayManage }: GuidePageInput) {
  const t = focusGroupsMessages.in(locale);
  const own = focusGroupsMessages.in(language);
  const path = `${pathOf(group)}/guide`;
  return {
    head: groupHead({ ...group, theme: name }, 'guide', locale),
    lang: language,
    dir: directionOf(language),
    choices: languages.map((one) => ({
      label: LOCALE_NAMES[one],
      lang: one,
      href: `${path}?lang=${one}`,
      current: one === language,
    })),
    chooseLabel: t('focus.guide.language'),
    editHref: mayManage ? `${path}/edit?lang=${language}` : null,
    theme: group.theme,
    question: group.question,
    total: own('focus.guide.total', { n: guideLength(guide) }),
    parts: guide.parts.map(({ part, minutes, questions }) => ({
      title: own(`focus.guide.part.${part}`),
      minutes: own('focus.guide.minutes', { n: minutes }),
      questions,
    })),
    verbatimsTitle: own('focus.guide.verbatims'),
    verbatims: guide.verbatims,
  };
}

export interface GuideFormInput {
  locale: Locale;
  group: FocusGroup;
  name: string;
  language: Locale;
  guide: Guide;
  filled: Filled;
  /** Minutes of the session and of what was typed, where they differ. */
  sum?: { want: number; have: number };
}

/** What views/focus-groups/guide-edit.ejs shows. */
export function toGuideForm({ locale, group, name, language, guide, filled, sum }: GuideFormInput) {
  const t = focusGroupsMessages.in(locale);
  const words = (key: string): string => {
    if (key === 'focus.guide.fault.minutes' && sum !== undefined) return t(key, { ...sum });
    if (key === 'focus.guide.fault.whole' || key === 'focus.guide.fault.text') return t(key);
    return key;
  };
  const parts = guide.parts.map(({ part, minutes, questions }): { title: string; own: Field[] } => ({
    title: t(`focus.guide.part.${part}`),
    own: [
      { name: `${part}_minutes`, kind: 'number', label: t('focus.form.minutes'), value: minutes, min: 0, max: 240 },
      {
        name: `${part}_questions`,
        kind: 'textarea',
        label: t('focus.guide.questions'),
        hint: t('focus.guide.questions.hint'),
        value: questions.join('\n'),
        rows: Math.min(8, questions.length + 1),
        maxlength: 4000,
      },
    ],
  }));
  const verbatims: Field = {
    name: 'verbatims',
    kind: 'textarea',
    label: t('focus.guide.verbatims'),
    hint: t('focus.guide.verbatims.hint'),
    value: guide.verbatims.join('\n'),
    rows: 5,
    maxlength: 4000,
    optional: true,
  };
  // Every part has the same two fields: told apart where one is named alone.
  const named = parts.flatMap(({ title, own }) =>
    own.map((field) => ({ ...field, label: `${title} · ${field.label}` })),
  );
  const { fields, problems, savedMeanwhile } = fillChange([...named, verbatims], filled, { words, locale });
  const path = `${pathOf(group)}/guide`;
  return {
    head: groupHead({ ...group, theme: name }, 'guide', locale),
    action: `${path}?lang=${language}`,
    backHref: `${path}?lang=${language}`,
    language: LOCALE_NAMES[language],
    seen: seenBefore(filled, group.guides[language]),
    problems,
    savedMeanwhile,
    parts: parts.map(({ title, own }) => ({
      title,
      fields: own.map(({ name, label }) => ({ ...fields[name], label })),
    })),
    verbatims: fields.verbatims,
  };
}
