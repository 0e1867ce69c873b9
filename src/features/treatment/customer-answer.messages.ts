import { defineMessages } from '../../platform/i18n/messages.ts';

/** The customer's page behind the link in mails about a complaint. */
export const customerAnswerMessages = defineMessages({
  'answered.title': { en: 'Our answer to you', he: 'המענה שלנו', ms: 'Jawapan kami kepada anda' },
  'answered.waiting.title': { en: 'We are on it', he: 'אנחנו בודקים את זה', ms: 'Kami sedang menguruskannya' },
  'answered.waiting.text': {
    en: 'Somebody is looking into what you told us. Our answer comes by mail, by {due} at the latest.',
    he: 'מישהו מאיתנו בודק את מה שכתבת. המענה יגיע בדוא״ל, לכל המאוחר עד {due}.',
    ms: 'Petugas kami sedang menyiasat aduan anda. Jawapan akan dihantar melalui e-mel, selewat-lewatnya pada {due}.',
  },
  'answered.waiting.open': {
    en: 'Somebody is looking into what you told us. Our answer comes by mail.',
    he: 'מישהו מאיתנו בודק את מה שכתבת. המענה יגיע בדוא״ל.',
    ms: 'Petugas kami sedang menyiasat aduan anda. Jawapan akan dihantar melalui e-mel.',
  },
  'answered.over.title': { en: 'This is closed', he: 'העניין נסגר', ms: 'Perkara ini telah ditutup' },
  'answered.over.text': {
    en: 'Thank you for telling us.',
    he: 'תודה שסיפרת לנו.',
    ms: 'Terima kasih kerana memberitahu kami.',
  },
  'answered.settled': {
    en: 'Is it settled for you?',
    he: 'זה נפתר מבחינתך?',
    ms: 'Adakah ia sudah selesai bagi anda?',
  },
  'answered.settled.yes': { en: 'Yes, it is settled', he: 'כן, זה נפתר', ms: 'Ya, sudah selesai' },
  'answered.settled.no': { en: 'No, not yet', he: 'לא, עוד לא', ms: 'Belum lagi' },
  'answered.more': {
    en: 'If you like, tell us how we handled it',
    he: 'אפשר גם לספר לנו איך טיפלנו בזה',
    ms: 'Jika sudi, beritahu kami bagaimana kami mengendalikannya',
  },
  'answered.more.hint': {
    en: 'Each is optional. 1 is very bad, 5 is very good.',
    he: 'הכול רשות. 1 – גרוע מאוד, 5 – טוב מאוד.',
    ms: 'Semuanya pilihan. 1 sangat buruk, 5 sangat baik.',
  },
  'answered.outcome': { en: 'The outcome', he: 'התוצאה', ms: 'Hasilnya' },
  'answered.procedure': {
    en: 'The way it was handled: speed, effort, clarity',
    he: 'דרך הטיפול: מהירות, טרחה, בהירות',
    ms: 'Cara ia dikendalikan: kepantasan, kemudahan, kejelasan',
  },
  'answered.manner': { en: 'How you were treated', he: 'היחס שקיבלת', ms: 'Layanan yang anda terima' },
  'answered.satisfaction': {
    en: 'Overall, how satisfied are you with the service now?',
    he: 'באופן כללי, עד כמה השירות משביע את רצונך עכשיו?',
    ms: 'Secara keseluruhan, sejauh manakah anda berpuas hati dengan perkhidmatan ini sekarang?',
  },
  'answered.low': { en: 'Very bad', he: 'גרוע מאוד', ms: 'Sangat buruk' },
  'answered.high': { en: 'Very good', he: 'טוב מאוד', ms: 'Sangat baik' },
  'answered.words': { en: 'Anything you want to add', he: 'רוצה להוסיף משהו?', ms: 'Apa-apa yang ingin ditambah' },
  'answered.send': { en: 'Send', he: 'שליחה', ms: 'Hantar' },
  'answered.problem.settled': {
    en: 'Tell us whether it is settled: yes or no.',
    he: 'נא לסמן אם זה נפתר: כן או לא.',
    ms: 'Beritahu kami sama ada ia selesai: ya atau belum.',
  },
  'answered.problem.words': {
    en: 'Please keep it within 4,000 characters.',
    he: 'נא לכתוב עד 4,000 תווים.',
    ms: 'Sila tulis paling banyak 4,000 aksara.',
  },
  'answered.newer': {
    en: 'We have written to you again',
    he: 'כתבנו לך שוב',
    ms: 'Kami telah menulis kepada anda sekali lagi',
  },
  'answered.newer.text': {
    en: 'Our new letter is below. Please read it, then send your answer; what you entered is still here.',
    he: 'המכתב החדש מופיע למטה. כדאי לקרוא אותו ואז לשלוח את התשובה; מה שמילאת נשמר.',
    ms: 'Surat baharu kami ada di bawah. Sila baca, kemudian hantar jawapan anda; apa yang anda isi masih ada.',
  },
  'answered.faults': { en: 'One thing is missing', he: 'חסר משהו', ms: 'Ada yang perlu dilengkapkan' },
  'answered.thanks.yes.title': {
    en: 'Thank you. We are glad it is settled.',
    he: 'תודה. טוב לדעת שזה נפתר.',
    ms: 'Terima kasih. Kami gembira ia telah selesai.',
  },
  'answered.thanks.yes.text': {
    en: 'What you told us helps us to do better.',
    he: 'מה שסיפרת עוזר לנו להשתפר.',
    ms: 'Maklum balas anda membantu kami menjadi lebih baik.',
  },
  'answered.thanks.yes.again': {
    en: 'Something is not right after all? Tell us',
    he: 'בכל זאת משהו לא בסדר? ספרו לנו',
    ms: 'Masih ada yang tidak kena? Beritahu kami',
  },
  'answered.thanks.no.title': {
    en: 'Thank you for being frank. We look at it again.',
    he: 'תודה על הכנות. אנחנו חוזרים לבדוק את זה.',
    ms: 'Terima kasih kerana berterus terang. Kami akan menyemaknya semula.',
  },
  'answered.thanks.no.text': {
    en: 'It is open again, and whoever is in charge has been told. You will have another answer by mail.',
    he: 'העניין נפתח מחדש ומי שאחראי עליו כבר יודע. מענה נוסף יגיע בדוא״ל.',
    ms: 'Ia dibuka semula dan penyelia telah dimaklumkan. Anda akan menerima jawapan lain melalui e-mel.',
  },
  'answered.stop': {
    en: 'No more mail about this',
    he: 'בלי עוד דואר בעניין הזה',
    ms: 'Tiada lagi e-mel tentang perkara ini',
  },
  'answered.stop.title': {
    en: 'No more mail about this?',
    he: 'בלי עוד דואר בעניין הזה?',
    ms: 'Tiada lagi e-mel tentang perkara ini?',
  },
  'answered.stop.text': {
    en: 'Then our answer cannot reach you by mail either.',
    he: 'גם המענה שלנו לא יוכל להגיע אז בדוא״ל.',
    ms: 'Jawapan kami juga tidak akan sampai melalui e-mel.',
  },
  'answered.stop.do': { en: 'Stop these mails', he: 'להפסיק את הדואר', ms: 'Hentikan e-mel ini' },
  'answered.stop.done': {
    en: 'No more mail about this will come.',
    he: 'לא יישלח עוד דואר בעניין הזה.',
    ms: 'Tiada lagi e-mel tentang perkara ini akan dihantar.',
  },
  'answered.stop.undo': { en: 'I do want the answer', he: 'אני כן רוצה את המענה', ms: 'Saya mahu jawapannya' },
  'answered.stop.undone': {
    en: 'Our answer will come by mail.',
    he: 'המענה שלנו יגיע בדוא״ל.',
    ms: 'Jawapan kami akan dihantar melalui e-mel.',
  },
});
