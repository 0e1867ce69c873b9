import { defineMessages } from '../../platform/i18n/messages.ts';

export const dryRunMessages = defineMessages({
  'dryRun.title': { en: 'Dry run', he: 'הרצת ניסיון', ms: 'Uji dahulu' },
  'dryRun.title.of': { en: 'Dry run of {name}', he: 'הרצת ניסיון: {name}', ms: 'Uji dahulu: {name}' },
  'dryRun.lead': {
    en: 'What this program would have decided about the contacts completed in the last 30 days, had it been on. It goes by all programs as they are set now and by customers as they are known now. Nothing is sent and nothing is saved.',
    he: 'מה הייתה התוכנית מחליטה על הפניות שהושלמו ב־30 הימים האחרונים, אילו פעלה. לפי ההגדרות הנוכחיות של כל התוכניות ולפי מה שידוע עכשיו על הלקוחות. שום דבר לא נשלח ולא נשמר.',
    ms: 'Keputusan program ini tentang urusan yang selesai dalam 30 hari lalu, sekiranya ia dihidupkan. Ia mengikut tetapan semua program sekarang dan maklumat pelanggan sekarang. Tiada yang dihantar atau disimpan.',
  },
  'dryRun.cut': {
    en: 'There are more contacts than a dry run goes through: only the newest {most} were, those since {day}.',
    he: 'יש יותר פניות ממה שהרצת ניסיון בודקת: נבדקו רק {most} החדשות ביותר, מאז {day}.',
    ms: 'Urusan melebihi had ujian: hanya {most} yang terbaharu disemak, iaitu sejak {day}.',
  },
  'dryRun.headline': {
    en: 'It would have sent an invitation about {asked} of the {all} contacts it is meant for.',
    he: 'התוכנית הייתה שולחת הזמנה על {asked} מתוך {all} פניות שמתאימות לה.',
    ms: 'Program akan menghantar jemputan tentang {asked} daripada {all} urusan yang sesuai dengannya.',
  },
  'dryRun.branches': {
    en: 'Only contacts of your branches are counted and listed: {branches}.',
    he: 'נספרות ומוצגות רק פניות בסניפים שלכם: {branches}.',
    ms: 'Hanya urusan cawangan anda dikira dan disenaraikan: {branches}.',
  },
  'dryRun.none': {
    en: 'No contact that this program is meant for was completed in the last 30 days.',
    he: 'ב־30 הימים האחרונים לא הושלמה אף פנייה שמתאימה לתוכנית.',
    ms: 'Tiada urusan yang sesuai dengan program ini selesai dalam 30 hari lalu.',
  },
  'dryRun.counts': { en: 'What would have been decided', he: 'מה היה מוחלט', ms: 'Apa yang akan diputuskan' },
  'dryRun.col.outcome': { en: 'Decision', he: 'החלטה', ms: 'Keputusan' },
  'dryRun.col.count': { en: 'Contacts', he: 'פניות', ms: 'Urusan' },
  'dryRun.col.customer': { en: 'Customer', he: 'לקוח', ms: 'Pelanggan' },
  'dryRun.col.completed': { en: 'Completed', he: 'הושלמה', ms: 'Selesai' },
  'dryRun.col.leaves': { en: 'The mail would have left', he: 'ההודעה הייתה יוצאת', ms: 'E-mel akan dihantar' },
  'dryRun.col.why': { en: 'Why not', he: 'מדוע לא', ms: 'Sebab tidak' },
  'dryRun.col.about': { en: 'Served by', he: 'מי שנתן את השירות', ms: 'Dilayani oleh' },
  'dryRun.outcome.asked': { en: 'Would have been asked', he: 'היו נשאלים', ms: 'Akan ditanya' },
  'dryRun.outcome.other_program': {
    en: 'Another program stands before this one and takes the contact.',
    he: 'תוכנית אחרת קודמת לה ולוקחת את הפנייה.',
    ms: 'Program lain berada di hadapannya dan mengambil urusan itu.',
  },
  'dryRun.outcome.not_matched': {
    en: 'Not one of the contacts that this program asks about.',
    he: 'הפנייה אינה מאלה שהתוכנית שואלת עליהן.',
    ms: 'Bukan urusan yang ditanya oleh program ini.',
  },
  'dryRun.list': {
    en: 'The contacts, the last completed first',
    he: 'הפניות, האחרונה שהושלמה תחילה',
    ms: 'Urusan, yang terakhir selesai dahulu',
  },
  'dryRun.caption': { en: 'Contacts', he: 'פניות', ms: 'Urusan' },
  'dryRun.shown': {
    en: '{from} to {to} of {all}',
    he: '{from} עד {to} מתוך {all}',
    ms: '{from} hingga {to} daripada {all}',
  },
  'dryRun.noName': { en: 'No name', he: 'ללא שם', ms: 'Tanpa nama' },
  'dryRun.empty.title': {
    en: 'No contacts in the last 30 days',
    he: 'אין פניות מ־30 הימים האחרונים',
    ms: 'Tiada urusan dalam 30 hari lalu',
  },
  'dryRun.empty.text': {
    en: 'A dry run goes through contacts that were completed. Log some, or import them from a file.',
    he: 'הרצת ניסיון עוברת על פניות שהושלמו. אפשר לרשום פניות או לייבא אותן מקובץ.',
    ms: 'Ujian menyemak urusan yang telah selesai. Rekodkan urusan, atau import daripada fail.',
  },
  'dryRun.empty.step': { en: 'Log a contact', he: 'רישום פנייה', ms: 'Rekod satu urusan' },
});
