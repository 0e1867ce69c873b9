import type { AnswerProblem } from '../answers/read-answers.ts';
import type { FullText } from '../locale.ts';

/** What the person who filled in the form reads beside a field that could not be taken. */
export const ANSWER_PROBLEM_WORDS: Record<AnswerProblem, FullText> = {
  empty: {
    en: 'Nothing was answered yet. One answer is enough.',
    he: 'עוד אין אף תשובה. די בתשובה אחת.',
    ms: 'Belum ada jawapan. Satu jawapan sudah memadai.',
  },
  several_values: {
    en: 'Only one answer fits here. Choose one.',
    he: 'אפשר לתת כאן תשובה אחת בלבד. בחרו אחת.',
    ms: 'Hanya satu jawapan boleh diberi di sini. Pilih satu.',
  },
  not_a_number: {
    en: 'This is not a number. Choose one of the numbers of the scale.',
    he: 'זה אינו מספר. בחרו מספר מן הסולם.',
    ms: 'Ini bukan nombor. Pilih satu nombor pada skala.',
  },
  out_of_range: {
    en: 'This number is not on the scale. Choose one that is.',
    he: 'המספר אינו בסולם. בחרו מספר מן הסולם.',
    ms: 'Nombor ini tiada pada skala. Pilih satu nombor pada skala.',
  },
  unknown_option: {
    en: 'This answer is not among the choices. Choose one of them.',
    he: 'התשובה אינה בין האפשרויות. בחרו אחת מהן.',
    ms: 'Jawapan ini tiada dalam pilihan. Pilih salah satu.',
  },
  too_long: {
    en: 'The text is too long. Keep it within 4,000 characters.',
    he: 'הטקסט ארוך מדי. אפשר לכתוב עד 4,000 תווים.',
    ms: 'Teks ini terlalu panjang. Hadkan kepada 4,000 aksara.',
  },
  not_asked: {
    en: 'This form does not ask about that. Open the link again and answer what it asks.',
    he: 'הטופס הזה אינו שואל על כך. פתחו את הקישור שוב וענו על מה שנשאל.',
    ms: 'Borang ini tidak bertanya tentang perkara itu. Buka pautan semula dan jawab soalan yang ada.',
  },
};
