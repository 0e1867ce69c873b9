import { emptyLevels, type LevelPlaces, type RatedLevels, readLevels } from '../../domain/answers/rated-levels.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import type { AnswerLines } from './answer-lines.queries.ts';

/** One answer in the text it stands in; the same object for all of them. */
export interface AnswerPlace {
  day: string;
  versionId: string;
  text: string;
  /** Where the ratings begin, where the blank after them is, and where the answers to the questions end. */
  from: number;
  blank: number;
  end: number;
}

/** Versions of a questionnaire by id, first the one whose items are shown. */
export type Versions = ReadonlyMap<string, QuestionnaireDefinition>;

/**
 * Reads lines of answers one after another, without an object for any of them. Levels stand in the columns of the shown
 * version's items; items that it does not have are passed over.
 *
 * @param take told each answer; what it is handed is overwritten by the next
 */
export function lineReader(
  versions: Versions,
  take: (levels: RatedLevels, place: AnswerPlace) => void,
): (lines: readonly AnswerLines[]) => void {
  const [shown] = versions.values();
  const items = shown?.items ?? [];
  const column = new Map(items.map(({ key }, at) => [key, at]));
  const placesOf = new Map<string, LevelPlaces>(
    [...versions].map(([id, version]) => [
      id,
      { columns: version.items.map(({ key }) => column.get(key) ?? -1), scale: version.scale },
    ]),
  );
  const levels = emptyLevels(items.length);
  return (lines) => {
    for (const { day, versionId, text } of lines) {
      const places = placesOf.get(versionId);
      if (places === undefined) throw new Error(`Version ${versionId} is not one of the questionnaire's.`);
      const place: AnswerPlace = { day, versionId, text, from: 0, blank: 0, end: -1 };
      while (place.end < text.length) {
        place.from = place.end + 1;
        place.blank = text.indexOf(' ', place.from);
        const end = text.indexOf('\n', place.blank);
        place.end = end === -1 ? text.length : end;
        readLevels(text, place.from, place.blank, places, levels);
        take(levels, place);
      }
    }
  };
}
