import type { Knex } from 'knex';
import { hashSecret, type Ids } from './ids.ts';

/**
 * Makes the token of a link that works without signing in: who opens `/s/TOKEN` is taken for the person it was sent to.
 *
 * 128 bits from the operating system's source of randomness (`Ids.secret`), 22 characters in base64url: too many to try. Each
 * feature keeps its links in a table of its own, where only the hash stands (`hashSecret`), in `token_hash`: a copy of the
 * database opens no link, and a link that is needed again is a new one.
 *
 * @param columns what the link is for, and whatever else the table says of it
 * @returns the token, which is written down nowhere
 */
export async function mintLinkToken(
  tx: Knex,
  { ids }: { ids: Ids },
  table: string,
  columns: Readonly<Record<string, string | null>>,
): Promise<string> {
  const token = ids.secret(128);
  await tx(table).insert({ token_hash: hashSecret(token), ...columns });
  return token;
}
