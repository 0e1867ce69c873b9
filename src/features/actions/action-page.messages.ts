import { defineMessages } from '../../platform/i18n/messages.ts';

/** Words of an action's own page: its plan, why it is there, and what came of it. */
export const actionPageMessages = defineMessages({
  'action.verdict.improved': { en: 'Improved', he: 'השתפר', ms: 'Bertambah baik' },
  'action.verdict.no_detectable_change': {
    en: 'No detectable change',
    he: 'לא נראה שינוי',
    ms: 'Tiada perubahan dikesan',
  },
  'action.verdict.worse': { en: 'Worse', he: 'הורע', ms: 'Merosot' },
  'action.verdict.not_enough': { en: 'Not enough', he: 'לא הצטברו די תשובות', ms: 'Tidak mencukupi' },
  'action.verdict.withheld': {
    en: 'Not shown: few answers',
    he: 'לא מוצג: מעט תשובות',
    ms: 'Tidak dipaparkan: jawapan sedikit',
  },
  'action.line.planned': {
    en: 'Starts on {start}; judged on {judge}, at {n} answers.',
    he: 'מתחילה ב־{start}; נבדקת ב־{judge}, עם {n} תשובות.',
    ms: 'Bermula pada {start}; dinilai pada {judge}, dengan {n} jawapan.',
  },
  'action.line.running': {
    en: 'Not enough yet: about {missing} more answers, and not before {judge}.',
    he: 'עוד אין די נתונים: חסרות בערך {missing} תשובות, ולא לפני {judge}.',
    ms: 'Belum mencukupi: kira-kira {missing} jawapan lagi, dan tidak sebelum {judge}.',
  },
  'action.line.waiting': {
    en: 'Not enough yet: the answers are in, and it is judged on {judge}.',
    he: 'התשובות כבר הצטברו; הבדיקה ב־{judge}.',
    ms: 'Jawapan sudah mencukupi; dinilai pada {judge}.',
  },
  'action.line.due': {
    en: 'Not enough yet: about {missing} more answers. The day of judgement has passed, and it is judged as soon as they are in.',
    he: 'עוד אין די נתונים: חסרות בערך {missing} תשובות. יום הבדיקה עבר, והיא תיעשה כשהן יצטברו.',
    ms: 'Belum mencukupi: kira-kira {missing} jawapan lagi. Hari penilaian telah berlalu; ia dinilai sebaik sahaja jawapan mencukupi.',
  },
  'action.line.soon': {
    en: 'The answers are in: it is judged tomorrow morning.',
    he: 'התשובות הצטברו: הבדיקה מחר בבוקר.',
    ms: 'Jawapan sudah mencukupi: dinilai esok pagi.',
  },
  'action.line.unknown': {
    en: 'Not enough yet: it is judged on {judge} at the earliest, at {n} answers.',
    he: 'עוד אין די נתונים: הבדיקה ב־{judge} לכל המוקדם, עם {n} תשובות.',
    ms: 'Belum mencukupi: dinilai paling awal pada {judge}, dengan {n} jawapan.',
  },
  'action.line.improved': {
    en: 'Improved: {item} rose by {change} points.',
    he: 'השתפר: {item}, עלייה של {change} נקודות.',
    ms: 'Bertambah baik: {item} naik {change} mata.',
  },
  'action.line.worse': {
    en: 'Worse: {item} fell by {change} points.',
    he: 'הורע: {item} ירד ב־{change} נקודות.',
    ms: 'Merosot: {item} turun {change} mata.',
  },
  'action.line.no_detectable_change': {
    en: 'No detectable change in {item}.',
    he: 'לא נראה שינוי: {item}.',
    ms: 'Tiada perubahan dikesan pada {item}.',
  },
  'action.line.improved.plain': {
    en: 'Improved: {item} rose.',
    he: 'השתפר: {item} עלה.',
    ms: 'Bertambah baik: {item} naik.',
  },
  'action.line.worse.plain': { en: 'Worse: {item} fell.', he: 'הורע: {item} ירד.', ms: 'Merosot: {item} turun.' },
  'action.line.not_enough': {
    en: 'Not enough: a year after {judge} there were still too few answers for a verdict.',
    he: 'לא הצטברו די תשובות: שנה אחרי {judge} עדיין היו מעט מדי תשובות לקביעה.',
    ms: 'Tidak mencukupi: setahun selepas {judge} jawapan masih terlalu sedikit untuk dinilai.',
  },
  'action.line.withheld': {
    en: 'Judged, but one of the groups has fewer than 30 answers: only those who may read single answers see the verdict.',
    he: 'נבדקה, אבל באחת הקבוצות פחות מ־30 תשובות: את הקביעה רואים רק מי שרשאים לקרוא תשובות בודדות.',
    ms: 'Dinilai, tetapi satu kumpulan mempunyai kurang daripada 30 jawapan: penilaian hanya dilihat oleh mereka yang boleh membaca jawapan tunggal.',
  },
  'action.line.abandoned': {
    en: 'Given up on {on}. It gets no verdict.',
    he: 'הופסקה ב־{on}. לא תהיה קביעה.',
    ms: 'Dihentikan pada {on}. Tiada penilaian.',
  },

  'action.why.ask': { en: 'Why?', he: 'למה?', ms: 'Mengapa?' },
  'action.why.none': {
    en: 'It was planned without a source',
    he: 'תוכננה בלי מקור מסוים',
    ms: 'Dirancang tanpa sumber tertentu',
  },
  'action.why.gap': { en: 'A gap of {gap}', he: 'פער של {gap}', ms: 'Jurang {gap}' },
  'action.why.gap.few': {
    en: 'A card with too few answers for a gap',
    he: 'תעודה עם מעט מדי תשובות לפער',
    ms: 'Kad dengan jawapan terlalu sedikit bagi jurang',
  },
  'action.why.gap.plain': { en: 'A gap on a card', he: 'פער בתעודה', ms: 'Jurang pada kad' },
  'action.why.gap.detail': {
    en: '{verdict} · n\u00a0=\u00a0{n}, {period}{where}',
    he: '{verdict} · n\u00a0=\u00a0{n}, {period}{where}',
    ms: '{verdict} · n\u00a0=\u00a0{n}, {period}{where}',
  },
  'action.why.complaint.complaint': { en: 'A complaint of {month}', he: 'תלונה מ{month}', ms: 'Aduan pada {month}' },
  'action.why.complaint.concern': {
    en: 'A concern of {month}',
    he: 'הערת ביקורת מ{month}',
    ms: 'Kebimbangan pada {month}',
  },
  'action.why.complaint.other': { en: 'A complaint', he: 'תלונה', ms: 'Aduan' },
  'action.why.finding': {
    en: 'A finding of the focus group “{theme}”',
    he: 'ממצא של קבוצת המיקוד ״{theme}״',
    ms: 'Dapatan kumpulan fokus “{theme}”',
  },
  'action.why.finding.other': {
    en: 'A finding of a focus group',
    he: 'ממצא של קבוצת מיקוד',
    ms: 'Dapatan kumpulan fokus',
  },
  'action.why.gone': { en: 'It is no longer kept.', he: 'היא כבר לא שמורה.', ms: 'Ia tidak lagi disimpan.' },

  'action.plan.ask': { en: 'How is it judged?', he: 'איך בודקים?', ms: 'Bagaimana ia dinilai?' },
  'action.plan.fixed': { en: 'Fixed before it started', he: 'נקבע לפני ההתחלה', ms: 'Ditetapkan sebelum bermula' },
  'action.plan.open': { en: 'Fixed from {start} on', he: 'ייקבע סופית ב־{start}', ms: 'Ditetapkan mulai {start}' },
  'action.plan.rule': {
    en: 'It has improved if the level received on “{item}” rises by more than chance would have it (\u2066p\u00a0<\u00a0.05\u2069).',
    he: 'יש שיפור אם הרמה בפועל ב״{item}״ עולה יותר ממה שמקרה היה מסביר (\u2066p\u00a0<\u00a0.05\u2069).',
    ms: 'Ia bertambah baik jika tahap diterima bagi “{item}” naik melebihi kebetulan (\u2066p\u00a0<\u00a0.05\u2069).',
  },
  'action.plan.rule.without': {
    en: 'It has improved if the level received on “{item}” rises by more than where nothing was done, and by more than chance would have it (\u2066p\u00a0<\u00a0.05\u2069).',
    he: 'יש שיפור אם הרמה בפועל ב״{item}״ עולה יותר מאשר במקומות שבהם לא נעשה דבר, ויותר ממה שמקרה היה מסביר (\u2066p\u00a0<\u00a0.05\u2069).',
    ms: 'Ia bertambah baik jika tahap diterima bagi “{item}” naik lebih daripada tempat yang tidak melakukannya, dan melebihi kebetulan (\u2066p\u00a0<\u00a0.05\u2069).',
  },
  'action.plan.item': { en: 'Item', he: 'היגד', ms: 'Perkara' },
  'action.plan.where': { en: 'Where', he: 'היכן', ms: 'Di mana' },
  'action.plan.start': { en: 'Start', he: 'התחלה', ms: 'Mula' },
  'action.plan.before': { en: 'Compared with', he: 'תקופת ההשוואה', ms: 'Dibandingkan dengan' },
  'action.plan.answers': { en: 'Answers after the start', he: 'תשובות אחרי ההתחלה', ms: 'Jawapan selepas bermula' },
  'action.plan.judge': { en: 'Judged at the earliest', he: 'הבדיקה לכל המוקדם', ms: 'Dinilai paling awal' },
  'action.plan.without': { en: 'Places without it', he: 'מקומות בלי הפעולה', ms: 'Tempat tanpa tindakan' },
  'action.plan.without.yes': { en: 'Their change is taken off', he: 'השינוי אצלם מנוכה', ms: 'Perubahannya ditolak' },
  'action.plan.without.no': { en: 'Not compared', he: 'לא מושווים', ms: 'Tidak dibandingkan' },
  'action.plan.owner': { en: 'Owner', he: 'באחריות', ms: 'Pemilik' },
  'action.plan.cost': { en: 'Cost', he: 'עלות', ms: 'Kos' },

  'action.outcome.ask': { en: 'Did it help?', he: 'האם זה עזר?', ms: 'Adakah ia membantu?' },
  'action.outcome.change': {
    en: 'Level received {change}, 95% interval {lo} to {hi}',
    he: 'הרמה בפועל {change}, רווח סמך 95%: {lo} עד {hi}',
    ms: 'Tahap diterima {change}, selang 95% {lo} hingga {hi}',
  },
  'action.outcome.change.without': {
    en: 'Level received {change} against places without the action, 95% interval {lo} to {hi}',
    he: 'הרמה בפועל {change} לעומת מקומות בלי הפעולה, רווח סמך 95%: {lo} עד {hi}',
    ms: 'Tahap diterima {change} berbanding tempat tanpa tindakan, selang 95% {lo} hingga {hi}',
  },
  'action.outcome.gap': {
    en: 'The gap beside it: {before} before, {after} after.',
    he: 'הפער לצד זה: {before} לפני, {after} אחרי.',
    ms: 'Jurang di sebelahnya: {before} sebelum, {after} selepas.',
  },
  'action.outcome.gap.change': {
    en: 'The gap beside it: {before} before, {after} after; change {change}, 95% interval {lo} to {hi}.',
    he: 'הפער לצד זה: {before} לפני, {after} אחרי; שינוי {change}, רווח סמך 95%: {lo} עד {hi}.',
    ms: 'Jurang di sebelahnya: {before} sebelum, {after} selepas; perubahan {change}, selang 95% {lo} hingga {hi}.',
  },
  'action.outcome.detectable': {
    en: 'A change of {change} points would have been noticed four times in five.',
    he: 'שינוי של {change} נקודות היה מתגלה בארבע מכל חמש פעמים.',
    ms: 'Perubahan sebanyak {change} mata akan dikesan empat daripada lima kali.',
  },
  'action.outcome.days': {
    en: 'Judged once, on {judged}, by the answers of {after} against those of {before}. It is not judged again.',
    he: 'נבדקה פעם אחת, ב־{judged}, לפי התשובות של {after} לעומת אלה של {before}. לא תיבדק שוב.',
    ms: 'Dinilai sekali, pada {judged}, dengan jawapan {after} berbanding {before}. Ia tidak dinilai lagi.',
  },
  'action.outcome.coarse': {
    en: 'The verdict rests on single days; the figures here are of whole weeks, as your report cards tell them.',
    he: 'הקביעה נשענת על ימים בודדים; המספרים כאן הם של שבועות שלמים, כמו בתעודות שלכם.',
    ms: 'Penilaian berdasarkan hari tunggal; angka di sini ialah bagi minggu penuh, seperti pada kad laporan anda.',
  },
  'action.outcome.none': {
    en: 'Figures of it are for those who read report cards of all these answers.',
    he: 'המספרים פתוחים למי שרואים את התעודות של כל התשובות האלה.',
    ms: 'Angkanya untuk mereka yang membaca kad laporan bagi semua jawapan ini.',
  },
  'action.chart.title': { en: 'Before and after', he: 'לפני ואחרי', ms: 'Sebelum dan selepas' },
  'action.chart.caption': {
    en: 'Means in points of a scale from {min} to {max} · n\u00a0{least} to {most} · gap = received minus the level it should be',
    he: 'ממוצעים בנקודות של סולם {min} עד {max} · n\u00a0מ־{least} עד {most} · פער = בפועל פחות הרמה שצריכה להיות',
    ms: 'Min dalam mata pada skala {min} hingga {max} · n\u00a0{least} hingga {most} · jurang = diterima tolak tahap yang sepatutnya',
  },
  'action.chart.label': {
    en: 'Expected and received before and after the action; the table below holds the same numbers',
    he: 'ציפייה ובפועל לפני הפעולה ואחריה; אותם מספרים בטבלה שלמטה',
    ms: 'Jangkaan dan diterima sebelum dan selepas tindakan; angka yang sama ada dalam jadual di bawah',
  },
  'action.group.before': { en: 'Before', he: 'לפני', ms: 'Sebelum' },
  'action.group.after': { en: 'After', he: 'אחרי', ms: 'Selepas' },
  'action.group.without.before': {
    en: 'Places without it, before',
    he: 'מקומות בלי הפעולה, לפני',
    ms: 'Tempat tanpa tindakan, sebelum',
  },
  'action.group.without.after': {
    en: 'Places without it, after',
    he: 'מקומות בלי הפעולה, אחרי',
    ms: 'Tempat tanpa tindakan, selepas',
  },
  'action.table.answers': { en: 'Answers', he: 'תשובות', ms: 'Jawapan' },

  'action.trend': { en: 'See it on the trend', he: 'לראות במגמה', ms: 'Lihat pada trend' },
  'action.abandon.title': { en: 'Give it up?', he: 'להפסיק את הפעולה?', ms: 'Hentikan tindakan ini?' },
  'action.abandon.text': {
    en: 'It then gets no verdict, and cannot be taken up again. If it has started, it stays marked on the trend.',
    he: 'לא תהיה קביעה, ואי אפשר לחדש אותה. אם כבר התחילה, היא תישאר מסומנת במגמה.',
    ms: 'Tiada penilaian akan dibuat dan ia tidak boleh disambung semula. Jika sudah bermula, ia kekal bertanda pada trend.',
  },
  'action.abandon.note': { en: 'Why', he: 'למה', ms: 'Sebab' },
  'action.abandon.press': { en: 'Give it up', he: 'להפסיק', ms: 'Hentikan' },
  'action.abandon.told': { en: 'Why it was given up', he: 'למה הופסקה', ms: 'Sebab dihentikan' },
  'action.why.remove': { en: 'Remove', he: 'הסרה', ms: 'Buang' },
});
