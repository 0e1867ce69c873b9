import { defineMessages } from '../../platform/i18n/messages.ts';

/** Words of the page of extra questions. Sentences take numbers already written and isolated. */
export const questionMessages = defineMessages({
  'questions.title': { en: 'Other questions', he: 'שאלות נוספות', ms: 'Soalan lain' },
  'questions.headline': {
    en: '{share} of those who answered are satisfied; {change}.',
    he: '{share} מהעונים שבעי רצון; {change}.',
    ms: '{share} daripada yang menjawab berpuas hati; {change}.',
  },
  'questions.satisfied.up': {
    en: 'more than in the period before',
    he: 'יותר מבתקופה הקודמת',
    ms: 'lebih daripada tempoh sebelumnya',
  },
  'questions.satisfied.down': {
    en: 'fewer than in the period before',
    he: 'פחות מבתקופה הקודמת',
    ms: 'kurang daripada tempoh sebelumnya',
  },
  'questions.satisfied.no_difference': {
    en: 'no detectable change from the period before',
    he: 'לא נראה שינוי לעומת התקופה הקודמת',
    ms: 'tiada perubahan dikesan daripada tempoh sebelumnya',
  },
  'questions.satisfied.too_few': {
    en: 'too few answers before to tell a change',
    he: 'בתקופה הקודמת מעט מדי תשובות כדי לקבוע שינוי',
    ms: 'jawapan sebelumnya terlalu sedikit untuk menentukan perubahan',
  },
  'questions.none.title': {
    en: 'No answers to these questions in this period.',
    he: 'אין תשובות לשאלות האלה בתקופה הזו.',
    ms: 'Tiada jawapan kepada soalan ini dalam tempoh ini.',
  },
  'questions.none.text': {
    en: 'Choose a longer period, or take a filter away. Figures show from five answers on, shares from ten.',
    he: 'בחרו תקופה ארוכה יותר או הסירו סינון. ממוצעים מוצגים מחמש תשובות, שיעורים מעשר.',
    ms: 'Pilih tempoh lebih panjang atau buang satu penapis. Min dipaparkan mulai lima jawapan, bahagian mulai sepuluh.',
  },
  'questions.none.one': {
    en: 'No answers that may be shown',
    he: 'אין תשובות שאפשר להציג',
    ms: 'Tiada jawapan yang boleh dipaparkan',
  },
  'questions.few.one': { en: 'Too few answers to say', he: 'מעט מדי תשובות לקביעה', ms: 'Jawapan terlalu sedikit' },
  'questions.heading.nps': {
    en: 'Net promoter score {value}',
    he: 'ציון ההמלצה (NPS) {value}',
    ms: 'Skor promoter bersih {value}',
  },
  'questions.heading.option': {
    en: 'Most often “{option}”: {share}',
    he: 'התשובה השכיחה: ״{option}״, {share}',
    ms: 'Paling kerap “{option}”: {share}',
  },
  'questions.heading.wrong': {
    en: 'Something went wrong for {share} of those who answered',
    he: 'אצל {share} מהעונים משהו השתבש',
    ms: 'Ada masalah bagi {share} daripada yang menjawab',
  },
  'questions.mean': {
    en: 'mean, scale {min} to {max}',
    he: 'ממוצע, סולם {min} עד {max}',
    ms: 'min, skala {min} hingga {max}',
  },
  'questions.top': { en: 'answered {from} to {max}', he: 'ענו {from} עד {max}', ms: 'menjawab {from} hingga {max}' },
  'questions.top.one': { en: 'answered {max}', he: 'ענו {max}', ms: 'menjawab {max}' },
  'questions.nps': {
    en: 'promoters (9–10) less detractors (0–6), in points',
    he: 'ממליצים (9–10) פחות מסתייגים (0–6), בנקודות',
    ms: 'penyokong (9–10) tolak pengkritik (0–6), dalam mata',
  },
  'questions.wrong': { en: 'something went wrong', he: 'משהו השתבש', ms: 'ada masalah' },
  'questions.answer.yes': { en: 'Yes', he: 'כן', ms: 'Ya' },
  'questions.answer.no': { en: 'No', he: 'לא', ms: 'Tidak' },
  'questions.note.nps': {
    en: 'an interval of a score of three values is wide: about twice as many answers are needed as for a mean',
    he: 'רווח הסמך של ציון משלושה ערכים רחב: דרושות בערך פי שניים תשובות מאשר לממוצע',
    ms: 'selang skor tiga nilai adalah lebar: kira-kira dua kali ganda jawapan diperlukan berbanding min',
  },
  'questions.note.ces': {
    en: 'higher is easier: it is agreement that it was easy',
    he: 'גבוה יותר = קל יותר: נמדדת הסכמה שהיה קל',
    ms: 'lebih tinggi = lebih mudah: ia mengukur persetujuan bahawa urusan mudah',
  },
  'questions.note.would_pay': {
    en: 'what people say they would pay is usually more than what they do pay',
    he: 'מה שאנשים אומרים שישלמו הוא בדרך כלל יותר ממה שישלמו בפועל',
    ms: 'apa yang orang kata sanggup dibayar biasanya melebihi apa yang dibayar',
  },
  'questions.note.style_preferred': {
    en: 'low = matter-of-fact, high = personal and warm; neither is better',
    he: 'נמוך = ענייני, גבוה = אישי וחם; אף אחד מהם אינו טוב יותר',
    ms: 'rendah = terus kepada urusan, tinggi = peribadi dan mesra; tiada yang lebih baik',
  },
  'questions.note.style_received': {
    en: 'low = matter-of-fact, high = personal and warm; neither is better',
    he: 'נמוך = ענייני, גבוה = אישי וחם; אף אחד מהם אינו טוב יותר',
    ms: 'rendah = terus kepada urusan, tinggi = peribadi dan mesra; tiada yang lebih baik',
  },
  'questions.change.up': { en: 'up', he: 'עלייה', ms: 'naik' },
  'questions.change.down': { en: 'down', he: 'ירידה', ms: 'turun' },
  'questions.change.better': { en: 'better', he: 'שיפור', ms: 'lebih baik' },
  'questions.change.worse': { en: 'worse', he: 'הרעה', ms: 'lebih teruk' },
  'questions.change.no_difference': { en: 'no detectable change', he: 'לא נראה שינוי', ms: 'tiada perubahan dikesan' },
  'questions.change.too_few': {
    en: 'too few answers to tell a change',
    he: 'מעט מדי תשובות לקביעת שינוי',
    ms: 'jawapan terlalu sedikit untuk menentukan perubahan',
  },
  'questions.change.by.scale': {
    en: '· {value} ({interval})',
    he: '· {value} ({interval})',
    ms: '· {value} ({interval})',
  },
  'questions.change.by.points': {
    en: '· {value} points ({interval})',
    he: '· {value} נקודות ({interval})',
    ms: '· {value} mata ({interval})',
  },
  'questions.chart.counts': {
    en: 'number of answers from {min} to {max}; n\u00a0=\u00a0{n}',
    he: 'מספר התשובות מ־{min} עד {max}; n\u00a0=\u00a0{n}',
    ms: 'bilangan jawapan dari {min} hingga {max}; n\u00a0=\u00a0{n}',
  },
  'questions.chart.shares': {
    en: 'share of those who answered, with 95% interval; n\u00a0=\u00a0{n}',
    he: 'שיעור מהעונים, עם רווח סמך 95%; n\u00a0=\u00a0{n}',
    ms: 'bahagian daripada yang menjawab, dengan selang 95%; n\u00a0=\u00a0{n}',
  },
  'questions.chart.label': {
    en: 'How many gave each of {n} answers; the figures stand in the table',
    he: 'כמה ענו כל אחת מ־{n} התשובות; המספרים בטבלה',
    ms: 'Bilangan bagi setiap {n} jawapan; angka ada dalam jadual',
  },
  'questions.chart.axis': { en: 'Answers', he: 'תשובות', ms: 'Jawapan' },
  'questions.chart.share': { en: 'Share', he: 'שיעור', ms: 'Bahagian' },

  'questions.style.ask': {
    en: 'Is the style the one that customers prefer?',
    he: 'האם הסגנון הוא זה שהלקוחות מעדיפים?',
    ms: 'Adakah gaya itu yang disukai pelanggan?',
  },
  'questions.style.up': {
    en: 'The style received is warmer and more personal than preferred, on average.',
    he: 'בממוצע, הסגנון בפועל אישי וחם מהמועדף.',
    ms: 'Secara purata, gaya yang diterima lebih peribadi dan mesra daripada yang disukai.',
  },
  'questions.style.down': {
    en: 'The style received is more matter-of-fact than preferred, on average.',
    he: 'בממוצע, הסגנון בפועל ענייני מהמועדף.',
    ms: 'Secara purata, gaya yang diterima lebih terus kepada urusan daripada yang disukai.',
  },
  'questions.style.no_difference': {
    en: 'On average, no difference between the style received and the one preferred was shown.',
    he: 'בממוצע, לא נראה הבדל בין הסגנון בפועל למועדף.',
    ms: 'Secara purata, tiada perbezaan antara gaya yang diterima dengan yang disukai.',
  },
  'questions.style.too_few': {
    en: 'There are too few answers to compare the style received with the one preferred.',
    he: 'יש מעט מדי תשובות להשוואת הסגנון בפועל למועדף.',
    ms: 'Jawapan terlalu sedikit untuk membandingkan gaya yang diterima dengan yang disukai.',
  },
  'questions.style.figures': {
    en: 'Received less preferred, within each person: {value} (95% interval {interval}). Too warm for one does not make up for too cool for another, so see the shares.',
    he: 'בפועל פחות מועדף, אצל כל אדם בנפרד: {value} (רווח סמך 95%: {interval}). חם מדי לאחד אינו מפצה על ענייני מדי לאחר, ולכן כדאי להסתכל על השיעורים.',
    ms: 'Diterima tolak disukai, bagi setiap orang: {value} (selang 95%: {interval}). Terlalu mesra bagi seorang tidak menggantikan terlalu dingin bagi yang lain, maka lihat bahagiannya.',
  },
  'questions.style.same': {
    en: 'got the style they prefer',
    he: 'קיבלו את הסגנון שהם מעדיפים',
    ms: 'menerima gaya yang mereka sukai',
  },
  'questions.style.warmer': {
    en: 'got a warmer and more personal one',
    he: 'קיבלו סגנון אישי וחם יותר',
    ms: 'menerima gaya yang lebih peribadi dan mesra',
  },
  'questions.style.cooler': {
    en: 'got a more matter-of-fact one',
    he: 'קיבלו סגנון ענייני יותר',
    ms: 'menerima gaya yang lebih terus kepada urusan',
  },

  'questions.off.ask': { en: 'What is not asked?', he: 'מה לא נשאל?', ms: 'Apa yang tidak ditanya?' },
  'questions.off.heading': {
    en: '{n, plural, one {One question is switched off} other {# questions are switched off}}',
    he: '{n, plural, one {שאלה אחת כבויה} two {שתי שאלות כבויות} other {# שאלות כבויות}}',
    ms: '{n, plural, other {# soalan dimatikan}}',
  },
  'questions.off.how': {
    en: 'To ask one: an administrator opens Questionnaires, edits the questionnaire, switches the question on, and publishes it.',
    he: 'כדי לשאול: בהרשאת ניהול נכנסים לשאלונים, עורכים את השאלון, מפעילים את השאלה ומפרסמים.',
    ms: 'Untuk bertanya: pentadbir membuka Soal selidik, menyunting soal selidik itu, menghidupkan soalan tersebut, lalu menerbitkannya.',
  },

  'questions.table.figures': { en: 'Figures of the questions', he: 'נתוני השאלות', ms: 'Angka soalan' },
  'questions.table.answers': { en: 'Answers by number', he: 'תשובות לפי מספר', ms: 'Jawapan mengikut bilangan' },
  'questions.table.question': { en: 'Question', he: 'שאלה', ms: 'Soalan' },
  'questions.table.answer': { en: 'Answer', he: 'תשובה', ms: 'Jawapan' },
  'questions.table.what': { en: 'Figure', he: 'נתון', ms: 'Angka' },
  'questions.table.value': { en: 'Value', he: 'ערך', ms: 'Nilai' },
  'questions.table.change': { en: 'Change', he: 'שינוי', ms: 'Perubahan' },
  'questions.table.shares': {
    en: 'Shares are written from 0 to 1; the net promoter score from −100 to 100.',
    he: 'שיעורים כתובים מ־0 עד 1; ציון ההמלצה מ־−100 עד 100.',
    ms: 'Bahagian ditulis dari 0 hingga 1; skor promoter bersih dari −100 hingga 100.',
  },
  'questions.notes.change': {
    en: 'Changes are against the period before, told by the 95% interval of the difference (Welch for means, Newcombe for shares), from ten answers in each.',
    he: 'השינויים הם מול התקופה הקודמת, לפי רווח סמך 95% של ההפרש (Welch לממוצעים, Newcombe לשיעורים), מעשר תשובות בכל תקופה.',
    ms: 'Perubahan adalah berbanding tempoh sebelumnya, ditentukan oleh selang 95% bagi perbezaan (Welch untuk min, Newcombe untuk bahagian), mulai sepuluh jawapan setiap tempoh.',
  },
  'questions.notes.intervals': {
    en: 'Means and the net promoter score have t intervals, shares Wilson’s.',
    he: 'לממוצעים ולציון ההמלצה רווחי t, לשיעורים רווחי Wilson.',
    ms: 'Min dan skor promoter bersih mempunyai selang t, bahagian selang Wilson.',
  },
  'questions.notes.runs': {
    en: 'Figures are over whole weeks, as soon as at least {threshold} answers have come.',
    he: 'הנתונים הם לפי שבועות שלמים, משהגיעו לפחות {threshold} תשובות.',
    ms: 'Angka meliputi minggu penuh, sebaik sekurang-kurangnya {threshold} jawapan diterima.',
  },
});
