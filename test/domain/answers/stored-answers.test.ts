import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countedQuestions, restoreAnswers, storeAnswers } from '../../../src/domain/answers/stored-answers.ts';
import { questionnaire } from '../../support/questionnaires.ts';
import { EVERY_QUESTION, sheetsOf } from '../../support/random-sheets.ts';

const definition = questionnaire([2, 3], { questions: EVERY_QUESTION });

test('what was stored is read back', () => {
  const sheets = sheetsOf(definition).filter(({ questions }) => questions.comment !== '');
  fc.assert(
    fc.property(sheets, (sheet) => {
      const stored = storeAnswers(definition, sheet);
      const again = restoreAnswers(definition, { ...stored, questions: JSON.parse(JSON.stringify(stored.questions)) });
      expect(again.questions).toEqual(sheet.questions);
      expect(storeAnswers(definition, again)).toEqual(stored);
    }),
  );
});

test('figures are made of ratings, choices and what went wrong, never of words or consents', () => {
  const questions = {
    satisfaction: 4,
    would_pay: 'yes',
    wrong: true,
    wrong_mode: ['apathy'],
    comment: 'x',
    contact: true,
  };
  expect(countedQuestions(definition, questions)).toEqual({
    satisfaction: 4,
    would_pay: 'yes',
    wrong: true,
    wrong_mode: ['apathy'],
  });
});
