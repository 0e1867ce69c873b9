import type { Knex } from 'knex';
import { z } from 'zod';
import type { CardRights } from '../../domain/access/card-rights.ts';
import { inDateOrder } from '../../platform/db/dated-list.ts';
import type { CardSegment } from '../analysis/index.ts';
import type { CardFacts } from '../reports/index.ts';

/** What an issued card is about: enough to list it, and to tell who may open it. */
export interface IssuedScope {
  questionnaire: string;
  period: { from: string; to: string };
  named: CardSegment;
  rights: CardRights;
}

/** A card as it was issued. Rows are inserted and read, never changed. */
export interface IssuedCard {
  id: string;
  issuedAt: string;
  issuedBy: string;
  note: string | null;
  scope: IssuedScope;
  methodVersion: string;
  dataVersion: string;
}

interface IssuedCardRow {
  id: string;
  issued_at: string;
  issued_by: string;
  note: string | null;
  scope: string;
  method_version: string;
  data_version: string;
}

const LISTED = ['id', 'issued_at', 'issued_by', 'note', 'scope', 'method_version', 'data_version'];

/** Our own rows: what was written is what is read. */
const written = <T extends object>() => z.custom<T>((value) => typeof value === 'object' && value !== null);
const Scope = written<IssuedScope>();
const Facts = written<CardFacts>();

const toIssuedCard = (row: IssuedCardRow): IssuedCard => ({
  id: row.id,
  issuedAt: row.issued_at,
  issuedBy: row.issued_by,
  note: row.note,
  scope: Scope.parse(JSON.parse(row.scope)),
  methodVersion: row.method_version,
  dataVersion: row.data_version,
});

/** @returns false when a card with this id is there already: the form was sent twice */
export async function insertIssuedCard(tx: Knex, issued: IssuedCard, facts: CardFacts): Promise<boolean> {
  const inserted: { id: string }[] = await tx('issued_cards')
    .insert({
      id: issued.id,
      issued_at: issued.issuedAt,
      issued_by: issued.issuedBy,
      note: issued.note,
      scope: JSON.stringify(issued.scope),
      method_version: issued.methodVersion,
      data_version: issued.dataVersion,
      card: JSON.stringify(facts),
    })
    .onConflict('id')
    .ignore()
    .returning('id');
  return inserted.length > 0;
}

/** Newest first. `before`: the id of the last one on the page before. */
export async function listIssuedCards(
  db: Knex,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<IssuedCard[]> {
  const query = db('issued_cards').limit(limit).select(LISTED);
  const last: { issued_at: string } | undefined =
    before === undefined ? undefined : await db('issued_cards').where({ id: before }).first('issued_at');
  const after = before === undefined || last === undefined ? undefined : { date: last.issued_at, id: before };
  inDateOrder(query, { date: 'issued_at', id: 'id' }, 'desc', after);
  const rows: IssuedCardRow[] = await query;
  return rows.map(toIssuedCard);
}

export async function findIssuedCard(db: Knex, id: string): Promise<(IssuedCard & { facts: CardFacts }) | undefined> {
  const row: (IssuedCardRow & { card: string }) | undefined = await db('issued_cards').where({ id }).first();
  return row && { ...toIssuedCard(row), facts: Facts.parse(JSON.parse(row.card)) };
}
