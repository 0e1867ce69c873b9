import { defineMessages } from '../../platform/i18n/messages.ts';

export const invitationMailMessages = defineMessages({
  'invitationMail.subject.in_person': {
    en: '{minutes, plural, one {One minute} =2 {Two minutes} other {# minutes}} about your visit on {day}',
    he: '{minutes, plural, one {דקה אחת} two {שתי דקות} other {# דקות}} על הביקור ב־{day}',
    ms: '{minutes, plural, =1 {Seminit} =2 {Dua minit} other {# minit}} tentang lawatan anda pada {day}',
  },
  'invitationMail.subject.phone': {
    en: '{minutes, plural, one {One minute} =2 {Two minutes} other {# minutes}} about your call on {day}',
    he: '{minutes, plural, one {דקה אחת} two {שתי דקות} other {# דקות}} על השיחה ב־{day}',
    ms: '{minutes, plural, =1 {Seminit} =2 {Dua minit} other {# minit}} tentang panggilan anda pada {day}',
  },
  'invitationMail.subject.other': {
    en: '{minutes, plural, one {One minute} =2 {Two minutes} other {# minutes}} about the service on {day}',
    he: '{minutes, plural, one {דקה אחת} two {שתי דקות} other {# דקות}} על השירות ב־{day}',
    ms: '{minutes, plural, =1 {Seminit} =2 {Dua minit} other {# minit}} tentang perkhidmatan pada {day}',
  },
  'invitationMail.reminder.subject.in_person': {
    en: 'A reminder: {minutes, plural, one {one minute} =2 {two minutes} other {# minutes}} about your visit on {day}',
    he: 'תזכורת: {minutes, plural, one {דקה אחת} two {שתי דקות} other {# דקות}} על הביקור ב־{day}',
    ms: 'Peringatan: {minutes, plural, =1 {seminit} =2 {dua minit} other {# minit}} tentang lawatan anda pada {day}',
  },
  'invitationMail.reminder.subject.phone': {
    en: 'A reminder: {minutes, plural, one {one minute} =2 {two minutes} other {# minutes}} about your call on {day}',
    he: 'תזכורת: {minutes, plural, one {דקה אחת} two {שתי דקות} other {# דקות}} על השיחה ב־{day}',
    ms: 'Peringatan: {minutes, plural, =1 {seminit} =2 {dua minit} other {# minit}} tentang panggilan anda pada {day}',
  },
  'invitationMail.reminder.subject.other': {
    en: 'A reminder: {minutes, plural, one {one minute} =2 {two minutes} other {# minutes}} about the service on {day}',
    he: 'תזכורת: {minutes, plural, one {דקה אחת} two {שתי דקות} other {# דקות}} על השירות ב־{day}',
    ms: 'Peringatan: {minutes, plural, =1 {seminit} =2 {dua minit} other {# minit}} tentang perkhidmatan pada {day}',
  },
  'invitationMail.reminder.preheader': {
    en: 'There is still time to tell us how it was.',
    he: 'עוד אפשר לספר לנו איך היה.',
    ms: 'Masih ada masa untuk memberitahu kami.',
  },
  'invitationMail.reminder.opening': {
    en: 'We wrote to you on {day} and have not heard from you yet.',
    he: 'כתבנו לכם ב־{day} ועוד לא קיבלנו תשובה.',
    ms: 'Kami menulis kepada anda pada {day} dan belum menerima jawapan.',
  },
  'invitationMail.preheader': {
    en: 'The first question is right here.',
    he: 'השאלה הראשונה כבר כאן.',
    ms: 'Soalan pertama ada di sini.',
  },
  'invitationMail.greeting.named': { en: 'Hello {name},', he: 'שלום {name},', ms: 'Salam sejahtera {name},' },
  'invitationMail.greeting.plain': { en: 'Hello,', he: 'שלום,', ms: 'Salam sejahtera,' },
  'invitationMail.visit.in_person': {
    en: 'You visited us on {day}{about}.',
    he: 'ביקרתם אצלנו ב־{day}{about}.',
    ms: 'Anda mengunjungi kami pada {day}{about}.',
  },
  'invitationMail.visit.phone': {
    en: 'You spoke with us by phone on {day}{about}.',
    he: 'דיברתם איתנו בטלפון ב־{day}{about}.',
    ms: 'Anda bercakap dengan kami melalui telefon pada {day}{about}.',
  },
  'invitationMail.visit.other': {
    en: 'We served you on {day}{about}.',
    he: 'קיבלתם מאיתנו שירות ב־{day}{about}.',
    ms: 'Kami memberikan perkhidmatan kepada anda pada {day}{about}.',
  },
  'invitationMail.ask': {
    en: 'We would like to know how it was, and what we can do better. It takes about {minutes, plural, one {a minute} =2 {two minutes} other {# minutes}}.',
    he: 'נשמח לדעת איך היה, ומה אפשר לשפר. המענה אורך {minutes, plural, one {כדקה} two {כשתי דקות} other {כ־# דקות}}.',
    ms: 'Kami ingin tahu bagaimana perkhidmatan itu, dan apa yang boleh kami perbaiki. Kira-kira {minutes, plural, =1 {seminit} =2 {dua minit} other {# minit}} sahaja.',
  },
  'invitationMail.tap': {
    en: 'A tap opens the survey with that answer marked. Nothing is sent until you press “Send” there.',
    he: 'לחיצה פותחת את השאלון עם התשובה מסומנת. שום דבר לא נשלח עד שלוחצים שם ״שליחה״.',
    ms: 'Satu ketikan membuka tinjauan dengan jawapan itu ditandakan. Tiada apa-apa dihantar sehingga anda menekan “Hantar” di sana.',
  },
  'invitationMail.score': { en: '{value} of {max}', he: '{value} מתוך {max}', ms: '{value} daripada {max}' },
  'invitationMail.open': { en: 'Open the survey', he: 'לפתיחת השאלון', ms: 'Buka tinjauan' },
  'invitationMail.promise.confidential': {
    en: 'Your answers are shown without your name, unless you tick that we may contact you.',
    he: 'התשובות מוצגות בלי שם, אלא אם סימנתם שאפשר לפנות אליכם.',
    ms: 'Jawapan dipaparkan tanpa nama anda, melainkan anda menandakan bahawa kami boleh menghubungi anda.',
  },
  'invitationMail.promise.named': {
    en: 'Your answers are shown with your name.',
    he: 'התשובות מוצגות יחד עם השם.',
    ms: 'Jawapan dipaparkan berserta nama anda.',
  },
  'invitationMail.promise.anonymous': {
    en: 'No link between you and your answers is kept.',
    he: 'לא נשמר שום קשר בינכם לבין התשובות.',
    ms: 'Tiada kaitan antara anda dengan jawapan disimpan.',
  },
  'invitationMail.until': {
    en: 'The link is for you alone and works until {until}.',
    he: 'הקישור אישי ותקף עד {until}.',
    ms: 'Pautan ini untuk anda sahaja dan sah sehingga {until}.',
  },
  'invitationMail.rest': {
    en: 'We will not ask you again for {days, plural, one {a day} other {# days}}.',
    he: 'לא נשאל שוב {days, plural, one {ביום הקרוב} two {ביומיים הקרובים} other {ב־# הימים הקרובים}}.',
    ms: 'Kami tidak akan bertanya lagi dalam tempoh {days, plural, other {# hari}}.',
  },
  'invitationMail.mayRemind': {
    en: '{reminders, plural, one {We may remind you once.} =2 {We may remind you up to twice.} other {We may remind you up to # times.}}',
    he: '{reminders, plural, one {ייתכן שנשלח תזכורת אחת.} two {ייתכן שנשלח עד שתי תזכורות.} other {ייתכן שנשלח עד # תזכורות.}}',
    ms: '{reminders, plural, =1 {Kami mungkin menghantar satu peringatan.} other {Kami mungkin menghantar sehingga # peringatan.}}',
  },
  'invitationMail.restOtherwise': {
    en: 'Otherwise we will not ask you again for {days, plural, one {a day} other {# days}}.',
    he: 'מעבר לזה לא נשאל שוב {days, plural, one {ביום הקרוב} two {ביומיים הקרובים} other {ב־# הימים הקרובים}}.',
    ms: 'Selain itu kami tidak akan bertanya lagi dalam tempoh {days, plural, other {# hari}}.',
  },
  'invitationMail.unsubscribe': { en: 'Stop these mails', he: 'הסרה מרשימת הדיוור', ms: 'Berhenti melanggan' },
  'invitationMail.privacy': { en: 'Privacy', he: 'פרטיות', ms: 'Privasi' },
});
