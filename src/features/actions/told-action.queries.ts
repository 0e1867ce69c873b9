import { isAllowed, ROW_ACCESS, type Role } from '../../domain/access/role-matrix.ts';
import { FULL_FROM } from '../../domain/card/verdict.ts';
import { dayBefore } from '../../domain/time/days.ts';
import type { Services } from '../../platform/context.ts';
import type { CardAccess } from '../analysis/index.ts';
import type { Action } from './action.store.ts';
import { itemPairs, scopeOf } from './action-answers.queries.ts';
import { type Change, changeBetween, type Group, groupsOf, type Judgement } from './judgement.ts';

/** Somebody who reads of actions. */
export interface ActionReader extends CardAccess {
  /** May see figures at all. */
  figures: boolean;
}

/** A signed-in user as a reader of actions. */
export function readerOf({ role, branchIds }: { role: Role; branchIds: readonly string[] | null }): ActionReader {
  return { figures: isAllowed(role, 'cards.view'), rowAccess: ROW_ACCESS[role], branchIds };
}

export type Standing = 'planned' | 'running' | 'judged' | 'abandoned';

/** Where an action stands on a day. */
export function standingOf({ state, plan }: Pick<Action, 'state' | 'plan'>, today: string): Standing {
  if (state !== 'open') return state;
  return plan.startOn <= today ? 'running' : 'planned';
}

/** The verdict of a judged action as somebody may know it; withheld: too few answers in one of the groups. */
export function toldVerdict(action: Pick<Action, 'verdict' | 'judgement'>, reader: ActionReader) {
  const { verdict, judgement } = action;
  if (verdict === null || judgement === null) return null;
  return verdict === 'not_enough' || reader.rowAccess || isFull(judgement) ? verdict : ('withheld' as const);
}

/** Every group that the verdict rests on is so large that it may be told in full. */
function isFull({ with: own, without }: Judgement): boolean {
  const groups = [own, ...(without === null ? [] : [without])].flatMap(({ before, after }) => [before, after]);
  return groups.every(({ n }) => n >= FULL_FROM);
}

/** What of a judgement somebody may know; null where there is none. */
export interface ToldFigures {
  /** Of what was received; less that of the others where these are compared. */
  change: Change | null;
  gapChange: Change | null;
  /** The change that would have been noticed four times in five. */
  detectable: number | null;
  with: { before: Group; after: Group };
  without: { before: Group; after: Group } | null;
  /** Of whole weeks, as cards tell them to this reader, and not of the days that the verdict rests on. */
  coarse: boolean;
  /** The change is told to one digit. */
  oneDigit: boolean;
}

/** Whether somebody's rights cover the answers that an action is about. */
export function mayKnowFigures({ figures, branchIds }: ActionReader, { branchId }: Pick<Action, 'branchId'>): boolean {
  return figures && (branchIds === null || (branchId !== null && branchIds.includes(branchId)));
}

/**
 * The figures beside a verdict. With row access as they were kept; else the means of whole weeks that this reader knows
 * from cards, so that no few answers on the edges of the days come out as a difference. A change less that of the others
 * is of four groups, which no card shows side by side: it is told to one digit, where all four are large.
 */
export async function toldFigures(
  services: Services,
  action: Action,
  reader: ActionReader,
): Promise<ToldFigures | null> {
  const { judgement, verdict } = action;
  if (judgement === null || !mayKnowFigures(reader, action)) return null;
  const { with: own, without, change, gapChange } = judgement;
  if (reader.rowAccess) {
    return {
      change,
      gapChange,
      detectable: change?.detectable ?? null,
      with: own,
      without,
      coarse: false,
      oneDigit: false,
    };
  }
  const told = toldVerdict(action, reader) !== 'withheld' && verdict !== 'not_enough';
  const scope = await scopeOf(services, action, judgement.after, reader);
  const around = await services.db.snapshot(async (tx) => ({
    before: await itemPairs(services.db, tx, scope, action.itemKey, { period: judgement.before }),
    after: await itemPairs(services.db, tx, scope, action.itemKey, { period: judgement.after }),
  }));
  const changeTold = without === null ? changeBetween(around) : change === null ? undefined : toOneDigit(change);
  return {
    change: (told ? changeTold : undefined) ?? null,
    gapChange: null,
    detectable: told ? (change?.detectable ?? null) : null,
    with: groupsOf(around),
    without: null,
    coarse: true,
    oneDigit: without !== null,
  };
}

function toOneDigit({ value, ci95: [lo, hi] }: Change): Change {
  const round = (number: number): number => Math.round(number * 10) / 10;
  return { value: round(value), ci95: [round(lo), round(hi)] };
}

/**
 * About how many answers are still missing from a running action: their number alone, since what they say is looked at
 * once. null where the reader may not know; 0 where they are in and the day is waited for.
 */
export async function answersMissing(
  services: Services,
  action: Action,
  reader: ActionReader,
  today: string,
): Promise<number | null> {
  if (!mayKnowFigures(reader, action)) return null;
  const { plan, itemKey } = action;
  const since = { from: plan.startOn, to: dayBefore(today) };
  if (since.to < since.from) return plan.plannedAnswers;
  const scope = await scopeOf(services, action, since, reader);
  const { n } = await services.db.snapshot((tx) => itemPairs(services.db, tx, scope, itemKey, { period: since }));
  return Math.max(0, plan.plannedAnswers - n);
}
