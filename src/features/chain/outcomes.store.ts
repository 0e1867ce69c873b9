import type { Knex } from 'knex';
import { z } from 'zod';
import { LOCALES, type LocalText } from '../../domain/locale.ts';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { chunks } from '../../platform/db/chunks.ts';
import { hashSecret } from '../../platform/ids.ts';
import { mintLinkToken } from '../../platform/link-tokens.ts';

const Words: z.ZodType<LocalText> = z.partialRecord(z.enum(LOCALES), z.string());

/** What customers are told was done, by language; empty where nobody has written it. */
export async function findOutcomeWords(db: Knex, actionId: string): Promise<LocalText> {
  const row: { words: string } | undefined = await db('outcome_words').where({ action_id: actionId }).first('words');
  return row === undefined ? {} : Words.parse(JSON.parse(row.words));
}

export async function saveOutcomeWords(tx: Knex, actionId: string, words: LocalText, at: string): Promise<void> {
  await tx('outcome_words')
    .insert({ action_id: actionId, words: JSON.stringify(words), updated_at: at })
    .onConflict('action_id')
    .merge();
}

/** A mail to one person about one proven action. */
export interface OutcomeMail {
  id: string;
  actionId: string;
  customerId: string;
}

const MAIL = { id: 'o.id', actionId: 'o.action_id', customerId: 'o.customer_id' };

/** @returns those written down: who is told of this action already is left out */
export async function insertOutcomeMails(
  tx: Knex,
  services: Pick<Services, 'ids'>,
  actionId: string,
  customerIds: readonly string[],
): Promise<OutcomeMail[]> {
  const inserted: OutcomeMail[] = [];
  // A statement holds only so many values.
  for (const some of chunks(customerIds, 100)) {
    const rows = some.map((id) => ({ id: services.ids.unordered(), action_id: actionId, customer_id: id }));
    const taken: { id: string; customer_id: string }[] = await tx('outcome_mails')
      .insert(rows)
      .onConflict(['action_id', 'customer_id'])
      .ignore()
      .returning(['id', 'customer_id']);
    inserted.push(...taken.map(({ id, customer_id: customerId }) => ({ id, actionId, customerId })));
  }
  return inserted;
}

export async function findOutcomeMail(db: Knex, id: string): Promise<OutcomeMail | undefined> {
  return db('outcome_mails as o').where('o.id', id).first(MAIL);
}

/** How many people were written to about each of these actions. */
export async function countTold(db: Knex, actionIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows: { action_id: string; n: number }[] = await db('outcome_mails')
    .whereIn('action_id', actionIds)
    .groupBy('action_id')
    .select('action_id')
    .count({ n: '*' });
  return new Map(rows.map(({ action_id, n }) => [action_id, n]));
}

/** Makes the token of the link by which such mails are stopped. */
export function mintOutcomeLink(tx: Knex, services: Pick<Services, 'ids'>, mailId: string): Promise<string> {
  return mintLinkToken(tx, services, 'outcome_links', { outcome_mail_id: mailId });
}

/** Whose mail a link stands in; undefined for wrong ones. */
export async function findOutcomeMailByLink(db: Knex, secret: string): Promise<OutcomeMail | undefined> {
  return db('outcome_links as l')
    .join('outcome_mails as o', 'o.id', 'l.outcome_mail_id')
    .where('l.token_hash', hashSecret(secret))
    .first(MAIL);
}

export async function markTold(tx: Knex, services: Pick<Services, 'clock'>, actionId: string): Promise<void> {
  await tx('actions')
    .where({ id: actionId })
    .update({ told_at: instantText(services.clock.now()) });
}

const SETTINGS = 'outcomes';

/** Whether anybody may read what became of complaints; not until somebody says so. */
export async function outcomesArePublic(db: Knex): Promise<boolean> {
  const row: { public: boolean | number } | undefined = await db('outcome_settings')
    .where({ id: SETTINGS })
    .first('public');
  return Boolean(row?.public);
}

export async function savePublic(tx: Knex, isPublic: boolean): Promise<void> {
  await tx('outcome_settings').insert({ id: SETTINGS, public: isPublic }).onConflict('id').merge();
}

/** What was done, of actions planned since then and proven; the newest verdict first. */
export async function provenWords(db: Knex, since: string): Promise<LocalText[]> {
  const rows: { words: string }[] = await db('outcome_words as w')
    .join('actions as a', 'a.id', 'w.action_id')
    .where('a.verdict', 'improved')
    .where('a.created_at', '>=', since)
    .orderBy('a.judged_at', 'desc')
    .select('w.words');
  return rows.map(({ words }) => Words.parse(JSON.parse(words)));
}
