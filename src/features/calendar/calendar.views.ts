import type { Locale } from '../../domain/locale.ts';
import { hoursText } from '../../domain/time/read-hours.ts';
import type { OpeningSpan } from '../../domain/time/working-time.ts';
import type { Weekday } from '../../domain/time/zone.ts';
import { type Field, type Filled, fillChange, fillIn, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { longDayText } from '../../platform/i18n/dates.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { seenBefore } from '../../platform/overtaken.ts';
import { LONGEST_HOLIDAY_NAME, WEEK } from './calendar.forms.ts';
import { calendarMessages } from './calendar.messages.ts';
import type { Holiday } from './calendar.store.ts';

const WEEK_FROM: Record<Weekday, number> = { 1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 6 };

/** Forms of the page that were not taken, with all that was typed. */
export interface CalendarFaults {
  hours?: Filled;
  holiday?: Filled;
  /** Key of the words, or lines of the file. */
  file?: { key: 'noFile' | 'emptyFile' } | { lines: readonly number[] };
}

/** What was just done; how many days of a list were added, named anew, or there already. */
export interface CalendarDone extends Partial<Record<'added' | 'renamed' | 'known', number | undefined>> {
  done?: 'hours' | 'removed' | undefined;
}

export interface CalendarPageInput {
  locale: Locale;
  timeZone: string;
  weekStart: Weekday;
  today: string;
  hours: readonly OpeningSpan[];
  holidays: readonly Holiday[];
  faults: CalendarFaults;
  done: CalendarDone;
}

export function toCalendarPage(input: CalendarPageInput) {
  const { locale, hours, holidays, today, faults } = input;
  const t = calendarMessages.in(locale);
  const words = wordsOf(calendarMessages, locale);
  const days = [...WEEK.slice(WEEK_FROM[input.weekStart]), ...WEEK.slice(0, WEEK_FROM[input.weekStart])];
  const week = fillChange(
    days.map(
      (weekday): Field => ({
        name: `hours-${weekday}`,
        label: weekdayName(weekday, locale),
        value: hoursText(hours.filter((span) => span.weekday === weekday)),
        dir: 'ltr',
        autocomplete: 'off',
        maxlength: 200,
      }),
    ),
    faults.hours ?? UNTOUCHED,
    { words, locale },
  );
  const holiday = fillIn(
    [
      { name: 'day', label: t('calendar.holiday.day'), kind: 'date', required: true },
      { name: 'name', label: t('calendar.holiday.name'), required: true, maxlength: LONGEST_HOLIDAY_NAME },
    ],
    faults.holiday ?? UNTOUCHED,
    words,
  );
  const fileFault = faults.file === undefined ? undefined : fileWords(faults.file, locale);
  const listed = (shown: readonly Holiday[]) =>
    shown.map(({ day, name }) => ({
      day: longDayText(day, locale),
      name,
      removeAction: `/calendar/holidays/${day}/remove`,
      removeLabel: t('calendar.holiday.remove.of', { name: isolate(name) }),
    }));
  const past = holidays.filter(({ day }) => day < today);
  return {
    timeZone: input.timeZone.replaceAll('_', ' '),
    problems: [
      ...week.problems,
      ...holiday.problems,
      ...(fileFault === undefined ? [] : [{ field: 'file', text: fileFault }]),
    ],
    week: days.map((weekday) => week.fields[`hours-${weekday}`]),
    seen: seenBefore(faults.hours, hours),
    savedMeanwhile: week.savedMeanwhile,
    holidayFields: [holiday.fields.day, holiday.fields.name],
    fileField: {
      name: 'file',
      kind: 'file',
      label: t('calendar.file.field'),
      hint: t('calendar.file.hint'),
      accept: '.csv,text/csv',
      ...(fileFault === undefined ? {} : { error: fileFault }),
    },
    coming: listed(holidays.filter(({ day }) => day >= today)),
    past: listed(past),
    pastLabel: t('calendar.holidays.past', { n: past.length }),
    ...flashOf(input.done, locale),
  };
}

function fileWords(fault: NonNullable<CalendarFaults['file']>, locale: Locale): string {
  const t = calendarMessages.in(locale);
  return 'lines' in fault
    ? t('calendar.problem.lines', { lines: fault.lines.join(', ') })
    : t(`calendar.problem.${fault.key}`);
}

function flashOf({ done, ...days }: CalendarDone, locale: Locale) {
  const t = calendarMessages.in(locale);
  const counts = (['added', 'renamed', 'known'] as const).flatMap((what) => {
    const n = days[what];
    return n === undefined ? [] : t(`calendar.done.${what}`, { n });
  });
  const said = done === undefined ? counts : [t(`calendar.done.${done}`)];
  return said.length === 0 ? {} : { flash: { kind: 'done', text: said.join(' ') } };
}

/** 1 January 2024 was a Monday. */
function weekdayName(weekday: Weekday, locale: Locale): string {
  const format = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  return format.format(new Date(Date.UTC(2024, 0, weekday)));
}
