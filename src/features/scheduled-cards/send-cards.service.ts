import type { Knex } from 'knex';
import type { CardReader } from '../../domain/access/card-rights.ts';
import { branchLimit, isAllowed } from '../../domain/access/role-matrix.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { lastWholePeriod } from '../../domain/time/whole-periods.ts';
import { audit } from '../../platform/audit.ts';
import { addSeconds, instantText } from '../../platform/clock.ts';
import type { Context, Services } from '../../platform/context.ts';
import { AppError } from '../../platform/errors.ts';
import { queueMessage } from '../../platform/mail/outbox.ts';
import { findUser, type User } from '../accounts/index.ts';
import { openScope } from '../analysis/index.ts';
import { referToComments } from '../comments/index.ts';
import { cardAccessOf } from '../figures/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { readCardFacts } from '../reports/index.ts';
import { insertCardMail, type KeptCard } from './card-mails.store.ts';
import type { CardSchedule } from './schedules.store.ts';

export const CARD_MAIL = 'card.scheduled';
/** Later than this a card is yesterday's news. */
const GOOD_FOR_DAYS = 2;

export const readerOf = (user: User): CardReader => ({
  role: user.role,
  providerId: user.providerId,
  branchIds: branchLimit(user),
});

/** Whether a user takes mail at all. */
export const takesMail = (user: User | undefined): user is User =>
  user?.status === 'active' && user.mailStoppedAt === null;

/** So many comments stand in a mail at most. */
const COMMENTS = 5;

type Days = { from: string; to: string };

/** The last whole week or month, in the organisation's zone. */
async function periodOf(services: Services, { every }: CardSchedule): Promise<Days> {
  const { settings } = await getOrganisation(services.db.knex);
  return lastWholePeriod(every, businessDay(services.clock.now(), settings.timeZone), settings.weekStart);
}

/** Mails the card of the last whole period to everybody on the list, each with what they may see, each once. */
export async function sendToRecipients(services: Services, schedule: CardSchedule): Promise<void> {
  const period = await periodOf(services, schedule);
  for (const { userId, pausedAt } of schedule.recipients) {
    if (pausedAt !== null) continue;
    const onceKey = `${schedule.id}:${period.from}:${userId}`;
    await sendOne(services, schedule, { userId, period, onceKey, asked: false });
  }
}

/** Mails it to one user now. @returns false when their rights do not cover it */
export async function sendNow(
  context: Context,
  schedule: CardSchedule,
  { userId, formId }: { userId: string; formId: string },
): Promise<boolean> {
  const period = await periodOf(context, schedule);
  const subject = { kind: 'card_schedule', id: schedule.id };
  return sendOne(context, schedule, { userId, period, onceKey: `now:${formId}`, asked: true }, (tx) =>
    audit(tx, context, { action: 'card_schedule.sent', subject }),
  );
}

async function sendOne(
  services: Services,
  schedule: CardSchedule,
  { userId, period, onceKey, asked }: { userId: string; period: Days; onceKey: string; asked: boolean },
  onQueued?: (tx: Knex) => Promise<void>,
): Promise<boolean> {
  const user = await findUser(services.db.knex, { id: userId });
  if (!takesMail(user)) return false;
  const kept = await keptCard(services, user, schedule, period);
  if (kept === undefined) return false;
  const now = services.clock.now();
  const mail = { id: services.ids.next(), scheduleId: schedule.id, userId, onceKey, asked, kept };
  await services.db.transaction(async (tx) => {
    if (!(await insertCardMail(tx, { ...mail, createdAt: instantText(now) }))) return;
    await queueMessage(tx, services, {
      ...{ kind: CARD_MAIL, subjectId: mail.id, locale: user.locale },
      ...{ sendAfter: now, sendBefore: addSeconds(now, GOOD_FOR_DAYS * 86_400) },
    });
    await onQueued?.(tx);
  });
  return true;
}

/** The figures by the user's own rights; undefined where these do not cover the segment. */
async function keptCard(
  services: Services,
  user: User,
  { segment, comments }: CardSchedule,
  period: Days,
): Promise<KeptCard | undefined> {
  const reader = readerOf(user);
  const others = segment.provider !== undefined && segment.provider !== user.providerId;
  if (others && !isAllowed(user.role, 'cards.view')) return undefined;
  try {
    const { asked, access } = cardAccessOf(reader, { ...segment, ...period });
    const scope = await openScope(services, asked, access);
    const { providerId = null, branchIds = null } = scope.segment;
    const { db } = services;
    const told = comments && isAllowed(user.role, 'comments.view');
    return {
      facts: await readCardFacts(services, scope, 'waits'),
      ...(told ? { comments: await db.snapshot((tx) => referToComments(db, tx, scope, COMMENTS)) } : {}),
      rights: { providerId, branchIds, rowAccess: access.rowAccess },
    };
  } catch (error) {
    // A branch that is not theirs, a place that is gone, more filters than they may cross.
    if (error instanceof AppError && error.status < 500) return undefined;
    throw error;
  }
}
