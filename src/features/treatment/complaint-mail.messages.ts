import { defineMessages } from '../../platform/i18n/messages.ts';

/** Mails about complaints: to the customer in the language of the complaint, to staff in theirs. */
export const complaintMailMessages = defineMessages({
  'complaintMail.greeting': { en: 'Hello {name},', he: 'שלום {name},', ms: 'Salam {name},' },
  'complaintMail.greeting.nobody': { en: 'Hello,', he: 'שלום,', ms: 'Salam,' },
  'complaintMail.received.subject': {
    en: 'We have received what you told us',
    he: 'קיבלנו את מה שכתבת',
    ms: 'Kami telah menerima aduan anda',
  },
  'complaintMail.received.preheader': {
    en: 'You will have an answer by {due}.',
    he: 'מענה יגיע עד {due}.',
    ms: 'Anda akan menerima jawapan sebelum {due}.',
  },
  'complaintMail.received.thanks': {
    en: 'Thank you for telling us. It has arrived, and a person will read it.',
    he: 'תודה שסיפרת לנו. הדברים הגיעו, ומישהו מאיתנו יקרא אותם.',
    ms: 'Terima kasih kerana memberitahu kami. Aduan anda telah sampai dan akan dibaca oleh petugas kami.',
  },
  'complaintMail.received.next': {
    en: 'What happens next: we look into it, and you have our answer by {due} at the latest.',
    he: 'מה עכשיו: אנחנו בודקים את העניין, והמענה שלנו יגיע לכל המאוחר עד {due}.',
    ms: 'Seterusnya: kami akan menyiasat, dan anda akan menerima jawapan kami selewat-lewatnya pada {due}.',
  },
  'complaintMail.received.closed': {
    en: 'We are closed at the moment, and back on {opening}.',
    he: 'כרגע סגור אצלנו. נחזור ב־{opening}.',
    ms: 'Kami tutup buat masa ini dan akan kembali pada {opening}.',
  },
  'complaintMail.received.button': { en: 'See where it stands', he: 'לראות איפה זה עומד', ms: 'Lihat statusnya' },
  'complaintMail.received.byItself': {
    en: 'This mail went out by itself when your words came in.',
    he: 'ההודעה הזאת נשלחה אוטומטית כשהדברים הגיעו.',
    ms: 'E-mel ini dihantar secara automatik apabila aduan anda diterima.',
  },
  'complaintMail.reply.subject': {
    en: 'Our answer to what you told us',
    he: 'המענה שלנו למה שכתבת',
    ms: 'Jawapan kami kepada aduan anda',
  },
  'complaintMail.reply.preheader': {
    en: 'What we will do, by whom and by when.',
    he: 'מה נעשה, מי ועד מתי.',
    ms: 'Apa yang akan kami lakukan, oleh siapa dan bila.',
  },
  'complaintMail.reply.canDo': {
    en: 'What we will do: {words}',
    he: 'מה נעשה: {words}',
    ms: 'Yang akan kami lakukan: {words}',
  },
  'complaintMail.reply.who': {
    en: '{owner} sees to it, by {due}.',
    he: 'באחריות {owner}, עד {due}.',
    ms: '{owner} akan menguruskannya, sebelum {due}.',
  },
  'complaintMail.reply.button': {
    en: 'Say whether it is settled',
    he: 'לומר לנו אם זה נפתר',
    ms: 'Beritahu sama ada ia selesai',
  },
  'complaintMail.reply.silence': {
    en: 'If we hear nothing for {days} days we take it as closed. The link goes on working, also later.',
    he: 'אם לא נשמע ממך בתוך {days} ימים, נראה בעניין סגור. הקישור ימשיך לעבוד גם אחר כך.',
    ms: 'Jika tiada maklum balas selama {days} hari, kami menganggapnya selesai. Pautan ini tetap berfungsi selepas itu.',
  },
  'complaintMail.notice.acknowledge.subject': {
    en: 'A complaint was not acknowledged in time',
    he: 'תלונה לא קיבלה אישור בזמן',
    ms: 'Satu aduan belum diakui pada masanya',
  },
  'complaintMail.notice.acknowledge.text': {
    en: 'Nobody has told the customer yet that it came. Ring, or reply.',
    he: 'הלקוח עוד לא יודע שהתלונה הגיעה. אפשר להתקשר, או לשלוח מענה.',
    ms: 'Pelanggan belum dimaklumkan bahawa aduan telah diterima. Hubungi atau balas.',
  },
  'complaintMail.notice.answer.subject': {
    en: 'A complaint is past the time for an answer',
    he: 'עבר המועד למענה על תלונה',
    ms: 'Satu aduan telah melepasi masa jawapan',
  },
  'complaintMail.notice.answer.text': {
    en: 'The customer was promised an answer by now and has none.',
    he: 'הובטח ללקוח מענה עד עכשיו, והוא עוד לא ניתן.',
    ms: 'Pelanggan dijanjikan jawapan sebelum ini tetapi belum menerimanya.',
  },
  'complaintMail.notice.reopened.subject': {
    en: 'A customer is not content with our answer',
    he: 'המענה שלנו לא פתר את העניין',
    ms: 'Pelanggan tidak berpuas hati dengan jawapan kami',
  },
  'complaintMail.notice.reopened.text': {
    en: 'The complaint is open again. What the customer wrote stands on its page.',
    he: 'התלונה נפתחה מחדש. מה שהלקוח כתב מופיע בעמוד שלה.',
    ms: 'Aduan dibuka semula. Tulisan pelanggan ada pada halamannya.',
  },
  'complaintMail.notice.needs_cause.subject': {
    en: 'A complaint waits for its root cause',
    he: 'תלונה מחכה לשורש הבעיה',
    ms: 'Satu aduan menunggu punca utamanya',
  },
  'complaintMail.notice.needs_cause.text': {
    en: 'Nothing else is missing: say why it happened and what was done about it, and it is closed.',
    he: 'חסר רק דבר אחד: לרשום למה זה קרה ומה נעשה בעניין, והתלונה תיסגר.',
    ms: 'Hanya satu lagi: nyatakan mengapa ia berlaku dan apa yang dilakukan, maka aduan ditutup.',
  },
  'complaintMail.notice.branch': { en: 'Branch: {branch}', he: 'סניף: {branch}', ms: 'Cawangan: {branch}' },
  'complaintMail.notice.owner': { en: 'Owner: {owner}', he: 'באחריות: {owner}', ms: 'Pemilik: {owner}' },
  'complaintMail.notice.noOwner': { en: 'It has no owner yet.', he: 'עוד אין לה אחראי.', ms: 'Belum ada pemiliknya.' },
  'complaintMail.notice.button': { en: 'Open the complaint', he: 'לפתוח את התלונה', ms: 'Buka aduan' },
  'complaintMail.notice.sealed': {
    en: 'Who complained is not told by mail.',
    he: 'זהות המתלונן אינה נמסרת בדוא״ל.',
    ms: 'Identiti pengadu tidak didedahkan melalui e-mel.',
  },
});
