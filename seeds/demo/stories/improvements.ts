import { DateTime } from 'luxon';
import { planAction, type SourceAsk } from '../../../src/features/actions/index.ts';
import { publishOutcomes, writeOutcomeWords } from '../../../src/features/chain/index.ts';
import { HARBOUR, SINGAPORE, UNRELIABLE_PROVIDER } from '../organisation.ts';
import { instantOf } from '../working-time.ts';
import { type Cast, playerOf } from './cast.ts';
import type { FocusStory } from './focus-group-story.ts';

interface Term {
  startOn: string;
  judgeOn: string;
  plannedAnswers: number;
  beforeFrom: string;
  beforeTo: string;
}

/**
 * Four actions: the harbour branch is done up, out of the focus group, and proven in the last days; promises on the phone
 * are summed up in writing, out of a gap, which the answers do not bear out; a call before a promised time passes, out of
 * the focus group too, still running; and one made of a complaint that has not begun. All verdicts are the product's own.
 */
export function tellImprovements(cast: Cast, focus: FocusStory): void {
  const { diary, data } = cast;
  const { timeZone } = data.organisation;
  const from = DateTime.fromISO(data.period.from, { zone: 'utc' });
  const end = DateTime.fromISO(data.period.to, { zone: 'utc' }).plus({ days: 1 });
  const reopened = DateTime.fromISO(data.period.harbourReopened, { zone: 'utc' });
  const day = (moment: DateTime): string => moment.toFormat('yyyy-MM-dd');
  const at = (moment: DateTime, hour: number): string => instantOf(moment.set({ hour }), timeZone);
  const manager = playerOf(cast, 'manager@example.com');
  const inSingapore = playerOf(cast, 'singapore.manager@example.com');
  const administrator = playerOf(cast, 'admin@example.com');

  const plan = (
    by: typeof manager,
    about: {
      title: string;
      description: string;
      cost: number | null;
      item: string;
      branch?: number;
      provider?: number;
    },
    { startOn, judgeOn, plannedAnswers, beforeFrom, beforeTo }: Term,
    source: SourceAsk,
  ): Promise<string> =>
    planAction(by.context, {
      notes: {
        ...{ title: about.title, description: about.description, ownerId: by.id },
        ...{ cost: about.cost, currency: about.cost === null ? null : 'ILS' },
      },
      terms: {
        questionnaireId: cast.questionnaireId,
        itemKey: about.item,
        branchId: about.branch === undefined ? null : (cast.branches[about.branch] ?? null),
        providerId: about.provider === undefined ? null : (cast.providers[about.provider] ?? null),
        topicId: null,
        plan: {
          ...{ startOn, judgeOn, plannedAnswers },
          before: { from: beforeFrom, to: beforeTo },
          compareWithout: about.branch !== undefined || about.provider !== undefined,
        },
      },
      source,
    });
  const gapOf = (place: { provider: string }, first: DateTime, last: DateTime): SourceAsk => ({
    kind: 'gap',
    query: { ...place, from: day(first), to: day(last) },
  });

  const planned = reopened.minus({ days: 12 });
  diary.plan(at(planned, 11), async () => {
    const id = await plan(
      manager,
      {
        ...{ title: 'סניף הנמל: דלפק, שילוט ומסמכים', item: 'environment.clarity', branch: HARBOUR, cost: 180_000 },
        description: 'דלפק קבלה אחד, שילוט חדש בכניסה, ודפי הסבר בשלוש השפות. הסניף נפתח מחדש ביום שבו הפעולה מתחילה.',
      },
      {
        ...{ startOn: day(reopened), judgeOn: day(end.minus({ days: 2 })), plannedAnswers: 90 },
        ...{ beforeFrom: day(from), beforeTo: day(planned.minus({ days: 1 })) },
      },
      { kind: 'finding', id: focus.findingOn('environment.clarity') },
    );
    await writeOutcomeWords(manager.context, id, {
      he: 'סיפרתם שבסניף הנמל קשה להבין לאן לגשת. בנינו דלפק אחד, החלפנו את השילוט וכתבנו מחדש את דפי ההסבר.',
      en: 'You told us that it was hard to find one’s way at the harbour branch. There is now a single counter, new signs, and leaflets written anew.',
      ms: 'Anda memberitahu kami bahawa cawangan pelabuhan mengelirukan. Kini ada satu kaunter sahaja, papan tanda baharu dan risalah yang ditulis semula.',
    });
    await publishOutcomes(administrator.context, true);
  });

  const summed = from.plus({ months: 4, days: 16 });
  diary.plan(at(summed, 10), async () => {
    const before = summed.minus({ days: 6 });
    await plan(
      manager,
      {
        ...{
          title: 'סיכום בכתב אחרי כל שיחה',
          item: 'provider.credibility',
          provider: UNRELIABLE_PROVIDER,
          cost: null,
        },
        description: 'אחרי שיחה במוקד נשלחת ללקוח הודעה עם מה שסוכם: מה, מתי וכמה.',
      },
      {
        ...{ startOn: day(summed.plus({ days: 5 })), judgeOn: day(from.plus({ months: 9 })), plannedAnswers: 30 },
        ...{ beforeFrom: day(from), beforeTo: day(before) },
      },
      gapOf({ provider: cast.providers[UNRELIABLE_PROVIDER] ?? '' }, from, before),
    );
  });

  const called = end.minus({ days: 52 });
  diary.plan(at(called, 9), async () => {
    await plan(
      manager,
      {
        ...{ title: 'מתקשרים לפני שהמועד עובר', item: 'process.deadlines', cost: 12_000 },
        description: 'מי שהבטיח מועד מתקשר לפני שהוא עובר. תזכורת ביומן המשותף, וקו ישיר לטכנאים.',
      },
      {
        ...{ startOn: day(called.plus({ days: 4 })), judgeOn: day(end.plus({ days: 24 })), plannedAnswers: 260 },
        ...{ beforeFrom: day(from.plus({ months: 6 })), beforeTo: day(called.minus({ days: 1 })) },
      },
      { kind: 'finding', id: focus.findingOn('process.deadlines') },
    );
  });

  const corrected = end.minus({ days: 4 });
  diary.plan(at(corrected, 15), async () => {
    const complaint: { id: string } | undefined = await cast.services.db
      .knex('complaints')
      .where({ kind: 'complaint', branch_id: cast.branches[SINGAPORE] ?? '' })
      .orderBy('received_on', 'desc')
      .first('id');
    if (complaint === undefined) return;
    await plan(
      inSingapore,
      {
        ...{
          title: 'Semak bersama pelanggan sebelum menutup kerja',
          item: 'process.outcome',
          branch: SINGAPORE,
          cost: null,
        },
        description: 'Setiap kerja ditutup hanya selepas pelanggan mengesahkan hasilnya.',
      },
      {
        ...{ startOn: day(end.plus({ days: 9 })), judgeOn: day(end.plus({ days: 110 })), plannedAnswers: 60 },
        ...{ beforeFrom: day(from.plus({ months: 8 })), beforeTo: day(corrected.minus({ days: 1 })) },
      },
      { kind: 'complaint', id: complaint.id },
    );
  });
}
