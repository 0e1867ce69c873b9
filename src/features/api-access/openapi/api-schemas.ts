import { ACTION_SCHEMAS } from './action-schemas.ts';
import { CUSTOMER_SCHEMAS } from './customer-schemas.ts';
import { FIGURE_SCHEMAS } from './figure-schemas.ts';
import { IMPROVEMENT_SCHEMAS } from './improvement-schemas.ts';
import { flag, instant, object, oneOf, orNull, type Schema, text, whole } from './schema-shapes.ts';
import { SURVEY_SCHEMAS } from './survey-schemas.ts';

/** Shapes that several operations share. */
export const SCHEMAS: Record<string, Schema> = {
  Problem: object(
    {
      type: text(),
      title: text('What happened and what to do.'),
      status: whole(),
      code: text('For programs: never changes.'),
      instance: text('Quote it when you ask for help.'),
      errors: {
        type: 'object',
        description: 'Field → what is wrong with it.',
        additionalProperties: { type: 'string' },
      },
    },
    ['errors'],
  ),
  ...CUSTOMER_SCHEMAS,
  Place: object(
    { id: text(), name: text(), code: orNull(text()), active: flag(), timeZone: orNull(text('Of branches only.')) },
    ['timeZone'],
  ),
  ...SURVEY_SCHEMAS,
  ...FIGURE_SCHEMAS,
  ...IMPROVEMENT_SCHEMAS,
  ...ACTION_SCHEMAS,
  Health: object({
    status: oneOf(['ok', 'degraded', 'down'], 'Degraded: mail or jobs need a person.'),
    database: object({ ok: flag(), kind: oneOf(['sqlite', 'postgres']) }),
    mail: object(
      { mode: oneOf(['smtp', 'captured']), ok: flag(), messages: { type: 'object', additionalProperties: whole() } },
      ['messages'],
    ),
    jobs: object({ ok: flag(), due: whole(), dead: whole(), oldestDueAt: orNull(instant()) }, [
      'due',
      'dead',
      'oldestDueAt',
    ]),
  }),
};
