import type { Knex } from 'knex';
import type { ContactRow } from '../../domain/csv/contact-rows.ts';
import { type RowProblem, rowProblem } from '../../domain/csv/row-problem.ts';
import type { OrganisationSettings } from '../../domain/settings/organisation-settings.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import type { Context } from '../../platform/context.ts';
import { type CustomerRecord, matchCustomers } from '../customers/index.ts';
import { type NamedPlaces, type PlaceKind, resolvePlace } from '../organisation/index.ts';
import { DEFAULT_CHANNEL, DEFAULT_KIND } from './contact.forms.ts';
import { type Contact, findKnownKeys, insertContacts } from './contact.store.ts';
import { type ContactHooks, mayReachBranch, newContact } from './contacts.service.ts';

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
    places: PlacesInside;
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
    const places = await how.places.of(row, line);
    if ('problem' in places) {
      done.problems.push(places.problem);
      continue;
    }
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

type Found = { id: string; name: string; timeZone: string | null };

interface PlacesInside {
  of(row: ContactRow, line: number): Promise<NamedPlaces | { problem: RowProblem }>;
}

/** Looks names up once for a whole import; what a rolled-back batch added is forgotten. */
export interface ImportPlaces {
  inside(tx: Knex): PlacesInside;
  /** The batch is committed: what it found holds. */
  keep(): void;
}

export function placesOfImport(context: Context, timeZone: string, createUnknown: boolean): ImportPlaces {
  const limited = context.actor.kind === 'user' && context.actor.branchIds !== null;
  const kept = new Map<string, Found>();
  let found = new Map<string, Found>();

  return {
    inside(tx) {
      found = new Map();
      const find = async (kind: PlaceKind, text: string, line: number): Promise<Found | { problem: RowProblem }> => {
        const key = `${kind} ${text}`;
        const known = kept.get(key) ?? found.get(key);
        if (known !== undefined) return known;
        // A branch that someone limited to branches adds could not be one of theirs.
        const mayCreate = createUnknown && !(limited && kind === 'branch');
        const place = await resolvePlace(tx, context, kind, text, { createUnknown: mayCreate });
        if (typeof place === 'string') return { problem: rowProblem(line, kind, place, text) };
        const { id, name, timeZone } = place;
        found.set(key, { id, name, timeZone });
        return { id, name, timeZone };
      };
      return {
        async of(row, line) {
          const branch = row.branch === null ? null : await find('branch', row.branch, line);
          if (isProblem(branch)) return branch;
          if (!mayReachBranch(context, branch?.id ?? null)) {
            return { problem: rowProblem(line, 'branch', 'other_branch', row.branch ?? '') };
          }
          const provider = await find('provider', row.provider, line);
          if (isProblem(provider)) return provider;
          const topic = row.topic === null ? null : await find('topic', row.topic, line);
          if (isProblem(topic)) return topic;
          return { provider, branch: branch && { ...branch, timeZone: branch.timeZone ?? timeZone }, topic };
        },
      };
    },
    keep() {
      for (const [key, place] of found) kept.set(key, place);
    },
  };
}

function isProblem(found: Found | null | { problem: RowProblem }): found is { problem: RowProblem } {
  return found !== null && 'problem' in found;
}
