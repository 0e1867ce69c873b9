import type { Dialect } from './database.ts';

/**
 * SQL of a text of several rows as one, a line each, in any order. A row that is handed over costs several microseconds,
 * whatever is in it: of tens of thousands of short ones that is most of what reading them takes.
 *
 * @param text SQL of a text without line breaks
 */
export function joinedLines(dialect: Dialect, text: string): string {
  return dialect === 'sqlite' ? `group_concat(${text}, char(10))` : `string_agg(${text}, chr(10))`;
}
