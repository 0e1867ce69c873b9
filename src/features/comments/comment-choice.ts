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
    .transform((text) => tidyWords(text).slice(0, LONGEST_SEARCH))
    .catch(''),
  mood: z.enum(['happy', 'unhappy']).or(z.literal('')).catch(''),
  low: z.string().max(300).catch(''),
  page: z.coerce.number().int().min(1).max(MOST_PAGES).catch(1),
});

export function readCommentAddress(query: unknown, definition: QuestionnaireDefinition): CommentAddress {
  const address = Address.parse(query);
  return { ...address, low: itemsOf(address.low, definition) === undefined ? '' : address.low };
}

export function toChoice({ search, mood, low }: CommentAddress, definition: QuestionnaireDefinition): CommentChoice {
  const lowOn = itemsOf(low, definition);
  const terms = searchTerms(search);
  return {
    ...(mood === '' ? {} : { mood }),
    ...(lowOn === undefined ? {} : { lowOn }),
    ...(terms.length === 0 ? {} : { terms }),
  };
}

function itemsOf(low: string, { items }: QuestionnaireDefinition): string[] | undefined {
  const [kind, ...rest] = low.split(':');
  const key = rest.join(':');
  const chosen = items.filter((item) => (kind === 'item' ? item.key === key : kind === 'dimension' && item.dimension === key));
  return chosen.length === 0 ? undefined : chosen.map((item) => item.key);
}
