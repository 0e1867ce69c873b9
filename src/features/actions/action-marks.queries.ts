import type { Knex } from 'knex';
import type { Days } from '../../domain/card/coarse-period.ts';
import type { Segment } from '../state/index.ts';
import { type Action, listActions } from './action.store.ts';

/** Which actions belong on a chart or page of figures. */
export interface MarkedFigures {
  questionnaireId: string;
  /** Left out: all items. */
  itemKeys?: readonly string[];
  /** What is done outside of it is none of its own; what is done in a part of it is. */
  segment: Segment;
}

/** Actions on these items that touch a segment, newest start first, planned ones among them. */
export async function actionsOn(
  db: Knex,
  today: string,
  { questionnaireId, itemKeys, segment }: MarkedFigures,
  starts: Partial<Days> = {},
): Promise<Action[]> {
  const { branchIds = null, providerId, topicId } = segment;
  const items = itemKeys === undefined ? {} : { itemKeys };
  const found = await listActions(db, today, { branchIds, questionnaireId, starts, ...items });
  const touches = (own: string | null, chosen: string | undefined): boolean =>
    own === null || chosen === undefined || own === chosen;
  return found.filter((action) => touches(action.providerId, providerId) && touches(action.topicId, topicId));
}

/** Those that were begun, oldest first: what a chart marks. One given up before its start never happened. */
export async function begunActions(
  db: Knex,
  today: string,
  figures: MarkedFigures,
  { from, to }: Days,
): Promise<Action[]> {
  const found = await actionsOn(db, today, figures, { from, to: to < today ? to : today });
  return found.filter(({ abandonedOn, plan }) => abandonedOn === null || abandonedOn > plan.startOn).reverse();
}
