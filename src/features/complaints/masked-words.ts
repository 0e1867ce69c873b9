import type { Knex } from 'knex';
import { maskText, type Piece } from '../../domain/comments/mask-text.ts';
import { nameBook } from '../../domain/comments/name-book.ts';
import type { Database } from '../../platform/db/database.ts';
import { namesAround } from '../comments/index.ts';
import type { ComplaintRecord } from './complaints.store.ts';
import { withTellableWords } from './told-words.ts';

/** A complaint with something that was written about it. */
type Written = Pick<
  ComplaintRecord,
  'id' | 'kind' | 'responseId' | 'customerId' | 'questionnaireId' | 'branchId' | 'toldOn' | 'words'
>;

/**
 * What customers wrote, by complaint, as those may read it who see no single answers: without names of staff and
 * customers, their own above all, without addresses and numbers. Without what may not be told; see `withTellableWords`.
 */
export async function maskedWords(
  db: Database,
  tx: Knex,
  complaints: readonly Written[],
): Promise<Map<string, Piece[]>> {
  const told = await withTellableWords(tx, complaints);
  const written = told.flatMap(({ words, ...rest }) => (words === null ? [] : [{ ...rest, words }]));
  const namesOf = await namesAround(
    db,
    tx,
    written.map(({ id, responseId, words }) => ({ responseId: responseId ?? id, words })),
  );
  const own = await namesOfCustomers(
    tx,
    written.flatMap(({ customerId }) => customerId ?? []),
  );
  return new Map(
    written.map(({ id, responseId, customerId, words }) => {
      const names = nameBook([], own.get(customerId ?? '') ?? []);
      return [id, maskText(words, [...namesOf(responseId ?? id), names])];
    }),
  );
}

async function namesOfCustomers(tx: Knex, customerIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows: { id: string; name: string }[] = await tx('customers as c')
    .join('customers as p', 'p.person_id', 'c.person_id')
    .whereIn('c.id', customerIds)
    .whereNotNull('p.name')
    .select({ id: 'c.id', name: 'p.name' });
  const names = new Map<string, string[]>();
  for (const { id, name } of rows) names.set(id, [...(names.get(id) ?? []), name]);
  return names;
}
