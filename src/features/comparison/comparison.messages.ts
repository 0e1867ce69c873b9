import { defineMessages } from '../../platform/i18n/messages.ts';

/** Words of comparisons. Sentences take numbers already written and isolated. */
export const comparisonMessages = defineMessages({
  'compare.title': { en: 'Compare', he: 'השוואה', ms: 'Perbandingan' },
  'compare.kinds': { en: 'What is compared', he: 'מה משווים', ms: 'Apa yang dibandingkan' },
  'compare.of.branch': { en: 'Branches', he: 'סניפים', ms: 'Cawangan' },
  'compare.of.provider': { en: 'Providers', he: 'נותני שירות', ms: 'Petugas' },
  'compare.of.topic': { en: 'Topics', he: 'נושאים', ms: 'Topik' },
  'compare.of.language': { en: 'Languages', he: 'שפות', ms: 'Bahasa' },
  'compare.of.period': { en: 'Periods', he: 'תקופות', ms: 'Tempoh' },
  'compare.one.branch': { en: 'Branch', he: 'סניף', ms: 'Cawangan' },
  'compare.one.provider': { en: 'Provider', he: 'נותן שירות', ms: 'Petugas' },
  'compare.one.topic': { en: 'Topic', he: 'נושא', ms: 'Topik' },
  'compare.one.language': { en: 'Language', he: 'שפה', ms: 'Bahasa' },
  'compare.one.period': { en: 'Period', he: 'תקופה', ms: 'Tempoh' },

  'compare.measure.label': { en: 'Compared by', he: 'משווים לפי', ms: 'Dibandingkan mengikut' },

  'compare.headline.above': {
    en: 'Above the rest: {names}.',
    he: 'מעל השאר: {names}.',
    ms: 'Melebihi yang lain: {names}.',
  },
  'compare.headline.below': {
    en: 'Below the rest: {names}.',
    he: 'מתחת לשאר: {names}.',
    ms: 'Di bawah yang lain: {names}.',
  },
  'compare.names.more': { en: '{names} and {n} more', he: '{names} ועוד {n}', ms: '{names} dan {n} lagi' },
  'compare.headline.same.branch': {
    en: '{n, plural, one {Only one branch could be compared, and it does not clearly differ from the rest.} other {No branch stands out: # were compared, and none clearly differs from the rest.}}',
    he: '{n, plural, one {סניף אחד בלבד הושווה, ולא נראה הבדל ודאי מהשאר.} other {אין סניף שבולט: הושוו # סניפים, ולא נראה הבדל ודאי מהשאר.}}',
    ms: 'Tiada cawangan yang menonjol: {n} dibandingkan, tiada yang pasti berbeza daripada yang lain.',
  },
  'compare.headline.same.provider': {
    en: '{n, plural, one {Only one provider could be compared, and it does not clearly differ from the rest.} other {No provider stands out: # were compared, and none clearly differs from the rest.}}',
    he: '{n, plural, one {רק אחד מנותני השירות הושווה, ולא נראה הבדל ודאי מהשאר.} other {אין מי שבולט בין נותני השירות: הושוו # מהם, ולא נראה הבדל ודאי מהשאר.}}',
    ms: 'Tiada petugas yang menonjol: {n} dibandingkan, tiada yang pasti berbeza daripada yang lain.',
  },
  'compare.headline.same.topic': {
    en: '{n, plural, one {Only one topic could be compared, and it does not clearly differ from the rest.} other {No topic stands out: # were compared, and none clearly differs from the rest.}}',
    he: '{n, plural, one {נושא אחד בלבד הושווה, ולא נראה הבדל ודאי מהשאר.} other {אין נושא שבולט: הושוו # נושאים, ולא נראה הבדל ודאי מהשאר.}}',
    ms: 'Tiada topik yang menonjol: {n} dibandingkan, tiada yang pasti berbeza daripada yang lain.',
  },
  'compare.headline.same.language': {
    en: '{n, plural, one {Only one language could be compared, and it does not clearly differ from the rest.} other {No language stands out: # were compared, and none clearly differs from the rest.}}',
    he: '{n, plural, one {שפה אחת בלבד הושוותה, ולא נראה הבדל ודאי מהשאר.} other {אין שפה שבולטת: הושוו # שפות, ולא נראה הבדל ודאי מהשאר.}}',
    ms: 'Tiada bahasa yang menonjol: {n} dibandingkan, tiada yang pasti berbeza daripada yang lain.',
  },
  'compare.headline.few.branch': {
    en: 'There are too few answers to compare branches.',
    he: 'יש מעט מדי תשובות להשוואה בין סניפים.',
    ms: 'Jawapan terlalu sedikit untuk membandingkan cawangan.',
  },
  'compare.headline.few.provider': {
    en: 'There are too few answers to compare providers.',
    he: 'יש מעט מדי תשובות להשוואה בין נותני השירות.',
    ms: 'Jawapan terlalu sedikit untuk membandingkan petugas.',
  },
  'compare.headline.few.topic': {
    en: 'There are too few answers to compare topics.',
    he: 'יש מעט מדי תשובות להשוואה בין נושאים.',
    ms: 'Jawapan terlalu sedikit untuk membandingkan topik.',
  },
  'compare.headline.few.language': {
    en: 'There are too few answers to compare languages.',
    he: 'יש מעט מדי תשובות להשוואה בין שפות.',
    ms: 'Jawapan terlalu sedikit untuk membandingkan bahasa.',
  },
  'compare.none.text': {
    en: 'Two units need {needed} answers each, on the same kinds of contact. Choose a longer period, or take a filter away.',
    he: 'כדי להשוות דרושות {needed} תשובות לפחות בכל אחד משני צדדים, על פניות מאותו סוג. בחרו תקופה ארוכה יותר או הסירו סינון.',
    ms: 'Dua unit memerlukan {needed} jawapan setiap satu, bagi jenis urusan yang sama. Pilih tempoh lebih panjang atau buang satu penapis.',
  },
  'compare.all': {
    en: '{name}, all together: {value}',
    he: '{name}, הכול יחד: {value}',
    ms: '{name}, semuanya: {value}',
  },
  'compare.all.none': {
    en: '{name}: too few answers all together',
    he: '{name}: מעט מדי תשובות בסך הכול',
    ms: '{name}: jawapan terlalu sedikit secara keseluruhan',
  },

  'compare.chart.ask.branch': {
    en: 'Which branch differs from the rest?',
    he: 'איזה סניף שונה מהשאר?',
    ms: 'Cawangan manakah berbeza daripada yang lain?',
  },
  'compare.chart.ask.provider': {
    en: 'Who differs from the rest?',
    he: 'מי שונה מהשאר?',
    ms: 'Siapa berbeza daripada yang lain?',
  },
  'compare.chart.ask.topic': {
    en: 'Which topic differs from the rest?',
    he: 'איזה נושא שונה מהשאר?',
    ms: 'Topik manakah berbeza daripada yang lain?',
  },
  'compare.chart.ask.language': {
    en: 'Which language differs from the rest?',
    he: 'איזו שפה שונה מהשאר?',
    ms: 'Bahasa manakah berbeza daripada yang lain?',
  },
  'compare.chart.heading': {
    en: 'Difference to the rest, like with like',
    he: 'ההפרש מהשאר, דומה מול דומה',
    ms: 'Beza dengan yang lain, yang serupa dengan yang serupa',
  },
  'compare.chart.heading.plain': { en: 'Difference to the rest', he: 'ההפרש מהשאר', ms: 'Beza dengan yang lain' },
  'compare.chart.caption': {
    en: '{name}: each less the rest, in points of the scale, with 95% interval; negative = below the rest; n\u00a0=\u00a0{n}',
    he: '{name}: כל אחד פחות השאר, בנקודות בסולם, עם רווח סמך 95%; שלילי = מתחת לשאר; n\u00a0=\u00a0{n}',
    ms: '{name}: setiap satu tolak yang lain, dalam mata skala, dengan selang 95%; negatif = di bawah yang lain; n\u00a0=\u00a0{n}',
  },
  'compare.chart.label': {
    en: 'Differences to the rest, {n} of them, in three groups; the figures stand in the table',
    he: 'הפרשים מהשאר, {n} במספר, בשלוש קבוצות; המספרים בטבלה',
    ms: 'Beza dengan yang lain, {n} semuanya, dalam tiga kumpulan; angka ada dalam jadual',
  },
  'compare.rest': { en: 'the rest', he: 'השאר', ms: 'yang lain' },

  'compare.group.count': { en: '{n} in this group', he: '{n} בקבוצה הזו', ms: '{n} dalam kumpulan ini' },
  'compare.group.above': { en: 'Above the rest', he: 'מעל השאר', ms: 'Melebihi yang lain' },
  'compare.group.same': { en: 'Like the rest', he: 'כמו השאר', ms: 'Seperti yang lain' },
  'compare.group.below': { en: 'Below the rest', he: 'מתחת לשאר', ms: 'Di bawah yang lain' },
  'compare.group.rest': { en: 'Not compared', he: 'לא הושוו', ms: 'Tidak dibandingkan' },
  'compare.group.same.note': {
    en: 'No difference was shown, which does not mean that there is none.',
    he: 'לא נראה הבדל; אין פירוש הדבר שאין הבדל.',
    ms: 'Tiada perbezaan ditunjukkan; ini tidak bermakna tiada langsung.',
  },
  'compare.row.own': { en: 'own figure {value}', he: 'הנתון עצמו {value}', ms: 'angka sendiri {value}' },
  'compare.row.difference': { en: '{value} to the rest', he: '{value} מול השאר', ms: '{value} berbanding yang lain' },
  'compare.not.withheld': {
    en: 'Too few answers to be shown without revealing who said what',
    he: 'מעט מדי תשובות כדי להציג בלי לחשוף מי אמר מה',
    ms: 'Jawapan terlalu sedikit untuk dipaparkan tanpa mendedahkan siapa berkata apa',
  },
  'compare.not.too_few_answers': {
    en: '{n, plural, =0 {No answers; {needed} are needed} one {1 answer; {more} more needed to reach {needed}} other {# answers; {more} more needed to reach {needed}}}',
    he: '{n, plural, =0 {אין תשובות; דרושות {needed}} one {תשובה אחת; חסרות {more} כדי להגיע ל־{needed}} two {שתי תשובות; חסרות {more} כדי להגיע ל־{needed}} other {# תשובות; חסרות {more} כדי להגיע ל־{needed}}}',
    ms: '{n, plural, =0 {Tiada jawapan; {needed} diperlukan} other {# jawapan; {more} lagi diperlukan untuk mencapai {needed}}}',
  },
  'compare.not.unlike': {
    en: '{n} answers, of which only {compared} have a like elsewhere',
    he: '{n} תשובות, ורק ל־{compared} מהן יש דומות במקום אחר',
    ms: '{n} jawapan, hanya {compared} mempunyai yang serupa di tempat lain',
  },
  'compare.not.rest_too_few': {
    en: 'The rest has fewer than {needed} answers of the same kind',
    he: 'לשאר יש פחות מ־{needed} תשובות מאותו סוג',
    ms: 'Yang lain mempunyai kurang daripada {needed} jawapan sejenis',
  },
  'compare.not.no_spread': {
    en: 'All answers are alike: there is no chance to weigh a difference against',
    he: 'כל התשובות זהות: אין פיזור שאפשר לשקול מולו הפרש',
    ms: 'Semua jawapan sama: tiada sebaran untuk menimbang perbezaan',
  },

  'compare.table.title': { en: '{of}: {name}', he: '{of}: {name}', ms: '{of}: {name}' },
  'compare.table.group': { en: 'Group', he: 'קבוצה', ms: 'Kumpulan' },
  'compare.table.difference': { en: 'Difference to the rest', he: 'ההפרש מהשאר', ms: 'Beza dengan yang lain' },
  'compare.table.change': { en: 'Change since', he: 'השינוי מאז', ms: 'Perubahan sejak itu' },
  'compare.table.word': { en: 'In words', he: 'במילים', ms: 'Dengan kata' },
  'compare.table.compared': { en: 'n with a like elsewhere', he: 'n שיש להן דומות', ms: 'n yang ada serupa' },

  'compare.notes.order': {
    en: 'Within a group the order is by name. It is not a ranking: the order of figures within a group is mostly chance.',
    he: 'בתוך כל קבוצה הסדר הוא לפי שם. זה לא דירוג: הסדר של המספרים בתוך קבוצה הוא בעיקר מקרי.',
    ms: 'Dalam setiap kumpulan susunan adalah mengikut nama. Ini bukan kedudukan: susunan angka dalam kumpulan kebanyakannya kebetulan.',
  },
  'compare.notes.groups': {
    en: 'Each is compared with all others together, from {needed} answers on either side. Above and below: the difference would come by chance in fewer than 1 of 20 such comparisons, allowing for how many were made (Benjamini–Hochberg).',
    he: 'כל אחד מושווה לכל השאר יחד, מ־{needed} תשובות בכל צד. מעל ומתחת: הפרש כזה היה מתקבל במקרה בפחות מאחת מ־20 השוואות, בהתחשב במספר ההשוואות (Benjamini–Hochberg).',
    ms: 'Setiap satu dibandingkan dengan semua yang lain, mulai {needed} jawapan di setiap pihak. Melebihi dan di bawah: beza itu berlaku secara kebetulan dalam kurang daripada 1 daripada 20 perbandingan, dengan mengambil kira bilangannya (Benjamini–Hochberg).',
  },
  'compare.notes.plain': {
    en: 'All answers are compared as they are: the kinds of contact may differ.',
    he: 'כל התשובות מושוות כפי שהן: ייתכן שסוגי הפניות שונים.',
    ms: 'Semua jawapan dibandingkan seadanya: jenis urusan mungkin berbeza.',
  },
  'compare.notes.within.topic': {
    en: 'Like with like: answers are compared within each topic, and the topics weigh alike on both sides. Channels are not held apart.',
    he: 'דומה מול דומה: התשובות מושוות בתוך כל נושא, ומשקל הנושאים זהה בשני הצדדים. אין הפרדה בין ערוצים.',
    ms: 'Yang serupa dengan yang serupa: jawapan dibandingkan dalam setiap topik, dan berat topik sama di kedua-dua pihak. Saluran tidak diasingkan.',
  },
  'compare.notes.within.branch': {
    en: 'Like with like: answers are compared within each branch, and the branches weigh alike on both sides.',
    he: 'דומה מול דומה: התשובות מושוות בתוך כל סניף, ומשקל הסניפים זהה בשני הצדדים.',
    ms: 'Yang serupa dengan yang serupa: jawapan dibandingkan dalam setiap cawangan, dan berat cawangan sama di kedua-dua pihak.',
  },
  'compare.notes.language': {
    en: 'Caution: the words at the ends of the scale differ between languages, and people use scales differently. A difference may be of the words, not of the service.',
    he: 'זהירות: המילים שבקצות הסולם שונות משפה לשפה, ואנשים משתמשים בסולמות באופן שונה. ייתכן שההבדל הוא במילים ולא בשירות.',
    ms: 'Berhati-hati: perkataan di hujung skala berbeza antara bahasa, dan orang menggunakan skala secara berbeza. Perbezaan mungkin pada perkataan, bukan perkhidmatan.',
  },
  'compare.notes.provider': {
    en: 'What differs is the service as customers met it: the matters they came with, the tools and the load are part of it. Talk before judging.',
    he: 'מה ששונה הוא השירות כפי שהלקוחות פגשו אותו: גם העניינים, הכלים והעומס הם חלק ממנו. כדאי לשוחח לפני שקובעים.',
    ms: 'Yang berbeza ialah perkhidmatan seperti yang dialami pelanggan: urusan, alat dan beban kerja turut berperanan. Berbincanglah sebelum menilai.',
  },
  'compare.notes.runs': {
    en: 'Figures are over whole weeks, as soon as at least {threshold} answers have come; what would show a smaller group is left out.',
    he: 'הנתונים הם לפי שבועות שלמים, משהגיעו לפחות {threshold} תשובות; מה שהיה חושף קבוצה קטנה יותר אינו מוצג.',
    ms: 'Angka meliputi minggu penuh, sebaik sekurang-kurangnya {threshold} jawapan diterima; apa yang mendedahkan kumpulan lebih kecil tidak dipaparkan.',
  },

  'compare.periods.none': {
    en: 'There are no answers in this period to compare.',
    he: 'אין תשובות להשוואה בתקופה הזו.',
    ms: 'Tiada jawapan untuk dibandingkan dalam tempoh ini.',
  },
  'compare.periods.none.text': {
    en: 'Choose a longer period or fewer filters. Changes are told from 10 answers in each period.',
    he: 'בחרו תקופה ארוכה יותר או הסירו סינון. שינוי נקבע מ־10 תשובות בכל תקופה.',
    ms: 'Pilih tempoh yang lebih panjang atau kurangkan penapis. Perubahan dinyatakan mulai 10 jawapan dalam setiap tempoh.',
  },
  'compare.periods.ask': { en: 'Has it changed?', he: 'האם משהו השתנה?', ms: 'Adakah ia berubah?' },
  'compare.periods.heading': {
    en: '{name}: this period against earlier ones',
    he: '{name}: התקופה הזו מול קודמות',
    ms: '{name}: tempoh ini berbanding yang terdahulu',
  },
  'compare.period.this': { en: 'This period', he: 'התקופה הזו', ms: 'Tempoh ini' },
  'compare.period.before': { en: 'The period before', he: 'התקופה הקודמת', ms: 'Tempoh sebelumnya' },
  'compare.period.year_ago': { en: 'A year ago', he: 'לפני שנה', ms: 'Setahun lalu' },
  'compare.change.up': { en: 'better', he: 'טוב יותר', ms: 'lebih baik' },
  'compare.change.down': { en: 'worse', he: 'פחות טוב', ms: 'lebih teruk' },
  'compare.change.no_difference': { en: 'no detectable change', he: 'לא נראה שינוי', ms: 'tiada perubahan dikesan' },
  'compare.change.too_few': { en: 'too few answers', he: 'מעט מדי תשובות', ms: 'jawapan terlalu sedikit' },
  'compare.headline.before.up': {
    en: 'Better than in the period before.',
    he: 'טוב יותר מבתקופה הקודמת.',
    ms: 'Lebih baik daripada tempoh sebelumnya.',
  },
  'compare.headline.before.down': {
    en: 'Worse than in the period before.',
    he: 'פחות טוב מבתקופה הקודמת.',
    ms: 'Lebih teruk daripada tempoh sebelumnya.',
  },
  'compare.headline.before.no_difference': {
    en: 'No detectable change from the period before.',
    he: 'לא נראה שינוי לעומת התקופה הקודמת.',
    ms: 'Tiada perubahan dikesan daripada tempoh sebelumnya.',
  },
  'compare.headline.before.too_few': {
    en: 'Too few answers to compare with the period before.',
    he: 'מעט מדי תשובות להשוואה עם התקופה הקודמת.',
    ms: 'Jawapan terlalu sedikit untuk dibandingkan dengan tempoh sebelumnya.',
  },
  'compare.headline.year_ago.up': {
    en: 'Better than a year ago.',
    he: 'טוב יותר מלפני שנה.',
    ms: 'Lebih baik daripada setahun lalu.',
  },
  'compare.headline.year_ago.down': {
    en: 'Worse than a year ago.',
    he: 'פחות טוב מלפני שנה.',
    ms: 'Lebih teruk daripada setahun lalu.',
  },
  'compare.headline.year_ago.no_difference': {
    en: 'No detectable change from a year ago.',
    he: 'לא נראה שינוי לעומת לפני שנה.',
    ms: 'Tiada perubahan dikesan daripada setahun lalu.',
  },
  'compare.headline.year_ago.too_few': {
    en: 'Too few answers to compare with a year ago.',
    he: 'מעט מדי תשובות להשוואה עם לפני שנה.',
    ms: 'Jawapan terlalu sedikit untuk dibandingkan dengan setahun lalu.',
  },
  'compare.notes.periods': {
    en: 'A change is told by the 95% interval of the difference (Welch), from {needed} answers in each period. Intervals that overlap do not say that nothing changed.',
    he: 'שינוי נקבע לפי רווח סמך 95% של ההפרש (Welch), מ־{needed} תשובות בכל תקופה. רווחים שחופפים אינם אומרים שלא השתנה דבר.',
    ms: 'Perubahan ditentukan oleh selang 95% bagi perbezaan (Welch), mulai {needed} jawapan setiap tempoh. Selang yang bertindih tidak bermakna tiada perubahan.',
  },
  'compare.notes.month': {
    en: 'Whole months are compared with whole months; other periods with as many days before, and with the same days of the week 52 weeks ago.',
    he: 'חודשים שלמים מושווים לחודשים שלמים; תקופות אחרות למספר ימים זהה לפני כן, ולאותם ימי שבוע לפני 52 שבועות.',
    ms: 'Bulan penuh dibandingkan dengan bulan penuh; tempoh lain dengan bilangan hari yang sama sebelumnya, dan dengan hari minggu yang sama 52 minggu lalu.',
  },
  'error.bad_comparison': {
    en: 'What is compared, or by which measure, is not right in the address. Choose it again on the page.',
    he: 'מה שמושווה, או המדד שלפיו משווים, אינו נכון בכתובת. בחרו שוב בעמוד.',
    ms: 'Apa yang dibandingkan, atau ukurannya, tidak betul dalam alamat. Pilih semula pada halaman.',
  },
});
