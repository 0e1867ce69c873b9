/**
 * Numbers as pages write them. All three languages write a decimal point and a comma for thousands, so no locale is
 * asked for. What is rounded to zero carries no sign.
 */

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** One for each number of digits, made once: making one costs far more than writing a number. */
const formats: Intl.NumberFormat[] = [];

function withPoint(value: number, digits: number): string {
  formats[digits] ??= new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return formats[digits].format(Math.abs(value));
}

const isZeroAt = (value: number, digits: number): boolean => Math.abs(value) < 0.5 * 10 ** -digits;

/** @example wholeNumber(3012) // '3,012' */
export const wholeNumber = (value: number): string => whole.format(value);

/** @example decimal(6.414, 2) // '6.41'; decimal(-0.4, 1) // '−0.4' */
export const decimal = (value: number, digits: number): string =>
  `${value < 0 && !isZeroAt(value, digits) ? '−' : ''}${withPoint(value, digits)}`;

/** With its sign always: a minus that is a minus (U+2212), or a plus. @example signed(-0.4, 2) // '−0.40' */
export const signed = (value: number, digits: number): string => {
  if (isZeroAt(value, digits)) return withPoint(0, digits);
  return `${value < 0 ? '−' : '+'}${withPoint(value, digits)}`;
};

/** @example percent(0.3828) // '38%'; percent(0.3828, 1) // '38.3%' */
export const percent = (share: number, digits = 0): string => `${decimal(share * 100, digits)}%`;
