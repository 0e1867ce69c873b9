import { DateTime } from 'luxon';
import { readerOf } from '../../../src/features/complaints/index.ts';
import {
  addFinding,
  answerFocus,
  createFocusGroup,
  draftGuide,
  type FocusAnswer,
  getGroup,
  recordAttendance,
  saveGuide,
  sendInvitations,
  writeNotes,
} from '../../../src/features/focus-groups/index.ts';
import { getOrganisation } from '../../../src/features/organisation/index.ts';
import { as } from '../../../src/platform/context.ts';
import type { Locale } from '../demo-data.ts';
import type { Random } from '../random.ts';
import { instantOf } from '../working-time.ts';
import { type Cast, playerOf } from './cast.ts';

/** The text of the last invitation with a calendar file that went to an address. */
export type Letters = (address: string) => string | undefined;

interface StoryFinding {
  session: number;
  item: string | null;
  modes: readonly string[];
  words: string;
}

const THEME = 'מועדים שהובטחו, וסניף שקשה להתמצא בו';
/** What guests of the English session read. */
const IN_ENGLISH = {
  theme: 'Promised times, and a branch that is hard to find one’s way in',
  incentive: 'A shopping voucher of 100 shekels',
};
const QUESTION = 'מה היה צריך לקרות כדי שתסמכו על מה שנאמר לכם ותדעו לאן לפנות?';

const MINUTES = 90;

/** What customers had written, read out in the sessions. */
const VERBATIMS = {
  he: [
    'טכנאי המדפסות נדחה פעמיים, בהודעה של רגע אחרון.',
    'כל פעם אמרו לי מועד אחר.',
    'שלחו אותי מדלפק לדלפק, ובסוף התברר שהייתי במקום הנכון מההתחלה.',
  ],
  en: ['Promised for Tuesday, arrived the following Sunday.', 'Nobody called; I found out when I called them.'],
};

/** Each session in its language; days after the invitations left, and the hour. */
const SESSIONS: readonly { days: number; hour: number; locale: Locale; place: string; notes: string }[] = [
  {
    ...{ days: 12, hour: 17, locale: 'he', place: 'חדר הישיבות, סניף הנמל' },
    notes:
      'פתחנו בסבב: מתי חיכיתם לנו לאחרונה.\nשלושה סיפרו על טכנאי שלא הגיע, ואף אחד לא התקשר. הכעס הוא על השתיקה יותר מאשר על האיחור.\nכשמסבירים למה מתעכבים, מוכנים לחכות יום נוסף.\nהוצע: הודעה בבוקר של היום שבו אמורים להגיע.',
  },
  {
    ...{ days: 16, hour: 10, locale: 'he', place: 'חדר הישיבות, סניף הנמל' },
    notes:
      'רוב הדוברים היו מהמוקד הטלפוני. חזר: «כל פעם אמרו לי מועד אחר».\nהמועד נאמר בעל פה, ואין ללקוח משהו כתוב להראות.\nהוצע: הודעת טקסט עם המועד מיד אחרי השיחה.',
  },
  {
    ...{ days: 19, hour: 12, locale: 'en', place: 'Meeting room, Singapore branch' },
    notes:
      'Small group, lively. Deliveries rather than technicians here.\nAll agreed that a call before the time is worth more than an apology after it.\nTwo said that they were told a date although the part had not been ordered yet.',
  },
];

const FINDINGS: readonly StoryFinding[] = [
  {
    ...{ session: 0, item: 'process.deadlines', modes: ['lack_of_reaction'] },
    words: 'השתיקה מכעיסה יותר מהאיחור: מי שקיבל שיחה לפני המועד היה מוכן לחכות.',
  },
  {
    ...{ session: 0, item: 'process.deadlines', modes: ['lost_time'] },
    words: 'מחכים חצי יום במשרד בלי לדעת אם הטכנאי בדרך.',
  },
  {
    ...{ session: 0, item: 'provider.availability', modes: ['insufficient_availability'] },
    words: 'כשמתקשרים לשאול היכן הטכנאי, אין מי שיודע.',
  },
  {
    ...{ session: 0, item: 'environment.clarity', modes: ['poor_information'] },
    words: 'בסניף הנמל לא ברור לאיזה דלפק לגשת; השילוט ישן, והטפסים סותרים את מה שנאמר.',
  },
  {
    ...{ session: 1, item: 'environment.clarity', modes: ['runaround'] },
    words: 'בסניף הנמל נשלחים מדלפק לדלפק, כי אין שלט שאומר מי עושה מה.',
  },
  {
    ...{ session: 1, item: 'provider.credibility', modes: ['poor_information'] },
    words: 'בטלפון נאמרים מועדים שונים בכל שיחה, ואין דבר כתוב להסתמך עליו.',
  },
  {
    ...{ session: 1, item: 'process.deadlines', modes: ['lack_of_reaction'] },
    words: 'גם כאן: שיחה לפני המועד הייתה מספיקה.',
  },
  {
    ...{ session: 2, item: 'process.deadlines', modes: ['poor_information'] },
    words: 'A date was given although the part had not been ordered.',
  },
  {
    ...{ session: 2, item: 'process.deadlines', modes: ['lack_of_reaction'] },
    words: 'A call before the time passes is worth more than an apology after it.',
  },
];

interface Invited {
  id: string;
  email: string | null;
  locale: string;
  session_id: string;
}

export interface FocusStory {
  /** What was first found out about an item. @throws before that */
  findingOn(item: string): string;
}

/**
 * A focus group of three sessions on promised times and finding one's way, five months into the year: made out of the complaints until then,
 * invited, answered through the links of the mails, held and written up.
 */
export function tellFocusGroup(cast: Cast, random: Random, letters: Letters): FocusStory {
  const { services, diary, data } = cast;
  const { knex } = services.db;
  const { timeZone } = data.organisation;
  const organiser = playerOf(cast, 'organiser@example.com');
  const from = DateTime.fromISO(data.period.from, { zone: 'utc' });
  const invitedOn = from.plus({ months: 5, days: 3 });
  const at = (days: number, hour: number): string =>
    instantOf(nextWeekday(invitedOn.plus({ days })).set({ hour }), timeZone);
  let groupId = '';
  const firstOn = new Map<string | null, string>();

  diary.plan(at(0, 9), async () => {
    groupId = await createFocusGroup(organiser.context, {
      ...{ theme: THEME, question: QUESTION, source: '', branchIds: null },
      ...{ seats: 6, invitedEach: 8, restingDays: 180, answerDays: 4, incentive: 'שובר קנייה על סך 100 ₪' },
      sessions: SESSIONS.map(({ days, hour, locale, place }) => ({
        ...{ startsAt: at(days, hour), minutes: MINUTES, place, link: null, locale, moderator: organiser.name },
        ...(locale === 'en' ? IN_ENGLISH : { theme: null, incentive: null }),
      })),
    });
  });
  diary.plan(at(1, 10), () => sendInvitations(organiser.context, groupId));
  diary.plan(at(3, 10), writeGuides);
  // Those who are asked later, because somebody declined or did not answer, answer later.
  for (const days of [2, 4, 7, 9]) diary.plan(at(days, 20), answerInvitations);
  SESSIONS.forEach((session, nth) => {
    diary.plan(at(session.days, session.hour + 2), () => hold(nth));
  });

  /** The guides as the product drafts them, with words that the organiser has chosen. */
  async function writeGuides(): Promise<void> {
    const { context } = organiser;
    const group = await getGroup(knex, groupId, null);
    const reader = readerOf(context, (await getOrganisation(knex)).settings);
    for (const locale of ['he', 'en'] as const) {
      const theme = locale === 'en' ? IN_ENGLISH.theme : group.theme;
      const guide = await draftGuide(services, { ...group, theme }, { locale, minutes: MINUTES, reader });
      const written = { ...guide, verbatims: [...VERBATIMS[locale]] };
      await saveGuide(context, groupId, { language: locale, guide: written, seen: undefined });
    }
  }

  async function sessionIds(): Promise<string[]> {
    const rows: { id: string }[] = await knex('focus_sessions')
      .where({ group_id: groupId })
      .orderBy('starts_at')
      .select('id');
    return rows.map(({ id }) => id);
  }

  async function people(where: object): Promise<Invited[]> {
    return knex('focus_people as p')
      .join('customers as c', 'c.id', 'p.customer_id')
      .where({ 'p.group_id': groupId, ...where })
      .orderBy('c.external_id')
      .select('p.id', 'c.email', 'p.locale', 'p.session_id');
  }

  async function answerInvitations(): Promise<void> {
    for (const { email, locale, session_id: sessionId } of await people({ 'p.state': 'invited' })) {
      const [, token] = /\/f\/([\w-]+)/.exec((email !== null && letters(email)) || '') ?? [];
      if (token === undefined || random.chance(0.2)) continue;
      const tellOutcome = random.chance(0.75);
      const answer = random.weighted<FocusAnswer>([
        [{ kind: 'accept', sessionId, recordingConsent: random.chance(0.7), tellOutcome }, 66],
        [{ kind: 'decline', tellOutcome }, 24],
        [
          { kind: 'other_time', wish: locale === 'he' ? 'בערב נוח לי יותר' : 'An evening would suit me', tellOutcome },
          10,
        ],
      ]);
      await answerFocus(as(services, { kind: 'customer' }), token, answer);
    }
  }

  async function hold(nth: number): Promise<void> {
    const sessionId = (await sessionIds())[nth] ?? '';
    const there = await people({ 'p.session_id': sessionId, 'p.state': 'accepted' });
    const rows = there.map(({ id }) => {
      const came = random.chance(0.85);
      return {
        personId: id,
        state: came ? 'attended' : 'no_show',
        incentiveGiven: came,
        recordingConsent: came,
      } as const;
    });
    await recordAttendance(organiser.context, groupId, sessionId, { rows, thank: true });
    await writeNotes(organiser.context, groupId, sessionId, { notes: SESSIONS[nth]?.notes ?? null });
    for (const { session, item, words, modes } of FINDINGS) {
      if (session !== nth) continue;
      const questionnaireId = item === null ? null : cast.questionnaireId;
      const finding = { groupId, sessionId, words, itemKey: item, modes: [...modes], questionnaireId };
      const id = await addFinding(organiser.context, finding);
      if (!firstOn.has(item)) firstOn.set(item, id);
    }
  }

  return {
    findingOn(item) {
      const id = firstOn.get(item);
      if (id === undefined) throw new Error(`The focus group has found nothing about ${item} yet.`);
      return id;
    },
  };
}

/** Nobody comes on a Friday or Saturday. */
function nextWeekday(day: DateTime): DateTime {
  return day.weekday === 5 ? day.plus({ days: 2 }) : day.weekday === 6 ? day.plus({ days: 1 }) : day;
}
