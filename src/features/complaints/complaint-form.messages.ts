import { defineMessages } from '../../platform/i18n/messages.ts';

/** The public form for complaints and what follows it, in the customer's language. */
export const complaintFormMessages = defineMessages({
  'complain.title': { en: 'Tell us what went wrong', he: 'ספרו לנו מה השתבש', ms: 'Beritahu kami apa yang tidak kena' },
  'complain.lead': {
    en: 'We read every word. Only the first field has to be filled in; the rest helps us put it right.',
    he: 'אנחנו קוראים כל מילה. חובה למלא רק את השדה הראשון; כל השאר עוזר לנו לתקן.',
    ms: 'Kami membaca setiap perkataan. Hanya ruangan pertama wajib diisi; yang lain membantu kami membetulkannya.',
  },
  'complain.words': { en: 'What happened?', he: 'מה קרה?', ms: 'Apa yang berlaku?' },
  'complain.words.hint': {
    en: 'In your own words, in any language.',
    he: 'במילים שלכם, בכל שפה שנוחה לכם.',
    ms: 'Dengan kata-kata anda sendiri, dalam apa-apa bahasa.',
  },
  'complain.modes': {
    en: 'Does any of this describe it?',
    he: 'האם אחד מהמשפטים מתאים?',
    ms: 'Adakah mana-mana ini menggambarkannya?',
  },
  'complain.modes.hint': {
    en: 'Tick as many as you like.',
    he: 'אפשר לסמן כמה שרוצים.',
    ms: 'Tandakan seberapa banyak yang anda mahu.',
  },
  'complain.where': { en: 'Where and when', he: 'איפה ומתי', ms: 'Di mana dan bila' },
  'complain.branch': { en: 'Place', he: 'מקום', ms: 'Tempat' },
  'complain.branch.none': { en: 'I would rather not say', he: 'מעדיפים לא לציין', ms: 'Tidak mahu nyatakan' },
  'complain.provider': { en: 'Who served you', he: 'מי נתן את השירות', ms: 'Siapa yang melayan anda' },
  'complain.providerLine': { en: 'Served by: {name}', he: 'נותן השירות: {name}', ms: 'Dilayan oleh: {name}' },
  'complain.day': { en: 'Day', he: 'תאריך', ms: 'Tarikh' },
  'complain.you': { en: 'If you would like an answer', he: 'אם רוצים תשובה', ms: 'Jika anda mahukan jawapan' },
  'complain.you.text': {
    en: 'Without your leave to contact you we keep no name and no address, and cannot reply.',
    he: 'בלי רשות לפנות אליכם לא נשמור שם או כתובת, ולא נוכל להשיב.',
    ms: 'Tanpa kebenaran untuk menghubungi anda, kami tidak menyimpan nama atau alamat, dan tidak dapat membalas.',
  },
  'complain.contact': {
    en: 'You may contact me about this',
    he: 'אפשר לפנות אליי בעניין זה',
    ms: 'Saya boleh dihubungi tentang perkara ini',
  },
  'complain.email': { en: 'E-mail', he: 'דוא״ל', ms: 'E-mel' },
  'complain.name': { en: 'Name', he: 'שם', ms: 'Nama' },
  'complain.invite': {
    en: 'You may invite me to a discussion group',
    he: 'אפשר להזמין אותי לקבוצת דיון',
    ms: 'Saya boleh dijemput ke kumpulan perbincangan',
  },
  'complain.privacy': { en: 'Privacy notice', he: 'הודעת פרטיות', ms: 'Notis privasi' },
  'complain.send': { en: 'Send', he: 'שליחה', ms: 'Hantar' },
  'complain.trap': { en: 'Leave this field empty', he: 'להשאיר את השדה הזה ריק', ms: 'Biarkan ruangan ini kosong' },
  'complain.problems': {
    en: '{n, plural, one {One thing is missing} other {# things are missing}}',
    he: '{n, plural, one {חסר דבר אחד} two {חסרים שני דברים} other {חסרים # דברים}}',
    ms: '{n, plural, other {# perkara perlu dilengkapkan}}',
  },
  'complain.problem.words': {
    en: 'Write what happened: a sentence will do.',
    he: 'יש לכתוב מה קרה: מספיק משפט אחד.',
    ms: 'Tulis apa yang berlaku: satu ayat sudah memadai.',
  },
  'complain.problem.long': {
    en: 'Keep it within 4,000 characters.',
    he: 'אפשר לכתוב עד 4,000 תווים.',
    ms: 'Hadkan kepada 4,000 aksara.',
  },
  'complain.problem.email': {
    en: 'This is no e-mail address. Write it like name@example.org.',
    he: 'זו אינה כתובת דוא״ל. כותבים אותה כך: name@example.org.',
    ms: 'Ini bukan alamat e-mel. Tulis seperti name@example.org.',
  },
  'complain.problem.noEmail': {
    en: 'To contact you we need an e-mail address. Write it here, or take the tick away.',
    he: 'כדי לפנות אליכם צריך כתובת דוא״ל. אפשר לכתוב אותה כאן, או להסיר את הסימון.',
    ms: 'Untuk menghubungi anda, kami perlukan alamat e-mel. Tulis di sini, atau buang tanda itu.',
  },
  'complain.problem.shallWe': {
    en: 'You wrote an address. Shall we answer you there?',
    he: 'נכתבה כתובת. לשלוח אליה תשובה?',
    ms: 'Anda menulis alamat. Bolehkah kami menjawab ke alamat itu?',
  },
  'complain.shallWe.yes': {
    en: 'Yes, you may contact me about this',
    he: 'כן, אפשר לפנות אליי בעניין זה',
    ms: 'Ya, saya boleh dihubungi tentang perkara ini',
  },
  'complain.shallWe.no': {
    en: 'No, send it without my name and address',
    he: 'לא, לשלוח בלי השם והכתובת שלי',
    ms: 'Tidak, hantar tanpa nama dan alamat saya',
  },
  'complain.problem.inviteNeeds': {
    en: 'We can invite you only if we may contact you. Tick that as well, or take this tick away.',
    he: 'אפשר להזמין אתכם רק אם מותר לפנות אליכם. יש לסמן גם את זה, או להסיר את הסימון כאן.',
    ms: 'Kami hanya dapat menjemput anda jika boleh menghubungi anda. Tandakan itu juga, atau buang tanda ini.',
  },
  'complain.problem.day': {
    en: 'Choose a day that has been, in the last five years.',
    he: 'יש לבחור יום שכבר היה, מתוך חמש השנים האחרונות.',
    ms: 'Pilih tarikh yang telah berlalu, dalam lima tahun kebelakangan.',
  },
  'complain.notice.quick': {
    en: 'That was very quick. Please look over what you wrote and press Send again.',
    he: 'זה היה מהיר מאוד. כדאי לעבור על מה שנכתב וללחוץ שוב על שליחה.',
    ms: 'Itu terlalu pantas. Sila semak tulisan anda dan tekan Hantar sekali lagi.',
  },
  'complain.notice.old': {
    en: 'This page was open for long. All you wrote is still here: press Send again.',
    he: 'העמוד היה פתוח זמן רב. כל מה שנכתב עדיין כאן: צריך רק ללחוץ שוב על שליחה.',
    ms: 'Halaman ini telah lama dibuka. Semua tulisan anda masih ada: tekan Hantar sekali lagi.',
  },
  'complain.notice.many': {
    en: 'A great many messages came from here in a short time. Yours is still on this page: try again in a quarter of an hour.',
    he: 'הרבה פניות הגיעו מכאן בזמן קצר. מה שכתבתם עדיין בעמוד: אפשר לנסות שוב בעוד רבע שעה.',
    ms: 'Terlalu banyak mesej dihantar dari sini dalam masa singkat. Tulisan anda masih di halaman ini: cuba lagi dalam suku jam.',
  },
  'complain.notice.before': {
    en: 'Your first message has reached us. Send this one too only if it is to stand beside it.',
    he: 'הפנייה הראשונה כבר הגיעה אלינו. שולחים גם את זו רק אם היא נוספת עליה.',
    ms: 'Mesej pertama anda telah kami terima. Hantar yang ini hanya jika ia tambahan kepadanya.',
  },
  'complain.thanks.title': {
    en: 'Thank you for telling us',
    he: 'תודה שסיפרתם לנו',
    ms: 'Terima kasih kerana memberitahu kami',
  },
  'complain.thanks.reference': { en: 'Your reference', he: 'מספר הפנייה שלכם', ms: 'Rujukan anda' },
  'complain.thanks.reply': {
    en: 'A person will read it and answer you by e-mail. If you write to us about it, give this reference.',
    he: 'הפנייה תיקרא ותישלח אליכם תשובה בדוא״ל. אם תפנו אלינו שוב בעניין, כדאי לציין את המספר הזה.',
    ms: 'Seseorang akan membacanya dan menjawab anda melalui e-mel. Jika anda menulis lagi tentangnya, nyatakan rujukan ini.',
  },
  'complain.thanks.concern': {
    en: 'A person will read it and see what can be put right. No name and no address were kept, so no answer will come.',
    he: 'הפנייה תיקרא ונבדוק מה אפשר לתקן. לא נשמרו שם או כתובת, ולכן לא תישלח תשובה.',
    ms: 'Seseorang akan membacanya dan melihat apa yang boleh dibetulkan. Tiada nama atau alamat disimpan, jadi tiada jawapan akan dihantar.',
  },
  'complain.thanks.next': {
    en: 'What is found to be wrong is put right for others too.',
    he: 'את מה שיתברר שלא היה תקין נתקן גם למען אחרים.',
    ms: 'Apa yang didapati salah akan dibetulkan untuk orang lain juga.',
  },
});
