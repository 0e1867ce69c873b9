import type { Knex } from 'knex';
import type { ContactRow } from '../../domain/csv/contact-rows.ts';
import type { RowProblem } from '../../domain/csv/row-problem.ts';
import type { OrganisationSettings } from '../../domain/settings/organisation-settings.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import type { Context } from '../../platform/context.ts';
import { type CustomerRecord, matchCustomers } from '../customers/index.ts';
import type { NamedPlaces, PlacesOfFile } from '../organisation/index.ts';
import { DEFAULT_CHANNEL, DEFAULT_KIND } from './contact.forms.ts';
import { type Contact, findKnownKeys, insertContacts } from './contact.store.ts';
import type { ContactHooks } from './contact-hooks.ts';
import { namedPlaces, newContact } from './new-contact.ts';

/** A good row of a file, with the line it stands on. */
export interface ReadRow {
  line: number;
  row: ContactRow;
  /** By which it is known again; null where it has an external id. */
  importKey: string | null;
}

/** Puts a batch of rows in, in the caller's transaction; those that are there already are passed over. */
export async function storeContactRows(
  tx: Knex,
  context: Context,
  batch: readonly ReadRow[],
  how: {
    hooks: ContactHooks;
    invite: boolean;
    places: ReturnType<PlacesOfFile['inside']>;
    settings: OrganisationSettings;
  },
): Promise<{ added: number; alreadyThere: number; problems: RowProblem[] }> {
  const done: { added: number; alreadyThere: number; problems: RowProblem[] } = {
    added: 0,
    alreadyThere: 0,
    problems: [],
  };
  const known = await findKnownKeys(tx, {
    externalIds: batch.flatMap(({ row }) => (row.externalId === null ? [] : [row.externalId])),
    importKeys: batch.flatMap(({ importKey }) => (importKey === null ? [] : [importKey])),
  });
  const fresh: { read: ReadRow; places: NamedPlaces }[] = [];
  for (const read of batch) {
    const { line, row, importKey } = read;
    const isKnown =
      row.externalId === null
        ? importKey !== null && known.importKeys.has(importKey)
        : known.externalIds.has(row.externalId);
    if (isKnown) {
      done.alreadyThere += 1;
      continue;
    }
    const found = await how.places.of(row, line);
    if ('problem' in found) {
      done.problems.push(found.problem);
      continue;
    }
    if (found.provider === null) throw new Error('A row without a provider was taken for a good one.');
    const places = namedPlaces(found.provider, found.branch, found.topic, how.settings.timeZone);
    if (row.externalId !== null) known.externalIds.add(row.externalId);
    fresh.push({ read, places });
  }
  const customers = await matchCustomers(
    tx,
    context,
    fresh.map(({ read }) => read.row.customer),
  );
  const contacts = customers.flatMap((customer, at) => {
    const one = fresh[at];
    return one === undefined ? [] : [toContact(context, one.read, one.places, customer, how.settings.timeZone)];
  });
  await insertContacts(tx, contacts);
  const recorded = contacts.map(({ contact }) => contact);
  await how.hooks.onRecorded(tx, context, recorded, { imported: true });
  // Without the wish to invite there is nothing to decide: that a contact was imported says why there is no survey.
  for (const { contact } of how.invite ? contacts : []) {
    if (contact.completedAt === null) continue;
    await how.hooks.onCompleted(tx, context, contact, { imported: true, invite: true });
  }
  done.added = contacts.length;
  return done;
}

function toContact(
  context: Context,
  { row, importKey }: ReadRow,
  places: NamedPlaces,
  customer: CustomerRecord,
  timeZone: string,
): { contact: Contact; importKey: string | null } {
  const { externalId, note, requestedAt, firstRepliedAt, completedAt } = row;
  const contact = newContact(context, {
    input: { externalId, note, channel: row.channel ?? DEFAULT_CHANNEL, kind: row.kind ?? DEFAULT_KIND },
    times: { requestedAt, firstRepliedAt, completedAt },
    places,
    customer,
    followed: null,
    origin: 'import',
  });
  const completedOn = completedAt === null ? null : businessDay(completedAt, places.branch?.timeZone ?? timeZone);
  return { contact: { ...contact, completedOn }, importKey };
}
