import { z } from 'zod';
import { CHANNELS, Channel } from '../channel.ts';

/** Which contacts a program asks about: those that are in every list that is not empty. Places by their ids. */
export interface ContactFilter {
  branches: string[];
  topics: string[];
  channels: Channel[];
  providers: string[];
}

export const EVERY_CONTACT: ContactFilter = { branches: [], topics: [], channels: [], providers: [] };

/** An organisation has no more places of one kind that anybody would choose one by one. */
const MOST_CHOSEN = 1000;

const SHAPE = 'Give contacts as {"branches": [], "topics": [], "channels": [], "providers": []}; an empty list is all.';

/** In one order and each once, so that the same choice is always written the same. */
const chosen = <T extends string>(one: z.ZodType<T>) =>
  z
    .array(one, { error: SHAPE })
    .max(MOST_CHOSEN, { error: `At most ${MOST_CHOSEN} of each kind can be chosen.` })
    .transform((all) => [...new Set(all)].sort())
    .default([]);

const placeId = z.string({ error: SHAPE }).min(1, { error: SHAPE }).max(60, { error: SHAPE });

export const ContactFilter: z.ZodType<ContactFilter> = z.strictObject(
  {
    branches: chosen(placeId),
    topics: chosen(placeId),
    channels: chosen(Channel),
    providers: chosen(placeId),
  },
  { error: SHAPE },
);

/** What of a contact a program chooses by. */
export interface ChosenBy {
  branchId: string | null;
  topicId: string | null;
  channel: Channel;
  providerId: string;
}

/** Whether a contact is one of those; without a branch (or topic) it is in no list of branches. */
export function matchesFilter(filter: ContactFilter, contact: ChosenBy): boolean {
  const inList = (list: readonly string[], id: string | null): boolean =>
    list.length === 0 || (id !== null && list.includes(id));
  return (
    inList(filter.branches, contact.branchId) &&
    inList(filter.topics, contact.topicId) &&
    inList(filter.channels, contact.channel) &&
    inList(filter.providers, contact.providerId)
  );
}

/** Whether every contact of `other` is one of `filter` too: a program after it then never gets one. */
export function coversFilter(filter: ContactFilter, other: ContactFilter): boolean {
  const covers = (all: readonly string[], part: readonly string[], everything: readonly string[] = []): boolean => {
    if (all.length === 0) return true;
    const wanted = part.length === 0 ? everything : part;
    return wanted.length > 0 && wanted.every((one) => all.includes(one));
  };
  return (
    covers(filter.branches, other.branches) &&
    covers(filter.topics, other.topics) &&
    covers(filter.channels, other.channels, CHANNELS) &&
    covers(filter.providers, other.providers)
  );
}

interface Choosing {
  active: boolean;
  contacts: ContactFilter;
}

/**
 * The program that a contact goes through: the first in their order that is on and asks about such contacts. Where only
 * ones that are off do, the first of those, so that it can be said why nobody is asked.
 *
 * @returns undefined where no program asks about such contacts
 */
export function chooseProgram<T extends Choosing>(inOrder: readonly T[], contact: ChosenBy): T | undefined {
  const asking = inOrder.filter((program) => matchesFilter(program.contacts, contact));
  return asking.find((program) => program.active) ?? asking[0];
}

/** The program that takes every contact that this one could get, standing before it and on; undefined where there is none. */
export function programInFrontOf<T extends Choosing>(inOrder: readonly T[], program: T): T | undefined {
  const before = inOrder.slice(0, Math.max(0, inOrder.indexOf(program)));
  return before.find((other) => other.active && coversFilter(other.contacts, program.contacts));
}
