import { defineMessages } from '../../platform/i18n/messages.ts';

/** Letters about a discussion. None says that its reader complained. */
export const focusMailMessages = defineMessages({
  'focusMail.subject.invitation': {
    en: 'You are invited to a discussion: {theme}',
    he: 'הזמנה לקבוצת דיון: {theme}',
    ms: 'Jemputan ke sesi perbincangan: {theme}',
  },
  'focusMail.subject.seat': {
    en: 'There is a place for you: {theme}',
    he: 'התפנה לכם מקום: {theme}',
    ms: 'Ada tempat untuk anda: {theme}',
  },
  'focusMail.subject.changed': {
    en: 'The discussion has changed: {theme}',
    he: 'שינוי בקבוצת הדיון: {theme}',
    ms: 'Perubahan pada sesi perbincangan: {theme}',
  },
  'focusMail.subject.cancelled': {
    en: 'Called off: {theme}',
    he: 'קבוצת הדיון בוטלה: {theme}',
    ms: 'Dibatalkan: {theme}',
  },
  'focusMail.subject.off': {
    en: 'About your place in the discussion: {theme}',
    he: 'בעניין המקום שלכם בקבוצת הדיון: {theme}',
    ms: 'Tentang tempat anda dalam perbincangan: {theme}',
  },
  'focusMail.subject.reminder': {
    en: 'We meet soon: {theme}',
    he: 'נפגשים בקרוב: {theme}',
    ms: 'Kita akan bertemu: {theme}',
  },
  'focusMail.subject.thanks': {
    en: 'Thank you for taking part: {theme}',
    he: 'תודה על ההשתתפות: {theme}',
    ms: 'Terima kasih kerana menyertai: {theme}',
  },
  'focusMail.preheader.invitation': {
    en: 'Please answer by {until}.',
    he: 'נשמח לתשובה עד {until}.',
    ms: 'Sila jawab sebelum {until}.',
  },
  'focusMail.greeting.named': { en: 'Hello {name},', he: 'שלום {name},', ms: 'Salam sejahtera {name},' },
  'focusMail.greeting.plain': { en: 'Hello,', he: 'שלום,', ms: 'Salam sejahtera,' },
  'focusMail.invitation.why': {
    en: 'You agreed that we may invite you to a discussion. We would like to hear what you think.',
    he: 'הסכמתם שנזמין אתכם לקבוצת דיון, ונשמח לשמוע מה דעתכם.',
    ms: 'Anda bersetuju bahawa kami boleh menjemput anda ke sesi perbincangan. Kami ingin mendengar pandangan anda.',
  },
  'focusMail.invitation.how': {
    en: 'About {seats} people sit together for {minutes} minutes. {moderator} leads the conversation. There is nothing to prepare.',
    he: 'כ־{seats} אנשים משוחחים יחד במשך {minutes} דקות, בהנחיית {moderator}. אין צורך להתכונן.',
    ms: 'Kira-kira {seats} orang berbual bersama selama {minutes} minit. {moderator} memimpin perbualan. Tiada apa-apa yang perlu disediakan.',
  },
  'focusMail.seat.why': {
    en: 'You told us that you would come. A place has become free, and it is kept for you.',
    he: 'כתבתם שתרצו לבוא. התפנה מקום, והוא שמור לכם.',
    ms: 'Anda memberitahu bahawa anda ingin hadir. Satu tempat telah kosong dan disimpan untuk anda.',
  },
  'focusMail.changed.why': {
    en: 'Something about the discussion has changed. This is how it stands now:',
    he: 'חל שינוי בפרטי קבוצת הדיון. אלה הפרטים המעודכנים:',
    ms: 'Butiran perbincangan telah berubah. Inilah butiran terkini:',
  },
  'focusMail.cancelled.why': {
    en: 'The discussion below will not take place. We are sorry for the change of plan.',
    he: 'קבוצת הדיון שלהלן לא תתקיים. אנו מצטערים על השינוי.',
    ms: 'Perbincangan di bawah tidak akan diadakan. Kami memohon maaf atas perubahan ini.',
  },
  'focusMail.off.why': {
    en: 'Your place in the discussion below is no longer kept. We are sorry for the change of plan.',
    he: 'המקום שלכם בקבוצת הדיון שלהלן כבר אינו שמור. אנו מצטערים על השינוי.',
    ms: 'Tempat anda dalam perbincangan di bawah tidak lagi disimpan. Kami memohon maaf atas perubahan ini.',
  },
  'focusMail.cancelled.calendar': {
    en: 'The attached calendar file takes it out of your calendar.',
    he: 'קובץ היומן המצורף מסיר את המפגש מהיומן שלכם.',
    ms: 'Fail kalendar yang dilampirkan mengeluarkannya daripada kalendar anda.',
  },
  'focusMail.reminder.why': {
    en: 'You said that you are coming. We look forward to it.',
    he: 'אישרתם הגעה, ואנחנו מחכים לפגוש אתכם.',
    ms: 'Anda telah mengesahkan kehadiran. Kami menantikan pertemuan ini.',
  },
  'focusMail.reminder.change': {
    en: 'If something has come up, please tell us, so that somebody else can have the place.',
    he: 'אם משהו השתנה, נודה לעדכון, כדי שמישהו אחר יוכל לקבל את המקום.',
    ms: 'Jika ada halangan, sila maklumkan supaya orang lain boleh mengambil tempat itu.',
  },
  'focusMail.thanks.why': {
    en: 'Thank you for your time and for what you said. It helps us to see what should change.',
    he: 'תודה על הזמן ועל הדברים שאמרתם. הם עוזרים לנו לראות מה צריך להשתנות.',
    ms: 'Terima kasih atas masa dan pandangan anda. Ia membantu kami melihat perkara yang perlu berubah.',
  },
  'focusMail.thanks.outcome': {
    en: 'As you asked, we will write when we know what came of it.',
    he: 'כפי שביקשתם, נכתוב לכם כשנדע מה יצא מזה.',
    ms: 'Seperti yang anda minta, kami akan menulis apabila hasilnya diketahui.',
  },
  'focusMail.when': { en: 'When', he: 'מתי', ms: 'Bila' },
  'focusMail.when.text': {
    en: '{day}, {from} to {to}',
    he: '{day}, {from} עד {to}',
    ms: '{day}, {from} hingga {to}',
  },
  'focusMail.zone': { en: 'Time zone', he: 'אזור זמן', ms: 'Zon waktu' },
  'focusMail.place': { en: 'Where', he: 'איפה', ms: 'Di mana' },
  'focusMail.link': { en: 'Online', he: 'מפגש מקוון', ms: 'Dalam talian' },
  'focusMail.language': { en: 'Language', he: 'שפה', ms: 'Bahasa' },
  'focusMail.incentive': { en: 'As a thank-you', he: 'לאות תודה', ms: 'Tanda penghargaan' },
  'focusMail.answer': { en: 'Answer the invitation', he: 'מענה להזמנה', ms: 'Jawab jemputan' },
  'focusMail.change': { en: 'See or change your answer', he: 'צפייה בתשובה או שינויה', ms: 'Lihat atau ubah jawapan' },
  'focusMail.until': {
    en: 'Please answer by {until}. After that we offer the place to somebody else.',
    he: 'נשמח לתשובה עד {until}. לאחר מכן נציע את המקום לאחרים.',
    ms: 'Sila jawab sebelum {until}. Selepas itu tempat ini ditawarkan kepada orang lain.',
  },
  'focusMail.sealed': {
    en: 'Nobody in the discussion is told what you answered in our surveys.',
    he: 'איש מן המשתתפים או המנחים לא יֵדע מה עניתם בסקרים שלנו.',
    ms: 'Tiada sesiapa dalam perbincangan diberitahu jawapan anda dalam tinjauan kami.',
  },
  'focusMail.unsubscribe': {
    en: 'No more mail like this',
    he: 'הסרה מרשימת הדיוור',
    ms: 'Berhenti menerima e-mel seperti ini',
  },
  'focusMail.calendar.summary': { en: 'Discussion: {theme}', he: 'קבוצת דיון: {theme}', ms: 'Perbincangan: {theme}' },
  'focusMail.calendar.text': {
    en: '{organisation}. Moderator: {moderator}.',
    he: '{organisation}. בהנחיית {moderator}.',
    ms: '{organisation}. Pemudah cara: {moderator}.',
  },
});
