import type { AnswerSheet, ItemAnswer, QuestionAnswer } from '../answers/answer-sheet.ts';
import { WRONG_MODE } from '../answers/submission.ts';
import type { Question, QuestionnaireDefinition } from '../questionnaire/definition.ts';
import { STYLE_PAIRS, STYLE_PREFERRED, STYLE_RECEIVED } from '../questionnaire/style-questions.ts';
import { type Layout, layoutOf } from './layout.ts';
import { addCount, type Counts, isEmpty, type State } from './state.ts';

/**
 * Adds one answer sheet to a state (sign 1), or takes one out that was added before (sign −1).
 *
 * Each item's pair goes into its cross-table, and so does the pair of preferred and received style. A respondent's score
 * of a dimension is the mean over the items of it that they gave both levels for, kept if those are at least half of the
 * items they were asked that apply to them ("does not apply" is not asked of them; a skipped or half-rated item is). Their
 * overall score is the mean over the dimensions that have a score, kept if those are at least half of the dimensions they
 * were asked.
 *
 * RangeError, before anything is changed, for an item, option or value that the questionnaire does not have.
 */
export function addSheet(state: State, definition: QuestionnaireDefinition, sheet: AnswerSheet, sign: 1 | -1): void {
  const layout = layoutOf(definition);
  const cells: string[] = [];
  for (const item in sheet.items) {
    const answer = sheet.items[item];
    if (answer !== undefined) cells.push(item, cellOf(layout, item, answer));
  }
  const answers = definition.questions.flatMap((question) => {
    const keys = answerKeys(question, sheet.questions);
    return keys.length > 0 ? [{ key: question.key, keys }] : [];
  });

  state.responses += sign;
  for (let at = 0; at + 1 < cells.length; at += 2) addTo(state.items, cells[at] ?? '', cells[at + 1] ?? '', sign);
  for (const { key, keys } of answers) for (const value of keys) addTo(state.questions, key, value, sign);
  const [preferred, received] = [STYLE_PREFERRED, STYLE_RECEIVED].map((key) => ratingOf(definition, sheet, key));
  if (preferred !== undefined && received !== undefined) {
    addTo(state.questions, STYLE_PAIRS, `${preferred},${received}`, sign);
  }
  addScores(state, layout, sheet, sign);
}

function addTo(groups: Record<string, Counts>, group: string, key: string, amount: number): void {
  const counts = groups[group];
  if (counts === undefined) groups[group] = { [key]: amount };
  else if (addCount(counts, key, amount) && isEmpty(counts)) delete groups[group];
}

function ratingOf({ questions }: QuestionnaireDefinition, sheet: AnswerSheet, key: string): number | undefined {
  const answer = sheet.questions[key];
  return typeof answer === 'number' && questions.some((question) => question.key === key) ? answer : undefined;
}

function cellOf(layout: Layout, item: string, answer: ItemAnswer): string {
  if (!layout.dimensionOf.has(item)) throw new RangeError(`the questionnaire has no item ${item}`);
  if (answer.kind !== 'rated') return answer.kind;
  const { e, p, m } = answer;
  requireLevel(layout, item, e);
  requireLevel(layout, item, p);
  requireLevel(layout, item, m);
  if (e === null && p === null && m === null) return 'skipped';
  const pair = layout.pairs[e ?? layout.max + 1]?.[p ?? layout.max + 1] ?? '';
  return m === null ? pair : `${pair},${m}`;
}

function requireLevel(layout: Layout, item: string, level: number | null): void {
  if (level === null || (Number.isInteger(level) && level >= layout.min && level <= layout.max)) return;
  throw new RangeError(`${item}: ${level} is not on the scale from ${layout.min} to ${layout.max}`);
}

function answerKeys(question: Question, answers: Record<string, QuestionAnswer>): string[] {
  const answer = Object.hasOwn(answers, question.key) ? answers[question.key] : undefined;
  if (answer === undefined) return [];
  const refuse = (): never => {
    throw new RangeError(`${question.key}: ${JSON.stringify(answer)} is not among its answers`);
  };
  switch (question.kind) {
    case 'rating': {
      const fits = typeof answer === 'number' && Number.isInteger(answer);
      return fits && answer >= question.min && answer <= question.max ? [String(answer)] : refuse();
    }
    case 'choice':
      return typeof answer === 'string' && question.options.some(({ key }) => key === answer) ? [answer] : refuse();
    case 'wrong': {
      if (typeof answer !== 'boolean') return refuse();
      const modes = answers[WRONG_MODE];
      return answer ? ['yes', ...(Array.isArray(modes) ? new Set(modes) : [])] : ['no'];
    }
    case 'text':
    case 'consent':
      return [];
  }
}

interface Score {
  readonly E: number;
  readonly P: number;
}

function addScores(state: State, layout: Layout, sheet: AnswerSheet, sign: 1 | -1): void {
  let asked = 0;
  const scores: Score[] = [];
  for (const { key, items } of layout.dimensions) {
    const score = dimensionScore(items, sheet, layout.unit);
    if (score === 'not_asked') continue;
    asked += 1;
    if (score === 'too_few') continue;
    scores.push(score);
    addScore(state.dimensions, key, score, sign);
  }
  if (scores.length === 0 || 2 * scores.length < asked) return;
  let [E, P] = [0, 0];
  for (const score of scores) {
    E += score.E;
    P += score.P;
  }
  addSums(state.overall, { E: E / scores.length, P: P / scores.length }, sign);
}

/** The mean pair over one dimension, in counting units; a dimension none of whose items applied was not asked. */
function dimensionScore(items: readonly string[], sheet: AnswerSheet, unit: number): Score | 'not_asked' | 'too_few' {
  let applying = 0;
  let paired = 0;
  let E = 0;
  let P = 0;
  for (const item of items) {
    const answer = sheet.items[item];
    if (answer === undefined || answer.kind === 'na') continue;
    applying += 1;
    if (answer.kind !== 'rated' || answer.e === null || answer.p === null) continue;
    paired += 1;
    E += answer.e;
    P += answer.p;
  }
  if (applying === 0) return 'not_asked';
  if (paired === 0 || 2 * paired < applying) return 'too_few';
  const weight = unit / paired;
  return { E: E * weight, P: P * weight };
}

function addScore(groups: Record<string, Counts>, group: string, score: Score, sign: 1 | -1): void {
  const counts = groups[group] ?? {};
  groups[group] = counts;
  addSums(counts, score, sign);
  if (counts.n === undefined && isEmpty(counts)) delete groups[group];
}

function addSums(counts: Counts, { E, P }: Score, sign: 1 | -1): void {
  addCount(counts, 'n', sign);
  addCount(counts, 'E', sign * E);
  addCount(counts, 'P', sign * P);
  addCount(counts, 'EE', sign * E * E);
  addCount(counts, 'PP', sign * P * P);
  addCount(counts, 'EP', sign * E * P);
}
