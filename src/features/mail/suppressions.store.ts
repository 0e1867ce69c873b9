import type { Knex } from 'knex';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { type DatedCursor, inDateOrder } from '../../platform/db/dated-list.ts';

/** Why an address takes no mail: its owner asked so, mail to it came back, or staff put it on the list. */
export const SUPPRESSIONS = ['unsubscribed', 'bounced', 'added'] as const;
export type Suppression = (typeof SUPPRESSIONS)[number];

export interface SuppressedAddress {
  addressHash: string;
  reason: Suppression;
  at: string;
}

interface SuppressionRow {
  address_hash: string;
  reason: Suppression;
  at: string;
}

const toSuppressed = (row: SuppressionRow): SuppressedAddress => ({
  addressHash: row.address_hash,
  reason: row.reason,
  at: row.at,
});

export async function findSuppressed(db: Knex, addressHash: string): Promise<SuppressedAddress | undefined> {
  const row: SuppressionRow | undefined = await db('suppressions').where({ address_hash: addressHash }).first();
  return row && toSuppressed(row);
}

/** Why no survey may go to an address, as the decision about an invitation names it. */
export async function findSuppression(
  db: Knex,
  addressHash: string,
): Promise<'unsubscribed' | 'bounced' | 'suppressed' | null> {
  const found = await findSuppressed(db, addressHash);
  return found === undefined ? null : whyNot(found);
}

/** The same for many addresses at once; those that may be written to are not among them. */
export async function listSuppressed(
  db: Knex,
  addressHashes: readonly string[],
): Promise<Map<string, 'unsubscribed' | 'bounced' | 'suppressed'>> {
  const rows: SuppressionRow[] = await db('suppressions').whereIn('address_hash', addressHashes);
  return new Map(rows.map((row) => [row.address_hash, whyNot(toSuppressed(row))]));
}

const whyNot = ({ reason }: SuppressedAddress): 'unsubscribed' | 'bounced' | 'suppressed' =>
  reason === 'added' ? 'suppressed' : reason;

/**
 * An address that only bounced gives way to what a person decided; of two such decisions the first stays, so that taking
 * one back leaves the other. @returns whether anything changed
 */
export async function insertSuppression(
  tx: Knex,
  services: Pick<Services, 'clock'>,
  suppression: { addressHash: string; reason: Suppression },
): Promise<boolean> {
  const { addressHash, reason } = suppression;
  const insert = tx('suppressions')
    .insert({ address_hash: addressHash, reason, at: instantText(services.clock.now()) })
    .onConflict('address_hash');
  const changed: unknown[] = await (reason === 'bounced'
    ? insert.ignore()
    : insert.merge().where('suppressions.reason', 'bounced')
  ).returning('address_hash');
  return changed.length > 0;
}

/** @param suppression `reason`: only where it is this one @returns whether it was on the list */
export async function deleteSuppression(
  tx: Knex,
  suppression: { addressHash: string; reason?: Suppression },
): Promise<boolean> {
  const query = tx('suppressions').where({ address_hash: suppression.addressHash });
  if (suppression.reason !== undefined) query.where({ reason: suppression.reason });
  return (await query.delete()) === 1;
}

export async function countSuppressions(db: Knex): Promise<Record<Suppression, number>> {
  const rows: { reason: Suppression; n: number | string }[] = await db('suppressions')
    .groupBy('reason')
    .select('reason')
    .count({ n: '*' });
  const counts = { unsubscribed: 0, bounced: 0, added: 0 };
  for (const row of rows) counts[row.reason] = Number(row.n);
  return counts;
}

/** The newest first; as its id goes the hash of the address. */
export async function listSuppressions(
  db: Knex,
  options: {
    reason: Suppression | undefined;
    after: DatedCursor | undefined;
    limit: number;
  },
): Promise<SuppressedAddress[]> {
  const query = db('suppressions').limit(options.limit);
  if (options.reason !== undefined) query.where('reason', options.reason);
  inDateOrder(query, { date: 'at', id: 'address_hash' }, 'desc', options.after);
  const rows: SuppressionRow[] = await query;
  return rows.map(toSuppressed);
}
