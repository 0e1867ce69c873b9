import { WRONG_MODE } from '../answers/submission.ts';
import type { Question, QuestionnaireDefinition } from '../questionnaire/definition.ts';
import { headerProblems, type RowProblem } from './row-problem.ts';

/** What every row of a responses file says of itself before its answers. */
export const RESPONSE_FACTS = [
  'response_id',
  'responded_at',
  'questionnaire',
  'origin',
  'provider',
  'branch',
  'topic',
  'channel',
  'locale',
] as const;

/** Who answered: written for named programs only, accepted on import. */
export const RESPONSE_PERSON = ['customer_email', 'customer_name'] as const;
export type ResponseFact = (typeof RESPONSE_FACTS)[number] | (typeof RESPONSE_PERSON)[number];

/** Questions that have their column in every file, so that files of different questionnaires can be laid together. */
const STANDARD_QUESTIONS = ['satisfaction', 'nps', 'ces', 'comment'];

/** A column of a responses file and what stands in it. */
export type ResponseColumn =
  | { name: ResponseFact; kind: 'fact' }
  | { name: string; kind: 'level'; item: string; row: 'e' | 'p' | 'm' }
  | { name: string; kind: 'question'; question: Question }
  | { name: typeof WRONG_MODE; kind: 'failure_modes' }
  /** A standard question that this questionnaire does not have. */
  | { name: string; kind: 'absent_question' };

/**
 * The columns of a responses file for a questionnaire, in order: facts, the four standard questions, E and P (and M
 * where it is asked) of each item, and the other questions.
 */
export function responseColumns(definition: QuestionnaireDefinition, persons: 'named' | 'unnamed'): ResponseColumn[] {
  const facts = [...RESPONSE_FACTS, ...(persons === 'named' ? RESPONSE_PERSON : [])];
  const standard = STANDARD_QUESTIONS.map((key): ResponseColumn => {
    const question = definition.questions.find((candidate) => candidate.key === key);
    return question === undefined ? { name: key, kind: 'absent_question' } : questionColumn(question);
  });
  const others = definition.questions.filter(({ key }) => !STANDARD_QUESTIONS.includes(key));
  return [
    ...facts.map((name): ResponseColumn => ({ name, kind: 'fact' })),
    ...standard,
    ...definition.items.flatMap(({ key }) => levelColumns(key, definition.minimumAsked)),
    ...others.flatMap((question): ResponseColumn[] =>
      question.kind === 'wrong'
        ? [questionColumn(question), { name: WRONG_MODE, kind: 'failure_modes' }]
        : [questionColumn(question)],
    ),
  ];
}

function questionColumn(question: Question): ResponseColumn {
  return { name: question.key, kind: 'question', question };
}

function levelColumns(item: string, minimumAsked: boolean): ResponseColumn[] {
  const expected: ResponseColumn = { name: `E.${item}`, kind: 'level', item, row: 'e' };
  const received: ResponseColumn = { name: `P.${item}`, kind: 'level', item, row: 'p' };
  const least: ResponseColumn = { name: `M.${item}`, kind: 'level', item, row: 'm' };
  return minimumAsked ? [expected, received, least] : [expected, received];
}

/** Columns of a header that the questionnaire's format does not have, each by name. */
export function responseHeaderProblems(definition: QuestionnaireDefinition, header: readonly string[]): RowProblem[] {
  const known = new Set(responseColumns(definition, 'named').map(({ name }) => name));
  return headerProblems(header, (column) => known.has(column));
}
