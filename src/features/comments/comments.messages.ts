import { defineMessages } from '../../platform/i18n/messages.ts';

/** The page of comments, and a comment wherever it stands. */
export const commentsMessages = defineMessages({
  'comments.title': { en: 'Comments', he: 'הערות הלקוחות', ms: 'Ulasan' },
  'comments.heading': {
    en: '{n, plural, one {One comment, in the customer’s own words} other {# comments, in the customers’ own words}}',
    he: '{n, plural, one {הערה אחת במילים של הלקוחות} two {שתי הערות במילים של הלקוחות} other {# הערות במילים של הלקוחות}}',
    ms: '{n, plural, other {# ulasan, dengan kata-kata pelanggan sendiri}}',
  },
  'comments.heading.found': {
    en: '{n, plural, =0 {No comment has “{search}” in it} one {One comment has “{search}” in it} other {# comments have “{search}” in them}}',
    he: '{n, plural, =0 {אין הערות שבהן ״{search}״} one {נמצאה הערה אחת שבה ״{search}״} two {נמצאו שתי הערות שבהן ״{search}״} other {נמצאו # הערות שבהן ״{search}״}}',
    ms: '{n, plural, =0 {Tiada ulasan yang mengandungi “{search}”} other {# ulasan mengandungi “{search}”}}',
  },
  'comments.heading.none': {
    en: 'No comments to show in this period',
    he: 'אין הערות להציג בתקופה הזאת',
    ms: 'Tiada ulasan untuk dipaparkan bagi tempoh ini',
  },
  'comments.heading.few_answers': {
    en: 'Too few answers for comments to be shown',
    he: 'מעט מדי תשובות כדי להציג הערות',
    ms: 'Jawapan terlalu sedikit untuk memaparkan ulasan',
  },
  'comments.heading.filtered': {
    en: 'Comments are told of the whole or of a branch only',
    he: 'הערות מוצגות רק לכלל הארגון או לסניף',
    ms: 'Ulasan dipaparkan bagi keseluruhan atau satu cawangan sahaja',
  },
  'comments.heading.few_comments': {
    en: 'Too few comments fit to be shown',
    he: 'מעט מדי הערות מתאימות כדי להציגן',
    ms: 'Ulasan yang sepadan terlalu sedikit untuk dipaparkan',
  },
  'comments.rule': {
    en: 'Comments are told by whole weeks, shuffled, and without names. A week with fewer than five joins the next; the newest wait until their week is over and five have come.',
    he: 'ההערות מוצגות לפי שבועות שלמים, בסדר מעורבב ובלי שמות. שבוע שיש בו פחות מחמש מצטרף לבא אחריו; החדשות ביותר ממתינות עד שהשבוע נגמר ויש חמש.',
    ms: 'Ulasan dipaparkan mengikut minggu penuh, dalam susunan rawak dan tanpa nama. Minggu yang kurang daripada lima ulasan digabungkan dengan minggu berikutnya; yang terbaharu menunggu sehingga minggunya tamat dan ada lima.',
  },
  'comments.none.text': {
    en: 'Choose a longer period. A comment shows once its week is over and five have come together.',
    he: 'אפשר לבחור תקופה ארוכה יותר. הערה מוצגת אחרי שהשבוע שלה נגמר והצטברו חמש הערות.',
    ms: 'Pilih tempoh yang lebih panjang. Ulasan dipaparkan setelah minggunya tamat dan lima ulasan terkumpul.',
  },
  'comments.none.found': {
    en: 'Try fewer or shorter words, or a longer period. Names are masked and cannot be searched for.',
    he: 'אפשר לנסות פחות מילים, מילים קצרות יותר או תקופה ארוכה יותר. השמות מוסתרים, ואי אפשר לחפש אותם.',
    ms: 'Cuba perkataan yang lebih sedikit atau lebih pendek, atau tempoh yang lebih panjang. Nama disembunyikan dan tidak boleh dicari.',
  },
  'comments.few_answers.text': {
    en: 'Comments show from 10 answers on, so that nobody is known by what they wrote. Choose a longer period or fewer filters.',
    he: 'ההערות מוצגות מעשר תשובות ומעלה, כדי שלא יזהו איש לפי מה שכתב. אפשר לבחור תקופה ארוכה יותר או פחות מסננים.',
    ms: 'Ulasan dipaparkan mulai 10 jawapan supaya tiada sesiapa dikenali melalui tulisannya. Pilih tempoh yang lebih panjang atau kurangkan penapis.',
  },
  'comments.filtered.text': {
    en: 'A comment that stood in the lists of a provider, a topic and a channel would tell who wrote it. Take these filters out.',
    he: 'הערה שהייתה מופיעה גם ברשימה של נותן השירות, גם של הנושא וגם של הערוץ הייתה מגלה מי כתב אותה. אפשר להסיר את המסננים האלה.',
    ms: 'Ulasan yang muncul dalam senarai petugas, topik dan saluran akan mendedahkan penulisnya. Buang penapis ini.',
  },
  'comments.few_comments.text': {
    en: 'Comments picked by how people rated show from five on: fewer would tell how single people rated. Choose a longer period or fewer filters.',
    he: 'הערות שנבחרו לפי הדירוג מוצגות מחמש ומעלה: פחות מזה היה מגלה איך דירגו אנשים בודדים. אפשר לבחור תקופה ארוכה יותר או פחות מסננים.',
    ms: 'Ulasan yang dipilih mengikut penilaian dipaparkan mulai lima: kurang daripada itu akan mendedahkan penilaian individu. Pilih tempoh yang lebih panjang atau kurangkan penapis.',
  },
  'comments.none.clear': {
    en: 'Show all comments of this selection',
    he: 'להציג את כל ההערות בבחירה הזאת',
    ms: 'Papar semua ulasan bagi pilihan ini',
  },
  'comments.week': { en: 'Week of {from} to {to}', he: 'שבוע {from} עד {to}', ms: 'Minggu {from} hingga {to}' },
  'comments.weeks': { en: '{from} to {to}', he: '{from} עד {to}', ms: '{from} hingga {to}' },
  'comments.joined': {
    en: '{n, plural, other {# weeks together: single ones had fewer than five comments}}',
    he: '{n, plural, two {שבועיים יחד: בשבוע בודד היו פחות מחמש הערות} other {# שבועות יחד: בשבוע בודד היו פחות מחמש הערות}}',
    ms: '{n, plural, other {# minggu digabungkan: setiap satunya kurang daripada lima ulasan}}',
  },
  'comments.shown': {
    en: '{first} to {last} of {total}',
    he: '{first} עד {last} מתוך {total}',
    ms: '{first} hingga {last} daripada {total}',
  },
  'comments.cut': {
    en: 'The newest 300 that fit were searched. Choose a shorter period, or more words, to find older ones.',
    he: 'החיפוש הקיף את 300 ההערות החדשות שמתאימות. כדי למצוא ישנות יותר אפשר לבחור תקופה קצרה יותר או לחפש עוד מילים.',
    ms: '300 ulasan terbaharu yang sepadan telah dicari. Pilih tempoh yang lebih pendek atau tambah perkataan untuk mencari yang lebih lama.',
  },
  'comments.find': { en: 'Find comments', he: 'חיפוש בהערות', ms: 'Cari ulasan' },
  'comments.search': { en: 'Words in the comment', he: 'מילים בהערה', ms: 'Perkataan dalam ulasan' },
  'comments.mood': { en: 'From customers who were', he: 'מלקוחות', ms: 'Daripada pelanggan yang' },
  'comments.mood.any': { en: 'All', he: 'כולם', ms: 'Semua' },
  'comments.mood.unhappy': { en: 'Dissatisfied', he: 'לא מרוצים', ms: 'Tidak berpuas hati' },
  'comments.mood.happy': { en: 'Satisfied', he: 'מרוצים', ms: 'Berpuas hati' },
  'comments.low': {
    en: 'Rated low (gap −2 or less)',
    he: 'שדירגו נמוך (פער ⁦−2⁩ ומטה)',
    ms: 'Dinilai rendah (jurang −2 atau kurang)',
  },
  'comments.low.any': { en: 'All', he: 'הכול', ms: 'Semua' },
  'comments.low.dimension': { en: '{title}: any item', he: '{title}: היגד כלשהו', ms: '{title}: mana-mana perkara' },
  'comments.masked.name': { en: '[name]', he: '[שם]', ms: '[nama]' },
  'comments.masked.email': { en: '[e-mail]', he: '[דוא״ל]', ms: '[e-mel]' },
  'comments.masked.phone': { en: '[number]', he: '[מספר]', ms: '[nombor]' },
  'comments.table.from': { en: 'From', he: 'מתאריך', ms: 'Dari' },
  'comments.table.to': { en: 'To', he: 'עד תאריך', ms: 'Hingga' },
  'comments.table.words': { en: 'Comment', he: 'הערה', ms: 'Ulasan' },
});
