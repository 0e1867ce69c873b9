import type { Knex } from 'knex';
import { type CardReader, type CardRights, coversCard } from '../../domain/access/card-rights.ts';
import { notFound } from '../../platform/errors.ts';
import { findUser } from '../accounts/index.ts';
import { survivorId } from '../organisation/index.ts';
import type { CardFacts } from '../reports/index.ts';
import { findIssuedCard, type IssuedCard, listIssuedCards } from './issued-cards.store.ts';

/** An issued card as its readers see it. */
export interface ReadIssuedCard extends IssuedCard {
  issuer: string;
}

/** Who is asking: a user with limits, or a key with or without row access. */
export type IssuedCardReader = CardReader | { rowAccess: boolean };

const LOOKED_AT = 500;

/** The newest cards that the reader may open. */
export async function readIssuedCards(
  db: Knex,
  reader: IssuedCardReader,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<ReadIssuedCard[]> {
  const found: ReadIssuedCard[] = [];
  let last = before;
  for (let looked = 0; found.length < limit && looked < LOOKED_AT; looked += limit) {
    const cards = await listIssuedCards(db, { before: last, limit });
    for (const card of cards) {
      if (found.length < limit && (await mayOpen(db, reader, card))) found.push(await withIssuer(db, card));
    }
    last = cards.at(-1)?.id;
    if (cards.length < limit) break;
  }
  return found;
}

/** @throws AppError 404 for a card that there is not, and for one that is beyond the reader's rights */
export async function readIssuedCard(
  db: Knex,
  reader: IssuedCardReader,
  id: string,
): Promise<ReadIssuedCard & { facts: CardFacts }> {
  const card = await findIssuedCard(db, id);
  if (card === undefined || !(await mayOpen(db, reader, card))) throw notFound('issued card');
  return { ...(await withIssuer(db, card)), facts: card.facts };
}

async function mayOpen(db: Knex, reader: IssuedCardReader, { scope }: IssuedCard): Promise<boolean> {
  const { rights } = scope;
  if (!('role' in reader)) return reader.rowAccess || !rights.rowAccess;
  return coversCard(reader, await rightsToday(db, rights));
}

/** Places may have been merged since: rights follow them, the card itself stays as it was. */
async function rightsToday(db: Knex, rights: CardRights): Promise<CardRights> {
  return {
    ...rights,
    providerId: rights.providerId === null ? null : await survivorId(db, 'provider', rights.providerId),
    branchIds: rights.branchIds && (await Promise.all(rights.branchIds.map((id) => survivorId(db, 'branch', id)))),
  };
}

async function withIssuer<T extends IssuedCard>(db: Knex, card: T): Promise<T & { issuer: string }> {
  return { ...card, issuer: (await findUser(db, { id: card.issuedBy }))?.name ?? '' };
}
