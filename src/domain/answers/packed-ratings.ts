import type { Item, QuestionnaireDefinition } from '../questionnaire/definition.ts';
import type { AnswerSheet, ItemAnswer } from './answer-sheet.ts';

const NOT_ASKED = '-';
const SKIPPED = 's';
const NOT_APPLICABLE = 'na';
const BETWEEN_ITEMS = ';';
const BETWEEN_RATINGS = ',';

/** Stored answers that cannot be what was written: a fault of the data, never of the person who reads them. */
export class UnreadableRatings extends Error {
  constructor(why: string) {
    super(`Stored ratings cannot be read: ${why}. Restore them from a backup.`);
    this.name = 'UnreadableRatings';
  }
}

/**
 * The item answers of a sheet as one short text, in the order of the version's items: `6,4` expected and received,
 * `6,4,3` with the least acceptable, `,4` received alone, `s` skipped, `na` does not apply, `-` not asked.
 *
 * @example packRatings(definition, sheet) // '6,4;7,;s;na;-'
 */
export function packRatings(definition: { items: readonly Pick<Item, 'key'>[] }, sheet: AnswerSheet): string {
  return definition.items
    .map(({ key }) => (Object.hasOwn(sheet.items, key) ? packAnswer(sheet.items[key]) : NOT_ASKED))
    .join(BETWEEN_ITEMS);
}

function packAnswer(answer: ItemAnswer | undefined): string {
  if (answer === undefined) return NOT_ASKED;
  if (answer.kind === 'skipped') return SKIPPED;
  if (answer.kind === 'na') return NOT_APPLICABLE;
  const pair = `${answer.e ?? ''}${BETWEEN_RATINGS}${answer.p ?? ''}`;
  return answer.m === null ? pair : `${pair}${BETWEEN_RATINGS}${answer.m}`;
}

/**
 * The item answers that packRatings wrote for the same version; items that were not asked are absent.
 *
 * @throws UnreadableRatings when the text has another number of items, or a rating off the scale
 */
export function unpackRatings(
  definition: Pick<QuestionnaireDefinition, 'items' | 'scale'>,
  text: string,
): Record<string, ItemAnswer> {
  const parts = text.split(BETWEEN_ITEMS);
  if (parts.length !== definition.items.length) {
    throw new UnreadableRatings(`${parts.length} answers for ${definition.items.length} items`);
  }
  const answers: Record<string, ItemAnswer> = {};
  for (const [at, item] of definition.items.entries()) {
    const part = parts[at] ?? NOT_ASKED;
    if (part === NOT_ASKED) continue;
    if (part === SKIPPED) answers[item.key] = { kind: 'skipped' };
    else if (part === NOT_APPLICABLE) answers[item.key] = { kind: 'na' };
    else answers[item.key] = unpackRated(part, definition.scale);
  }
  return answers;
}

function unpackRated(part: string, scale: { min: number; max: number }): ItemAnswer {
  const [e, p, m, ...rest] = part.split(BETWEEN_RATINGS);
  if (e === undefined || p === undefined || rest.length > 0) throw new UnreadableRatings(`"${part}" is no rating`);
  return {
    kind: 'rated',
    e: unpackLevel(e, scale),
    p: unpackLevel(p, scale),
    m: m === undefined ? null : unpackLevel(m, scale),
  };
}

function unpackLevel(text: string, { min, max }: { min: number; max: number }): number | null {
  if (text === '') return null;
  const level = Number(text);
  if (!Number.isInteger(level) || level < min || level > max) throw new UnreadableRatings(`"${text}" is off the scale`);
  return level;
}
