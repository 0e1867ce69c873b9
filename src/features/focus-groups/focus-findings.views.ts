import { saturationOf } from '../../domain/focus-group/saturation.ts';
import { type Locale, textIn } from '../../domain/locale.ts';
import type { Item } from '../../domain/questionnaire/definition.ts';
import { FAILURE_MODES } from '../../domain/questionnaire/failure-modes.ts';
import { type Field, type Filled, fillIn, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { wholeNumber } from '../../platform/i18n/numbers.ts';
import type { ActionLine, Resting } from '../actions/index.ts';
import type { FocusFinding } from './focus-findings.store.ts';
import { focusGroupsMessages } from './focus-groups.messages.ts';
import { type FocusGroup, type FocusSession, hasBegun } from './focus-groups.store.ts';
import { groupHead, modeText, pathOf } from './focus-words.ts';

export interface FindingsPageInput {
  locale: Locale;
  timeZone: string;
  group: FocusGroup;
  sessions: readonly FocusSession[];
  findings: readonly FocusFinding[];
  /** Of the questionnaire in use. */
  items: readonly Item[];
  /** What was planned out of each, by finding. */
  actions: ReadonlyMap<string, readonly ActionLine[]>;
  /** Findings that stay, because actions rest on them, also such as the reader may not see. */
  resting: ReadonlyMap<string, Resting>;
  mayManage: boolean;
  mayAct: boolean;
  filled: Filled;
  /** An instant. */
  now: string;
}

const codesOf = ({ itemKey, modes }: FocusFinding): string[] => [
  ...(itemKey === null ? [] : [`item:${itemKey}`]),
  ...modes.map((mode) => `mode:${mode}`),
];

/** What views/focus-groups/findings.ejs shows. */
export function toFindingsPage(input: FindingsPageInput) {
  const { locale, timeZone, group, findings, items, mayManage, mayAct, filled } = input;
  const t = focusGroupsMessages.in(locale);
  const sessions = input.sessions.filter(({ state }) => state !== 'cancelled');
  const when = (session: FocusSession): string => momentText(session.startsAt, locale, timeZone);
  const path = `${pathOf(group)}/findings`;
  const itemText = (key: string): string => {
    const item = items.find((one) => one.key === key);
    return item === undefined ? key : textIn(item.short ?? item.text, locale);
  };
  const codeText = (code: string): string => {
    const [kind, key = ''] = [code.slice(0, 4), code.slice(5)];
    return kind === 'item' ? itemText(key) : modeText(key, locale);
  };
  const saturation = saturationOf(
    sessions.map(({ id }) => ({
      sessionId: id,
      codes: findings.filter(({ sessionId }) => sessionId === id).flatMap(codesOf),
    })),
  );
  const coded = saturation.sessions.some(({ codes }) => codes > 0);
  const verdict = saturation.reached ? 'reached' : !coded ? 'none' : saturation.withoutNew === 1 ? 'once' : 'open';
  const removal = ({ id }: FocusFinding): { action: string | null; text: string } => {
    const resting = input.resting.get(id);
    if (resting === undefined) return { action: `${path}/${id}/remove`, text: t('focus.findings.remove.text') };
    return { action: null, text: t(resting === 'planned' ? 'error.finding_in_use' : 'error.finding_of_begun_action') };
  };
  const held = sessions.filter((session) => hasBegun(session, input.now));
  // What was typed before the only session was put off is given back.
  const typed = filled !== UNTOUCHED;
  const form = fillIn(
    formFields(input, held.length > 0 ? held : sessions, when),
    filled,
    wordsOf(focusGroupsMessages, locale),
  );
  return {
    head: groupHead(group, 'findings', locale),
    problems: form.problems,
    whoActs: mayManage && !mayAct ? t('focus.findings.whoActs') : null,
    form: mayManage && (held.length > 0 || typed) ? { action: path, fields: Object.values(form.fields) } : null,
    early: mayManage && sessions.length > 0 && held.length === 0 ? t('focus.findings.early') : null,
    findings: findings.map((finding) => ({
      words: finding.words,
      codes: codesOf(finding).map(codeText),
      session: sessions.filter(({ id }) => id === finding.sessionId).map(when)[0] ?? '',
      actions: input.actions.get(finding.id) ?? [],
      actionHref: mayAct ? `/actions/new?finding=${finding.id}` : null,
      remove: mayManage ? removal(finding) : null,
    })),
    saturation: {
      text: t(`focus.saturation.${verdict}`),
      table: coded
        ? {
            caption: t('focus.saturation'),
            columns: [
              { label: t('focus.col.session') },
              { label: t('focus.saturation.codes'), end: true },
              { label: t('focus.saturation.fresh'), end: true },
              { label: t('focus.saturation.which') },
            ],
            rows: saturation.sessions.flatMap(({ sessionId, codes, fresh }) =>
              sessions
                .filter(({ id }) => id === sessionId)
                .map((session) => ({
                  cells: [
                    { text: when(session) },
                    { text: wholeNumber(codes), num: true },
                    { text: wholeNumber(fresh.length), num: true },
                    { text: dotted(fresh.map(codeText)) },
                  ],
                })),
            ),
          }
        : null,
    },
  };
}

function formFields(
  { locale, items }: FindingsPageInput,
  sessions: readonly FocusSession[],
  when: (session: FocusSession) => string,
): Field[] {
  const t = focusGroupsMessages.in(locale);
  return [
    { name: 'words', kind: 'textarea', rows: 3, label: t('focus.findings.words'), maxlength: 2000, required: true },
    {
      name: 'session',
      kind: 'select',
      label: t('focus.findings.session'),
      options: sessions.map((session) => ({ value: session.id, label: when(session) })),
    },
    {
      name: 'item',
      kind: 'select',
      label: t('focus.findings.item'),
      options: [
        { value: '', label: t('focus.findings.noItem') },
        ...items.map(({ key, text }) => ({ value: key, label: textIn(text, locale) })),
      ],
    },
    {
      name: 'modes',
      kind: 'checks',
      label: t('focus.findings.modes'),
      optional: true,
      options: FAILURE_MODES.map(({ key, label }) => ({ value: key, label: label[locale] })),
    },
  ];
}
