import type { ItemAnswer, QuestionAnswer } from '../../src/domain/answers/answer-sheet.ts';
import { type Used, writeComment } from './comments/write-comment.ts';
import type { DemoAnswer, DemoContact, DemoCustomer, Locale } from './demo-data.ts';
import { DEMO_ITEMS, type DemoItem } from './items.ts';
import { HARBOUR, PROVIDERS, TOPICS } from './organisation.ts';
import type { Random } from './random.ts';
import { inventTemper, type RatedForm, rateForm, type Temper } from './ratings.ts';
import { atHour, instantOf, wallClock } from './working-time.ts';

const EXPIRES_AFTER_DAYS = 21;

/** Who was invited answers with about this chance; those whom something happened to, a little more. */
const RESPONSE_RATE = 0.47;

/** Of those for whom something went wrong, so many may be invited to a discussion group. */
const JOINS_DISCUSSION = 0.6;

/** The answers to the invitations, by the time of the answer; all before the end. The times are instants. */
export function inventAnswers(
  contacts: readonly DemoContact[],
  customers: readonly DemoCustomer[],
  times: { timeZone: string; harbourReopened: string; end: string },
  random: Random,
): DemoAnswer[] {
  const tempers = customers.map(() => inventTemper(random));
  const used: Used = new Map();
  const answers: DemoAnswer[] = [];
  contacts.forEach((contact, at) => {
    const customer = customers[contact.customer];
    const temper = tempers[contact.customer];
    if (contact.invitedAt === null || contact.completedAt === null || customer === undefined || temper === undefined)
      return;
    const reopened = contact.completedAt >= times.harbourReopened;
    const form = rateForm(contact, temper, reopened, random);
    const answered = answerMoment(contact.invitedAt, times.timeZone, random);
    const willing = random.chance(RESPONSE_RATE + (form.incident === undefined ? -0.015 : 0.09));
    if (!willing || answered >= times.end) return;
    answers.push({
      contact: at,
      answeredAt: answered,
      locale: customer.locale,
      sheet: {
        items: form.items,
        questions: answerQuestions(
          form,
          { contact, locale: customer.locale, temper, reopened, named: true },
          used,
          random,
        ),
      },
    });
  });
  return answers.sort((a, b) =>
    a.answeredAt < b.answeredAt ? -1 : a.answeredAt > b.answeredAt ? 1 : a.contact - b.contact,
  );
}

/** Most answer within a day, the last ones shortly before the survey closes; hardly anyone at night. */
function answerMoment(invitedAt: string, zone: string, random: Random): string {
  const invited = wallClock(invitedAt, zone);
  const hours = Math.min(Math.exp(random.normal(1.9, 1.6)), EXPIRES_AFTER_DAYS * 24 - 36) + 0.05;
  const moment = invited.plus({ seconds: Math.round(hours * 3600) });
  const awake = moment.hour < 7 ? atHour(moment, 7 + random.next() * 3).plus({ seconds: random.int(0, 59) }) : moment;
  return instantOf(awake, zone);
}

/** What happened, to whom. */
export interface Visit {
  contact: Pick<DemoContact, 'branch' | 'provider' | 'topic' | 'channel'>;
  locale: Locale;
  temper: Temper;
  /** After the harbour branch opened again. */
  reopened: boolean;
  /** Whether there is anybody to get back to. */
  named: boolean;
}

export function answerQuestions(
  form: RatedForm,
  { contact, locale, temper, reopened, named }: Visit,
  used: Used,
  random: Random,
): Record<string, QuestionAnswer> {
  const questions: Record<string, QuestionAnswer> = {};
  const satisfaction = satisfactionOf(form, random);
  const unhappy = satisfaction <= 2;
  const wrong = somethingWrong(form, satisfaction, random);
  const mayContact = random.chance(wrong === false ? 0.1 : 0.45) && named;
  if (random.chance(0.985)) questions.satisfaction = satisfaction;
  if (random.chance(unhappy ? 0.75 : form.incident !== undefined ? 0.55 : 0.36) && !temper.straightLiner) {
    questions.comment = writeComment(
      {
        locale,
        items: form.items,
        satisfaction,
        wrong: wrong !== false,
        channel: contact.channel,
        topic: TOPICS[contact.topic]?.code ?? 'SUP',
        providerGender: PROVIDERS[contact.provider]?.gender ?? 'm',
        renovated: reopened && contact.branch === HARBOUR && contact.channel === 'in_person',
        mayContact,
      },
      used,
      random,
    );
  }
  if (random.chance(0.93)) questions.wrong = wrong;
  if (mayContact) questions.contact = true;
  if (named && questions.wrong !== undefined && wrong !== false && random.chance(JOINS_DISCUSSION)) {
    questions.discussion = true;
  }
  return questions;
}

/** Satisfaction 1–5 from the mean performance, pulled down by the worst gap. */
function satisfactionOf(form: RatedForm, random: Random): number {
  const rated = ratedBoth(form.items);
  if (rated.length === 0) return 4;
  const mean = rated.reduce((sum, { p }) => sum + p, 0) / rated.length;
  const worst = Math.min(...rated.map(({ e, p }) => p - e));
  const felt = 1 + (mean - 2.2) * 1.05 + Math.min(0, worst + 2) * 0.12 + random.normal(0, 0.35);
  return Math.min(5, Math.max(1, Math.round(felt)));
}

/** No, yes, or yes with the failure modes that fit what happened. */
function somethingWrong(form: RatedForm, satisfaction: number, random: Random): boolean | string[] {
  const likely = satisfaction <= 2 ? 0.9 : form.incident !== undefined ? 0.6 : satisfaction === 3 ? 0.2 : 0.02;
  if (!random.chance(likely)) return false;
  const culprit = form.incident ?? lowestItem(form.items);
  if (culprit === undefined || random.chance(0.12)) return true;
  return random.sample(culprit.failures, random.chance(0.65) ? 1 : 2);
}

/** The item furthest below what it should be. */
function lowestItem(items: Readonly<Record<string, ItemAnswer>>): DemoItem | undefined {
  const gapOf = (item: DemoItem): number => {
    const answer = items[item.key];
    return answer?.kind === 'rated' && answer.e !== null && answer.p !== null ? answer.p - answer.e : 0;
  };
  const lowest = [...DEMO_ITEMS].sort((a, b) => gapOf(a) - gapOf(b))[0];
  return lowest !== undefined && gapOf(lowest) < 0 ? lowest : undefined;
}

function ratedBoth(items: Readonly<Record<string, ItemAnswer>>): { e: number; p: number }[] {
  return Object.values(items).flatMap((answer) =>
    answer.kind === 'rated' && answer.e !== null && answer.p !== null ? [{ e: answer.e, p: answer.p }] : [],
  );
}
