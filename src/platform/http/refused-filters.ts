import type { Locale } from '../../domain/locale.ts';
import { hasFaults, type PeriodFaults, periodFaults, type TypedDays } from '../../domain/time/period-faults.ts';
import { AppError } from '../errors.ts';
import { shellMessages } from '../i18n/shell.messages.ts';
import type { Field, Problem } from './form-fields.ts';

/** The filter of a page, as `views/partials/filter-form.ejs` takes it. */
export interface FilterForm {
  action: string;
  fields: readonly Field[];
  hidden?: readonly { name: string; value: string }[];
}

/** What is wrong with what was chosen, in words. */
interface Refusal {
  title: string;
  /** By the field that is to be changed. */
  errors: Readonly<Record<string, string>>;
  /** What is wrong with all of it together. */
  whole?: string;
}

/**
 * A page was asked for what it cannot show. People choose in lists, not in addresses: they get the page's filter as they
 * filled it in, with what is wrong said where it is to be changed, and no figures or lists that would answer another question.
 */
export class RefusedFilters extends AppError {
  readonly filters: FilterForm;
  readonly problems: readonly Problem[];
  readonly title: string;

  /** @param filters those of the page, with what was chosen in them */
  constructor(
    filters: FilterForm,
    { title, errors, whole }: Refusal,
    { status, code }: { status: number; code: string },
  ) {
    super(status, code, 'What was chosen cannot be shown.');
    const fields = filters.fields.map((field) => {
      const error = errors[field.name];
      return error === undefined ? field : { ...field, error };
    });
    this.title = title;
    this.filters = { ...filters, fields };
    const elsewhere = Object.entries(errors).filter(([name]) => !fields.some((field) => field.name === name));
    this.problems = [
      ...(whole === undefined ? [] : [{ text: whole }]),
      ...elsewhere.map(([, text]) => ({ text })),
      ...fields.flatMap(({ name, label, error }) =>
        error === undefined ? [] : [{ field: `filter-${name}`, label, text: error }],
      ),
    ];
  }
}

/** The same for a period that cannot be. @param filters those of the page; the days in them are replaced by those typed */
export function refusedPeriod(
  filters: FilterForm,
  typed: TypedDays,
  faults: PeriodFaults,
  locale: Locale,
): RefusedFilters {
  const t = shellMessages.in(locale);
  const days = (['from', 'to'] as const).flatMap((name) => {
    const fault = faults[name];
    return fault === undefined ? [] : [[name, t(`shell.period.${fault}`)] as const];
  });
  const asTyped = (field: Field): Field =>
    field.name === 'from' || field.name === 'to' ? { ...field, value: typed[field.name] } : field;
  return new RefusedFilters(
    { ...filters, fields: filters.fields.map(asTyped) },
    { title: t('shell.period.title'), errors: Object.fromEntries(days) },
    { status: 422, code: 'bad_period' },
  );
}

/** For lists, which may be as long as they are. @throws RefusedFilters for days that cannot be */
export function requireDays(typed: TypedDays, filters: FilterForm, locale: Locale): void {
  const faults = periodFaults(typed);
  if (hasFaults(faults)) throw refusedPeriod(filters, typed, faults, locale);
}
