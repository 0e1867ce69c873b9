import { DateTime } from 'luxon';
import type { Ending } from '../../../src/domain/commitment/commitment-state.ts';
import { isFailureMode } from '../../../src/domain/questionnaire/failure-modes.ts';
import { settleCommitment } from '../../../src/features/commitments/index.ts';
import { type Complaint, confirmTags, findComplainer, getComplaint } from '../../../src/features/complaints/index.ts';
import {
  answerReply,
  assignOwner,
  closeConcern,
  noteCause,
  noteSpokenAnswer,
  replyToComplaint,
  type Said,
  USUAL_THANKS,
  understandConcern,
} from '../../../src/features/treatment/index.ts';
import { as } from '../../../src/platform/context.ts';
import { DEMO_ITEMS } from '../items.ts';
import { SINGAPORE } from '../organisation.ts';
import type { Random } from '../random.ts';
import { type Cast, DAY, type Player, playerOf, workingMinutesAfter } from './cast.ts';
import { ANSWER_BANK, matterOf, REPLY_BANK } from './reply-bank.ts';

/** Those who treat complaints, as they do day by day. */
export interface ComplaintDesk {
  /** Looks what has come in since the last look, and plans what is done about it. */
  look(): Promise<void>;
}

/** How many complaints wait past their target: more of them lately, as so many customers came at once. */
const SLOW = 0.07;
const SLOW_LATELY = 0.18;
const LATELY_DAYS = 16;
const REPLY_ANSWERED = 0.62;
const SETTLED = 0.8;

export function openComplaintDesk(cast: Cast, random: Random): ComplaintDesk {
  const { services, clock, diary } = cast;
  const { knex } = services.db;
  const seen = new Set<string>();
  const manager = playerOf(cast, 'manager@example.com');
  const inSingapore = playerOf(cast, 'singapore.manager@example.com');
  const busySince = DateTime.fromISO(cast.data.period.to).minus({ days: LATELY_DAYS }).toFormat('yyyy-MM-dd');

  const ownerOf = ({ branchId }: Complaint): Player => (branchId === cast.branches[SINGAPORE] ? inSingapore : manager);
  const now = (): string => clock.now().toISOString();
  const later = (minutes: number): string => workingMinutesAfter(cast, now(), Math.round(minutes));
  /** Working minutes about a median, some much longer. */
  const about = (median: number): number => Math.exp(random.normal(Math.log(median), 0.6));
  /** Does something later, unless it has no place any more: the customer changed or withdrew the answer. */
  const plan = (minutes: number, id: string, act: (complaint: Complaint, owner: Player) => Promise<void>): void =>
    diary.plan(later(minutes), async () => {
      const complaint = await getComplaint(knex, id, null);
      if (complaint.closedAs !== 'withdrawn') await act(complaint, ownerOf(complaint));
    });

  /** Confirms what was suggested; where nothing was, says what usually goes wrong with such an item. */
  const tag = ({ id, tags, itemKey }: Complaint, { context }: Player): Promise<void> => {
    const suggested = tags.filter(({ by }) => by === 'suggested').map(({ mode }) => mode);
    const usual = DEMO_ITEMS.find(({ key }) => key === itemKey)?.failures.filter(isFailureMode) ?? [];
    const modes = tags.length > 0 ? suggested : random.sample(usual, 1);
    return confirmTags(context, id, modes);
  };

  const cause = (complaint: Complaint, { context, locale }: Player): Promise<void> => {
    const words = REPLY_BANK[locale][matterOf(complaint)];
    return noteCause(context, complaint.id, {
      rootCause: random.pick(words.rootCause),
      remedy: random.pick(words.remedy),
    });
  };

  function treatConcern(id: string): void {
    if (random.chance(0.12)) return;
    plan(about(2 * DAY), id, async (concern, owner) => {
      await tag(concern, owner);
      if (concern.kind !== 'concern' || concern.state !== 'open') return;
      await understandConcern(owner.context, id);
      if (random.chance(0.1)) return;
      plan(about(5 * DAY), id, async (understood, by) => {
        if (understood.kind !== 'concern' || understood.state !== 'understood') return;
        await cause(understood, by);
        await closeConcern(by.context, id);
      });
    });
  }

  function treatComplaint(id: string): void {
    const slow = random.chance(now() > busySince ? SLOW_LATELY : SLOW);
    plan(slow ? about(6 * DAY) : about(0.4 * DAY), id, async (complaint, owner) => {
      await tag(complaint, owner);
      if (complaint.kind !== 'complaint' || complaint.state === 'closed') return;
      await assignOwner(owner.context, id, owner.id);
      plan(slow ? about(4 * DAY) : about(1.1 * DAY), id, (taken, by) => reply(taken, by, 1));
    });
  }

  async function reply(complaint: Complaint, owner: Player, round: number): Promise<void> {
    const { id, kind, state, locale } = complaint;
    if (kind !== 'complaint' || state === 'closed') return;
    const address = (await findComplainer(knex, complaint))?.email ?? null;
    const via = address !== null && random.chance(0.86) ? 'mail' : 'phone';
    const words = REPLY_BANK[locale][matterOf(complaint)];
    const dueIn = random.int(1, 6) * DAY;
    await replyToComplaint(owner.context, id, {
      thanks: USUAL_THANKS[locale],
      restated: random.pick(words.restated),
      canDo: random.pick(words.canDo),
      ownerId: owner.id,
      dueAt: later(dueIn),
      more: null,
      via,
    });
    await keepPromise(id, owner, dueIn);
    if (random.chance(0.9)) plan(about(1.5 * DAY), id, (replied, by) => cause(replied, by));
    if (random.chance(REPLY_ANSWERED)) plan(about(2.5 * DAY), id, (replied, by) => hearAnswer(replied, by, via, round));
  }

  async function keepPromise(complaintId: string, owner: Player, dueIn: number): Promise<void> {
    const row: { commitment_id: string } | undefined = await knex('complaint_replies')
      .where({ complaint_id: complaintId })
      .orderBy('sent_at', 'desc')
      .first('commitment_id');
    if (row === undefined) return;
    planSettling(cast, random, { id: row.commitment_id, by: owner, dueIn, reliable: 0.84 });
  }

  async function hearAnswer(complaint: Complaint, owner: Player, via: 'mail' | 'phone', round: number): Promise<void> {
    const { id, kind, state, locale } = complaint;
    if (kind !== 'complaint' || state !== 'answered') return;
    const settled = random.chance(round === 1 ? SETTLED : 0.9);
    if (via === 'phone') await noteSpokenAnswer(owner.context, id, settled);
    else {
      const said = { settled, ...gradesFor(settled), words: wordsFor() };
      await answerReply(as(services, { kind: 'customer' }), id, said, undefined);
    }
    if (!settled && round < 3) plan(about(1.2 * DAY), id, (open, by) => reply(open, by, round + 1));

    function wordsFor(): string | null {
      const bank = ANSWER_BANK[locale];
      return random.chance(settled ? 0.3 : 0.7) ? random.pick(settled ? bank.settled : bank.unsettled) : null;
    }
  }

  function gradesFor(settled: boolean): Omit<Said, 'settled' | 'words'> {
    const middle = settled ? 4.1 : 2.3;
    const grade = (shift: number): number => Math.min(5, Math.max(1, Math.round(random.normal(middle + shift, 0.8))));
    return { outcome: grade(0), procedure: grade(-0.2), manner: grade(0.4), satisfaction: grade(0) };
  }

  return {
    async look() {
      const rows: { id: string; kind: string; state: string }[] = await knex('complaints')
        .whereNot('state', 'closed')
        // As they came: a demo is always made on SQLite.
        .orderByRaw('rowid')
        .select('id', 'kind', 'state');
      for (const { id, kind } of rows) {
        if (seen.has(id)) continue;
        seen.add(id);
        if (kind === 'concern') treatConcern(id);
        else treatComplaint(id);
      }
    },
  };
}

/** Plans how a promise ends: mostly in time, sometimes late or broken, which is not always said at once. */
export function planSettling(
  cast: Cast,
  random: Random,
  promise: { id: string; by: Player; dueIn: number; reliable: number },
): void {
  const { id, by, dueIn, reliable } = promise;
  const settle = (minutes: number, state: Ending): void =>
    cast.diary.plan(workingMinutesAfter(cast, cast.clock.now().toISOString(), Math.round(minutes)), () =>
      settleCommitment(by.context, id, { state, note: null }),
    );
  const draw = random.next();
  const rest = (1 - reliable) / 10;
  if (draw < reliable) settle(dueIn * (0.3 + 0.65 * random.next()), 'kept');
  else if (draw < reliable + 5 * rest) settle(dueIn + random.int(1, 4) * DAY, 'late');
  else if (draw < reliable + 8 * rest) settle(dueIn + random.int(3, 8) * DAY, 'broken');
  else if (draw < reliable + 9 * rest) settle(dueIn * 0.7, 'withdrawn');
  else settle(dueIn + random.int(10, 20) * DAY, 'broken');
}
