import type { Knex } from 'knex';
import type { Channel } from '../../domain/channel.ts';
import type { Locale } from '../../domain/locale.ts';
import type { FailureModeKey } from '../../domain/questionnaire/failure-modes.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { audit } from '../../platform/audit.ts';
import type { Context } from '../../platform/context.ts';
import { invalidInput } from '../../platform/errors.ts';
import { type CustomerDetails, matchCustomer } from '../customers/index.ts';
import { getOrganisation, holdPlace, type PlaceKind, placeCalled, timeZoneOf } from '../organisation/index.ts';
import type { ComplaintHandler } from './complaint-events.ts';
import type { Complaint } from './complaints.store.ts';
import { enterComplaint } from './enter-complaint.ts';

/** A complaint that somebody told staff, or that a program hands in for them. */
export interface ToldComplaint {
  words: string;
  modes: readonly FailureModeKey[];
  /** Undefined: nobody who may be contacted; then it is a concern. */
  customer: CustomerDetails | undefined;
  inviteConsent: boolean;
  locale: Locale | undefined;
  happenedOn: string | null;
  /** By id from a page's lists, by name or code from programs. */
  places: Partial<Record<PlaceKind, { id: string } | { called: string }>>;
  channel: Channel | null;
}

/** @throws 422 `unknown_place`, `not_your_branch` with the field */
export async function writeDownComplaint(
  context: Context,
  handlers: readonly ComplaintHandler[],
  told: ToldComplaint,
): Promise<Complaint> {
  return context.db.transaction(async (tx) => {
    const { settings } = await getOrganisation(tx);
    const branchId = await placeOf(tx, context, 'branch', told);
    refuseOtherBranch(context, branchId);
    const customer = told.customer === undefined ? undefined : await matchCustomer(tx, context, told.customer);
    const complaint = await enterComplaint(tx, context, handlers, {
      ...{ kind: customer === undefined ? 'concern' : 'complaint', origin: 'staff', customerId: customer?.id ?? null },
      ...{ words: told.words, modes: told.modes, happenedOn: told.happenedOn, channel: told.channel, branchId },
      locale: told.locale ?? customer?.locale ?? settings.defaultLanguage,
      receivedOn: businessDay(context.clock.now(), await timeZoneOf(tx, branchId)),
      inviteConsent: told.inviteConsent && customer !== undefined,
      providerId: await placeOf(tx, context, 'provider', told),
      topicId: await placeOf(tx, context, 'topic', told),
    });
    const subject = { kind: 'complaint', id: complaint.id };
    if (context.actor.kind === 'user') await audit(tx, context, { action: 'complaint.logged', subject });
    return complaint;
  });
}

async function placeOf(tx: Knex, context: Context, kind: PlaceKind, { places }: ToldComplaint): Promise<string | null> {
  const place = places[kind];
  if (place === undefined) return null;
  if ('id' in place) return (await holdPlace(tx, kind, place.id)).id;
  return (await placeCalled(tx, context, kind, place.called)).id;
}

/** People limited to branches write down what happened in theirs. */
function refuseOtherBranch({ actor }: Context, branchId: string | null): void {
  if (actor.kind !== 'user' || actor.branchIds === null) return;
  if (branchId !== null && actor.branchIds.includes(branchId)) return;
  const sentence = 'You work with other branches. Choose one of yours.';
  throw invalidInput('not_your_branch', sentence, { branch: sentence });
}
