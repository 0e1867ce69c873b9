import type { Locale } from '../../domain/locale.ts';
import { type Field, type Filled, fillChange } from '../../platform/http/form-fields.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { seenBefore } from '../../platform/overtaken.ts';
import { shownOf } from './change-group.service.ts';
import { focusGroupsMessages } from './focus-groups.messages.ts';
import type { FocusGroup } from './focus-groups.store.ts';
import { groupHead, pathOf } from './focus-words.ts';
import { aboutFields, incentiveField, sizeFields } from './new-focus-group.views.ts';

/** What views/focus-groups/edit.ejs shows. */
export function toChangeGroupPage(locale: Locale, group: FocusGroup, filled: Filled) {
  const t = focusGroupsMessages.in(locale);
  const about = aboutFields(locale, group);
  const people = sizeFields(locale, group);
  const incentive = incentiveField(locale, group.incentive);
  const fields = [...about, ...people, incentive];
  const all = fillChange(fields, filled, { words: wordsOf(focusGroupsMessages, locale), locale });
  const shown = (some: readonly Field[]) => some.map(({ name }) => all.fields[name]);
  return {
    head: groupHead(group, 'group', locale),
    title: t('focus.change'),
    action: `${pathOf(group)}/edit`,
    backHref: pathOf(group),
    problems: all.problems,
    seen: seenBefore(filled, shownOf(group)),
    savedMeanwhile: all.savedMeanwhile,
    about: shown(about),
    people: shown(people),
    incentive: all.fields.incentive,
    hint: group.state === 'planned' ? null : t('focus.change.hint'),
  };
}
