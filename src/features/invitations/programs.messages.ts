import { defineMessages } from '../../platform/i18n/messages.ts';

export const programsMessages = defineMessages({
  'programs.title': { en: 'Programs', he: 'תוכניות סקר', ms: 'Program' },
  'programs.lead': {
    en: 'The rule that turns completed contacts into invitations. Every invitation is checked against it again when it is due; a change counts at once for those that wait.',
    he: 'הכלל שהופך פניות שהושלמו להזמנות לסקר. כל הזמנה נבחנת לפיו שוב במועד השליחה; שינוי חל מיד גם על הזמנות שממתינות.',
    ms: 'Peraturan yang menukar urusan selesai kepada jemputan. Setiap jemputan disemak semula mengikutnya apabila tiba masa dihantar; perubahan terpakai serta-merta bagi yang sedang menunggu.',
  },
  'programs.edit': { en: 'Edit', he: 'עריכה', ms: 'Sunting' },
  'programs.edit.title': { en: 'Edit the program', he: 'עריכת התוכנית', ms: 'Sunting program' },
  'programs.saved': { en: 'The program was saved.', he: 'התוכנית נשמרה.', ms: 'Program telah disimpan.' },
  'programs.defaultName': {
    en: 'Every completed contact',
    he: 'כל פנייה שהושלמה',
    ms: 'Setiap urusan yang selesai',
  },
  'programs.on': { en: 'On', he: 'פועלת', ms: 'Dihidupkan' },
  'programs.off': { en: 'Off: nobody is invited', he: 'כבויה: איש אינו מוזמן', ms: 'Dimatikan: tiada yang dijemput' },
  'programs.state': { en: 'State', he: 'מצב', ms: 'Keadaan' },
  'programs.questionnaire': { en: 'Questionnaire', he: 'שאלון', ms: 'Soal selidik' },
  'programs.questionnaire.hint': {
    en: 'Invitations that wait to be sent keep the questionnaire they were made with.',
    he: 'הזמנות שממתינות לשליחה נשארות עם השאלון שנקבע להן.',
    ms: 'Jemputan yang menunggu dihantar kekal dengan soal selidik asalnya.',
  },
  'programs.languages': {
    en: 'The questionnaire {title} has texts missing in: {languages}. Customers who read that are asked in another language.',
    he: 'בשאלון {title} חסרים נוסחים בשפות: {languages}. מי שקוראים בהן נשאלים בשפה אחרת.',
    ms: 'Soal selidik {title} belum lengkap dalam: {languages}. Pelanggan yang membaca bahasa itu ditanya dalam bahasa lain.',
  },
  'programs.active': { en: 'Invite customers', he: 'להזמין לקוחות', ms: 'Jemput pelanggan' },
  'programs.active.hint': {
    en: 'Switched off, contacts are recorded and nobody is asked. Invitations that wait are called off for good.',
    he: 'כשהתוכנית כבויה הפניות נרשמות ואיש אינו נשאל. הזמנות שממתינות מבוטלות ולא יישלחו גם אחר כך.',
    ms: 'Apabila dimatikan, urusan direkodkan tetapi tiada yang ditanya. Jemputan yang sedang menunggu dibatalkan terus.',
  },
  'programs.delayMinutes': {
    en: 'Minutes from completion to invitation',
    he: 'דקות מהשלמת הפנייה עד ההזמנה',
    ms: 'Minit dari selesai hingga jemputan',
  },
  'programs.itemsPerDimension': {
    en: 'Items asked of each dimension',
    he: 'היגדים לכל ממד',
    ms: 'Item bagi setiap dimensi',
  },
  'programs.itemsPerDimension.hint': {
    en: 'Drawn at random for each person. Leave it empty to ask them all.',
    he: 'נבחרים באקראי לכל אדם. שדה ריק: שואלים על כולם.',
    ms: 'Dipilih secara rawak bagi setiap orang. Biarkan kosong untuk bertanya semuanya.',
  },
  'programs.minDaysBetween': {
    en: 'Days between two invitations to one person',
    he: 'ימים בין הזמנה להזמנה לאותו אדם',
    ms: 'Hari antara dua jemputan kepada orang yang sama',
  },
  'programs.minDaysBetween.hint': {
    en: 'Counted over all programs and all records of the person. 0 sets no limit.',
    he: 'נספר בכל התוכניות ובכל הרשומות של אותו אדם. 0: בלי הגבלה.',
    ms: 'Dikira merentas semua program dan semua rekod orang itu. 0 bermaksud tiada had.',
  },
  'programs.maxContactAgeDays': {
    en: 'Oldest contact asked about, in days',
    he: 'פנייה ישנה ביותר ששואלים עליה, בימים',
    ms: 'Urusan paling lama yang ditanya, dalam hari',
  },
  'programs.expiresAfterDays': {
    en: 'Days that the form stays open',
    he: 'ימים שבהם אפשר לענות',
    ms: 'Hari borang dibuka',
  },
  'programs.quiet': { en: 'Quiet hours', he: 'שעות שקט', ms: 'Waktu senyap' },
  'programs.quietOn': {
    en: 'No mail by night and on rest days',
    he: 'לא לשלוח בלילה ובימי המנוחה',
    ms: 'Tiada e-mel pada waktu malam dan hari rehat',
  },
  'programs.quietOn.hint': {
    en: 'On the clock of the branch. The rest days are those of the settings.',
    he: 'לפי השעון של הסניף. ימי המנוחה הם אלה שבהגדרות.',
    ms: 'Mengikut jam cawangan. Hari rehat ialah yang ditetapkan dalam tetapan.',
  },
  'programs.quietFrom': { en: 'Quiet from', he: 'שקט משעה', ms: 'Senyap dari' },
  'programs.quietTo': { en: 'Quiet until', he: 'שקט עד שעה', ms: 'Senyap hingga' },
  'programs.confidentiality': {
    en: 'What is promised about answers',
    he: 'מה מובטח לגבי התשובות',
    ms: 'Janji tentang jawapan',
  },
  'programs.confidentiality.hint': {
    en: 'The sentence stands on the form and is kept with each answer. Invitations that are under way keep theirs.',
    he: 'המשפט מופיע בשאלון ונשמר עם כל תשובה. הזמנות שכבר בדרך נשארות עם ההבטחה שלהן.',
    ms: 'Ayat ini tertera pada borang dan disimpan bersama setiap jawapan. Jemputan yang sedang berjalan kekal dengan janjinya.',
  },
  'programs.confidentiality.confidential': { en: 'Confidential', he: 'חסויות', ms: 'Sulit' },
  'programs.confidentiality.named': { en: 'Named', he: 'בשם', ms: 'Bernama' },
  'programs.confidentiality.anonymous': { en: 'Anonymous', he: 'אנונימיות', ms: 'Tanpa nama' },
  'programs.term.delayMinutes': { en: 'The invitation leaves', he: 'ההזמנה יוצאת', ms: 'Jemputan dihantar' },
  'programs.term.itemsPerDimension': { en: 'Items of each dimension', he: 'היגדים מכל ממד', ms: 'Item setiap dimensi' },
  'programs.term.minDaysBetween': {
    en: 'Between two invitations to one person',
    he: 'בין שתי הזמנות לאותו אדם',
    ms: 'Antara dua jemputan kepada orang yang sama',
  },
  'programs.term.maxContactAgeDays': {
    en: 'Oldest contact asked about',
    he: 'הפנייה הישנה ביותר ששואלים עליה',
    ms: 'Urusan paling lama yang ditanya',
  },
  'programs.term.expiresAfterDays': { en: 'The form stays open', he: 'אפשר לענות במשך', ms: 'Borang dibuka selama' },
  'programs.value.atLeast': {
    en: '{count, plural, one {at least one day} other {at least # days}}',
    he: '{count, plural, one {יום אחד לפחות} two {יומיים לפחות} other {# ימים לפחות}}',
    ms: '{count, plural, other {sekurang-kurangnya # hari}}',
  },
  'programs.value.minutes': {
    en: '{count, plural, =0 {as soon as the contact is completed} one {one minute after the contact is completed} other {# minutes after the contact is completed}}',
    he: '{count, plural, =0 {מיד עם השלמת הפנייה} one {דקה אחרי השלמת הפנייה} two {שתי דקות אחרי השלמת הפנייה} other {# דקות אחרי השלמת הפנייה}}',
    ms: '{count, plural, =0 {sebaik sahaja urusan selesai} other {# minit selepas urusan selesai}}',
  },
  'programs.value.days': {
    en: '{count, plural, one {one day} other {# days}}',
    he: '{count, plural, one {יום אחד} two {יומיים} other {# ימים}}',
    ms: '{count, plural, other {# hari}}',
  },
  'programs.value.noLimit': { en: 'no limit', he: 'בלי הגבלה', ms: 'tiada had' },
  'programs.value.allItems': { en: 'all that apply', he: 'כל ההיגדים שמתאימים', ms: 'semua yang berkenaan' },
  'programs.value.quiet': {
    en: '{from} to {to}, and on rest days',
    he: '{from} עד {to}, ובימי המנוחה',
    ms: '{from} hingga {to}, dan pada hari rehat',
  },
  'programs.value.noQuiet': {
    en: 'none: mail leaves at any time',
    he: 'אין: אפשר לשלוח בכל שעה',
    ms: 'tiada: e-mel dihantar pada bila-bila masa',
  },
  'programs.fault.number': {
    en: 'A whole number from {least} to {most}.',
    he: 'מספר שלם בין {least} ל־{most}.',
    ms: 'Nombor bulat dari {least} hingga {most}.',
  },
  'programs.fault.time': {
    en: 'A time of day, for example 20:00.',
    he: 'שעה ביום, למשל 20:00.',
    ms: 'Waktu, contohnya 20:00.',
  },
  'programs.fault.sameTime': {
    en: 'Quiet hours that end when they start: give two different times.',
    he: 'שעות השקט מסתיימות כשהן מתחילות: יש לבחור שתי שעות שונות.',
    ms: 'Waktu senyap yang tamat ketika bermula: beri dua waktu yang berlainan.',
  },
  'programs.fault.questionnaire': {
    en: 'Choose one of the questionnaires.',
    he: 'יש לבחור אחד מהשאלונים.',
    ms: 'Pilih salah satu soal selidik.',
  },
  'programs.fault.confidentiality': {
    en: 'Choose one of the three promises.',
    he: 'יש לבחור אחת משלוש ההבטחות.',
    ms: 'Pilih salah satu daripada tiga janji.',
  },
});
