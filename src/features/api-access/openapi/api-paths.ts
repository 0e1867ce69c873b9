import { CUSTOMER_PATHS } from './customer-paths.ts';
import { FIGURE_PATHS } from './figure-paths.ts';
import { IMPROVEMENT_PATHS } from './improvement-paths.ts';
import { answer, flag, list, object, type Paths, query, ref, type Schema, text, withScope } from './schema-shapes.ts';
import { SURVEY_PATHS } from './survey-paths.ts';

const SEARCH = [query('search', text('Part of a name or code.')), query('all', flag('Also those out of use.'))];

const places = (what: string): Record<string, Schema> => ({
  get: withScope('directory:read', {
    summary: `List ${what}`,
    parameters: SEARCH,
    responses: { 200: answer(`The ${what}, by name.`, object({ data: list(ref('Place')) })) },
  }),
});

const installation: Paths = {
  '/health': {
    get: {
      summary: 'How the installation is',
      security: [],
      responses: {
        200: answer('It answers.', ref('Health')),
        503: answer('The database does not answer.', ref('Health')),
      },
    },
  },
  '/openapi.json': {
    get: {
      summary: 'This description',
      security: [],
      responses: { 200: answer('OpenAPI 3.1.', { type: 'object', additionalProperties: true }) },
    },
  },
};

/** Every address under /api/v1; a test holds that these are the ones that are mounted. */
export const PATHS: Paths = {
  ...CUSTOMER_PATHS,
  '/branches': places('branches'),
  '/providers': places('providers'),
  '/topics': places('topics'),
  ...SURVEY_PATHS,
  ...FIGURE_PATHS,
  ...IMPROVEMENT_PATHS,
  ...installation,
};
