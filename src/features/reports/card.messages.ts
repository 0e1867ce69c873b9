import { defineMessages } from '../../platform/i18n/messages.ts';

/** Words of the report card page. Sentences take the number already written and isolated. */
export const cardMessages = defineMessages({
  'card.title': { en: 'Service report card', he: 'תעודת שירות', ms: 'Kad laporan perkhidmatan' },

  'card.issue': { en: 'Issue this card', he: 'הנפקת התעודה', ms: 'Keluarkan kad ini' },

  'card.headline.shortfall': {
    en: 'On the whole, the service falls short of expectation.',
    he: 'בסך הכול השירות מתחת לציפיות.',
    ms: 'Secara keseluruhan, perkhidmatan berada di bawah jangkaan.',
  },
  'card.headline.small_shortfall': {
    en: 'On the whole, the service is slightly short of expectation.',
    he: 'בסך הכול השירות מעט מתחת לציפיות.',
    ms: 'Secara keseluruhan, perkhidmatan sedikit di bawah jangkaan.',
  },
  'card.headline.no_material_gap': {
    en: 'On the whole, there is no material gap between what should be and what is received.',
    he: 'בסך הכול אין פער מהותי בין מה שצריך להיות למה שמתקבל.',
    ms: 'Secara keseluruhan, tiada jurang ketara antara tahap yang sepatutnya dengan yang diterima.',
  },
  'card.headline.undecided': {
    en: 'The answers do not yet decide whether the service meets expectation.',
    he: 'התשובות עוד לא מכריעות אם השירות עומד בציפיות.',
    ms: 'Jawapan belum dapat menentukan sama ada perkhidmatan memenuhi jangkaan.',
  },
  'card.headline.small_surplus': {
    en: 'On the whole, the service is slightly above expectation.',
    he: 'בסך הכול השירות מעט מעל הציפיות.',
    ms: 'Secara keseluruhan, perkhidmatan sedikit melebihi jangkaan.',
  },
  'card.headline.surplus': {
    en: 'On the whole, the service is above expectation.',
    he: 'בסך הכול השירות מעל הציפיות.',
    ms: 'Secara keseluruhan, perkhidmatan melebihi jangkaan.',
  },
  'card.headline.insufficient': {
    en: 'There are too few answers to judge the service.',
    he: 'יש מעט מדי תשובות כדי לקבוע משהו על השירות.',
    ms: 'Jawapan terlalu sedikit untuk menilai perkhidmatan.',
  },
  'card.headline.withheld': {
    en: 'Fewer than {threshold} answers: nothing is shown.',
    he: 'פחות מ־{threshold} תשובות: לא מוצג דבר.',
    ms: 'Kurang daripada {threshold} jawapan: tiada apa-apa dipaparkan.',
  },
  'card.headline.largest': {
    en: 'The dimension with the largest gap: {dimension}, {gap}.',
    he: 'הממד עם הפער הגדול ביותר: {dimension}, {gap}.',
    ms: 'Dimensi dengan jurang terbesar: {dimension}, {gap}.',
  },
  'card.overallLine': {
    en: 'Overall gap {gap} on a scale from {min} to {max}',
    he: 'הפער הכולל {gap} בסולם {min} עד {max}',
    ms: 'Jurang keseluruhan {gap} pada skala {min} hingga {max}',
  },
  'card.fact.period': { en: 'Period', he: 'תקופה', ms: 'Tempoh' },
  'card.fact.answers': { en: 'Answers', he: 'תשובות', ms: 'Jawapan' },
  'card.fact.rate': { en: 'Response rate', he: 'שיעור מענה', ms: 'Kadar respons' },
  'card.fact.rate.of': {
    en: '{rate} of {delivered} delivered (95% interval {lo} to {hi})',
    he: '{rate} מתוך {delivered} שנמסרו (רווח סמך 95%: {lo} עד {hi})',
    ms: '{rate} daripada {delivered} yang dihantar (selang 95% {lo} hingga {hi})',
  },
  'card.fact.rate.unasked': {
    en: 'none: nobody was asked',
    he: 'אין: איש לא נשאל אישית',
    ms: 'tiada: tiada sesiapa ditanya',
  },
  'card.fact.rate.none': {
    en: 'no invitations in this period',
    he: 'לא נשלחו הזמנות בתקופה',
    ms: 'tiada jemputan dalam tempoh ini',
  },
  'card.fact.promises': {
    en: 'Promises kept in time',
    he: 'התחייבויות שקוימו במועד',
    ms: 'Janji ditepati pada masanya',
  },
  'card.fact.promises.of': {
    en: '{share} of {due} due (95% interval {lo} to {hi})',
    he: '{share} מתוך {due} שמועדן הגיע (רווח סמך 95%: {lo} עד {hi})',
    ms: '{share} daripada {due} yang sampai masanya (selang 95% {lo} hingga {hi})',
  },
  'card.fact.open': {
    en: '{n, plural, one {# still open} other {# still open}}',
    he: '{n, plural, one {אחת עדיין פתוחה} two {שתיים עדיין פתוחות} other {# עדיין פתוחות}}',
    ms: '{n, plural, other {# masih dibuka}}',
  },

  'card.grades.ask': { en: 'How are we doing?', he: 'מה מצבנו?', ms: 'Bagaimanakah prestasi kita?' },
  'card.grades.heading': { en: 'Grades by dimension', he: 'ציונים לפי ממד', ms: 'Gred mengikut dimensi' },
  'card.grades.note': {
    en: 'The grade is for the level received, 0 to 100. One letter only where the whole interval lies in one band; otherwise a range.',
    he: 'הציון הוא לרמה בפועל, 0 עד 100. אות אחת רק כשכל רווח הסמך בתוך תחום אחד; אחרת טווח.',
    ms: 'Gred adalah untuk tahap yang diterima, 0 hingga 100. Satu huruf hanya apabila seluruh selang berada dalam satu jalur; jika tidak, julat.',
  },
  'card.items.ask': { en: 'Where is the gap?', he: 'היכן הפער?', ms: 'Di manakah jurangnya?' },
  'card.items.first': {
    en: 'Largest sure shortfall: {items}',
    he: 'הפער הוודאי הגדול ביותר: {items}',
    ms: 'Kekurangan pasti yang terbesar: {items}',
  },
  'card.items.among': {
    en: 'Among the largest shortfalls: {items}',
    he: 'בין הפערים הגדולים ביותר: {items}',
    ms: 'Antara kekurangan terbesar: {items}',
  },
  'card.items.more': { en: 'and {n} more', he: 'ועוד {n}', ms: 'dan {n} lagi' },
  'card.items.noShortfall': {
    en: 'No item is surely short of expectation',
    he: 'אין היגד שנמצא בוודאות מתחת לציפייה',
    ms: 'Tiada perkara yang pasti berada di bawah jangkaan',
  },
  'card.items.tooFew': {
    en: 'Too few answers to compare items',
    he: 'מעט מדי תשובות להשוואה בין היגדים',
    ms: 'Jawapan terlalu sedikit untuk membandingkan perkara',
  },
  'card.chart.caption': {
    en: 'Expected and received, means on a scale from {min} to {max}; largest sure shortfall first; n\u00a0{least} to {most}. The table below holds the numbers.',
    he: 'ציפייה ובפועל, ממוצעים בסולם {min} עד {max}; הפער הוודאי הגדול ביותר ראשון; n\u00a0מ־{least} עד {most}. המספרים בטבלה שלמטה.',
    ms: 'Jangkaan dan diterima, min pada skala {min} hingga {max}; kekurangan pasti terbesar dahulu; n\u00a0{least} hingga {most}. Angkanya dalam jadual di bawah.',
  },
  'card.chart.label': {
    en: 'Chart of expected and received levels for {n, plural, one {# item} other {# items}}; the table below holds the same numbers',
    he: 'תרשים של ציפייה ובפועל ל{n, plural, one {היגד אחד} two {שני היגדים} other {־# היגדים}}; אותם מספרים בטבלה שלמטה',
    ms: 'Carta jangkaan dan diterima bagi {n, plural, other {# perkara}}; angka yang sama ada dalam jadual di bawah',
  },
  'card.items.heading': { en: 'Every item', he: 'כל ההיגדים', ms: 'Semua perkara' },
  'card.items.region': { en: 'Table of items', he: 'טבלת ההיגדים', ms: 'Jadual perkara' },
  'card.questions.heading': { en: 'Other questions', he: 'שאלות נוספות', ms: 'Soalan lain' },
  'card.questions.mean': { en: 'mean', he: 'ממוצע', ms: 'min' },
  'card.questions.answers': { en: 'Answers', he: 'תשובות', ms: 'Jawapan' },
  'card.questions.question': { en: 'Question', he: 'שאלה', ms: 'Soalan' },
  'card.questions.top': {
    en: 'answered {from} to {max}',
    he: 'ענו {from} עד {max}',
    ms: 'menjawab {from} hingga {max}',
  },
  'card.questions.topOne': { en: 'answered {max}', he: 'ענו {max}', ms: 'menjawab {max}' },
  'card.questions.nps': {
    en: 'net promoter score',
    he: 'ציון ההמלצה (NPS)',
    ms: 'skor promoter bersih',
  },
  'card.questions.wrong': { en: 'said yes', he: 'ענו כן', ms: 'menjawab ya' },
  'card.questions.scale': { en: 'scale {min} to {max}', he: 'סולם {min} עד {max}', ms: 'skala {min} hingga {max}' },

  'card.alpha.heading': {
    en: 'How reliable the measurement is',
    he: 'מהימנות המדידה',
    ms: 'Kebolehpercayaan pengukuran',
  },
  'card.alpha.alpha': { en: 'Alpha', he: 'אלפא', ms: 'Alfa' },
  'card.alpha.asOf': {
    en: 'From the answers up to {when}.',
    he: 'מן התשובות עד {when}.',
    ms: 'Daripada jawapan sehingga {when}.',
  },
  'card.alpha.none': {
    en: 'Alpha appears when enough people have answered; it is computed in the background.',
    he: 'האלפא תופיע כשיענו די אנשים; היא מחושבת ברקע.',
    ms: 'Alfa dipaparkan apabila cukup orang menjawab; ia dikira di latar belakang.',
  },
  'card.alpha.late': {
    en: 'The alphas had not been worked out when this card was made.',
    he: 'האלפא עוד לא חושבה כשהתעודה הזאת הופקה.',
    ms: 'Alfa belum dikira semasa kad ini dibuat.',
  },
  'card.alpha.working': {
    en: 'The alphas are worked out from the single answers, which takes a moment.',
    he: 'האלפא מחושבת מן התשובות הבודדות, וזה לוקח רגע.',
    ms: 'Alfa dikira daripada jawapan satu demi satu; tunggu sebentar.',
  },
  'card.ceiling': {
    en: '{dimension}: {share} of expectations are {max} of {max}, so a positive gap is hardly possible there.',
    he: '{dimension}: {share} מהציפיות הן {max} מתוך {max}, ולכן פער חיובי כמעט אינו אפשרי שם.',
    ms: '{dimension}: {share} daripada jangkaan ialah {max} daripada {max}, jadi jurang positif hampir mustahil di situ.',
  },

  'card.notes.gap': {
    en: 'Gap: received minus the level it should be, within the same person; negative means short. Means are over the people who rated both.',
    he: 'פער: הרמה בפועל פחות הרמה שצריכה להיות, אצל אותו משיב; שלילי = פחות מהראוי. הממוצעים הם של מי שדירגו את שתיהן.',
    ms: 'Jurang: tahap diterima tolak tahap yang sepatutnya, bagi orang yang sama; negatif bermaksud kurang. Min dikira daripada orang yang menilai kedua-duanya.',
  },
  'card.notes.verdict': {
    en: 'Short and above: adjusted p under 0.05 (Benjamini–Hochberg over {items, plural, one {# item} other {# items}}) and a gap of at least {material}; slightly: less than that. No material gap: the whole interval lies within ±{material}.',
    he: 'מתחת ומעל: p מתוקן קטן מ־0.05 (בנג׳מיני–הוכברג על {items, plural, one {היגד אחד} two {שני היגדים} other {# היגדים}}) ופער של {material} לפחות; מעט: פער קטן מזה. אין פער מהותי: כל רווח הסמך בתוך ±{material}.',
    ms: 'Di bawah dan melebihi: p terlaras kurang daripada 0.05 (Benjamini–Hochberg bagi {items, plural, other {# perkara}}) dan jurang sekurang-kurangnya {material}; sedikit: kurang daripada itu. Tiada jurang ketara: seluruh selang berada dalam ±{material}.',
  },
  'card.notes.undecided': {
    en: 'Undecided: the answers allow a material gap as well as none. Beside it stands the gap that this number of answers would have shown.',
    he: 'לא הוכרע: התשובות מתירות גם פער מהותי וגם היעדרו. לצד הקביעה כתוב איזה פער היה מתגלה במספר כזה של תשובות.',
    ms: 'Belum dapat ditentukan: jawapan membenarkan jurang ketara dan juga ketiadaannya. Di sebelahnya ialah jurang yang dapat dikesan oleh bilangan jawapan ini.',
  },
  'card.notes.grade': {
    en: 'Grade: the level received, 0 to 100; A from {a}, B from {b}, C from {c}, D from {d}, else E. The gap is not part of it.',
    he: 'ציון: הרמה בפועל, 0 עד 100; ⁨A⁩ מ־{a}, ⁨B⁩ מ־{b}, ⁨C⁩ מ־{c}, ⁨D⁩ מ־{d}, אחרת ⁨E⁩. הפער אינו חלק ממנו.',
    ms: 'Gred: tahap yang diterima, 0 hingga 100; A dari {a}, B dari {b}, C dari {c}, D dari {d}, selainnya E. Jurang tidak termasuk di dalamnya.',
  },
  'card.notes.small': {
    en: 'Under {threshold} answers nothing is shown; {threshold, plural, =10 {} other {under 10 only means; }}under 30 no letter.',
    he: 'מתחת ל־{threshold} תשובות לא מוצג דבר; {threshold, plural, =10 {} other {מתחת ל־10 רק ממוצעים; }}מתחת ל־30 אין אות.',
    ms: 'Kurang daripada {threshold} jawapan, tiada apa-apa dipaparkan; {threshold, plural, =10 {} other {kurang daripada 10, min sahaja; }}kurang daripada 30, tiada huruf.',
  },
  'card.notes.drawn': {
    en: 'Each customer is asked {n, plural, one {# item} other {# items}} of each dimension, drawn at random, so n differs between items.',
    he: 'כל לקוח נשאל על {n, plural, one {היגד אחד} two {שני היגדים} other {# היגדים}} מכל ממד, שנבחרו באקראי, ולכן n שונה בין היגדים.',
    ms: 'Setiap pelanggan ditanya {n, plural, other {# perkara}} bagi setiap dimensi yang dipilih secara rawak, jadi n berbeza antara perkara.',
  },

  'card.own.strengths.ask': {
    en: 'What do you do well?',
    he: 'מה אתם עושים טוב?',
    ms: 'Apakah yang anda lakukan dengan baik?',
  },
  'card.own.strengths': { en: 'Your strengths', he: 'החוזקות שלכם', ms: 'Kekuatan anda' },
  'card.own.strengths.none': {
    en: 'The answers do not yet show an item that surely meets expectation; they will as more come.',
    he: 'התשובות עוד לא מראות היגד שעומד בוודאות בציפייה; כשיגיעו עוד תשובות, זה יתבהר.',
    ms: 'Jawapan belum menunjukkan perkara yang pasti memenuhi jangkaan; ia akan jelas apabila lebih banyak jawapan diterima.',
  },
  'card.own.coaching.ask': {
    en: 'What is worth working on?',
    he: 'על מה כדאי לעבוד?',
    ms: 'Apakah yang wajar diperbaiki?',
  },
  'card.own.coaching': { en: 'What to try next', he: 'מה לנסות עכשיו', ms: 'Apa yang boleh dicuba seterusnya' },
  'card.own.coaching.none': {
    en: 'No item is surely short of expectation. Keep doing what you do.',
    he: 'אין היגד שנמצא בוודאות מתחת לציפייה. המשיכו כך.',
    ms: 'Tiada perkara yang pasti di bawah jangkaan. Teruskan usaha anda.',
  },
  'card.wrong.heading': { en: 'What went wrong', he: 'מה השתבש', ms: 'Apa yang tidak kena' },
  'card.wrong.what': { en: 'Failure', he: 'תקלה', ms: 'Kegagalan' },
  'card.wrong.share': { en: 'Share', he: 'שיעור', ms: 'Bahagian' },
  'card.wrong.note': {
    en: 'Share of those who answered the question; several failures may be ticked.',
    he: 'שיעור ממי שענו על השאלה; אפשר לסמן כמה תקלות.',
    ms: 'Bahagian daripada mereka yang menjawab soalan ini; beberapa kegagalan boleh ditandakan.',
  },
  'card.zones.heading': { en: 'Zone of tolerance', he: 'תחום הסבילות', ms: 'Zon toleransi' },
  'card.zones.ask': {
    en: 'Do customers get at least what they put up with?',
    he: 'האם הלקוחות מקבלים לפחות את המינימום הנסבל?',
    ms: 'Adakah pelanggan menerima sekurang-kurangnya tahap minimum?',
  },
  'card.zones.minimum': { en: 'Least acceptable', he: 'מינימום נסבל', ms: 'Tahap minimum' },
  'card.zones.adequacy': { en: 'Above the least', he: 'מעל המינימום', ms: 'Melebihi minimum' },
  'card.zones.position': { en: 'Place in the zone', he: 'מקום בתחום', ms: 'Kedudukan dalam zon' },
  'card.zones.below': { en: 'Below', he: 'מתחת', ms: 'Di bawah' },
  'card.zones.inside': { en: 'Inside', he: 'בתוך', ms: 'Di dalam' },
  'card.zones.above': { en: 'Above', he: 'מעל', ms: 'Di atas' },
  'card.zones.note': {
    en: 'Over customers who gave all three levels. Place: 0% at the least acceptable, 100% at what should be; none where the zone is narrower than half a point. Shares are of customers below, inside and above their own zone.',
    he: 'על לקוחות שנתנו את שלוש הרמות. מקום: 0% במינימום הנסבל, 100% ברמה שצריכה להיות; בלי מקום כשהתחום צר מחצי נקודה. השיעורים הם של לקוחות מתחת לתחום שלהם, בתוכו ומעליו.',
    ms: 'Bagi pelanggan yang memberi ketiga-tiga tahap. Kedudukan: 0% pada tahap minimum, 100% pada tahap yang sepatutnya; tiada jika zon lebih sempit daripada setengah mata. Bahagian ialah pelanggan di bawah, di dalam dan di atas zon masing-masing.',
  },
  'card.spread.heading': { en: 'How the answers are spread', he: 'התפלגות התשובות', ms: 'Taburan jawapan' },
  'card.spread.note': {
    en: 'Choose an item to see how many gave each level. Items under ten pairs are left out.',
    he: 'בחרו היגד כדי לראות כמה נתנו כל רמה. היגדים עם פחות מעשרה זוגות אינם מוצגים.',
    ms: 'Pilih perkara untuk melihat berapa ramai memberi setiap tahap. Perkara dengan kurang daripada sepuluh pasangan tidak disertakan.',
  },
  'card.spread.levels': {
    en: 'Levels expected and received',
    he: 'רמות: ציפייה ובפועל',
    ms: 'Tahap jangkaan dan diterima',
  },
  'card.spread.gaps': { en: 'Personal gaps', he: 'פערים אישיים', ms: 'Jurang peribadi' },
  'card.spread.level': { en: 'Level', he: 'רמה', ms: 'Tahap' },
  'card.spread.count': { en: 'Customers', he: 'לקוחות', ms: 'Pelanggan' },
  'card.who.ask': { en: 'Who is heard?', he: 'את מי שומעים?', ms: 'Siapakah yang didengari?' },
  'card.who.heading': { en: 'Who answered', he: 'מי ענו', ms: 'Siapa yang menjawab' },
  'card.who.table': { en: 'Response rate by part', he: 'שיעור מענה לפי חלק', ms: 'Kadar respons mengikut bahagian' },
  'card.who.part': { en: 'Part', he: 'חלק', ms: 'Bahagian' },
  'card.who.delivered': { en: 'Delivered', he: 'נמסרו', ms: 'Berjaya dihantar' },
  'card.who.answered': { en: 'Answered', he: 'ענו', ms: 'Dijawab' },
  'card.who.rest': { en: 'others, taken together', he: 'האחרים יחד', ms: 'yang lain, digabungkan' },
  'card.who.none': { en: 'not stated', he: 'לא צוין', ms: 'tidak dinyatakan' },
  'card.who.alike': {
    en: 'By {by}, those who answered are made up like those invited.',
    he: 'לפי {by}, הרכב העונים דומה להרכב המוזמנים.',
    ms: 'Mengikut {by}, komposisi yang menjawab serupa dengan yang dijemput.',
  },
  'card.who.different': {
    en: 'By {by}, those who answered are made up differently from those invited: read the card with that in mind.',
    he: 'לפי {by}, הרכב העונים שונה מהרכב המוזמנים: קראו את התעודה בהתאם.',
    ms: 'Mengikut {by}, komposisi yang menjawab berbeza daripada yang dijemput: ambil kira hal ini semasa membaca kad.',
  },
  'card.who.cannot_tell': {
    en: 'By {by}, there are too few to tell whether those who answered are made up like those invited.',
    he: 'לפי {by}, יש מעט מדי כדי לקבוע אם הרכב העונים דומה להרכב המוזמנים.',
    ms: 'Mengikut {by}, terlalu sedikit untuk menentukan sama ada komposisi yang menjawab serupa dengan yang dijemput.',
  },
  'card.who.note': {
    en: 'Of invitations sent in the period and delivered. Parts with few answers stand together.',
    he: 'מההזמנות שנשלחו בתקופה ונמסרו. חלקים עם מעט תשובות מוצגים יחד.',
    ms: 'Daripada jemputan yang dihantar dalam tempoh ini dan diterima. Bahagian dengan sedikit jawapan digabungkan.',
  },
  'card.table.score': { en: 'Score', he: 'ניקוד', ms: 'Skor' },
  'card.table.figure': { en: 'Figure', he: 'נתון', ms: 'Angka' },
  'card.table.value': { en: 'Value', he: 'ערך', ms: 'Nilai' },
  'card.table.shares': {
    en: 'Shares are from 0 to 1.',
    he: 'שיעורים נתונים בין 0 ל־1.',
    ms: 'Bahagian adalah antara 0 hingga 1.',
  },

  'card.empty.title': { en: 'No answers here yet', he: 'עדיין אין כאן תשובות', ms: 'Belum ada jawapan di sini' },
  'card.empty.text': {
    en: 'Nothing was answered in this period and segment. Choose a longer period or fewer filters. Grades appear from ten answers on, means from five.',
    he: 'לא התקבלו תשובות בתקופה ובפילוח האלה. בחרו תקופה ארוכה יותר או הסירו סינון. ציונים מופיעים מעשר תשובות ומעלה, ממוצעים מחמש.',
    ms: 'Tiada jawapan dalam tempoh dan segmen ini. Pilih tempoh yang lebih panjang atau kurangkan penapis. Gred dipaparkan mulai sepuluh jawapan, min mulai lima.',
  },
  'card.withheld.text': {
    en: 'This segment, or what is left beside it, has too few answers to be shown without revealing who said what. Widen the period or take a filter away.',
    he: 'בפילוח הזה, או במה שנשאר לצידו, יש מעט מדי תשובות כדי להציג בלי לחשוף מי אמר מה. הרחיבו את התקופה או הסירו סינון.',
    ms: 'Segmen ini, atau bakinya, mempunyai terlalu sedikit jawapan untuk dipaparkan tanpa mendedahkan siapa yang berkata apa. Luaskan tempoh atau buang satu penapis.',
  },
  'error.bad_card_query': {
    en: 'The period or the segment in the address is not right. Choose them again on the card.',
    he: 'התקופה או הפילוח שבכתובת אינם נכונים. בחרו אותם שוב בתעודה.',
    ms: 'Tempoh atau segmen dalam alamat tidak betul. Pilih semula pada kad.',
  },
  'error.bad_period': {
    en: 'The period ends before it starts, or is longer than twenty years. Choose its days again.',
    he: 'התקופה נגמרת לפני שהיא מתחילה, או ארוכה מעשרים שנה. בחרו שוב את הימים.',
    ms: 'Tempoh itu tamat sebelum ia bermula, atau melebihi dua puluh tahun. Pilih semula tarikhnya.',
  },
  'error.ambiguous_place': {
    en: 'Several are called so, and their figures must not be mixed up. Choose one from the list of filters, or give its code.',
    he: 'יש כמה בשם הזה, ואסור לבלבל בין הנתונים שלהם. בחרו אחד מרשימת המסננים, או כתבו את הקוד שלו.',
    ms: 'Beberapa mempunyai nama ini, dan angkanya tidak boleh bercampur. Pilih satu daripada senarai penapis, atau berikan kodnya.',
  },
  'error.too_deep': {
    en: 'These filters together cover too many answers to count at once. Choose a shorter period or one filter less.',
    he: 'המסננים האלה יחד כוללים יותר מדי תשובות לחישוב בבת אחת. בחרו תקופה קצרה יותר או מסנן אחד פחות.',
    ms: 'Penapis ini bersama-sama merangkumi terlalu banyak jawapan untuk dikira sekali gus. Pilih tempoh yang lebih pendek atau kurangkan satu penapis.',
  },
});
