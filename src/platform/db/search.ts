import type { Knex } from 'knex';
import type { Dialect } from './database.ts';

/** A LIKE pattern that finds `text` anywhere, with the pattern's own signs in it taken literally (ESCAPE '\'). */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

/** A text column that is indexed by its runs of three letters. */
export interface SearchedText {
  /** Of the folded text; on PostgreSQL it has the index. */
  column: string;
  /** Number of the row, and SQLite's index table of the column. */
  id: string;
  index: string;
}

const INDEXED_FROM = 3;

/** Limits a query to rows that have each of the terms somewhere; under three letters a term is looked for row by row. */
export function whereContains(
  query: Knex.QueryBuilder,
  dialect: Dialect,
  { column, id, index }: SearchedText,
  terms: readonly string[],
): void {
  const byIndex = dialect === 'sqlite' ? terms.filter((term) => [...term].length >= INDEXED_FROM) : [];
  if (byIndex.length > 0) {
    const all = byIndex.map((term) => `"${term.replaceAll('"', '""')}"`).join(' AND ');
    query.whereRaw('?? in (select rowid from ?? where ?? match ?)', [id, index, index, all]);
  }
  for (const term of terms) {
    if (!byIndex.includes(term)) query.whereRaw("?? like ? escape '\\'", [column, containing(term)]);
  }
}

/** SQL of the first line of a column, as `customers_folded_name` has it. */
export function firstLineOf(dialect: Dialect, column: string): string {
  return dialect === 'sqlite'
    ? `substr(${column} || char(10), 1, instr(${column} || char(10), char(10)) - 1)`
    : `left(split_part(${column}, chr(10), 1), 200)`;
}
