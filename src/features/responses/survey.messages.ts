import { defineMessages } from '../../platform/i18n/messages.ts';

/** What the person who answers reads, apart from the questions themselves. */
export const surveyMessages = defineMessages({
  'survey.title': { en: 'Service survey', he: 'סקר שירות', ms: 'Tinjauan perkhidmatan' },
  'survey.heading.in_person': {
    en: 'How was the service on your visit?',
    he: 'איך היה השירות בביקור שלכם?',
    ms: 'Bagaimanakah perkhidmatan semasa lawatan anda?',
  },
  'survey.heading.phone': {
    en: 'How was the service on your call?',
    he: 'איך היה השירות בשיחה שלכם?',
    ms: 'Bagaimanakah perkhidmatan semasa panggilan anda?',
  },
  'survey.heading.other': {
    en: 'How was the service you received?',
    he: 'איך היה השירות שקיבלתם?',
    ms: 'Bagaimanakah perkhidmatan yang anda terima?',
  },
  'survey.about.in_person': {
    en: 'Your visit on {date}',
    he: 'הביקור ב־{date}',
    ms: 'Lawatan anda pada {date}',
  },
  'survey.about.phone': { en: 'Your call on {date}', he: 'השיחה ב־{date}', ms: 'Panggilan anda pada {date}' },
  'survey.about.other': {
    en: 'The service you received on {date}',
    he: 'השירות שקיבלתם ב־{date}',
    ms: 'Perkhidmatan yang anda terima pada {date}',
  },
  'survey.minutes': {
    en: 'It takes about {minutes, plural, one {a minute} =2 {two minutes} other {# minutes}}.',
    he: 'המענה אורך {minutes, plural, one {כדקה} two {כשתי דקות} other {כ־# דקות}}.',
    ms: 'Kira-kira {minutes, plural, =1 {seminit} =2 {dua minit} other {# minit}} sahaja.',
  },
  'survey.chosenInMail': {
    en: 'You marked this in the mail. You can change it.',
    he: 'סימנתם בהודעת הדוא״ל. אפשר לשנות.',
    ms: 'Anda menandakannya dalam e-mel. Anda boleh mengubahnya.',
  },
  'survey.twice': {
    en: 'Each item is rated twice: the level it should be, and the level you received.',
    he: 'כל נושא מדרגים פעמיים: הרמה שצריכה להיות, והרמה שקיבלתם.',
    ms: 'Setiap perkara dinilai dua kali: tahap yang sepatutnya, dan tahap yang anda terima.',
  },
  'survey.thrice': {
    en: 'Each item is rated three times: the level it should be, the level you received, and the lowest you would accept.',
    he: 'כל נושא מדרגים שלוש פעמים: הרמה שצריכה להיות, הרמה שקיבלתם, והרמה הנמוכה ביותר שתתקבל על דעתכם.',
    ms: 'Setiap perkara dinilai tiga kali: tahap yang sepatutnya, tahap yang anda terima, dan tahap terendah yang boleh anda terima.',
  },
  'survey.position': { en: 'Item {n} of {total}', he: 'נושא {n} מתוך {total}', ms: 'Perkara {n} daripada {total}' },
  'survey.expected': { en: 'The level it should be', he: 'הרמה שצריכה להיות', ms: 'Tahap yang sepatutnya' },
  'survey.received': { en: 'The level I received', he: 'הרמה שקיבלתי', ms: 'Tahap yang saya terima' },
  'survey.minimum': {
    en: 'The lowest level I would accept',
    he: 'הרמה הנמוכה ביותר שמקובלת עליי',
    ms: 'Tahap terendah yang boleh saya terima',
  },
  'survey.na.in_person': {
    en: 'Does not apply to my visit',
    he: 'לא רלוונטי לביקור שלי',
    ms: 'Tidak berkenaan dengan lawatan saya',
  },
  'survey.na.other': { en: 'Does not apply to me', he: 'לא רלוונטי לעניין שלי', ms: 'Tidak berkenaan dengan saya' },
  'survey.more': { en: 'A little more', he: 'עוד קצת', ms: 'Sedikit lagi' },
  'survey.yes': { en: 'Yes', he: 'כן', ms: 'Ya' },
  'survey.no': { en: 'No', he: 'לא', ms: 'Tidak' },
  'survey.wrong.which': {
    en: 'What happened? Mark all that fit.',
    he: 'מה קרה? אפשר לסמן יותר מדבר אחד.',
    ms: 'Apakah yang berlaku? Tandakan semua yang berkenaan.',
  },
  'survey.discussion': {
    en: 'You may invite me to a discussion group about it',
    he: 'אפשר להזמין אותי לקבוצת דיון בנושא',
    ms: 'Saya boleh dijemput ke kumpulan perbincangan tentangnya',
  },
  'survey.ownWords': {
    en: 'Optional. In your own words.',
    he: 'לא חובה. במילים שלכם.',
    ms: 'Tidak wajib. Dengan kata-kata anda sendiri.',
  },
  'survey.answered': { en: 'of {total} answered', he: 'מתוך {total} נענו', ms: 'daripada {total} dijawab' },
  'survey.send': { en: 'Send', he: 'שליחה', ms: 'Hantar' },
  'survey.later': { en: 'Save and finish later', he: 'לשמור ולהמשיך אחר כך', ms: 'Simpan dan sambung kemudian' },
  'survey.later.hint': {
    en: 'The same link continues from where you saved.',
    he: 'אותו קישור ממשיך מן המקום שנשמר.',
    ms: 'Pautan yang sama menyambung dari tempat anda simpan.',
  },
  'survey.saved': { en: 'Saved', he: 'נשמר', ms: 'Disimpan' },
  'survey.resumed': {
    en: 'This is what you saved. Nothing has been sent yet.',
    he: 'כאן מה ששמרתם. עדיין לא נשלח דבר.',
    ms: 'Inilah yang telah anda simpan. Belum ada apa-apa yang dihantar.',
  },
  'survey.kept': {
    en: 'Saved. You can close this page; the same link continues from here until {until}.',
    he: 'נשמר. אפשר לסגור את העמוד; אותו קישור ממשיך מכאן עד {until}.',
    ms: 'Disimpan. Anda boleh menutup halaman ini; pautan yang sama menyambung dari sini sehingga {until}.',
  },
  'survey.changing': {
    en: 'What you send now replaces what you sent before. To keep your answers private, they are not shown here.',
    he: 'מה שיישלח עכשיו יבוא במקום התשובות הקודמות. כדי לשמור על פרטיות, הן אינן מוצגות כאן.',
    ms: 'Apa yang anda hantar sekarang menggantikan jawapan terdahulu. Demi privasi, jawapan itu tidak dipaparkan di sini.',
  },
  'survey.preview': {
    en: 'This is a preview. Nothing here is sent or saved.',
    he: 'זו תצוגה מקדימה. דבר מכאן לא נשלח ולא נשמר.',
    ms: 'Ini pratonton. Tiada apa-apa di sini yang dihantar atau disimpan.',
  },
  'survey.faults': {
    en: '{count, plural, one {One thing to look at before sending} other {# things to look at before sending}}',
    he: '{count, plural, one {דבר אחד לבדיקה לפני השליחה} two {שני דברים לבדיקה לפני השליחה} other {# דברים לבדיקה לפני השליחה}}',
    ms: '{count, plural, other {# perkara untuk disemak sebelum dihantar}}',
  },
  'survey.trap': {
    en: 'Leave this field empty',
    he: 'השאירו את השדה הזה ריק',
    ms: 'Biarkan medan ini kosong',
  },
  'survey.unsubscribe': { en: 'Stop these mails', he: 'הסרה מרשימת הדיוור', ms: 'Berhenti melanggan' },
  'survey.privacy': { en: 'Privacy', he: 'פרטיות', ms: 'Privasi' },

  'survey.thanks.title': {
    en: 'Thank you. We have your answer.',
    he: 'תודה. התשובה התקבלה.',
    ms: 'Terima kasih. Jawapan anda telah diterima.',
  },
  'survey.thanks.use': {
    en: 'It is added to what other customers said. The gaps between what should be and what was received show us what to improve first.',
    he: 'היא מצטרפת לתשובות של לקוחות אחרים. הפערים בין מה שצריך להיות למה שהתקבל מראים לנו מה לשפר קודם.',
    ms: 'Ia digabungkan dengan jawapan pelanggan lain. Jurang antara tahap yang sepatutnya dengan tahap yang diterima menunjukkan apa yang perlu kami perbaiki dahulu.',
  },
  'survey.thanks.contact': {
    en: 'You ticked that we may contact you. Those who follow up read what you wrote, and can open your name and address to reach you.',
    he: 'סימנתם שאפשר לפנות אליכם. מי שמטפלים בפניות קוראים מה שכתבתם, ויכולים לפתוח את השם והכתובת כדי ליצור קשר.',
    ms: 'Anda menandakan bahawa kami boleh menghubungi anda. Mereka yang membuat susulan membaca tulisan anda, dan boleh membuka nama serta alamat anda untuk menghubungi anda.',
  },
  'survey.thanks.rest': {
    en: '{days, plural, one {We invite nobody to a survey more than once a day.} other {We invite nobody to a survey more than once in # days.}}',
    he: '{days, plural, one {כל אדם מוזמן לסקר לכל היותר פעם ביום.} two {כל אדם מוזמן לסקר לכל היותר פעם ביומיים.} other {כל אדם מוזמן לסקר לכל היותר פעם ב־# ימים.}}',
    ms: '{days, plural, other {Kami tidak menjemput sesiapa ke tinjauan lebih daripada sekali dalam # hari.}}',
  },
  'survey.thanks.complainTitle': {
    en: 'Is something still unsolved?',
    he: 'יש משהו שעדיין לא נפתר?',
    ms: 'Masih ada yang belum selesai?',
  },
  'survey.thanks.complainText': {
    en: 'Tell us with your name, and we will come back to you.',
    he: 'ספרו לנו בצירוף שם, ונחזור אליכם.',
    ms: 'Beritahu kami berserta nama anda, dan kami akan menghubungi anda.',
  },
  'survey.thanks.complain': { en: 'Write to us', he: 'לכתוב לנו', ms: 'Tulis kepada kami' },
  'survey.again': {
    en: 'Another answer from this device',
    he: 'תשובה נוספת מהמכשיר הזה',
    ms: 'Jawapan lain daripada peranti ini',
  },
  'survey.change': { en: 'Change my answer', he: 'לשנות את התשובה', ms: 'Ubah jawapan saya' },
  'survey.changeUntil': {
    en: 'You can change your answer until {until}, by the same link.',
    he: 'אפשר לשנות את התשובה עד {until}, באותו קישור.',
    ms: 'Anda boleh mengubah jawapan sehingga {until} melalui pautan yang sama.',
  },
  'survey.answered.title': {
    en: 'This survey has been answered',
    he: 'השאלון הזה כבר נענה',
    ms: 'Tinjauan ini telah dijawab',
  },
  'survey.answered.text': {
    en: 'Thank you. The answer counts once, however often the link is opened.',
    he: 'תודה. התשובה נספרת פעם אחת, גם אם הקישור נפתח שוב.',
    ms: 'Terima kasih. Jawapan dikira sekali sahaja, walaupun pautan dibuka berulang kali.',
  },
  'survey.sealed': {
    en: 'Answers here are anonymous: no one can tell which one is yours, so it cannot be changed.',
    he: 'התשובות כאן אנונימיות: אי אפשר לדעת איזו מהן שלכם, ולכן גם אי אפשר לשנות אותה.',
    ms: 'Jawapan di sini tanpa nama: tiada siapa tahu yang mana satu jawapan anda, jadi ia tidak dapat diubah.',
  },
  'survey.taken.title': {
    en: 'We already have an answer',
    he: 'כבר יש לנו תשובה',
    ms: 'Kami sudah menerima jawapan',
  },
  'survey.taken.text': {
    en: 'What you sent just now was not taken, because the survey had been answered by this link in the meantime. If the new answers should count instead, open the form again and send them once more.',
    he: 'מה ששלחתם עכשיו לא נקלט, כי בינתיים השאלון כבר נענה בקישור הזה. כדי שהתשובות החדשות יבואו במקום הקודמות, פתחו את הטופס שוב ושלחו אותן.',
    ms: 'Jawapan yang baru dihantar tidak diambil kerana tinjauan ini telah dijawab melalui pautan ini sebelumnya. Jika jawapan baharu patut menggantikannya, buka semula borang dan hantar sekali lagi.',
  },
  'survey.fewer.title': {
    en: 'Your earlier answer holds more ratings',
    he: 'בתשובה הקודמת יש יותר דירוגים',
    ms: 'Jawapan terdahulu mengandungi lebih banyak penilaian',
  },
  'survey.fewer.text': {
    en: 'What you send now would take the place of the whole earlier answer, and the ratings that are missing here would be lost. To keep your answers private, the earlier ones are not shown.',
    he: 'מה שתשלחו עכשיו יבוא במקום כל התשובה הקודמת, והדירוגים שחסרים כאן יאבדו. כדי לשמור על פרטיות, התשובות הקודמות אינן מוצגות.',
    ms: 'Jawapan ini akan menggantikan keseluruhan jawapan terdahulu, dan penilaian yang tiada di sini akan hilang. Demi privasi, jawapan terdahulu tidak dipaparkan.',
  },
  'survey.fewer.notYet': {
    en: 'Nothing has been replaced yet. If you close this page, the earlier answer stays.',
    he: 'עדיין לא הוחלף דבר. אם תסגרו את העמוד, התשובה הקודמת תישאר.',
    ms: 'Belum ada apa-apa yang digantikan. Jika anda menutup halaman ini, jawapan terdahulu kekal.',
  },
  'survey.fewer.back': {
    en: 'Back to the form, to add ratings',
    he: 'חזרה לטופס, להשלמת דירוגים',
    ms: 'Kembali ke borang untuk menambah penilaian',
  },
  'survey.fewer.replace': {
    en: 'Replace the earlier answer',
    he: 'להחליף את התשובה הקודמת',
    ms: 'Gantikan jawapan terdahulu',
  },
  'survey.expired.title': { en: 'This survey has ended', he: 'השאלון הזה הסתיים', ms: 'Tinjauan ini telah tamat' },
  'survey.expired.text': {
    en: 'It was open until {until}. Thank you for coming by. If you still have something to tell us, we would like to read it.',
    he: 'הוא היה פתוח עד {until}. תודה שבאתם. אם נשאר משהו לומר, נשמח לקרוא.',
    ms: 'Ia dibuka sehingga {until}. Terima kasih kerana singgah. Jika masih ada yang ingin anda sampaikan, kami ingin membacanya.',
  },
  'survey.closed.title': { en: 'This survey is closed', he: 'השאלון הזה סגור', ms: 'Tinjauan ini telah ditutup' },
  'survey.closed.text': {
    en: 'We are not collecting answers here any more. Thank you for coming by.',
    he: 'אנחנו כבר לא אוספים כאן תשובות. תודה שבאתם.',
    ms: 'Kami tidak lagi mengumpulkan jawapan di sini. Terima kasih kerana singgah.',
  },
  'survey.unknown.title': {
    en: 'This link does not open a survey',
    he: 'הקישור הזה אינו פותח שאלון',
    ms: 'Pautan ini tidak membuka tinjauan',
  },
  'survey.unknown.text': {
    en: 'Perhaps it was cut short when it was copied. Open it from the mail again; if that does not help, it is no longer in use.',
    he: 'אולי הוא נקטע בהעתקה. פתחו אותו שוב מההודעה; אם זה לא עוזר, הוא כבר אינו בשימוש.',
    ms: 'Mungkin ia terpotong semasa disalin. Buka semula daripada e-mel; jika masih gagal, pautan ini tidak lagi digunakan.',
  },
  'survey.unsubscribe.title': {
    en: 'No more surveys from us?',
    he: 'לא לשלוח יותר שאלונים?',
    ms: 'Tidak mahu menerima tinjauan lagi?',
  },
  'survey.unsubscribe.text': {
    en: 'Press the button and we will send no more surveys to this address. Nothing else changes.',
    he: 'לחיצה על הכפתור, ולא נשלח עוד שאלונים לכתובת הזאת. שום דבר אחר לא משתנה.',
    ms: 'Tekan butang ini dan kami tidak akan menghantar tinjauan lagi ke alamat ini. Perkara lain tidak berubah.',
  },
  'survey.unsubscribe.confirm': { en: 'Send me no more surveys', he: 'לא לשלוח לי יותר', ms: 'Jangan hantar lagi' },
  'survey.unsubscribed.title': {
    en: 'You will get no more surveys from us',
    he: 'לא נשלח לכם עוד שאלונים',
    ms: 'Anda tidak akan menerima tinjauan daripada kami lagi',
  },
  'survey.unsubscribed.text': {
    en: 'It takes effect at once. Your service with us is not affected.',
    he: 'זה נכנס לתוקף מיד. השירות שאתם מקבלים לא מושפע מכך.',
    ms: 'Ia berkuat kuasa serta-merta. Perkhidmatan anda tidak terjejas.',
  },
  'survey.unsubscribed.undo': {
    en: 'That was a mistake: keep asking me',
    he: 'זו הייתה טעות: אפשר להמשיך לשאול',
    ms: 'Tersilap: teruskan bertanya',
  },
});
