import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { flagPhrases, type PhraseKind } from '../../../src/domain/complaint/reply-phrases.ts';

describe('phrases that shut the door', () => {
  test.each<[string, PhraseKind, string]>([
    ['That is impossible on a Friday.', 'impossible', 'impossible'],
    ['Unfortunately we cannot do this.', 'impossible', 'we cannot'],
    ['I can’t see how.', 'impossible', 'I can’t'],
    ['There is nothing we can do.', 'impossible', 'nothing we can do'],
    ['We are unable to refund.', 'impossible', 'We are unable'],
    ['That is not our responsibility.', 'impossible', 'not our responsibility'],
    ['It is against our POLICY.', 'policy', 'POLICY'],
    ['See the terms and conditions', 'policy', 'terms and conditions'],
    ['This is not allowed.', 'policy', 'not allowed'],
    ['You should have called first.', 'blame', 'You should have'],
    ['you didn’t read the sign', 'blame', 'you didn’t read'],
    ['If you had told us', 'blame', 'If you had'],
    ['it is your own fault', 'blame', 'your own fault'],
    ['לצערנו אי אפשר להחזיר את הכסף', 'impossible', 'אי אפשר'],
    ['ולא ניתן לטפל בזה', 'impossible', 'ולא ניתן'],
    ['אין באפשרותנו לבוא', 'impossible', 'אין באפשרותנו'],
    ['אנחנו לא יכולים לעזור', 'impossible', 'אנחנו לא יכולים'],
    ['זה לא באחריותנו', 'impossible', 'לא באחריותנו'],
    ['הדבר לא בתחום אחריותנו', 'impossible', 'לא בתחום אחריותנו'],
    ['זו לא המחלקה שלנו', 'impossible', 'לא המחלקה שלנו'],
    ['זו המדיניות שלנו', 'policy', 'המדיניות'],
    ['פעלנו לפי הנהלים', 'policy', 'הנהלים'],
    ['על פי התקנון', 'policy', 'התקנון'],
    ['היית צריך להתקשר', 'blame', 'היית צריך'],
    ['הייתם צריכים להגיע', 'blame', 'הייתם צריכים'],
    ['היה עליכם לקרוא', 'blame', 'היה עליכם'],
    ['כנראה לא הבנת', 'blame', 'לא הבנת'],
    ['לטענתך חיכית שעה', 'blame', 'לטענתך'],
    ['Ini mustahil.', 'impossible', 'mustahil'],
    ['Maaf, kami tidak boleh membantu.', 'impossible', 'kami tidak boleh'],
    ['Tiada apa yang boleh dibuat', 'impossible', 'Tiada apa yang boleh'],
    ['Itu bukan tanggungjawab kami', 'impossible', 'bukan tanggungjawab kami'],
    ['Mengikut polisi syarikat', 'policy', 'polisi'],
    ['Ini peraturan kami.', 'policy', 'peraturan'],
    ['Anda sepatutnya datang awal', 'blame', 'Anda sepatutnya'],
    ['Itu kesilapan anda', 'blame', 'kesilapan anda'],
  ])('%j: %s', (text, kind, phrase) => {
    expect(flagPhrases(text)).toEqual([{ kind, phrase }]);
  });

  test.each([
    'We will do everything possible to bring it on Sunday.',
    'We can’t thank you enough for telling us.',
    'You waited an hour, and nobody told you why.',
    'The police came.',
    'It is our responsibility, and my job to see to it.',
    'זה באחריותנו.',
    'נעשה כל מה שאפשר, ונחזור אליכם עד יום ראשון.',
    'תודה שסיפרת לנו. הבנו שחיכית שעה.',
    'Kami akan lakukan yang terbaik, dan boleh datang esok.',
    'Polis datang.',
    '',
  ])('nothing in %j', (text) => {
    expect(flagPhrases(text)).toEqual([]);
  });

  test('each once, in the order of the text', () => {
    const text = 'Our policy: we cannot. You should have known the policy; WE CANNOT.';
    expect(flagPhrases(text).map(({ phrase }) => phrase)).toEqual(['policy', 'we cannot', 'You should have']);
  });

  test('of any text: what is flagged stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        for (const { phrase } of flagPhrases(`${text} impossible`)) expect(`${text} impossible`).toContain(phrase);
      }),
    );
  });

  test('a long hostile text takes no time', () => {
    const started = performance.now();
    flagPhrases('you '.repeat(20_000) + 'ושהבלכמ'.repeat(5_000) + 'tidak '.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
