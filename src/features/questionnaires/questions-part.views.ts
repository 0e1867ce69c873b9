import { LOCALE_NAMES, LOCALES, textIn } from '../../domain/locale.ts';
import type { QuestionnaireDraft } from '../../domain/questionnaire/draft.ts';
import { isOwnQuestion, questionSwitches } from '../../domain/questionnaire/edit-draft.ts';
import { missingIn } from '../../domain/questionnaire/text-slots.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { type Fields, listIn, valueIn } from './draft-parts.forms.ts';
import { frame, keyField, type PartPage, type Words } from './draft-parts.views.ts';
import { editorMessages } from './editor.messages.ts';
import { hasNewQuestion, QUESTION_KINDS, QUESTION_SCALES } from './question-parts.forms.ts';
import { PageFields, partHref } from './text-fields.views.ts';

/** The switches of the extra questions, each with the way to its texts. */
export function toQuestionsPage(page: PartPage) {
  const { locale, draft, fields } = page;
  const t = editorMessages.in(locale);
  const made = new PageFields(locale, fields, page.errors);
  const on = listIn(fields, 'on');
  const isThere = (keys: readonly string[]): boolean => draft.questions.some(({ key }) => keys.includes(key));
  const asked = questionSwitches(draft).filter(({ keys }) => isThere(keys));
  const added = toAdded(fields, made, t);
  return {
    ...frame(page, t('editor.part.questions'), `/questionnaires/${draft.key}/draft/questions`, made),
    missing: [],
    added,
    switches: questionSwitches(draft).map(({ keys }) => {
      const [key = ''] = keys;
      const at = asked.findIndex((one) => one.keys[0] === key);
      const there = draft.questions.filter((question) => keys.includes(question.key));
      const named = SWITCHES[key];
      const label = named === undefined ? textIn(there[0]?.text ?? {}, locale) || key : t(named.label);
      return {
        value: key,
        checked: on.includes(key),
        label,
        up: at > 0 ? t('editor.up', { name: label }) : null,
        down: at >= 0 && at < asked.length - 1 ? t('editor.down', { name: label }) : null,
        remove: isThere(keys) && isOwnQuestion(key) ? { ticked: listIn(fields, 'remove').includes(key) } : null,
        hint: named?.hint === undefined ? null : t(named.hint),
        texts: there.map((question) => ({
          href: partHref(draft.key, { kind: 'question', key: question.key }),
          label: t('editor.questions.texts', { name: textIn(question.text, locale) || question.key }),
          missing: missingOf(draft, question.key, t),
        })),
      };
    }),
  };
}

function missingOf(draft: QuestionnaireDraft, question: string, t: Words): string {
  return dotted(
    LOCALES.flatMap((locale) => {
      const slots = missingIn(draft, locale).filter(({ part }) => part.kind === 'question' && part.key === question);
      return slots.length === 0
        ? []
        : [t('editor.missing.count', { language: LOCALE_NAMES[locale], count: slots.length })];
    }),
  );
}

type Word = Parameters<Words>[0];
const SWITCHES: Partial<Record<string, { label: Word; hint?: Word }>> = {
  satisfaction: { label: 'editor.switch.satisfaction', hint: 'editor.switch.satisfaction.hint' },
  nps: { label: 'editor.switch.nps' },
  ces: { label: 'editor.switch.ces' },
  style_preferred: { label: 'editor.switch.style_preferred' },
  would_pay: { label: 'editor.switch.would_pay' },
  wrong: { label: 'editor.switch.wrong' },
  comment: { label: 'editor.switch.comment' },
  contact: { label: 'editor.switch.contact', hint: 'editor.switch.contact.hint' },
  discussion: { label: 'editor.switch.discussion', hint: 'editor.switch.discussion.hint' },
};

/** The fields of a question of one's own. */
function toAdded(fields: Fields, made: PageFields, t: Words) {
  const unmarked = true;
  const optional = true;
  made.name('new.kind', t('editor.question.kind'));
  made.name('new.scale', t('editor.general.scale'));
  return {
    open: hasNewQuestion(fields),
    kind: {
      ...{ name: 'new.kind', kind: 'radios', className: 'across', label: t('editor.question.kind') },
      value: valueIn(fields, 'new.kind') || 'rating',
      options: QUESTION_KINDS.map((kind) => ({ value: kind, label: t(`editor.question.kind.${kind}`) })),
      error: made.error('new.kind') ?? undefined,
    },
    text: made.text('new.text', { label: t('editor.question.text'), rows: 2, unmarked }),
    scale: {
      ...{ name: 'new.scale', kind: 'radios', className: 'across', label: t('editor.question.scale') },
      value: valueIn(fields, 'new.scale') || '1-5',
      options: QUESTION_SCALES.map((scale) => ({ value: scale, label: leftToRight(scale.replace('-', '–')) })),
      error: made.error('new.scale') ?? undefined,
    },
    ends: [
      made.text('new.low', { label: t('editor.question.low'), optional, unmarked }),
      made.text('new.high', { label: t('editor.question.high'), optional, unmarked }),
    ],
    options: made.text('new.options', {
      ...{ label: t('editor.question.options'), hint: t('editor.question.options.hint'), rows: 4, unmarked },
    }),
    key: keyField('new.key', t('editor.item.key.hint'), fields, made, t),
  };
}
