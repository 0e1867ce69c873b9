import type { Locale } from '../../domain/locale.ts';
import { hasFaults, type PeriodFaults, periodFaults, type TypedDays } from '../../domain/time/period-faults.ts';
import { AppError } from '../errors.ts';
import { shellMessages } from '../i18n/shell.messages.ts';
import type { Field, Problem } from './form-fields.ts';

/** The filter of a page, as `views/partials/filter-form.ejs` takes it. */
interface FilterForm {
  action: string;
  fields: readonly Field[];
  hidden?: readonly { name: string; value: string }[];
}

/**
 * A page was asked for a period that cannot be. People choose days, not addresses: they get the page's filter as they
 * filled it in, with what is wrong said at the day to be changed, and no figures or lists that would answer another question.
 */
export class RefusedPeriod extends AppError {
  readonly filters: FilterForm;
  readonly problems: readonly Problem[];

  /** @param filters those of the page; the days in them are replaced by those that were typed */
  constructor(filters: FilterForm, typed: TypedDays, faults: PeriodFaults, locale: Locale) {
    super(422, 'bad_period', 'The period that was chosen cannot be.');
    const t = shellMessages.in(locale);
    const asTyped = (field: Field): Field => {
      if (field.name !== 'from' && field.name !== 'to') return field;
      const fault = faults[field.name];
      const value = typed[field.name];
      return { ...field, value, ...(fault === undefined ? {} : { error: t(`shell.period.${fault}`) }) };
    };
    const fields = filters.fields.map(asTyped);
    this.filters = { ...filters, fields };
    this.problems = fields.flatMap(({ name, label, error }) =>
      error === undefined ? [] : [{ field: `filter-${name}`, label, text: error }],
    );
  }
}

/** For lists, which may be as long as they are. @throws RefusedPeriod for days that cannot be */
export function requireDays(typed: TypedDays, filters: FilterForm, locale: Locale): void {
  const faults = periodFaults(typed);
  if (hasFaults(faults)) throw new RefusedPeriod(filters, typed, faults, locale);
}
