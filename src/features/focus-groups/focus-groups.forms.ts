import { DateTime } from 'luxon';
import { z } from 'zod';
import { tidyWords } from '../../domain/answers/written-words.ts';
import { readTime } from '../../domain/csv/timestamps.ts';
import { GUIDE_PARTS, type Guide, guideLength } from '../../domain/focus-group/guide.ts';
import { invitedFor } from '../../domain/focus-group/over-recruitment.ts';
import { Locale } from '../../domain/locale.ts';
import { isFailureMode } from '../../domain/questionnaire/failure-modes.ts';
import { SeenMark } from '../../platform/overtaken.ts';
import type { Attendance, SessionChange } from './focus-invitations.service.ts';
import type { NewSession } from './new-focus-group.service.ts';

export const MOST_SESSIONS = 4;
export const DEFAULT_SEATS = 8;
export const DEFAULT_RESTING_DAYS = 180;
export const DEFAULT_ANSWER_DAYS = 5;
export const DEFAULT_MINUTES = 90;
const LONGEST_THEME = 120;
const LONGEST_INCENTIVE = 200;

/** What stands in subjects and headings has one line. */
const oneLine = (text: string): string => tidyWords(text).replace(/\s+/g, ' ');

const number = (error: string, from: number, to: number) =>
  z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error });
const words = (error: string, longest: number) =>
  z
    .string({ error })
    .transform((text) => tidyWords(text))
    .refine((text) => text !== '' && text.length <= longest, { error });
const perhaps = (error: string, longest: number) =>
  z
    .string()
    .optional()
    .transform((text) => tidyWords(text ?? '') || null)
    .refine((text) => text === null || text.length <= longest, { error });

/** What a group is about and how large it is. */
const About = z.object({
  theme: words('focus.fault.theme', LONGEST_THEME).transform(oneLine),
  question: words('focus.fault.question', 500),
  seats: number('focus.fault.seats', 4, 12),
  invitedEach: z.preprocess(
    (value) => (value === '' ? undefined : value),
    number('focus.fault.invited', 1, 24).optional(),
  ),
  answerDays: number('focus.fault.answerDays', 1, 30),
  incentive: perhaps('focus.fault.incentive', LONGEST_INCENTIVE).transform((text) => text && oneLine(text)),
});

const withInvited = <T extends { seats: number; invitedEach?: number | undefined }>(form: T) => ({
  ...form,
  invitedEach: form.invitedEach ?? invitedFor(form.seats),
});
const enoughInvited = ({ seats, invitedEach }: { seats: number; invitedEach: number }) => invitedEach >= seats;
const TOO_FEW_INVITED = { path: ['invitedEach'], error: 'focus.fault.invited' };

export const ChangeGroupForm = About.transform(withInvited).refine(enoughInvited, TOO_FEW_INVITED);

export const NewGroupForm = About.extend({
  /** The filters of the complaint list, as in its address. */
  filter: z.string({ error: 'focus.fault.form' }).max(2000, { error: 'focus.fault.form' }),
  restingDays: number('focus.fault.restingDays', 30, 1095),
})
  .transform(withInvited)
  .refine(enoughInvited, TOO_FEW_INVITED);

const Details = z.object({
  at: z.string().catch(''),
  minutes: z.coerce.number().int().min(30).max(240),
  place: z.string().catch('').transform(oneLine),
  link: z
    .string()
    .catch('')
    .transform((text) => text.trim()),
  moderator: z.string().catch('').transform(oneLine),
  theme: z.string().catch('').transform(oneLine),
  incentive: z.string().catch('').transform(oneLine),
});

type SessionErrors = Record<string, string>;

/** The fields of one session, each with this before its name. */
function readDetails(
  body: Record<string, unknown>,
  prefix: string,
  { timeZone, now }: { timeZone: string; now: Date },
): { session: Omit<SessionChange, 'locale'>; errors: SessionErrors } {
  const errors: SessionErrors = {};
  const given = (name: string): unknown => body[`${prefix}${name}`];
  const text = (name: keyof typeof Details.shape) => Details.shape[name].safeParse(given(name));
  const time = readTime(String(given('at') ?? ''), timeZone);
  const startsAt = 'instant' in time ? time.instant : '';
  if (startsAt === '' || startsAt <= now.toISOString()) errors[`${prefix}at`] = 'focus.fault.at';
  const minutes = Details.shape.minutes.safeParse(given('minutes'));
  if (!minutes.success) errors[`${prefix}minutes`] = 'focus.fault.minutes';
  const place = String(text('place').data ?? '');
  const link = String(text('link').data ?? '');
  const moderator = String(text('moderator').data ?? '');
  if (place === '' && link === '') errors[`${prefix}place`] = 'focus.fault.where';
  if (place.length > 200) errors[`${prefix}place`] = 'focus.fault.place';
  if (link !== '' && !isLink(link)) errors[`${prefix}link`] = 'focus.fault.link';
  if (moderator === '' || moderator.length > 120) errors[`${prefix}moderator`] = 'focus.fault.moderator';
  const theme = String(text('theme').data ?? '') || null;
  const incentive = String(text('incentive').data ?? '') || null;
  if (theme !== null && theme.length > LONGEST_THEME) errors[`${prefix}theme`] = 'focus.fault.theme';
  if (incentive !== null && incentive.length > LONGEST_INCENTIVE) {
    errors[`${prefix}incentive`] = 'focus.fault.incentive';
  }
  const where = { place: place || null, link: link || null };
  return { session: { startsAt, minutes: minutes.data ?? 0, ...where, moderator, theme, incentive }, errors };
}

function isLink(text: string): boolean {
  return text.length <= 500 && !/[\s"<>]/.test(text) && z.url({ protocol: /^https?$/ }).safeParse(text).success;
}

/** The sessions of the form for a new group; the first has to be there. */
export function readSessions(
  body: unknown,
  place: { timeZone: string; now: Date },
): { sessions: NewSession[]; errors: SessionErrors } {
  const fields: Record<string, unknown> = { ...Object(body) };
  const sessions: NewSession[] = [];
  const errors: SessionErrors = {};
  for (let n = 1; n <= MOST_SESSIONS; n += 1) {
    const prefix = `s${n}_`;
    if (String(fields[`${prefix}at`] ?? '').trim() === '') continue;
    const read = readDetails(fields, prefix, place);
    const locale = Locale.safeParse(fields[`${prefix}locale`]);
    if (!locale.success) read.errors[`${prefix}locale`] = 'focus.fault.language';
    Object.assign(errors, read.errors);
    sessions.push({ ...read.session, locale: locale.data ?? 'en' });
  }
  if (sessions.length === 0) errors.s1_at = 'focus.fault.noSession';
  return { sessions, errors };
}

export function readSessionChange(
  body: unknown,
  place: { timeZone: string; now: Date },
): { session: SessionChange; errors: SessionErrors } {
  const fields: Record<string, unknown> = { ...Object(body) };
  const { session, errors } = readDetails(fields, '', place);
  const locale = Locale.safeParse(fields.locale);
  if (!locale.success) errors.locale = 'focus.fault.language';
  return { session: { ...session, locale: locale.data ?? 'en' }, errors };
}

/** An instant as a field for day and time takes it. */
export function localTime(instant: string, timeZone: string): string {
  return DateTime.fromISO(instant, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm");
}

const Person = z.object({ state: z.enum(['attended', 'no_show']).nullable().catch(null) });

/** Fields are named by people: `state.ID`, `incentive.ID`, `recording.ID`. Of boxes only those that are ticked are sent: `person` is everybody who stood in the form. */
export function readAttendance(body: unknown): { rows: Attendance[]; thank: boolean } {
  const fields: Record<string, unknown> = { ...Object(body) };
  const named = Object.keys(fields).flatMap((name) => /^(?:state|incentive|recording)\.(.+)$/.exec(name)?.[1] ?? []);
  const personIds = new Set([...[fields.person ?? []].flat().map(String), ...named]);
  const rows = [...personIds].map((personId) => ({
    personId,
    state: Person.shape.state.parse(fields[`state.${personId}`] ?? null),
    incentiveGiven: fields[`incentive.${personId}`] === 'yes',
    recordingConsent: fields[`recording.${personId}`] === 'yes',
  }));
  return { rows, thank: fields.thank === 'yes' };
}

export const NotesForm = z.object({
  notes: perhaps('focus.fault.notes', 20_000),
  /** The mark of the notes that were changed; without it nothing is held against them. */
  seen: SeenMark,
});

export const FindingForm = z.object({
  words: words('focus.findings.fault.words', 2000),
  session: z.string({ error: 'focus.findings.fault.session' }).min(1, { error: 'focus.findings.fault.session' }),
  item: z
    .string()
    .optional()
    .transform((key) => key || null),
  modes: z.preprocess(
    (value) => (typeof value === 'string' ? [value] : (value ?? [])),
    z.array(z.string()).transform((keys) => [...new Set(keys)].filter(isFailureMode)),
  ),
});

const LONGEST_PART = 4000;

/** The guide as it is edited: minutes and questions, one on a line, of each part. */
export function readGuide(
  body: unknown,
  minutes: number,
): { ok: true; guide: Guide } | { ok: false; errors: Record<string, string>; have: number } {
  const fields: Record<string, unknown> = { ...Object(body) };
  const errors: Record<string, string> = {};
  const lines = (name: string): string[] => {
    const text = String(fields[name] ?? '');
    if (text.length > LONGEST_PART) errors[name] = 'focus.guide.fault.text';
    return text.split(/\r?\n/).map(oneLine).filter(Boolean);
  };
  const parts = GUIDE_PARTS.map((part) => {
    const read = z.coerce.number().int().min(0).max(240).safeParse(fields[`${part}_minutes`]);
    if (!read.success) errors[`${part}_minutes`] = 'focus.guide.fault.whole';
    return { part, minutes: read.data ?? 0, questions: lines(`${part}_questions`) };
  });
  const guide = { parts, verbatims: lines('verbatims') };
  const have = guideLength(guide);
  if (Object.keys(errors).length === 0 && have !== minutes) errors.opening_minutes = 'focus.guide.fault.minutes';
  return Object.keys(errors).length === 0 ? { ok: true, guide } : { ok: false, errors, have };
}
