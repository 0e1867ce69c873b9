import { z } from 'zod';
import { tidyWords } from '../../domain/answers/written-words.ts';
import { searchTerms } from '../../domain/comments/find-hits.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';

/** Which comments of a scope are looked for. */
export interface CommentChoice {
  mood?: 'happy' | 'unhappy';
  /** Items of which one at least was rated two points or more under what it should be. */
  lowOn?: readonly string[];
  /** Words that all stand in it. */
  terms?: readonly string[];
}

/** The page's own part of its address, as it was written; what cannot be is left out. */
export interface CommentAddress {
  search: string;
  mood: '' | 'happy' | 'unhappy';
  /** `item:KEY`, `dimension:KEY` or empty. */
  low: string;
  page: number;
}

const LONGEST_SEARCH = 200;
const MOST_PAGES = 100_000;

const Address = z.object({
  search: z
    .string()
    .transform((text) => tidyWords(text.slice(0, LONGEST_SEARCH)))
    .catch(''),
  mood: z.enum(['', 'happy', 'unhappy']).catch(''),
  low: z
    .string()
    .regex(/^(item|dimension):[\w.-]{1,200}$/)
    .catch(''),
  page: z.coerce.number().int().min(1).max(MOST_PAGES).catch(1),
});

export function readCommentAddress(query: unknown): CommentAddress {
  return Address.parse(query);
}

/** An item or a dimension that the questionnaire does not have is as if it were not named. */
export function toChoice({ search, mood, low }: CommentAddress, definition: QuestionnaireDefinition): CommentChoice {
  const lowOn = itemsOf(low, definition);
  const terms = searchTerms(search);
  return {
    ...(mood === '' ? {} : { mood }),
    ...(lowOn.length === 0 ? {} : { lowOn }),
    ...(terms.length === 0 ? {} : { terms }),
  };
}

function itemsOf(low: string, { items }: QuestionnaireDefinition): string[] {
  const at = low.indexOf(':');
  const [kind, named] = [low.slice(0, at), low.slice(at + 1)];
  const chosen = items.filter(({ key, dimension }) => (kind === 'item' ? key : dimension) === named);
  return chosen.map(({ key }) => key);
}
