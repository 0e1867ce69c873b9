import { defineMessages } from '../../platform/i18n/messages.ts';

/** The page behind the link in an invitation to a discussion. */
export const answerFocusMessages = defineMessages({
  'focusAnswer.title': { en: 'Invitation to a discussion', he: 'הזמנה לקבוצת דיון', ms: 'Jemputan ke perbincangan' },
  'focusAnswer.lead': {
    en: 'You agreed that we may invite you to a discussion. Will you come?',
    he: 'הסכמתם שנזמין אתכם לקבוצת דיון. תגיעו?',
    ms: 'Anda bersetuju bahawa kami boleh menjemput anda ke perbincangan. Adakah anda akan hadir?',
  },
  'focusAnswer.choose': { en: 'Your answer', he: 'התשובה שלכם', ms: 'Jawapan anda' },
  'focusAnswer.yes': { en: 'Yes, I will come', he: 'כן, נתראה שם', ms: 'Ya, saya akan hadir' },
  'focusAnswer.yes.at': { en: 'Yes: {when}', he: 'כן: {when}', ms: 'Ya: {when}' },
  'focusAnswer.other': {
    en: 'I would come at another time',
    he: 'מועד אחר יתאים לי',
    ms: 'Saya boleh hadir pada masa lain',
  },
  'focusAnswer.wish': {
    en: 'Which times would suit you?',
    he: 'אילו מועדים נוחים לכם?',
    ms: 'Masa manakah yang sesuai untuk anda?',
  },
  'focusAnswer.no': { en: 'I would rather not take part', he: 'אין לי עניין להשתתף', ms: 'Saya tidak mahu menyertai' },
  'focusAnswer.also': { en: 'And also', he: 'ועוד', ms: 'Dan juga' },
  'focusAnswer.recording': {
    en: 'The conversation may be recorded',
    he: 'מותר להקליט את השיחה',
    ms: 'Perbualan boleh dirakam',
  },
  'focusAnswer.recording.hint': {
    en: 'For the notes only. You can come without it.',
    he: 'לצורך הסיכום בלבד. אפשר להשתתף גם בלי זה.',
    ms: 'Untuk catatan sahaja. Anda boleh hadir tanpanya.',
  },
  'focusAnswer.tell': {
    en: 'Tell me what came of it',
    he: 'אשמח לעדכון על מה שיצא מזה',
    ms: 'Beritahu saya hasilnya',
  },
  'focusAnswer.send': { en: 'Send my answer', he: 'שליחת התשובה', ms: 'Hantar jawapan' },
  'focusAnswer.sealed': {
    en: 'Nobody in the discussion is told what you answered in our surveys.',
    he: 'איש מן המשתתפים או המנחים לא יֵדע מה עניתם בסקרים שלנו.',
    ms: 'Tiada sesiapa dalam perbincangan diberitahu jawapan anda dalam tinjauan kami.',
  },
  'focusAnswer.fault': { en: 'Please choose an answer.', he: 'יש לבחור תשובה.', ms: 'Sila pilih jawapan.' },
  'focusAnswer.fault.wish': {
    en: 'Please keep it within 500 characters.',
    he: 'עד 500 תווים, בבקשה.',
    ms: 'Sila hadkan kepada 500 aksara.',
  },
  'focusAnswer.faults': { en: 'One thing is missing', he: 'חסר פרט אחד', ms: 'Satu perkara tertinggal' },
  'focusAnswer.now.accepted': {
    en: 'You are coming. You can change your answer until the discussion begins.',
    he: 'אישרתם הגעה. אפשר לשנות את התשובה עד תחילת המפגש.',
    ms: 'Anda akan hadir. Anda boleh mengubah jawapan sehingga perbincangan bermula.',
  },
  'focusAnswer.now.waiting': {
    en: 'All places are taken at the moment. We write to you as soon as one is free.',
    he: 'כרגע כל המקומות תפוסים. נכתוב לכם ברגע שיתפנה מקום.',
    ms: 'Semua tempat telah diisi buat masa ini. Kami akan menulis sebaik ada tempat kosong.',
  },
  'focusAnswer.now.declined': {
    en: 'You are not coming. Should you change your mind, say so here.',
    he: 'עניתם שלא תגיעו. אם שיניתם את דעתכם, אפשר לומר זאת כאן.',
    ms: 'Anda tidak akan hadir. Jika berubah fikiran, beritahu di sini.',
  },
  'focusAnswer.now.other_time': {
    en: 'Thank you: we know that you would come at another time.',
    he: 'תודה: רשמנו שמועד אחר מתאים לכם יותר.',
    ms: 'Terima kasih: kami tahu anda boleh hadir pada masa lain.',
  },
  'focusAnswer.now.late': {
    en: 'We had not heard from you and asked somebody else, but you may still answer.',
    he: 'לא קיבלנו תשובה והצענו את המקום לאחרים, אבל אפשר עדיין לענות.',
    ms: 'Kami belum menerima jawapan dan telah menjemput orang lain, tetapi anda masih boleh menjawab.',
  },
  'focusAnswer.thanks.accepted': { en: 'We look forward to seeing you', he: 'נתראה', ms: 'Jumpa nanti' },
  'focusAnswer.thanks.waiting': {
    en: 'Just now all places are taken',
    he: 'כרגע כל המקומות תפוסים',
    ms: 'Semua tempat telah diisi buat masa ini',
  },
  'focusAnswer.thanks.waiting.text': {
    en: 'You are on the waiting list. We write to you as soon as a place is free.',
    he: 'אתם ברשימת ההמתנה. נכתוב לכם ברגע שיתפנה מקום.',
    ms: 'Anda dalam senarai menunggu. Kami akan menulis sebaik ada tempat kosong.',
  },
  'focusAnswer.thanks.declined': {
    en: 'Thank you for telling us',
    he: 'תודה שהודעתם לנו',
    ms: 'Terima kasih kerana memaklumkan',
  },
  'focusAnswer.thanks.declined.text': {
    en: 'You need not do anything more. If the discussion stands in your calendar, you can delete it there.',
    he: 'אין צורך לעשות דבר נוסף. אם המפגש מופיע ביומן שלכם, אפשר למחוק אותו.',
    ms: 'Anda tidak perlu berbuat apa-apa lagi. Jika perbincangan ada dalam kalendar anda, anda boleh memadamnya.',
  },
  'focusAnswer.thanks.other_time': {
    en: 'Thank you, we have noted it',
    he: 'תודה, רשמנו',
    ms: 'Terima kasih, kami telah mencatatnya',
  },
  'focusAnswer.thanks.other_time.wish': {
    en: 'You wrote: {wish}',
    he: 'כתבתם: {wish}',
    ms: 'Anda menulis: {wish}',
  },
  'focusAnswer.thanks.other_time.text': {
    en: 'If another session comes about that suits you, we write to you.',
    he: 'אם ייקבע מפגש שמתאים לכם, נכתוב לכם.',
    ms: 'Jika ada sesi lain yang sesuai, kami akan menulis kepada anda.',
  },
  'focusAnswer.calendar': { en: 'Add to my calendar', he: 'הוספה ליומן', ms: 'Tambah ke kalendar' },
  'focusAnswer.change': { en: 'Change my answer', he: 'שינוי התשובה', ms: 'Ubah jawapan' },
  'focusAnswer.over': { en: 'This invitation is over', he: 'ההזמנה כבר אינה בתוקף', ms: 'Jemputan ini telah tamat' },
  'focusAnswer.over.text': {
    en: 'The discussion has begun or been called off, so the answer cannot be changed any more. Thank you for your interest.',
    he: 'המפגש התחיל או בוטל, ולכן אי אפשר עוד לשנות את התשובה. תודה על העניין.',
    ms: 'Perbincangan telah bermula atau dibatalkan, jadi jawapan tidak boleh diubah lagi. Terima kasih atas minat anda.',
  },
  'focusAnswer.off.text': {
    en: 'Your place in this discussion is no longer kept. Thank you for your interest.',
    he: 'המקום שלכם במפגש הזה כבר אינו שמור. תודה על העניין.',
    ms: 'Tempat anda dalam perbincangan ini tidak lagi disimpan. Terima kasih atas minat anda.',
  },
  'focusAnswer.unsubscribe': {
    en: 'No more mail like this',
    he: 'הסרה מרשימת הדיוור',
    ms: 'Berhenti menerima e-mel seperti ini',
  },
  'focusAnswer.unsubscribe.title': {
    en: 'No more mail from us?',
    he: 'לא לקבל מאיתנו הודעות?',
    ms: 'Tidak mahu lagi e-mel daripada kami?',
  },
  'focusAnswer.unsubscribe.text': {
    en: 'We will send you neither invitations to discussions nor surveys.',
    he: 'לא נשלח לכם הזמנות לקבוצות דיון ולא סקרים.',
    ms: 'Kami tidak akan menghantar jemputan perbincangan atau tinjauan.',
  },
  'focusAnswer.unsubscribe.confirm': { en: 'Yes, no more mail', he: 'כן, להסיר', ms: 'Ya, hentikan' },
  'focusAnswer.unsubscribed': {
    en: 'Done: no more mail',
    he: 'בוצע: לא נשלח עוד הודעות',
    ms: 'Selesai: tiada lagi e-mel',
  },
  'focusAnswer.unsubscribed.undo': { en: 'That was a mistake', he: 'זו הייתה טעות', ms: 'Itu satu kesilapan' },
  'focusAnswer.resubscribed': {
    en: 'You will get our mail again',
    he: 'תקבלו שוב הודעות',
    ms: 'Anda akan menerima e-mel semula',
  },
});
