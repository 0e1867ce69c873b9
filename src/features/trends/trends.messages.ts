import { defineMessages } from '../../platform/i18n/messages.ts';

/** Words of measures over time. Sentences take numbers and periods already written and isolated. */
export const trendMessages = defineMessages({
  'trend.title': { en: 'Trends', he: 'מגמות', ms: 'Trend' },

  'trend.measure.label': { en: 'Measure', he: 'מה נמדד', ms: 'Ukuran' },
  'trend.group.questions': { en: 'Other questions', he: 'שאלות נוספות', ms: 'Soalan lain' },
  'trend.group.rate': { en: 'Response', he: 'מענה', ms: 'Respons' },
  'trend.mean': { en: '{name} (mean)', he: '{name} (ממוצע)', ms: '{name} (min)' },
  'trend.topbox': {
    en: '{name} (share of {from} to {max})',
    he: '{name} (שיעור העונים {from} עד {max})',
    ms: '{name} (bahagian {from} hingga {max})',
  },
  'trend.topbox.one': {
    en: '{name} (share of {max})',
    he: '{name} (שיעור העונים {max})',
    ms: '{name} (bahagian {max})',
  },
  'trend.rate': { en: 'Response rate', he: 'שיעור מענה', ms: 'Kadar respons' },
  'trend.question.satisfaction': { en: 'Satisfaction', he: 'שביעות רצון', ms: 'Kepuasan' },
  'trend.question.nps': { en: 'Would recommend', he: 'נכונות להמליץ', ms: 'Kesediaan mengesyorkan' },
  'trend.question.ces': { en: 'Ease', he: 'קלות הטיפול', ms: 'Kemudahan' },
  'trend.question.style_preferred': { en: 'Style preferred', he: 'סגנון מועדף', ms: 'Gaya yang disukai' },
  'trend.question.style_received': { en: 'Style received', he: 'סגנון בפועל', ms: 'Gaya yang diterima' },

  'trend.units': { en: 'Unit of time', he: 'יחידת זמן', ms: 'Unit masa' },
  'trend.unit.week': { en: 'Weekly', he: 'לפי שבוע', ms: 'Mingguan' },
  'trend.unit.month': { en: 'Monthly', he: 'לפי חודש', ms: 'Bulanan' },
  'trend.week': { en: 'week of {day}', he: 'השבוע של {day}', ms: 'minggu {day}' },
  'trend.month': { en: '{month}', he: '{month}', ms: '{month}' },
  'trend.in.week': { en: 'in the week of {day}', he: 'בשבוע של {day}', ms: 'pada minggu {day}' },
  'trend.in.month': { en: 'in {month}', he: 'ב{month}', ms: 'pada {month}' },
  'trend.weeks': {
    en: '{n, plural, one {one week} other {# weeks}}',
    he: '{n, plural, one {שבוע אחד} two {שבועיים} other {# שבועות}}',
    ms: '{n, plural, other {# minggu}}',
  },
  'trend.months': {
    en: '{n, plural, one {one month} other {# months}}',
    he: '{n, plural, one {חודש אחד} two {חודשיים} other {# חודשים}}',
    ms: '{n, plural, other {# bulan}}',
  },

  'trend.finding.steady': {
    en: 'steady, nothing beyond chance in {span}',
    he: 'אין שינוי מעבר למקרי לאורך {span}',
    ms: 'stabil, tiada perubahan melebihi kebetulan dalam {span}',
  },
  'trend.finding.past': {
    en: 'steady lately; the last signal was {when}',
    he: 'יציבות לאחרונה; האיתות האחרון היה {when}',
    ms: 'stabil kebelakangan ini; isyarat terakhir {when}',
  },
  'trend.finding.better': {
    en: 'better than usual {when}',
    he: 'טוב מהרגיל {when}',
    ms: 'lebih baik daripada biasa {when}',
  },
  'trend.finding.worse': {
    en: 'worse than usual {when}',
    he: 'גרוע מהרגיל {when}',
    ms: 'lebih teruk daripada biasa {when}',
  },
  'trend.finding.early': {
    en: 'too early to tell; limits are drawn from {least} with at least three answers, there are {n}',
    he: 'מוקדם לקבוע; לגבולות דרושים {least} עם שלוש תשובות לפחות, ויש {n}',
    ms: 'terlalu awal untuk dinilai; had dilukis mulai {least} dengan sekurang-kurangnya tiga jawapan, kini ada {n}',
  },
  'trend.finding.alike': {
    en: 'all answers alike, so there is nothing to judge',
    he: 'כל התשובות זהות, ולכן אין מה לקבוע',
    ms: 'semua jawapan sama, jadi tiada apa-apa untuk dinilai',
  },
  'trend.headline': { en: '{measure}: {finding}.', he: '{measure}: {finding}.', ms: '{measure}: {finding}.' },

  'trend.signal.beyond.above': {
    en: '{period}: above the upper limit',
    he: '{period}: מעל הגבול העליון',
    ms: '{period}: melebihi had atas',
  },
  'trend.signal.beyond.below': {
    en: '{period}: below the lower limit',
    he: '{period}: מתחת לגבול התחתון',
    ms: '{period}: di bawah had bawah',
  },
  'trend.signal.run.above': {
    en: '{span} in a row above the centre line, up to {period}',
    he: '{span} ברצף מעל קו המרכז, עד {period}',
    ms: '{span} berturut-turut di atas garis tengah, hingga {period}',
  },
  'trend.signal.run.below': {
    en: '{span} in a row below the centre line, up to {period}',
    he: '{span} ברצף מתחת לקו המרכז, עד {period}',
    ms: '{span} berturut-turut di bawah garis tengah, hingga {period}',
  },
  'trend.signal.pair.above': {
    en: '{period}: with one of the two before it, far above the centre line',
    he: '{period}: יחד עם אחד מהשניים שלפניו, הרבה מעל קו המרכז',
    ms: '{period}: bersama satu daripada dua sebelumnya, jauh di atas garis tengah',
  },
  'trend.signal.pair.below': {
    en: '{period}: with one of the two before it, far below the centre line',
    he: '{period}: יחד עם אחד מהשניים שלפניו, הרבה מתחת לקו המרכז',
    ms: '{period}: bersama satu daripada dua sebelumnya, jauh di bawah garis tengah',
  },
  'trend.signal.better': { en: 'Better than usual', he: 'טוב מהרגיל', ms: 'Lebih baik daripada biasa' },
  'trend.signal.worse': { en: 'Worse than usual', he: 'גרוע מהרגיל', ms: 'Lebih teruk daripada biasa' },

  'trend.chart.ask': { en: 'Has anything changed?', he: 'האם משהו השתנה?', ms: 'Adakah apa-apa berubah?' },
  'trend.chart.steady': {
    en: 'Only the usual ups and downs',
    he: 'רק העליות והירידות הרגילות',
    ms: 'Hanya turun naik yang biasa',
  },
  'trend.chart.ringed': {
    en: 'Beyond chance at the ringed points',
    he: 'מעבר למקרי בנקודות המוקפות',
    ms: 'Melebihi kebetulan pada titik yang dibulatkan',
  },
  'trend.signals.count': {
    en: '{n, plural, one {One signal that chance seldom gives} other {# signals that chance seldom gives}}',
    he: '{n, plural, one {איתות אחד שקשה לייחס למקרה} two {שני איתותים שקשה לייחס למקרה} other {# איתותים שקשה לייחס למקרה}}',
    ms: '{n, plural, other {# isyarat yang jarang terjadi secara kebetulan}}',
  },
  'trend.chart.early': {
    en: 'Too few points for limits',
    he: 'מעט מדי נקודות לגבולות',
    ms: 'Titik terlalu sedikit untuk had',
  },
  'trend.chart.alike': { en: 'All answers alike', he: 'כל התשובות זהות', ms: 'Semua jawapan sama' },
  'trend.chart.caption.points': {
    en: 'means in points of a scale from {min} to {max}',
    he: 'ממוצעים בנקודות של סולם {min} עד {max}',
    ms: 'min dalam mata pada skala {min} hingga {max}',
  },
  'trend.chart.caption.share': { en: 'shares in percent', he: 'שיעורים באחוזים', ms: 'bahagian dalam peratus' },
  'trend.chart.caption.counts': {
    en: 'n\u00a0{least} to {most} in each',
    he: 'n\u00a0מ־{least} עד {most} בכל אחד',
    ms: 'n\u00a0{least} hingga {most} setiap satu',
  },
  'trend.chart.caption.offScale': {
    en: '{n, plural, one {one point of too few answers lies off the scale and is in the table alone} other {# points of too few answers lie off the scale and are in the table alone}}',
    he: '{n, plural, one {נקודה אחת של מעט מדי תשובות חורגת מהסולם ומופיעה בטבלה בלבד} two {שתי נקודות של מעט מדי תשובות חורגות מהסולם ומופיעות בטבלה בלבד} other {# נקודות של מעט מדי תשובות חורגות מהסולם ומופיעות בטבלה בלבד}}',
    ms: '{n, plural, other {# titik dengan terlalu sedikit jawapan berada di luar skala dan hanya ada dalam jadual}}',
  },
  'trend.chart.caption.firm': {
    en: 'limits from all {n} points',
    he: 'גבולות מכל {n} הנקודות',
    ms: 'had daripada kesemua {n} titik',
  },
  'trend.chart.caption.provisional': {
    en: 'limits provisional, from {n} points; firm from {firm}',
    he: 'גבולות זמניים, מ־{n} נקודות; קבועים מ־{firm}',
    ms: 'had sementara daripada {n} titik; tetap mulai {firm}',
  },
  'trend.chart.label': {
    en: 'Control chart, {measure}: {span}; the table below holds the same numbers',
    he: 'תרשים בקרה, {measure}: {span}; אותם מספרים בטבלה שלמטה',
    ms: 'Carta kawalan, {measure}: {span}; angka yang sama ada dalam jadual di bawah',
  },
  'trend.chart.centre': { en: 'centre {value}', he: 'מרכז {value}', ms: 'tengah {value}' },
  'trend.chart.n': { en: 'n\u00a0=\u00a0{n}', he: 'n\u00a0=\u00a0{n}', ms: 'n\u00a0=\u00a0{n}' },
  'trend.chart.within': {
    en: 'limits {lower} to {upper}',
    he: 'גבולות {lower} עד {upper}',
    ms: 'had {lower} hingga {upper}',
  },
  'trend.chart.untested': {
    en: 'too few answers to be tested',
    he: 'מעט מדי תשובות לבדיקה',
    ms: 'jawapan terlalu sedikit untuk diuji',
  },
  'trend.chart.open': {
    en: '{n, plural, one {one invitation still open} other {# invitations still open}}',
    he: '{n, plural, one {הזמנה אחת עדיין פתוחה} two {שתי הזמנות עדיין פתוחות} other {# הזמנות עדיין פתוחות}}',
    ms: '{n, plural, other {# jemputan masih dibuka}}',
  },
  'trend.legend.value': { en: 'mean', he: 'ממוצע', ms: 'min' },
  'trend.legend.share': { en: 'share', he: 'שיעור', ms: 'bahagian' },
  'trend.legend.limit': { en: 'limits of chance', he: 'גבולות הבקרה', ms: 'had kebetulan' },
  'trend.legend.centre': { en: 'centre', he: 'מרכז', ms: 'tengah' },
  'trend.legend.signal': { en: 'signal', he: 'איתות', ms: 'isyarat' },
  'trend.legend.hollow': { en: 'not tested', he: 'לא נבדק', ms: 'tidak diuji' },

  'trend.legend.action': { en: 'action begun', he: 'תחילת פעולה', ms: 'tindakan bermula' },
  'trend.legend.baseline': { en: 'before the first action', he: 'לפני הפעולה הראשונה', ms: 'sebelum tindakan pertama' },
  'trend.baseline': { en: 'baseline: {span}', he: 'קו בסיס: {span}', ms: 'garis dasar: {span}' },
  'trend.chart.caption.before.firm': {
    en: 'limits from the {n} points before the first action',
    he: 'גבולות מ־{n} הנקודות שלפני הפעולה הראשונה',
    ms: 'had daripada {n} titik sebelum tindakan pertama',
  },
  'trend.chart.caption.before.provisional': {
    en: 'limits provisional, from the {n} points before the first action; firm from {firm}',
    he: 'גבולות זמניים, מ־{n} הנקודות שלפני הפעולה הראשונה; קבועים מ־{firm}',
    ms: 'had sementara daripada {n} titik sebelum tindakan pertama; tetap mulai {firm}',
  },
  'trend.finding.early.before': {
    en: 'too early to tell; limits are drawn from {least} with at least three answers before the first action, there are {n}',
    he: 'מוקדם לקבוע; לגבולות דרושים {least} עם שלוש תשובות לפחות לפני הפעולה הראשונה, ויש {n}',
    ms: 'terlalu awal untuk dinilai; had dilukis daripada {least} dengan sekurang-kurangnya tiga jawapan sebelum tindakan pertama, kini ada {n}',
  },
  'trend.marks.heading': {
    en: '{n, plural, one {One action is marked} other {# actions are marked}}',
    he: '{n, plural, one {מסומנת פעולה אחת} two {מסומנות שתי פעולות} other {מסומנות # פעולות}}',
    ms: '{n, plural, other {# tindakan ditanda}}',
  },
  'trend.marks.ask': { en: 'What was done?', he: 'מה נעשה?', ms: 'Apa yang dilakukan?' },
  'trend.marks.since': { en: 'from {start}', he: 'מ־{start}', ms: 'dari {start}' },
  'trend.table.action': { en: 'Action begun', he: 'תחילת פעולה', ms: 'Tindakan bermula' },
  'trend.notes.actions': {
    en: 'An action ends the baseline: the limits come from the time before the first one and stand still, so that what it changed shows against them. Whether an action helped is told by its own verdict, once.',
    he: 'פעולה מסיימת את קו הבסיס: הגבולות נקבעים מהזמן שלפני הפעולה הראשונה ואינם זזים, כך שמה שהשתנה בעקבותיה ייראה מולם. האם הפעולה עזרה? על כך עונה הקביעה שלה, פעם אחת.',
    ms: 'Tindakan menamatkan garis dasar: had diambil daripada masa sebelum tindakan pertama dan tidak berubah, supaya kesannya kelihatan. Sama ada tindakan itu membantu dijawab oleh penilaiannya sendiri, sekali sahaja.',
  },
  'trend.signals.ask': { en: 'What stands out?', he: 'מה בולט?', ms: 'Apakah yang menonjol?' },
  'trend.signals.none.week': { en: 'No week stands out', he: 'אין שבוע בולט', ms: 'Tiada minggu yang menonjol' },
  'trend.signals.none.month': { en: 'No month stands out', he: 'אין חודש בולט', ms: 'Tiada bulan yang menonjol' },
  'trend.signals.early': { en: 'Nothing can be told yet', he: 'עדיין אי אפשר לקבוע', ms: 'Belum dapat ditentukan' },
  'trend.signals.none.text': {
    en: 'The ups and downs are no larger than chance makes them, given how many answered. A single figure of this chart is no reason for a meeting.',
    he: 'העליות והירידות אינן גדולות ממה שהמקרה יוצר במספר כזה של תשובות. נתון בודד בתרשים הזה אינו סיבה לישיבה.',
    ms: 'Turun naiknya tidak lebih besar daripada yang dijangka secara kebetulan dengan bilangan jawapan ini. Satu angka dalam carta ini bukan sebab untuk bermesyuarat.',
  },
  'trend.signals.early.text.week': {
    en: 'Limits need twelve points with at least three answers each. Choose a longer period, or months in place of weeks.',
    he: 'לגבולות דרושות שתים־עשרה נקודות עם שלוש תשובות לפחות בכל אחת. בחרו תקופה ארוכה יותר, או חודשים במקום שבועות.',
    ms: 'Had memerlukan dua belas titik dengan sekurang-kurangnya tiga jawapan setiap satu. Pilih tempoh yang lebih panjang, atau bulan sebagai ganti minggu.',
  },
  'trend.signals.early.text.month': {
    en: 'Limits need twelve points with at least three answers each. Choose a longer period, or weeks in place of months.',
    he: 'לגבולות דרושות שתים־עשרה נקודות עם שלוש תשובות לפחות בכל אחת. בחרו תקופה ארוכה יותר, או שבועות במקום חודשים.',
    ms: 'Had memerlukan dua belas titik dengan sekurang-kurangnya tiga jawapan setiap satu. Pilih tempoh yang lebih panjang, atau minggu sebagai ganti bulan.',
  },
  'trend.signals.detail': {
    en: '{value}, centre {centre}, n\u00a0=\u00a0{n}',
    he: '{value}, מרכז {centre}, n\u00a0=\u00a0{n}',
    ms: '{value}, tengah {centre}, n\u00a0=\u00a0{n}',
  },

  'trend.spread.ask': {
    en: 'Do customers agree among themselves?',
    he: 'האם הלקוחות מסכימים ביניהם?',
    ms: 'Adakah pelanggan sependapat?',
  },
  'trend.spread.steady': {
    en: 'They differ as much as usual',
    he: 'ההבדלים ביניהם כרגיל',
    ms: 'Perbezaan mereka seperti biasa',
  },
  'trend.spread.steady.text': {
    en: 'The standard deviation within each period stayed within its limits; it stands in the table below.',
    he: 'סטיית התקן בתוך כל תקופה נשארה בגבולותיה; היא בטבלה שלמטה.',
    ms: 'Sisihan piawai dalam setiap tempoh kekal dalam hadnya; lihat jadual di bawah.',
  },
  'trend.spread.more': {
    en: 'They differed more than usual {when}',
    he: 'ההבדלים ביניהם היו גדולים מהרגיל {when}',
    ms: 'Mereka lebih berbeza pendapat daripada biasa {when}',
  },
  'trend.spread.less': {
    en: 'They differed less than usual {when}',
    he: 'ההבדלים ביניהם היו קטנים מהרגיל {when}',
    ms: 'Mereka kurang berbeza pendapat daripada biasa {when}',
  },
  'trend.spread.caption': {
    en: 'Standard deviation within each period, in points; {limits}',
    he: 'סטיית התקן בתוך כל תקופה, בנקודות; {limits}',
    ms: 'Sisihan piawai dalam setiap tempoh, dalam mata; {limits}',
  },
  'trend.spread.label': {
    en: 'Chart of the spread of answers, {measure}: {span}; the table below holds the same numbers',
    he: 'תרשים פיזור התשובות, {measure}: {span}; אותם מספרים בטבלה שלמטה',
    ms: 'Carta sebaran jawapan, {measure}: {span}; angka yang sama ada dalam jadual di bawah',
  },
  'trend.spread.legend': { en: 'standard deviation', he: 'סטיית תקן', ms: 'sisihan piawai' },

  'trend.table.from': { en: 'From', he: 'מיום', ms: 'Dari' },
  'trend.table.to': { en: 'To', he: 'עד יום', ms: 'Hingga' },
  'trend.table.n': { en: 'n', he: 'n', ms: 'n' },
  'trend.table.delivered': { en: 'Delivered', he: 'נמסרו', ms: 'Berjaya dihantar' },
  'trend.table.lower': { en: 'Lower limit', he: 'גבול תחתון', ms: 'Had bawah' },
  'trend.table.upper': { en: 'Upper limit', he: 'גבול עליון', ms: 'Had atas' },
  'trend.table.sd': { en: 'Standard deviation', he: 'סטיית תקן', ms: 'Sisihan piawai' },
  'trend.table.signal': { en: 'Signal', he: 'איתות', ms: 'Isyarat' },
  'trend.rule.beyond_limits.above': { en: 'above the upper limit', he: 'מעל הגבול העליון', ms: 'melebihi had atas' },
  'trend.rule.beyond_limits.below': {
    en: 'below the lower limit',
    he: 'מתחת לגבול התחתון',
    ms: 'di bawah had bawah',
  },
  'trend.rule.nine_on_one_side.above': {
    en: 'ninth in a row above the centre',
    he: 'תשיעי ברצף מעל המרכז',
    ms: 'kesembilan berturut-turut di atas garis tengah',
  },
  'trend.rule.nine_on_one_side.below': {
    en: 'ninth in a row below the centre',
    he: 'תשיעי ברצף מתחת למרכז',
    ms: 'kesembilan berturut-turut di bawah garis tengah',
  },
  'trend.rule.two_of_three_far_out.above': {
    en: 'two of three far above the centre',
    he: 'שניים משלושה הרבה מעל המרכז',
    ms: 'dua daripada tiga jauh di atas garis tengah',
  },
  'trend.rule.two_of_three_far_out.below': {
    en: 'two of three far below the centre',
    he: 'שניים משלושה הרבה מתחת למרכז',
    ms: 'dua daripada tiga jauh di bawah garis tengah',
  },

  'trend.notes.limits': {
    en: 'Limits: the centre plus and minus three standard errors, wider where fewer answered. Twelve points make provisional limits, twenty make firm ones; points with fewer than three answers are hollow and not tested.',
    he: 'הגבולות: המרכז ועוד או פחות שלוש טעויות תקן, רחבים יותר כשענו פחות. מ־12 נקודות הגבולות זמניים, ומ־20 קבועים; נקודה עם פחות משלוש תשובות חלולה ואינה נבדקת.',
    ms: 'Had: garis tengah campur dan tolak tiga ralat piawai, lebih lebar apabila kurang yang menjawab. Dua belas titik memberi had sementara, dua puluh memberi had tetap; titik dengan kurang daripada tiga jawapan adalah kosong dan tidak diuji.',
  },
  'trend.notes.rules': {
    en: 'A signal is one point beyond a limit, nine in a row on one side of the centre, or two of three more than two standard errors out on the same side. More rules would only give more false alarms.',
    he: 'איתות הוא נקודה אחת מחוץ לגבול, תשע ברצף בצד אחד של המרכז, או שתיים משלוש במרחק של יותר משתי טעויות תקן באותו צד. כללים נוספים היו מוסיפים רק אזעקות שווא.',
    ms: 'Isyarat ialah satu titik di luar had, sembilan berturut-turut di sebelah garis tengah, atau dua daripada tiga lebih dua ralat piawai di sebelah yang sama. Lebih banyak peraturan hanya menambah amaran palsu.',
  },
  'trend.notes.widened': {
    en: 'Periods differ by more than their numbers of answers explain, so the limits were widened by what neighbouring points differ.',
    he: 'התקופות נבדלות יותר ממה שמספר התשובות מסביר, ולכן הגבולות הורחבו לפי ההבדלים בין נקודות סמוכות.',
    ms: 'Tempoh berbeza lebih daripada yang diterangkan oleh bilangan jawapan, jadi had dilebarkan mengikut perbezaan titik berjiran.',
  },
  'trend.notes.rate': {
    en: 'Response rate: answered of delivered, by when the invitation was sent. While invitations are open their period is hollow, since its rate can only grow.',
    he: 'שיעור מענה: נענו מתוך נמסרו, לפי מועד שליחת ההזמנה. כל עוד יש הזמנות פתוחות התקופה חלולה, כי השיעור יכול רק לגדול.',
    ms: 'Kadar respons: dijawab daripada yang dihantar, mengikut masa jemputan dihantar. Selagi jemputan masih dibuka, tempohnya kosong kerana kadarnya hanya boleh meningkat.',
  },
  'trend.notes.runs': {
    en: 'To protect single people, a figure waits until at least {threshold} answers have come and then stands in that week, over all the weeks since the one before.',
    he: 'כדי להגן על אנשים בודדים, נתון ממתין עד שנאספו {threshold} תשובות לפחות, ואז מוצג בשבוע ההוא על כל השבועות מאז הנתון הקודם.',
    ms: 'Untuk melindungi individu, satu angka menunggu sehingga sekurang-kurangnya {threshold} jawapan diterima, lalu dipaparkan pada minggu itu bagi semua minggu sejak angka sebelumnya.',
  },

  'trend.none.title': {
    en: 'Nothing to follow yet: {measure}',
    he: 'עדיין אין אחרי מה לעקוב: {measure}',
    ms: 'Belum ada apa-apa untuk diikuti: {measure}',
  },
  'trend.none.text': {
    en: 'In this period and segment there are no answers that can be shown. Choose a longer period, take a filter away, or begin by logging contacts.',
    he: 'בתקופה ובפילוח האלה אין תשובות שאפשר להציג. בחרו תקופה ארוכה יותר, הסירו סינון, או התחילו ברישום פניות.',
    ms: 'Dalam tempoh dan segmen ini tiada jawapan yang boleh dipaparkan. Pilih tempoh yang lebih panjang, buang satu penapis, atau mulakan dengan merekod urusan.',
  },
  'error.bad_trend': {
    en: 'The measure or the unit of time in the address is not right. Choose them again on the page of trends.',
    he: 'המדד או יחידת הזמן שבכתובת אינם נכונים. בחרו אותם שוב בעמוד המגמות.',
    ms: 'Ukuran atau unit masa dalam alamat tidak betul. Pilih semula di halaman trend.',
  },
});
