import { describe, expect, test } from '@jest/globals';
import { DEFAULT_QUESTIONNAIRE } from '../../../src/domain/questionnaire/default-questionnaire.ts';
import { toSurveyForm } from '../../../src/features/responses/survey.views.ts';
import type { SurveyFormInput } from '../../../src/features/responses/survey-form.ts';

const input = (over: Partial<SurveyFormInput> = {}): SurveyFormInput => ({
  definition: DEFAULT_QUESTIONNAIRE,
  form: { items: ['provider.credibility', 'provider.courtesy', 'process.speed'] },
  locale: 'en',
  hidden: [{ name: 'revision', value: '0' }],
  promise: 'Confidential.',
  visit: { day: '11 October', channel: 'in_person', branch: 'Haifa', topic: 'repair' },
  typed: {},
  problems: [],
  state: 'new',
  action: '/s/x',
  draftAction: '/s/x/draft',
  ...over,
});

describe('the survey form', () => {
  test('asks the drawn items in their drawn order, by section, counted through', () => {
    const form = toSurveyForm(input());
    expect(form.sections.map(({ title }) => title)).toEqual(['The person who served you', 'How it was handled']);
    expect(form.sections.flatMap(({ items }) => items.map(({ key, position }) => [key, position]))).toEqual([
      ['provider.credibility', 'Item 1 of 3'],
      ['provider.courtesy', 'Item 2 of 3'],
      ['process.speed', 'Item 3 of 3'],
    ]);
    expect(form.total).toBe(4);
  });

  test('asks expectation before performance, and lets "does not apply" be chosen once an item', () => {
    const rows = toSurveyForm(input()).sections[0]?.items[0]?.rows ?? [];
    expect(rows.map(({ name }) => name)).toEqual(['E.provider.credibility', 'P.provider.credibility']);
    expect(rows.map(({ notApplicable }) => notApplicable !== null)).toEqual([false, true]);
    expect(rows[0]?.choices.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(rows[0]?.choices[0]?.spoken).toBe('1, Very low');
  });

  test('asks the least acceptable level only where the questionnaire does', () => {
    const definition = { ...DEFAULT_QUESTIONNAIRE, minimumAsked: true };
    const rows = toSurveyForm(input({ definition })).sections[0]?.items[0]?.rows ?? [];
    expect(rows.map(({ name }) => name[0])).toEqual(['E', 'P', 'M']);
  });

  test('gives back all that was typed, beside what is wrong with it', () => {
    const form = toSurveyForm(
      input({
        typed: {
          satisfaction: '2',
          'P.process.speed': 'NA',
          wrong: 'yes',
          wrong_mode: ['lost_time'],
          comment: 'שלוש פעמים',
          contact: 'yes',
        },
        problems: [{ field: 'comment', text: 'Too long.' }],
      }),
    );
    expect(form.first?.choices.filter(({ checked }) => checked).map(({ value }) => value)).toEqual([2]);
    expect(form.sections[1]?.items[0]?.rows[1]?.notApplicable?.checked).toBe(true);
    const wrong = form.cards.find((card) => card.kind === 'wrong');
    expect(wrong?.kind === 'wrong' && wrong.yes.checked).toBe(true);
    expect(wrong?.kind === 'wrong' && wrong.modes.filter(({ checked }) => checked).map(({ value }) => value)).toEqual([
      'lost_time',
    ]);
    expect(form.cards.find((card) => card.kind === 'text')).toMatchObject({ value: 'שלוש פעמים', error: 'Too long.' });
    expect(form.cards.flatMap(({ consents }) => consents).map(({ name, checked }) => [name, checked])).toEqual([
      ['contact', true],
    ]);
  });

  test('invites to a discussion those who found something wrong, even where nobody else is', () => {
    const wrong = toSurveyForm(input()).cards.find((card) => card.kind === 'wrong');
    expect(wrong?.kind === 'wrong' && wrong.afterYes.map(({ name }) => name)).toEqual(['discussion']);
  });

  test('says that the score came by the mail, and that a change replaces what was sent', () => {
    expect(toSurveyForm(input({ chosenInMail: true })).first?.note).toContain('You marked this in the mail');
    expect(toSurveyForm(input({ state: 'changing' })).notice).toContain('replaces');
    expect(toSurveyForm(input()).notice).toBeNull();
  });

  test('isolates the names of places in a sentence of the other direction', () => {
    expect(toSurveyForm(input({ locale: 'he' })).about).toContain('\u2068Haifa\u2069');
  });
});
