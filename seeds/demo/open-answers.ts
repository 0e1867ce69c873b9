import type { DateTime } from 'luxon';
import { answerQuestions, type Visit } from './answers.ts';
import type { Used } from './comments/write-comment.ts';
import type { DemoBranch, DemoOpenAnswer, DemoOpenLink, Locale } from './demo-data.ts';
import { HARBOUR, SINGAPORE } from './organisation.ts';
import type { Random } from './random.ts';
import { inventTemper, type Rated, rateForm } from './ratings.ts';
import { atHour, instantOf, isWorkingDay, workingHours } from './working-time.ts';

/** Cards with an open link: at the harbour's counter since it opened again, in Singapore for the last three months. */
export function describeOpenLinks(harbourReopened: DateTime, end: DateTime): DemoOpenLink[] {
  return [
    { branch: HARBOUR, from: day(harbourReopened), locale: 'he' },
    { branch: SINGAPORE, from: day(end.minus({ months: 3 })), locale: 'en' },
  ];
}

const day = (moment: DateTime): string => moment.toFormat('yyyy-MM-dd');

/** How likely it is that somebody takes out their phone in front of the card, twice a day at most. */
const ANSWERS_A_DAY = 0.26;

const LANGUAGES: Readonly<Record<number, readonly (readonly [Locale, number])[]>> = {
  [HARBOUR]: [
    ['he', 84],
    ['en', 16],
  ],
  [SINGAPORE]: [
    ['en', 66],
    ['ms', 34],
  ],
};

/** Nobody is known and nobody served them by name: who answers here came in person, that is all. */
const NOBODY = -1;

export function inventOpenAnswers(
  links: readonly DemoOpenLink[],
  branches: readonly DemoBranch[],
  days: { wallDays: readonly DateTime[]; harbourReopened: string },
  random: Random,
): DemoOpenAnswer[] {
  const used: Used = new Map();
  const answers: DemoOpenAnswer[] = [];
  for (const wallDay of days.wallDays.filter(isWorkingDay)) {
    for (const [link, { branch, from }] of links.entries()) {
      for (let nth = 0; nth < 2; nth += 1) {
        if (day(wallDay) < from || !random.chance(ANSWERS_A_DAY)) continue;
        const { opens, closes } = workingHours(wallDay);
        const moment = atHour(wallDay, opens + 0.3 + random.next() * (closes - opens - 0.6));
        const answeredAt = instantOf(moment.plus({ seconds: random.int(0, 59) }), branches[branch]?.timeZone ?? 'utc');
        const contact: Rated & Visit['contact'] = {
          ...{ provider: NOBODY, branch, topic: random.int(0, 5), channel: 'in_person', kind: 'request' },
          ...{ requestedAt: answeredAt, completedAt: null },
        };
        const temper = inventTemper(random);
        const reopened = answeredAt >= days.harbourReopened;
        const locale = random.weighted<Locale>(LANGUAGES[branch] ?? [['en', 1]]);
        const form = rateForm(contact, temper, reopened, random);
        const questions = answerQuestions(form, { contact, locale, temper, reopened, named: false }, used, random);
        answers.push({ link, answeredAt, locale, sheet: { items: form.items, questions } });
      }
    }
  }
  return answers.sort((a, b) => (a.answeredAt < b.answeredAt ? -1 : 1));
}
