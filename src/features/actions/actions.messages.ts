import { defineMessages } from '../../platform/i18n/messages.ts';

/** Words of the list of actions, and of what happens to them. Sentences take numbers and names already written and isolated. */
export const actionsMessages = defineMessages({
  'action.title': { en: 'Actions', he: 'פעולות שיפור', ms: 'Tindakan' },
  'action.heading.running': {
    en: '{n, plural, one {One action is running} other {# actions are running}}',
    he: '{n, plural, one {פעולת שיפור אחת בעיצומה} two {שתי פעולות שיפור בעיצומן} other {# פעולות שיפור בעיצומן}}',
    ms: '{n, plural, other {# tindakan sedang berjalan}}',
  },
  'action.heading.planned': {
    en: '{n, plural, one {One action is planned} other {# actions are planned}}',
    he: '{n, plural, one {פעולת שיפור אחת מתוכננת} two {שתי פעולות שיפור מתוכננות} other {# פעולות שיפור מתוכננות}}',
    ms: '{n, plural, other {# tindakan dirancang}}',
  },
  'action.heading.none': {
    en: 'No action is under way',
    he: 'אין כרגע פעולות שיפור',
    ms: 'Tiada tindakan sedang dijalankan',
  },
  'action.lead': {
    en: 'What is done about gaps and complaints. When it counts as a success is fixed before it starts, and it is judged once.',
    he: 'מה עושים עם הפערים והתלונות. מה ייחשב הצלחה נקבע לפני ההתחלה, והבדיקה נעשית פעם אחת.',
    ms: 'Apa yang dilakukan tentang jurang dan aduan. Ukuran kejayaan ditetapkan sebelum bermula, dan dinilai sekali sahaja.',
  },
  'action.tabs': { en: 'Where actions stand', he: 'מצב הפעולות', ms: 'Status tindakan' },
  'action.state.all': { en: 'All', he: 'הכול', ms: 'Semua' },
  'action.state.planned': { en: 'Planned', he: 'מתוכננות', ms: 'Dirancang' },
  'action.state.running': { en: 'Running', he: 'בעיצומן', ms: 'Berjalan' },
  'action.state.judged': { en: 'Judged', he: 'נבדקו', ms: 'Dinilai' },
  'action.state.abandoned': { en: 'Given up', he: 'הופסקו', ms: 'Dihentikan' },
  'action.one.planned': { en: 'Planned', he: 'מתוכננת', ms: 'Dirancang' },
  'action.one.running': { en: 'Not enough yet', he: 'עוד אין די נתונים', ms: 'Belum mencukupi' },
  'action.one.abandoned': { en: 'Given up', he: 'הופסקה', ms: 'Dihentikan' },
  'action.col.action': { en: 'Action', he: 'פעולה', ms: 'Tindakan' },
  'action.col.item': { en: 'Item', he: 'היגד', ms: 'Perkara' },
  'action.col.owner': { en: 'Owner', he: 'באחריות', ms: 'Pemilik' },
  'action.col.start': { en: 'Start', he: 'התחלה', ms: 'Mula' },
  'action.col.state': { en: 'Where it stands', he: 'מצב', ms: 'Status' },
  'action.empty.title': {
    en: 'No action has been planned yet',
    he: 'עוד לא תוכננה פעולת שיפור',
    ms: 'Belum ada tindakan dirancang',
  },
  'action.empty.text': {
    en: 'Start from the largest sure gap: open its item and press “Plan an action”. Complaints and findings of focus groups lead here too.',
    he: 'מתחילים מהפער הוודאי הגדול ביותר: פותחים את ההיגד ולוחצים ״תכנון פעולה״. אפשר להתחיל גם מתלונה או מממצא של קבוצת מיקוד.',
    ms: 'Mulakan dengan jurang pasti yang terbesar: buka perkaranya dan tekan “Rancang tindakan”. Aduan dan dapatan kumpulan fokus juga boleh menjadi permulaan.',
  },
  'action.empty.view': {
    en: 'Managers plan them out of gaps, complaints and findings of focus groups. They will stand here.',
    he: 'המנהלים מתכננים אותן מתוך פערים, תלונות וממצאים של קבוצות מיקוד, והן יופיעו כאן.',
    ms: 'Pengurus merancangnya daripada jurang, aduan dan dapatan kumpulan fokus. Ia akan tersenarai di sini.',
  },
  'action.empty.priorities': { en: 'See the priorities', he: 'לסדרי העדיפויות', ms: 'Lihat keutamaan' },
  'action.none': { en: 'There is none of these.', he: 'אין כאלה.', ms: 'Tiada.' },
  'action.everywhere': { en: 'everywhere', he: 'בכל מקום', ms: 'di semua tempat' },

  'action.what.ask': { en: 'What is done?', he: 'מה עושים?', ms: 'Apa yang dilakukan?' },
  'action.what.none': {
    en: 'Nothing more is written about it.',
    he: 'לא נכתב עוד על הפעולה.',
    ms: 'Tiada butiran lanjut ditulis.',
  },
  'action.item': { en: 'Open the item', he: 'לעמוד ההיגד', ms: 'Buka perkara' },
  'action.done.planned': { en: 'The action is planned.', he: 'הפעולה תוכננה.', ms: 'Tindakan telah dirancang.' },
  'action.done.changed': { en: 'Saved.', he: 'נשמר.', ms: 'Disimpan.' },
  'action.done.linked': {
    en: 'Added to what the action came out of.',
    he: 'נוסף למקורות הפעולה.',
    ms: 'Ditambah kepada asal tindakan ini.',
  },
  'action.done.unlinked': {
    en: 'Taken off what the action came out of.',
    he: 'הוסר ממקורות הפעולה.',
    ms: 'Dikeluarkan daripada asal tindakan ini.',
  },
  'action.chain': { en: 'The whole chain', he: 'השרשרת כולה', ms: 'Rantai penuh' },
  'error.action_over': {
    en: 'The action is over: it was judged or given up, and stands as it is.',
    he: 'הפעולה הסתיימה: היא נבדקה או הופסקה, ונשארת כפי שהיא.',
    ms: 'Tindakan ini sudah tamat: ia telah dinilai atau dihentikan, dan kekal seperti sedia ada.',
  },
  'error.action_started': {
    en: 'The action has started meanwhile: its item, place, plan and reasons stand. Change the rest alone.',
    he: 'הפעולה כבר התחילה: ההיגד, המקום, התוכנית והסיבות שלה קבועים. אפשר לשנות רק את השאר.',
    ms: 'Tindakan ini sudah bermula: perkara, tempat, pelan dan sebabnya kekal. Ubah yang selebihnya sahaja.',
  },
  'error.action_of_all': {
    en: 'This action is done everywhere. Ask somebody who looks after all branches.',
    he: 'הפעולה הזו נעשית בכל הסניפים. פנו למי שאחראי על כולם.',
    ms: 'Tindakan ini dilakukan di semua cawangan. Minta orang yang menjaga semuanya.',
  },
  'error.bad_source': {
    en: 'Choose an action of the list, and press once more.',
    he: 'בחרו פעולה מהרשימה ולחצו שוב.',
    ms: 'Pilih tindakan daripada senarai, kemudian tekan sekali lagi.',
  },
  'error.action_source_picked': {
    en: 'These answers lie in the period before, which they would make no fair one. Change the plan first.',
    he: 'התשובות האלה נמצאות בתקופה שלפני, והיא לא תהיה עוד נקודת השוואה הוגנת. יש לשנות קודם את התוכנית.',
    ms: 'Jawapan ini berada dalam tempoh sebelum, lalu perbandingan tidak lagi adil. Ubah rancangan dahulu.',
  },
  'action.done.abandoned': { en: 'The action is given up.', he: 'הפעולה הופסקה.', ms: 'Tindakan dihentikan.' },

  'action.on.heading': {
    en: '{n, plural, =0 {Nothing yet} one {One action} other {# actions}}',
    he: '{n, plural, =0 {עדיין כלום} one {פעולה אחת} two {שתי פעולות} other {# פעולות}}',
    ms: '{n, plural, =0 {Belum ada apa-apa} other {# tindakan}}',
  },
  'action.on.ask': { en: 'What is done about it?', he: 'מה עושים בעניין?', ms: 'Apa yang dilakukan tentangnya?' },
  'action.on.since': { en: 'from {start}', he: 'מ־{start}', ms: 'dari {start}' },
});
