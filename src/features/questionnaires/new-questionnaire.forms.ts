import { LONGEST_NAME } from '../../domain/questionnaire/definition-shape.ts';
import { blankDraft, type QuestionnaireDraft } from '../../domain/questionnaire/draft.ts';
import { LIBRARY } from '../../domain/questionnaire/library/library.ts';
import { type Fields, PageReader, type Read, valueIn } from './draft-parts.forms.ts';
import { titleOfCopy } from './new-questionnaire.views.ts';
import type { QuestionnaireVersion } from './questionnaires.store.ts';

/** Reads what a new questionnaire starts from, its name and its key. */
export function readNewQuestionnaire(
  fields: Fields,
  { own, taken }: { own: readonly QuestionnaireVersion[]; taken: readonly string[] },
): Read<QuestionnaireDraft> {
  const reader = new PageReader(fields);
  const typed = reader.text('title', LONGEST_NAME);
  const isNamed = Object.keys(typed).length > 0;
  const source = sourceOf(valueIn(fields, 'source'), own);
  if (source === undefined) reader.errors.source = 'editor.fault.source';
  const draft = source ?? blankDraft('', {});
  const title = isNamed ? typed : draft.title;
  if (source?.key === '' && !isNamed) reader.errors['title.en'] = 'editor.fault.empty';
  const free = draft.key !== '' && !isNamed && !taken.includes(draft.key);
  const english = free ? undefined : title.en;
  const key =
    free && valueIn(fields, 'key').trim() === ''
      ? draft.key
      : reader.key('key', english, taken, { fallback: 'questionnaire' });
  return reader.done({ ...draft, key, title });
}

function sourceOf(source: string, own: readonly QuestionnaireVersion[]): QuestionnaireDraft | undefined {
  if (source === 'blank') return blankDraft('', {});
  const [kind, key] = [source.slice(0, source.indexOf(':')), source.slice(source.indexOf(':') + 1)];
  if (kind === 'ready') return LIBRARY.find(({ definition }) => definition.key === key)?.definition;
  const copied = kind === 'own' ? own.find((version) => version.key === key)?.definition : undefined;
  return copied && { ...copied, title: titleOfCopy(copied.title) };
}
