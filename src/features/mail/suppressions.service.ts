import { keptEmail } from '../../domain/customer.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { chunks } from '../../platform/db/chunks.ts';
import { addressHash } from '../customers/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { deleteSuppression, findSuppressed, insertSuppression, type SuppressedAddress } from './suppressions.store.ts';

const SUBJECT = { kind: 'suppressions', id: 'suppressions' };
/** Of one transaction, so that others get their turn. */
const AT_ONCE = 200;

export async function lookUpAddress(context: Context, email: string): Promise<SuppressedAddress | undefined> {
  const organisation = await getOrganisation(context.db.knex);
  return findSuppressed(context.db.knex, addressHash(organisation, email));
}

/** Puts addresses on the list, of which only keyed hashes are kept. @returns how many were not on it */
export async function suppressAddresses(context: Context, emails: readonly string[]): Promise<number> {
  const organisation = await getOrganisation(context.db.knex);
  let added = 0;
  for (const some of chunks(emails, AT_ONCE)) {
    await context.db.transaction(async (tx) => {
      let count = 0;
      for (const email of some) {
        const suppression = { addressHash: addressHash(organisation, email), reason: 'added' as const };
        if (await insertSuppression(tx, context, suppression)) count += 1;
      }
      if (count > 0) await audit(tx, context, { action: 'suppressions.added', subject: SUBJECT, detail: { count } });
      added += count;
    });
  }
  return added;
}

/** Takes an address off the list, whyever it was on it. @returns whether it was */
export async function releaseAddress(context: Context, email: string): Promise<boolean> {
  const organisation = await getOrganisation(context.db.knex);
  return context.db.transaction(async (tx) => {
    const hash = addressHash(organisation, email);
    const found = await findSuppressed(tx, hash);
    if (found === undefined || !(await deleteSuppression(tx, { addressHash: hash }))) return false;
    const detail = { reason: found.reason };
    await audit(tx, context, { action: 'suppressions.removed', subject: SUBJECT, detail });
    return true;
  });
}

const ADDRESS = /^[^\s@<>"',;]+@[^\s@<>"',;]+\.[^\s@<>"',;]+$/;

/**
 * The addresses of a list: one a line, or a CSV file whose rows have one in any column. Lines without one are counted,
 * but for empty ones and a heading.
 */
export function readAddressList(text: string): { emails: string[]; unread: number } {
  const emails = new Set<string>();
  let unread = 0;
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .forEach((line, at) => {
      if (line.trim() === '') return;
      const cells = line.split(/[,;\t]/).map((cell) =>
        cell
          .trim()
          .replace(/^"(.*)"$/, '$1')
          .replace(/^.*<([^<>]+)>$/, '$1'),
      );
      const found = cells.filter((cell) => cell.length <= 254 && ADDRESS.test(cell));
      for (const email of found) emails.add(keptEmail(email));
      if (found.length === 0 && at > 0) unread += 1;
    });
  return { emails: [...emails], unread };
}
