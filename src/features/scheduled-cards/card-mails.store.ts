import type { Knex } from 'knex';
import { z } from 'zod';
import type { CardRights } from '../../domain/access/card-rights.ts';
import type { CommentReference } from '../comments/index.ts';
import type { CardFacts } from '../reports/index.ts';

/** What a mail is written from when it leaves: the figures as its reader may know them. */
export interface KeptCard {
  facts: CardFacts;
  rights: CardRights;
  /** Of comments, where the schedule has them in the mail. */
  comments?: readonly CommentReference[];
}

export interface CardMail {
  id: string;
  scheduleId: string;
  userId: string;
  asked: boolean;
  /** null once the mail is settled. */
  kept: KeptCard | null;
}

const Kept = z.custom<KeptCard>((value) => typeof value === 'object' && value !== null);

/** @returns false when this one was made before */
export async function insertCardMail(
  tx: Knex,
  mail: CardMail & { onceKey: string; createdAt: string },
): Promise<boolean> {
  const inserted: unknown[] = await tx('card_mails')
    .insert({
      id: mail.id,
      schedule_id: mail.scheduleId,
      user_id: mail.userId,
      once_key: mail.onceKey,
      asked: mail.asked,
      kept: JSON.stringify(mail.kept),
      created_at: mail.createdAt,
    })
    .onConflict('once_key')
    .ignore()
    .returning('id');
  return inserted.length > 0;
}

export async function findCardMail(db: Knex, id: string): Promise<CardMail | undefined> {
  const row = await db('card_mails').where({ id }).first();
  if (row === undefined) return undefined;
  const kept = row.kept === null ? null : Kept.parse(JSON.parse(row.kept));
  return { id: row.id, scheduleId: row.schedule_id, userId: row.user_id, asked: Boolean(row.asked), kept };
}

export async function forgetKept(tx: Knex, id: string): Promise<void> {
  await tx('card_mails').where({ id }).update({ kept: null });
}
