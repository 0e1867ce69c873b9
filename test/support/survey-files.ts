import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { QuestionnaireDefinition } from '../../src/domain/questionnaire/definition.ts';
import { readDefinition } from '../../src/domain/questionnaire/definition.ts';

/** A questionnaire of docs/examples. */
export function exampleQuestionnaire(name: 'kiosk' | 'six-items'): QuestionnaireDefinition {
  const read = readDefinition(JSON.parse(readFileSync(resolve('docs/examples', `${name}.json`), 'utf8')));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  return read.definition;
}

const KIOSK_QUESTIONS = ['sat1', 'sat2', 'reuse', 'recommend'];

/**
 * The kiosk survey's own table (`rid,…,E1,P1…E24,P24,sat1,sat2,reuse,recommend`) as a responses file. What was left
 * empty stays empty: skipped.
 */
export function kioskResponsesFile(table: string): string {
  const { items } = exampleQuestionnaire('kiosk');
  const [head = '', ...lines] = table.trimEnd().split(/\r?\n/);
  const names = head.split(',');
  const header = ['response_id', ...items.flatMap(({ key }) => [`E.${key}`, `P.${key}`]), ...KIOSK_QUESTIONS];
  const rows = lines.map((line) => {
    const cells = new Map(line.split(',').map((cell, at) => [names[at] ?? '', cell]));
    const ratings = items.flatMap((_, at) => [cells.get(`E${at + 1}`) ?? '', cells.get(`P${at + 1}`) ?? '']);
    const others = KIOSK_QUESTIONS.map((question) => cells.get(question) ?? '');
    return [`kiosk-${cells.get('rid')}`, ...ratings, ...others].join(',');
  });
  return `${[header.join(','), ...rows].join('\n')}\n`;
}

const FIRST_MONDAY = Date.UTC(2025, 0, 6);
const WEEK = 7 * 86_400_000;

/**
 * The large simulated table (`unit,week,E1,P1…E6,P6`) as a responses file: a unit becomes a branch, a week of the year
 * its Monday in 2025.
 *
 * @param limit takes only so many rows
 */
export function* largeResponsesFile(table: string, limit = Number.POSITIVE_INFINITY): Generator<string> {
  const { items } = exampleQuestionnaire('six-items');
  const header = ['response_id', 'responded_at', 'branch', ...items.flatMap(({ key }) => [`E.${key}`, `P.${key}`])];
  yield `${header.join(',')}\n`;
  const lines = table.trimEnd().split('\n').slice(1);
  for (const [at, line] of lines.entries()) {
    if (at >= limit) return;
    const [unit, week, ...ratings] = line.split(',');
    const day = new Date(FIRST_MONDAY + (Number(week) - 1) * WEEK).toISOString().slice(0, 10);
    yield `large-${at + 1},${day},Unit ${unit},${ratings.join(',')}\n`;
  }
}
