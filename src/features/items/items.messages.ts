import { defineMessages } from '../../platform/i18n/messages.ts';

/** Words of the page of one item. Sentences take numbers already written and isolated. */
export const itemMessages = defineMessages({
  'item.headline.shortfall': {
    en: '{item}: short of expectation by {by}.',
    he: '{item}: מתחת לציפייה ב־{by}.',
    ms: '{item}: di bawah jangkaan sebanyak {by}.',
  },
  'item.headline.small_shortfall': {
    en: '{item}: slightly short, by {by}.',
    he: '{item}: מעט מתחת לציפייה, ב־{by}.',
    ms: '{item}: sedikit di bawah jangkaan, sebanyak {by}.',
  },
  'item.headline.no_material_gap': {
    en: '{item}: no material gap.',
    he: '{item}: אין פער מהותי.',
    ms: '{item}: tiada jurang ketara.',
  },
  'item.headline.undecided': {
    en: '{item}: the answers do not decide it yet.',
    he: '{item}: התשובות עוד לא מכריעות.',
    ms: '{item}: jawapan belum dapat menentukannya.',
  },
  'item.headline.small_surplus': {
    en: '{item}: slightly above expectation, by {by}.',
    he: '{item}: מעט מעל הציפייה, ב־{by}.',
    ms: '{item}: sedikit melebihi jangkaan, sebanyak {by}.',
  },
  'item.headline.surplus': {
    en: '{item}: above expectation by {by}.',
    he: '{item}: מעל הציפייה ב־{by}.',
    ms: '{item}: melebihi jangkaan sebanyak {by}.',
  },
  'item.headline.insufficient': {
    en: '{item}: too few answers to judge.',
    he: '{item}: מעט מדי תשובות לקביעה.',
    ms: '{item}: jawapan terlalu sedikit untuk dinilai.',
  },
  'item.headline.withheld': {
    en: '{item}: fewer than {threshold} answers, not shown.',
    he: '{item}: פחות מ־{threshold} תשובות, לא מוצג.',
    ms: '{item}: kurang daripada {threshold} jawapan, tidak dipaparkan.',
  },
  'item.headline.none': {
    en: '{item}: no answers in this period.',
    he: '{item}: אין תשובות בתקופה הזאת.',
    ms: '{item}: tiada jawapan dalam tempoh ini.',
  },
  'item.headline.none.short': {
    en: 'No gap to tell yet',
    he: 'עדיין אין פער להציג',
    ms: 'Belum ada jurang untuk dipaparkan',
  },
  'item.back': { en: 'Overview', he: 'מבט כולל', ms: 'Gambaran keseluruhan' },
  'item.asked': {
    en: 'Rated as: “{text}” ({dimension})',
    he: 'כך דורג: ״{text}״ ({dimension})',
    ms: 'Dinilai sebagai: “{text}” ({dimension})',
  },
  'item.priority.first': {
    en: 'the largest sure shortfall',
    he: 'הפער הוודאי הגדול ביותר',
    ms: 'kekurangan pasti yang terbesar',
  },
  'item.priority.among': {
    en: 'among the largest sure shortfalls',
    he: 'בין הפערים הוודאיים הגדולים ביותר',
    ms: 'antara kekurangan pasti yang terbesar',
  },
  'item.priority.place': {
    en: 'number {place} of {of} sure shortfalls',
    he: 'מקום {place} מתוך {of} פערים ודאיים',
    ms: 'ke-{place} daripada {of} kekurangan pasti',
  },

  'item.complaints.ask': {
    en: 'Who complained about it?',
    he: 'מי התלוננו על זה?',
    ms: 'Siapakah yang mengadu tentangnya?',
  },
  'item.complaints.heading': {
    en: '{n, plural, =0 {Nobody in this period} one {One complaint or concern} other {# complaints and concerns}}',
    he: '{n, plural, =0 {אף אחד בתקופה הזאת} one {תלונה או הערת ביקורת אחת} two {שתי תלונות והערות ביקורת} other {# תלונות והערות ביקורת}}',
    ms: '{n, plural, =0 {Tiada dalam tempoh ini} other {# aduan dan kebimbangan}}',
  },
  'item.complaints.link': { en: 'All of them', he: 'לכולן', ms: 'Lihat semua' },
  'item.actions.none': {
    en: 'Plan an action and fix beforehand what will count as a success. It is then judged by itself.',
    he: 'אפשר לתכנן פעולה ולקבוע מראש מה ייחשב הצלחה. הבדיקה תיעשה מעצמה.',
    ms: 'Rancang tindakan dan tetapkan terlebih dahulu ukuran kejayaannya. Ia kemudian dinilai dengan sendirinya.',
  },

  'item.gap.ask': { en: 'How large is the gap?', he: 'מה גודל הפער?', ms: 'Sebesar manakah jurangnya?' },
  'item.gap.heading': { en: 'Gap {gap}', he: 'פער {gap}', ms: 'Jurang {gap}' },
  'item.gap.few': {
    en: 'Ten people have to rate both levels before a gap is judged.',
    he: 'דרושים עשרה אנשים שידרגו את שתי הרמות כדי לקבוע משהו על הפער.',
    ms: 'Sepuluh orang perlu menilai kedua-dua tahap sebelum jurang dinilai.',
  },
  'item.spread.ask': { en: 'For how many?', he: 'אצל כמה?', ms: 'Bagi berapa ramai?' },
  'item.spread.heading': {
    en: '{share} received less than it should be',
    he: '{share} קיבלו פחות ממה שצריך להיות',
    ms: '{share} menerima kurang daripada sepatutnya',
  },
  'item.spread.detail': {
    en: '{below} of {n}, 95% interval {lo} to {hi}; {same} received the level it should be, {above} more',
    he: '{below} מתוך {n}, רווח סמך 95%: {lo} עד {hi}; {same} קיבלו כראוי, {above} יותר',
    ms: '{below} daripada {n}, selang 95% {lo} hingga {hi}; {same} menerima seperti sepatutnya, {above} lebih',
  },
  'item.spread.few': {
    en: 'How answers are spread shows from ten people on: a bar of one is a person.',
    he: 'התפלגות התשובות מוצגת מעשרה אנשים ומעלה: עמודה של אחד היא אדם.',
    ms: 'Taburan jawapan dipaparkan mulai sepuluh orang: satu palang bernilai satu ialah seorang.',
  },
  'item.levels.ask': {
    en: 'What was expected, and what was received?',
    he: 'למה ציפו, ומה קיבלו?',
    ms: 'Apa yang dijangka, dan apa yang diterima?',
  },
  'item.levels.heading': {
    en: 'Most often {e} was expected and {p} received',
    he: 'לרוב הציפייה היא {e}, ובפועל התקבל {p}',
    ms: 'Paling kerap {e} dijangka dan {p} diterima',
  },
  'item.levels.expected': { en: 'The level it should be', he: 'הרמה שצריכה להיות', ms: 'Tahap yang sepatutnya' },
  'item.levels.received': { en: 'The level received', he: 'הרמה שהתקבלה', ms: 'Tahap yang diterima' },
  'item.levels.gaps': {
    en: 'Gap, received minus expected',
    he: 'פער, בפועל פחות ציפייה',
    ms: 'Jurang, diterima tolak jangkaan',
  },
  'item.chart.caption': {
    en: 'people by answer, n\u00a0=\u00a0{n}',
    he: 'אנשים לפי תשובה, n\u00a0=\u00a0{n}',
    ms: 'orang mengikut jawapan, n\u00a0=\u00a0{n}',
  },
  'item.chart.label': {
    en: '{what}: how many gave each answer; the table beside holds the same numbers',
    he: '{what}: כמה נתנו כל תשובה; אותם מספרים בטבלה שלצידו',
    ms: '{what}: bilangan bagi setiap jawapan; angka yang sama ada dalam jadual di sebelah',
  },
  'item.chart.people': { en: 'people', he: 'אנשים', ms: 'orang' },
  'item.levels.missing': {
    en: '{skipped} skipped it, {na} said it does not apply, {half} rated one level only; none of them count.',
    he: '{skipped} דילגו, {na} השיבו שלא רלוונטי, {half} דירגו רמה אחת בלבד; הם אינם נספרים.',
    ms: '{skipped} melangkaunya, {na} menyatakan tidak berkenaan, {half} menilai satu tahap sahaja; semuanya tidak dikira.',
  },

  'item.trend.ask': { en: 'Has it changed?', he: 'האם זה השתנה?', ms: 'Adakah ia berubah?' },
  'item.trend.heading': {
    en: 'The gap over a year: {finding}',
    he: 'הפער לאורך שנה: {finding}',
    ms: 'Jurang sepanjang setahun: {finding}',
  },
  'item.trend.none': {
    en: 'Nothing to follow yet',
    he: 'עדיין אין אחרי מה לעקוב',
    ms: 'Belum ada apa-apa untuk diikuti',
  },
  'item.trend.link': { en: 'On the page of trends', he: 'בעמוד המגמות', ms: 'Di halaman trend' },

  'item.segments.ask': { en: 'Where is it so?', he: 'איפה זה כך?', ms: 'Di manakah ia berlaku?' },
  'item.by.branch': { en: 'Branches', he: 'סניפים', ms: 'Cawangan' },
  'item.by.topic': { en: 'Topics', he: 'נושאים', ms: 'Topik' },
  'item.by.channel': { en: 'Channels', he: 'ערוצים', ms: 'Saluran' },
  'item.by.provider': { en: 'Providers', he: 'נותני שירות', ms: 'Petugas' },
  'item.segments.tabs': { en: 'Compared by', he: 'השוואה לפי', ms: 'Dibandingkan mengikut' },
  'item.segments.same': {
    en: 'None differs from the rest by more than chance',
    he: 'אין מי שנבדל מהשאר מעבר למקרי',
    ms: 'Tiada yang berbeza daripada yang lain melebihi kebetulan',
  },
  'item.segments.below': {
    en: 'Below the rest: {names}',
    he: 'מתחת לשאר: {names}',
    ms: 'Di bawah yang lain: {names}',
  },
  'item.segments.above': {
    en: 'Above the rest: {names}',
    he: 'מעל השאר: {names}',
    ms: 'Lebih baik daripada yang lain: {names}',
  },
  'item.segments.few': {
    en: 'Too few answers to compare',
    he: 'מעט מדי תשובות להשוואה',
    ms: 'Jawapan terlalu sedikit untuk dibandingkan',
  },
  'item.segments.none': {
    en: 'No branch, topic, channel or provider has the ten answers that are needed. Choose a longer period or fewer filters.',
    he: 'אין סניף, נושא, ערוץ או נותן שירות עם עשר התשובות הדרושות. בחרו תקופה ארוכה יותר או פחות מסננים.',
    ms: 'Tiada cawangan, topik, saluran atau petugas yang mempunyai sepuluh jawapan yang diperlukan. Pilih tempoh lebih panjang atau kurangkan penapis.',
  },
  'item.segments.left': {
    en: 'Under ten answers, so not shown: {n}',
    he: 'פחות מעשר תשובות, ולכן לא מוצגים: {n}',
    ms: 'Kurang daripada sepuluh jawapan, jadi tidak dipaparkan: {n}',
  },
  'item.segments.hidden': {
    en: 'Not shown, as they would give a small group away: {n}',
    he: 'לא מוצגים, כי היו חושפים קבוצה קטנה: {n}',
    ms: 'Tidak dipaparkan kerana akan mendedahkan kumpulan kecil: {n}',
  },
  'item.segments.note': {
    en: 'By name, not ranked. “Than the rest” is told from 30 answers on, each against all others together; the kinds of contact may differ between them.',
    he: 'לפי שם, בלי דירוג. ההשוואה ״לשאר״ היא מ־30 תשובות ומעלה, כל אחד מול כל האחרים יחד; סוגי הפניות עשויים להיות שונים ביניהם.',
    ms: 'Mengikut nama, tanpa kedudukan. Perbandingan dengan “yang lain” mulai 30 jawapan, setiap satu berbanding semua yang lain; jenis urusan mungkin berbeza antara mereka.',
  },
  'item.segments.group': { en: 'Against the rest', he: 'לעומת השאר', ms: 'Berbanding yang lain' },
  'item.group.above': { en: 'above', he: 'מעל', ms: 'melebihi' },
  'item.group.same': { en: 'no difference found', he: 'לא נמצא הבדל', ms: 'tiada perbezaan ditemui' },
  'item.group.below': { en: 'below', he: 'מתחת', ms: 'di bawah' },
  'item.group.none': { en: 'under 30 answers', he: 'פחות מ־30 תשובות', ms: 'kurang daripada 30 jawapan' },

  'item.quotes.ask': { en: 'What do customers say?', he: 'מה אומרים הלקוחות?', ms: 'Apakah kata pelanggan?' },
  'item.quotes.heading': {
    en: 'In the words of those who rated it low',
    he: 'במילים של מי שדירגו אותו נמוך',
    ms: 'Dengan kata-kata mereka yang menilainya rendah',
  },
  'item.quotes.rule': {
    en: 'A gap of two points or more; by week, without names, in shuffled order. They may speak of other things.',
    he: 'פער של שתי נקודות או יותר; לפי שבוע, בלי שמות ובסדר מעורבב. ייתכן שדיברו על דברים אחרים.',
    ms: 'Jurang dua mata atau lebih; mengikut minggu, tanpa nama, dalam susunan rawak. Ulasan mungkin tentang perkara lain.',
  },
  'item.quotes.all': { en: 'All of them ({n})', he: 'כולן ({n})', ms: 'Semuanya ({n})' },

  'item.table.level': { en: 'Level', he: 'רמה', ms: 'Tahap' },
  'item.table.levels': { en: 'Levels', he: 'רמות', ms: 'Tahap' },
  'item.table.gaps': { en: 'Gaps', he: 'פערים', ms: 'Jurang' },
  'error.bad_item_address': {
    en: 'Choose again what the item is compared by.',
    he: 'בחרו שוב לפי מה להשוות את ההיגד.',
    ms: 'Pilih semula asas perbandingan perkara ini.',
  },
});
