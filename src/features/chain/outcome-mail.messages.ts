import { defineMessages } from '../../platform/i18n/messages.ts';

/** The mail "you said, we did". */
export const outcomeMailMessages = defineMessages({
  'outcomeMail.subject': {
    en: 'You told us, and it got better: {item}',
    he: 'אמרתם לנו, והשתפר: {item}',
    ms: 'Anda beritahu kami, dan ia bertambah baik: {item}',
  },
  'outcomeMail.preheader': {
    en: 'What came of what we heard from you.',
    he: 'מה יצא ממה ששמענו מכם.',
    ms: 'Hasil daripada apa yang kami dengar daripada anda.',
  },
  'outcomeMail.greeting.named': { en: 'Hello {name},', he: 'שלום {name},', ms: 'Salam {name},' },
  'outcomeMail.greeting': { en: 'Hello,', he: 'שלום,', ms: 'Salam,' },
  'outcomeMail.heard': {
    en: 'Some time ago you and other customers told us that “{item}” was not as it should be. Thank you for saying so.',
    he: 'לפני זמן־מה שמענו מכם ומלקוחות נוספים ש״{item}״ אינו כפי שצריך להיות. תודה שאמרתם.',
    ms: 'Tidak lama dahulu anda dan pelanggan lain memberitahu kami bahawa “{item}” tidak seperti yang sepatutnya. Terima kasih kerana menyatakannya.',
  },
  'outcomeMail.did': {
    en: 'This is what we did: {words}',
    he: 'זה מה שעשינו: {words}',
    ms: 'Inilah yang kami lakukan: {words}',
  },
  'outcomeMail.proof': {
    en: 'Since then customers rate it {after} out of {max}; before that it was {before}. We counted the answers of {n} customers, as we had decided before we began.',
    he: 'מאז הלקוחות מדרגים אותו ב־{after} מתוך {max}; לפני כן הדירוג היה {before}. ספרנו תשובות של {n} לקוחות, כפי שהחלטנו לפני שהתחלנו.',
    ms: 'Sejak itu pelanggan menilainya {after} daripada {max}; sebelum itu {before}. Kami mengira jawapan {n} pelanggan, seperti yang kami tetapkan sebelum bermula.',
  },
  'outcomeMail.more': {
    en: 'See what came of what customers say',
    he: 'מה יצא מדברי הלקוחות',
    ms: 'Lihat hasil daripada kata pelanggan',
  },
  'outcomeMail.why': {
    en: 'You get this mail because you agreed that we may write to you about it. There is nothing you need to do.',
    he: 'קיבלתם את ההודעה כי הסכמתם שנכתוב לכם בעניין. אין צורך לעשות דבר.',
    ms: 'Anda menerima e-mel ini kerana anda bersetuju kami menulis kepada anda tentangnya. Anda tidak perlu berbuat apa-apa.',
  },
  'outcomeMail.stop': {
    en: 'No more such mail',
    he: 'להפסקת הודעות כאלה',
    ms: 'Hentikan e-mel sebegini',
  },
});
