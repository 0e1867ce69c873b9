import { defineMessages } from '../../platform/i18n/messages.ts';

/** Words of the overview. Sentences take numbers already written and isolated. */
export const overviewMessages = defineMessages({
  'overview.title': { en: 'Overview', he: 'מבט כולל', ms: 'Gambaran keseluruhan' },
  'overview.toCard': { en: 'Report card to print', he: 'תעודה להדפסה', ms: 'Kad untuk dicetak' },
  'overview.answers': {
    en: '{n, plural, one {one answer} other {# answers}}',
    he: '{n, plural, one {תשובה אחת} two {שתי תשובות} other {# תשובות}}',
    ms: '{n, plural, other {# jawapan}}',
  },
  'overview.rate': {
    en: 'response rate {rate} of {delivered} delivered, 95% interval {lo} to {hi}',
    he: 'שיעור מענה {rate} מתוך {delivered} שנמסרו, רווח סמך 95%: {lo} עד {hi}',
    ms: 'kadar respons {rate} daripada {delivered} dihantar, selang 95% {lo} hingga {hi}',
  },

  'overview.grades.letter': {
    en: '{grade} overall, {score} of 100',
    he: '{grade} בסך הכול, {score} מתוך 100',
    ms: '{grade} keseluruhan, {score} daripada 100',
  },
  'overview.grades.range': {
    en: 'Between {from} and {to} overall, {score} of 100',
    he: 'בין {from} ל־{to} בסך הכול, {score} מתוך 100',
    ms: 'Antara {from} dan {to} keseluruhan, {score} daripada 100',
  },
  'overview.grades.none': { en: 'No letter yet', he: 'עוד אין אות', ms: 'Belum ada huruf' },

  'overview.largest.ask': {
    en: 'Where is the largest real gap?',
    he: 'היכן הפער הממשי הגדול ביותר?',
    ms: 'Di manakah jurang sebenar yang terbesar?',
  },
  'overview.largest.is': { en: '{item}', he: '{item}', ms: '{item}' },
  'overview.largest.among': {
    en: '{item}, among the largest',
    he: '{item}, בין הגדולים ביותר',
    ms: '{item}, antara yang terbesar',
  },
  'overview.largest.none': {
    en: 'No item is surely short',
    he: 'אין היגד שחסר בו בוודאות',
    ms: 'Tiada perkara yang pasti kekurangan',
  },
  'overview.largest.none.text': {
    en: 'No interval lies wholly below zero. That is good news only where many answered: look at n in the table below.',
    he: 'אין רווח סמך שכולו מתחת לאפס. זו בשורה טובה רק במקום שבו ענו רבים: ראו את n בטבלה שלמטה.',
    ms: 'Tiada selang yang sepenuhnya di bawah sifar. Ini berita baik hanya jika ramai yang menjawab: lihat n dalam jadual di bawah.',
  },
  'overview.largest.overlap': {
    en: 'Their intervals overlap with it: {items}',
    he: 'רווחי הסמך שלהם חופפים לשלו: {items}',
    ms: 'Selang yang bertindih dengannya: {items}',
  },
  'overview.largest.then': { en: 'Then: {items}', he: 'אחריו: {items}', ms: 'Kemudian: {items}' },

  'overview.change.ask': { en: 'Is it getting better?', he: 'האם המצב משתפר?', ms: 'Adakah ia bertambah baik?' },
  'overview.change.improved': {
    en: 'Improved by {by} against the period before',
    he: 'השתפר ב־{by} לעומת התקופה הקודמת',
    ms: 'Bertambah baik sebanyak {by} berbanding tempoh sebelumnya',
  },
  'overview.change.worse': {
    en: 'Worse by {by} than the period before',
    he: 'הורע ב־{by} לעומת התקופה הקודמת',
    ms: 'Merosot sebanyak {by} berbanding tempoh sebelumnya',
  },
  'overview.change.no_detectable_change': {
    en: 'No detectable change against the period before',
    he: 'לא נראה שינוי לעומת התקופה הקודמת',
    ms: 'Tiada perubahan dikesan berbanding tempoh sebelumnya',
  },
  'overview.change.not_enough': {
    en: 'Not enough answers yet to compare with the period before',
    he: 'עוד אין די תשובות להשוואה עם התקופה הקודמת',
    ms: 'Jawapan belum mencukupi untuk dibandingkan dengan tempoh sebelumnya',
  },
  'overview.change.detail': {
    en: 'Difference of the overall gap {value}, 95% interval {lo} to {hi}, n\u00a0=\u00a0{n} against {before} ({period})',
    he: 'הפרש בפער הכולל {value}, רווח סמך 95%: {lo} עד {hi}, n\u00a0=\u00a0{n} לעומת {before} ({period})',
    ms: 'Beza jurang keseluruhan {value}, selang 95% {lo} hingga {hi}, n\u00a0=\u00a0{n} berbanding {before} ({period})',
  },
  'overview.change.counts': {
    en: 'n\u00a0=\u00a0{n} against {before} ({period}); each needs ten',
    he: 'n\u00a0=\u00a0{n} לעומת {before} ({period}); בכל אחת דרושות עשר',
    ms: 'n\u00a0=\u00a0{n} berbanding {before} ({period}); setiap satu memerlukan sepuluh',
  },
  'overview.change.expectations': {
    en: 'The level received itself did not surely rise: expectations may have fallen.',
    he: 'הרמה בפועל עצמה לא עלתה בוודאות: ייתכן שהציפיות ירדו.',
    ms: 'Tahap yang diterima sendiri tidak pasti meningkat: jangkaan mungkin menurun.',
  },
  'overview.change.weeks': {
    en: 'Week by week: {finding}.',
    he: 'משבוע לשבוע: {finding}.',
    ms: 'Minggu demi minggu: {finding}.',
  },
  'overview.trend.title': {
    en: 'The overall gap over a year',
    he: 'הפער הכולל לאורך שנה',
    ms: 'Jurang keseluruhan sepanjang setahun',
  },
  'overview.trend.link': { en: 'All trends', he: 'כל המגמות', ms: 'Semua trend' },

  'overview.next.ask': { en: 'What to do next?', he: 'מה עושים עכשיו?', ms: 'Apakah langkah seterusnya?' },
  'overview.next.heading.item': { en: 'Start with {item}', he: 'להתחיל כאן: {item}', ms: 'Mulakan dengan {item}' },
  'overview.next.heading.trend': {
    en: 'Find out what changed',
    he: 'לברר מה השתנה',
    ms: 'Cari tahu apa yang berubah',
  },
  'overview.next.heading.answers': {
    en: 'Get more answers',
    he: 'לאסוף עוד תשובות',
    ms: 'Kumpul lebih banyak jawapan',
  },
  'overview.next.heading.none': { en: 'Nothing presses', he: 'אין דבר דחוף', ms: 'Tiada yang mendesak' },
  'overview.next.heading.wishes': {
    en: 'Answer those who asked to be contacted',
    he: 'לחזור למי שביקשו שיפנו אליהם',
    ms: 'Hubungi mereka yang meminta dihubungi',
  },
  'overview.next.heading.late': {
    en: 'Answer the complaints that wait too long',
    he: 'לענות לתלונות שעבר זמנן',
    ms: 'Jawab aduan yang menunggu terlalu lama',
  },
  'overview.next.late': {
    en: '{n, plural, one {One complaint is past its time} other {# complaints are past their time}}',
    he: '{n, plural, one {תלונה אחת עברה את הזמן} two {שתי תלונות עברו את הזמן} other {# תלונות עברו את הזמן}}',
    ms: '{n, plural, other {# aduan melepasi masanya}}',
  },
  'overview.next.late.hint': {
    en: 'the customer was to hear from us by now',
    he: 'הלקוחות היו אמורים לשמוע מאיתנו עד עכשיו',
    ms: 'pelanggan sepatutnya sudah mendapat maklum balas kami',
  },
  'overview.next.heading.overdue': {
    en: 'Make good what was promised and not kept',
    he: 'להשלים את מה שהובטח ולא קוים בזמן',
    ms: 'Tunaikan janji yang telah lewat',
  },
  'overview.next.overdue': {
    en: '{n, plural, one {One promise is overdue} other {# promises are overdue}}',
    he: '{n, plural, one {התחייבות אחת באיחור} two {שתי התחייבויות באיחור} other {# התחייבויות באיחור}}',
    ms: '{n, plural, other {# janji telah lewat tempoh}}',
  },
  'overview.next.overdue.hint': {
    en: 'across the whole team: keep them now, or say how they ended, and tell the customer',
    he: 'של כל הצוות יחד: לקיים עכשיו או לסמן איך נגמר, ולעדכן את הלקוחות',
    ms: 'semua janji pasukan: tunaikan sekarang atau nyatakan hasilnya, dan maklumkan pelanggan',
  },
  'overview.next.heading.promises': {
    en: 'Keep what was promised',
    he: 'לקיים את מה שהובטח',
    ms: 'Tunaikan janji',
  },
  'overview.next.promises': {
    en: '{n, plural, one {One promise is due} other {# promises are due}} today',
    he: '{n, plural, one {התחייבות אחת לקיום} two {שתי התחייבויות לקיום} other {# התחייבויות לקיום}} עד סוף היום',
    ms: '{n, plural, other {# janji perlu ditunaikan}} hari ini',
  },
  'overview.next.promises.hint': {
    en: 'across the whole team: keep them, or agree on another time with the customer',
    he: 'של כל הצוות יחד: לקיים, או לתאם מועד אחר עם הלקוחות',
    ms: 'semua janji pasukan: tunaikan, atau persetujui masa lain dengan pelanggan',
  },
  'overview.next.heading.complaints': {
    en: 'Answer those who complained',
    he: 'לענות למי שהתלוננו',
    ms: 'Jawab mereka yang mengadu',
  },
  'overview.next.complaints': {
    en: '{n, plural, one {One complaint waits} other {# complaints wait}} for an answer',
    he: '{n, plural, one {תלונה אחת מחכה} two {שתי תלונות מחכות} other {# תלונות מחכות}} למענה',
    ms: '{n, plural, other {# aduan menunggu}} jawapan',
  },
  'overview.next.complaints.hint': {
    en: 'they may be contacted, and are still in time',
    he: 'אפשר לפנות אליהם, ועוד יש זמן',
    ms: 'mereka boleh dihubungi, dan masih dalam tempoh',
  },
  'overview.next.wishes': {
    en: '{n, plural, one {One customer waits} other {# customers wait}} to be contacted',
    he: '{n, plural, one {לקוח אחד מחכה} two {שני לקוחות מחכים} other {# לקוחות מחכים}} לפנייה',
    ms: '{n, plural, other {# pelanggan menunggu}} untuk dihubungi',
  },
  'overview.next.wishes.hint': {
    en: 'they ticked it themselves; a name is opened one by one',
    he: 'הם סימנו זאת בעצמם; כל שם נפתח בנפרד',
    ms: 'mereka sendiri menandakannya; nama dibuka satu demi satu',
  },
  'overview.next.item': { en: 'Look at {item}', he: 'לפתוח את הדף של {item}', ms: 'Lihat {item}' },
  'overview.next.item.hint': {
    en: 'short by {least} at the least: see since when, and in which branches',
    he: 'חסרות בו לפחות {least} נקודות: ראו ממתי, ובאילו סניפים',
    ms: 'kurang sekurang-kurangnya {least}: lihat sejak bila, dan di cawangan mana',
  },
  'overview.next.worse': {
    en: 'Ask what happened {when}',
    he: 'לשאול מה קרה {when}',
    ms: 'Tanya apa yang berlaku {when}',
  },
  'overview.next.worse.hint': {
    en: 'the overall gap was worse than chance explains',
    he: 'הפער הכולל היה גרוע ממה שהמקרה מסביר',
    ms: 'jurang keseluruhan lebih teruk daripada yang diterangkan oleh kebetulan',
  },
  'overview.next.better': {
    en: 'Ask what went well {when}, and keep it',
    he: 'לשאול מה הצליח {when}, ולשמור על כך',
    ms: 'Tanya apa yang berjaya {when}, dan kekalkannya',
  },
  'overview.next.better.hint': {
    en: 'the overall gap was better than chance explains',
    he: 'הפער הכולל היה טוב ממה שהמקרה מסביר',
    ms: 'jurang keseluruhan lebih baik daripada yang diterangkan oleh kebetulan',
  },
  'overview.next.judge': {
    en: '{n, plural, one {One more answer is needed} other {# more answers are needed}} before the gap is judged',
    he: '{n, plural, one {דרושה עוד תשובה אחת} two {דרושות עוד שתי תשובות} other {דרושות עוד # תשובות}} כדי לקבוע משהו על הפער',
    ms: '{n, plural, other {# jawapan lagi diperlukan}} sebelum jurang dinilai',
  },
  'overview.next.grade': {
    en: '{n, plural, one {One more answer is needed} other {# more answers are needed}} before a single grade can be given',
    he: '{n, plural, one {דרושה עוד תשובה אחת} two {דרושות עוד שתי תשובות} other {דרושות עוד # תשובות}} כדי לתת אות אחת',
    ms: '{n, plural, other {# jawapan lagi diperlukan}} sebelum satu gred dapat diberikan',
  },
  'overview.next.answers.hint': {
    en: 'look at who was invited and what became of it',
    he: 'ראו מי הוזמן ומה עלה בהזמנה',
    ms: 'lihat siapa yang dijemput dan hasilnya',
  },
  'overview.next.none.text': {
    en: 'No sure shortfall and no signal on the trend. Keep going, and look again next week.',
    he: 'אין פער ודאי ואין איתות במגמה. המשיכו כך, וחזרו לכאן בשבוע הבא.',
    ms: 'Tiada kekurangan yang pasti dan tiada isyarat pada trend. Teruskan, dan lihat semula minggu depan.',
  },

  'overview.items.heading': { en: 'Items by priority', he: 'היגדים לפי עדיפות', ms: 'Perkara mengikut keutamaan' },
  'overview.items.rank': { en: 'Rank', he: 'מקום', ms: 'Kedudukan' },
  'overview.items.more': {
    en: '{n, plural, one {One more item} other {# more items}} on the report card',
    he: '{n, plural, one {היגד אחד נוסף} two {שני היגדים נוספים} other {# היגדים נוספים}} בתעודה',
    ms: '{n, plural, other {# perkara lagi}} dalam kad laporan',
  },
  'overview.items.order': {
    en: 'Order: by the end of the interval nearer zero, that is, by the gap one can rely on.',
    he: 'הסדר: לפי קצה רווח הסמך הקרוב לאפס, כלומר לפי הפער שאפשר לסמוך עליו.',
    ms: 'Susunan: mengikut hujung selang yang lebih dekat dengan sifar, iaitu jurang yang boleh dipercayai.',
  },

  'overview.quotes.heading': { en: 'In their words', he: 'במילים שלהם', ms: 'Dengan kata-kata mereka' },
  'overview.quotes.rule': {
    en: 'The newest of people who were not satisfied; by week, without names, in shuffled order',
    he: 'החדשות ביותר של מי שלא היו מרוצים; לפי שבוע, בלי שמות ובסדר מעורבב',
    ms: 'Yang terbaharu daripada mereka yang tidak berpuas hati; mengikut minggu, tanpa nama, dalam susunan rawak',
  },
  'overview.quotes.all': {
    en: 'All unhappy comments ({n})',
    he: 'כל ההערות של מי שלא היו מרוצים ({n})',
    ms: 'Semua ulasan tidak puas hati ({n})',
  },

  'overview.new.title': { en: 'No answers yet', he: 'עדיין אין תשובות', ms: 'Belum ada jawapan' },
  'overview.new.text': {
    en: 'Grades, gaps and trends appear here as answers come in. To begin:',
    he: 'ציונים, פערים ומגמות יופיעו כאן עם התשובות. כדי להתחיל:',
    ms: 'Gred, jurang dan trend dipaparkan di sini apabila jawapan diterima. Untuk bermula:',
  },
  'overview.new.contact': { en: 'Log a contact', he: 'לרשום פנייה', ms: 'Rekod satu urusan' },
  'overview.new.contact.hint': {
    en: 'the customer is invited by mail, by the rules of the program',
    he: 'הלקוח מוזמן בדוא״ל, לפי כללי התוכנית',
    ms: 'pelanggan dijemput melalui e-mel, mengikut peraturan program',
  },
  'overview.new.program': {
    en: 'See who is invited, and when',
    he: 'לראות את מי מזמינים, ומתי',
    ms: 'Lihat siapa yang dijemput, dan bila',
  },
  'overview.new.program.hint': {
    en: 'delay, quiet hours, how often one person is asked',
    he: 'השהיה, שעות שקט, כמה פעמים נשאל כל אדם',
    ms: 'tempoh tangguh, waktu senyap, kekerapan seseorang ditanya',
  },
  'overview.new.questionnaire': { en: 'Read what is asked', he: 'לקרוא מה נשאל', ms: 'Baca apa yang ditanya' },
  'overview.new.questionnaire.hint': {
    en: 'ready in Hebrew, English and Malay',
    he: 'מוכן בעברית, באנגלית ובמלאית',
    ms: 'sedia dalam bahasa Ibrani, Inggeris dan Melayu',
  },
});
