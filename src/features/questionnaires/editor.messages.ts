import { defineMessages } from '../../platform/i18n/messages.ts';

/** Words of the pages on which a questionnaire is written. */
export const editorMessages = defineMessages({
  'editor.new': { en: 'New questionnaire', he: 'שאלון חדש', ms: 'Soal selidik baharu' },
  'editor.new.lead': {
    en: 'Choose what to start from. A draft is made of it, which you can change as you like; nobody is asked with it before you publish it.',
    he: 'בחרו ממה להתחיל. תיווצר טיוטה שאפשר לשנות בה הכול; איש לא יישאל לפיה לפני שתפורסם.',
    ms: 'Pilih titik permulaan. Satu draf akan dibuat dan anda boleh mengubahnya sesuka hati; tiada sesiapa ditanya dengannya sebelum ia diterbitkan.',
  },
  'editor.new.from': { en: 'Start from', he: 'נקודת ההתחלה', ms: 'Mula daripada' },
  'editor.new.ready': { en: 'Ready questionnaires', he: 'שאלונים מוכנים', ms: 'Soal selidik sedia ada' },
  'editor.new.own': {
    en: 'A copy of one of your own',
    he: 'עותק של שאלון שלכם',
    ms: 'Salinan soal selidik anda sendiri',
  },
  'editor.new.blank': { en: 'From nothing', he: 'מאפס', ms: 'Dari kosong' },
  'editor.new.blank.hint': {
    en: 'The usual scale and extra questions; dimensions and items are yours to write.',
    he: 'הסולם והשאלות הנוספות הרגילים; את הממדים וההיגדים כותבים בעצמכם.',
    ms: 'Skala dan soalan tambahan yang lazim; dimensi dan item anda tulis sendiri.',
  },
  'editor.new.name': { en: 'Name', he: 'שם', ms: 'Nama' },
  'editor.new.name.hint': {
    en: 'For staff only. Left empty, it keeps the name of what you start from.',
    he: 'לשימוש פנימי. אם יישאר ריק, יישמר השם של השאלון שממנו מתחילים.',
    ms: 'Untuk kegunaan dalaman. Jika dibiarkan kosong, nama asal dikekalkan.',
  },
  'editor.new.key.hint': {
    en: 'Small English letters, digits, - and _. It stands in addresses and files and never changes. Left empty, it is made from the English name.',
    he: 'אותיות אנגליות קטנות, ספרות, ‎-‎ ו־‎_‎. המפתח מופיע בכתובות ובקבצים ולעולם אינו משתנה. אם יישאר ריק, ייווצר מהשם באנגלית.',
    ms: 'Huruf kecil a–z, digit, - dan _. Ia digunakan dalam alamat dan fail dan tidak akan berubah. Jika dibiarkan kosong, ia dibina daripada nama bahasa Inggeris.',
  },
  'editor.new.submit': { en: 'Make a draft', he: 'יצירת טיוטה', ms: 'Buat draf' },
  'editor.new.copyOf': { en: '{title} (copy)', he: '{title} (עותק)', ms: '{title} (salinan)' },
  'editor.new.facts': {
    en: '{items, plural, one {one item} other {# items}} in {dimensions, plural, one {one dimension} other {# dimensions}}, levels {scale}',
    he: '{items, plural, one {היגד אחד} two {שני היגדים} other {# היגדים}}, {dimensions, plural, one {ממד אחד} two {שני ממדים} other {# ממדים}}, רמות {scale}',
    ms: '{items, plural, other {# item}} dalam {dimensions, plural, other {# dimensi}}, tahap {scale}',
  },

  'editor.edit': { en: 'Edit', he: 'עריכה', ms: 'Sunting' },
  'editor.draft': { en: 'Draft', he: 'טיוטה', ms: 'Draf' },
  'editor.draft.goOn': { en: 'Go on with the draft', he: 'המשך הטיוטה', ms: 'Teruskan draf' },
  'editor.draft.there': {
    en: 'A draft of the next version is being written; it was last saved {at}.',
    he: 'נכתבת טיוטה של הגרסה הבאה; נשמרה לאחרונה ב־{at}.',
    ms: 'Draf versi seterusnya sedang ditulis; kali terakhir disimpan pada {at}.',
  },
  'editor.draft.look': { en: 'Preview the draft', he: 'תצוגה מקדימה של הטיוטה', ms: 'Pratonton draf' },
  'editor.notYet': { en: 'not published', he: 'לא פורסם', ms: 'belum diterbitkan' },
  'editor.savedBy': {
    en: 'Last saved by {who}, {at}',
    he: 'נשמר לאחרונה: {who}, {at}',
    ms: 'Kali terakhir disimpan oleh {who}, {at}',
  },
  'editor.saved': { en: 'Last saved {at}', he: 'נשמר לאחרונה: {at}', ms: 'Kali terakhir disimpan pada {at}' },
  'editor.of.new': { en: 'New: not published yet', he: 'חדש: עדיין לא פורסם', ms: 'Baharu: belum diterbitkan' },
  'editor.of.version': {
    en: 'Made from version {version}',
    he: 'נוצרה מגרסה {version}',
    ms: 'Dibuat daripada versi {version}',
  },
  'editor.preview': { en: 'Preview', he: 'תצוגה מקדימה', ms: 'Pratonton' },
  'editor.publish': { en: 'Publish', he: 'פרסום', ms: 'Terbitkan' },
  'editor.publish.look': { en: 'Check and publish', he: 'בדיקה ופרסום', ms: 'Semak dan terbitkan' },
  'editor.discard': { en: 'Discard the draft', he: 'ביטול הטיוטה', ms: 'Buang draf' },

  'editor.parts': { en: 'Parts', he: 'חלקים', ms: 'Bahagian' },
  'editor.part': { en: 'Part', he: 'חלק', ms: 'Bahagian' },
  'editor.part.general': { en: 'Name, scale and levels', he: 'שם, סולם ורמות', ms: 'Nama, skala dan tahap' },
  'editor.part.questions': { en: 'Extra questions', he: 'שאלות נוספות', ms: 'Soalan tambahan' },
  'editor.part.content': { en: 'Content', he: 'תוכן', ms: 'Kandungan' },
  'editor.part.texts': { en: 'Texts', he: 'נוסחים', ms: 'Teks' },
  'editor.part.order': { en: 'Order', he: 'סדר', ms: 'Susunan' },
  'editor.items': {
    en: '{count, plural, =0 {no items yet} one {one item} other {# items}}',
    he: '{count, plural, =0 {אין עדיין היגדים} one {היגד אחד} two {שני היגדים} other {# היגדים}}',
    ms: '{count, plural, =0 {belum ada item} other {# item}}',
  },
  'editor.asked': {
    en: '{count, plural, =0 {none asked} one {one asked} other {# asked}}',
    he: '{count, plural, =0 {לא נשאלת אף שאלה} one {נשאלת שאלה אחת} two {נשאלות שתי שאלות} other {נשאלות # שאלות}}',
    ms: '{count, plural, =0 {tiada yang ditanya} other {# ditanya}}',
  },
  'editor.complete': { en: 'complete', he: 'מלא', ms: 'lengkap' },
  'editor.missing': { en: 'missing', he: 'חסר', ms: 'tiada' },
  'editor.missing.count': {
    en: '{language}: {count, plural, one {one text missing} other {# texts missing}}',
    he: '{language}: {count, plural, one {חסר נוסח אחד} two {חסרים שני נוסחים} other {חסרים # נוסחים}}',
    ms: '{language}: {count, plural, other {# teks tiada}}',
  },
  'editor.missing.only': {
    en: '{count, plural, one {one text missing} other {# texts missing}}',
    he: '{count, plural, one {חסר נוסח אחד} two {חסרים שני נוסחים} other {חסרים # נוסחים}}',
    ms: '{count, plural, other {# teks tiada}}',
  },
  'editor.missing.none': { en: '{language}: complete', he: '{language}: מלא', ms: '{language}: lengkap' },
  'editor.missing.first': { en: 'Go to the first', he: 'אל החסר הראשון', ms: 'Ke yang pertama' },
  'editor.missing.next': { en: 'missing · next', he: 'חסר · הבא', ms: 'tiada · seterusnya' },
  'editor.languages': { en: 'Languages', he: 'שפות', ms: 'Bahasa' },
  'editor.languages.used': {
    en: 'your organisation writes in it',
    he: 'הארגון כותב בשפה זו',
    ms: 'digunakan oleh organisasi anda',
  },
  'editor.up': { en: 'Move up: {name}', he: 'העברה למעלה: {name}', ms: 'Pindah ke atas: {name}' },
  'editor.down': { en: 'Move down: {name}', he: 'העברה למטה: {name}', ms: 'Pindah ke bawah: {name}' },
  'editor.unnamed': { en: '(no name yet)', he: '(עדיין ללא שם)', ms: '(belum bernama)' },

  'editor.dimension.add': { en: 'Add a dimension', he: 'הוספת ממד', ms: 'Tambah dimensi' },
  'editor.dimension.title': { en: 'Name of the dimension', he: 'שם הממד', ms: 'Nama dimensi' },
  'editor.dimension.title.hint': {
    en: 'As it stands on report cards.',
    he: 'כפי שיופיע בתעודות.',
    ms: 'Seperti yang tertera pada kad laporan.',
  },
  'editor.dimension.section': { en: 'Heading on the form', he: 'כותרת בטופס', ms: 'Tajuk pada borang' },
  'editor.dimension.section.hint': {
    en: 'In the customer’s words. Left empty, the name is shown.',
    he: 'במילים של הלקוחות. אם תישאר ריקה, יופיע השם.',
    ms: 'Dalam kata-kata pelanggan. Jika dibiarkan kosong, nama dimensi dipaparkan.',
  },
  'editor.dimension.remove': { en: 'Remove this dimension', he: 'הסרת הממד', ms: 'Buang dimensi ini' },
  'editor.dimension.remove.tick': {
    en: '{count, plural, =0 {Remove the dimension} one {Remove the dimension and its item} other {Remove the dimension and its # items}}',
    he: '{count, plural, =0 {להסיר את הממד} one {להסיר את הממד ואת ההיגד שבו} two {להסיר את הממד ואת שני ההיגדים שבו} other {להסיר את הממד ואת # ההיגדים שבו}}',
    ms: '{count, plural, =0 {Buang dimensi} other {Buang dimensi bersama # itemnya}}',
  },
  'editor.dimension.remove.hint': {
    en: 'From the draft only: published versions and their answers stay.',
    he: 'מהטיוטה בלבד: גרסאות שפורסמו והתשובות להן נשארות.',
    ms: 'Daripada draf sahaja: versi yang telah diterbitkan dan jawapannya kekal.',
  },
  'editor.dimension.remove.submit': { en: 'Remove', he: 'הסרה', ms: 'Buang' },

  'editor.item': { en: 'Item {n}', he: 'היגד {n}', ms: 'Item {n}' },
  'editor.item.text': { en: 'Text', he: 'נוסח', ms: 'Teks' },
  'editor.item.text.hint': {
    en: 'What is rated, as a noun phrase: “Speed of service”.',
    he: 'מה שמדרגים, כצירוף שמני: «מהירות השירות».',
    ms: 'Perkara yang dinilai, sebagai frasa nama: “Kepantasan perkhidmatan”.',
  },
  'editor.item.short': { en: 'Short name', he: 'שם קצר', ms: 'Nama ringkas' },
  'editor.item.short.hint': {
    en: 'For tables and charts.',
    he: 'לטבלאות ולתרשימים.',
    ms: 'Untuk jadual dan carta.',
  },
  'editor.item.more': {
    en: 'Short name, channels, dimension',
    he: 'שם קצר, ערוצים, ממד',
    ms: 'Nama ringkas, saluran, dimensi',
  },
  'editor.item.channels': { en: 'Asked after', he: 'נשאל אחרי', ms: 'Ditanya selepas' },
  'editor.item.dimension': { en: 'Dimension', he: 'ממד', ms: 'Dimensi' },
  'editor.item.remove': { en: 'Remove when I save', he: 'להסיר בעת השמירה', ms: 'Buang apabila disimpan' },
  'editor.item.add': { en: 'Add an item', he: 'הוספת היגד', ms: 'Tambah item' },
  'editor.item.add.submit': { en: 'Save and add', he: 'שמירה והוספה', ms: 'Simpan dan tambah' },
  'editor.item.key': { en: 'Key', he: 'מפתח', ms: 'Kunci' },
  'editor.item.key.hint': {
    en: 'Ties the answers of all versions together and never changes. Left empty, it is made from the English text.',
    he: 'קושר בין התשובות של כל הגרסאות ולעולם אינו משתנה. אם יישאר ריק, ייווצר מהנוסח באנגלית.',
    ms: 'Menghubungkan jawapan semua versi dan tidak akan berubah. Jika dibiarkan kosong, ia dibina daripada teks bahasa Inggeris.',
  },
  'editor.removed': { en: 'Items of earlier versions', he: 'היגדים מגרסאות קודמות', ms: 'Item versi terdahulu' },
  'editor.removed.text': {
    en: 'They are not in this draft. Brought back, an item goes on with its earlier answers.',
    he: 'אינם בטיוטה הזו. היגד שמחזירים ממשיך עם התשובות הקודמות שלו.',
    ms: 'Item ini tiada dalam draf. Jika dikembalikan, ia bersambung dengan jawapannya yang terdahulu.',
  },
  'editor.removed.last': {
    en: 'last in version {version}',
    he: 'לאחרונה בגרסה {version}',
    ms: 'kali terakhir dalam versi {version}',
  },
  'editor.removed.back': { en: 'Bring back', he: 'החזרה', ms: 'Kembalikan' },

  'editor.general.title': { en: 'Name of the questionnaire', he: 'שם השאלון', ms: 'Nama soal selidik' },
  'editor.general.title.hint': {
    en: 'For staff; customers do not see it.',
    he: 'לשימוש פנימי; הלקוחות אינם רואים אותו.',
    ms: 'Untuk kegunaan dalaman; pelanggan tidak melihatnya.',
  },
  'editor.general.scale': { en: 'Scale', he: 'סולם', ms: 'Skala' },
  'editor.general.scale.fixed': {
    en: 'People were asked on this scale, so it stays: other answers could not be added to theirs. For another scale, start a new questionnaire from a copy.',
    he: 'כבר נשאלו אנשים לפי הסולם הזה, ולכן הוא קבוע: אי אפשר לצרף תשובות בסולם אחר. לסולם אחר, התחילו שאלון חדש מעותק.',
    ms: 'Sudah ada yang ditanya dengan skala ini, jadi ia kekal: jawapan pada skala lain tidak dapat digabungkan. Untuk skala lain, mulakan soal selidik baharu daripada salinan.',
  },
  'editor.general.low': {
    en: 'Word for the lowest level',
    he: 'מילים לרמה הנמוכה ביותר',
    ms: 'Kata bagi tahap terendah',
  },
  'editor.general.high': {
    en: 'Word for the highest level',
    he: 'מילים לרמה הגבוהה ביותר',
    ms: 'Kata bagi tahap tertinggi',
  },
  'editor.general.minimum': {
    en: 'Ask the least acceptable level too',
    he: 'לשאול גם על המינימום הנסבל',
    ms: 'Tanya juga tahap minimum yang boleh diterima',
  },
  'editor.general.minimum.hint': {
    en: 'Each item is then rated three times, and cards show the zone of tolerance. Heavy on people: ask fewer items each.',
    he: 'אז כל היגד מדורג שלוש פעמים, ובתעודות מוצג תחום הסבילות. זה מכביד על העונים: כדאי לשאול כל אדם על פחות היגדים.',
    ms: 'Setiap item kemudian dinilai tiga kali, dan kad menunjukkan zon toleransi. Ini membebankan responden: kurangkan item bagi setiap orang.',
  },

  'editor.questions.lead': {
    en: 'Asked around the items, in this order. Switching one off keeps its texts and its earlier answers.',
    he: 'נשאלות לצד ההיגדים, בסדר הזה. כיבוי שאלה שומר את הנוסחים ואת התשובות הקודמות שלה.',
    ms: 'Ditanya bersama item, mengikut susunan ini. Mematikan satu soalan mengekalkan teks dan jawapannya yang terdahulu.',
  },
  'editor.questions.choose': { en: 'Which to ask', he: 'אילו שאלות לשאול', ms: 'Soalan yang ditanya' },
  'editor.questions.texts': { en: 'Texts: {name}', he: 'נוסחים: {name}', ms: 'Teks: {name}' },
  'editor.question.text': { en: 'Question', he: 'שאלה', ms: 'Soalan' },
  'editor.question.low': {
    en: 'Word for the lowest answer',
    he: 'מילים לתשובה הנמוכה ביותר',
    ms: 'Kata bagi jawapan terendah',
  },
  'editor.question.high': {
    en: 'Word for the highest answer',
    he: 'מילים לתשובה הגבוהה ביותר',
    ms: 'Kata bagi jawapan tertinggi',
  },
  'editor.question.label': { en: 'Answer {n}', he: 'תשובה {n}', ms: 'Jawapan {n}' },
  'editor.question.option': { en: 'Option {key}', he: 'אפשרות {key}', ms: 'Pilihan {key}' },
  'editor.switch.satisfaction': { en: 'Satisfaction', he: 'שביעות רצון', ms: 'Kepuasan' },
  'editor.switch.satisfaction.hint': {
    en: 'The first question, also in the mail. Priorities and drivers need it.',
    he: 'השאלה הראשונה, גם בהודעת הדוא״ל. סדרי העדיפויות נשענים עליה.',
    ms: 'Soalan pertama, juga dalam e-mel. Keutamaan dan pemacu memerlukannya.',
  },
  'editor.switch.nps': {
    en: 'Would recommend (NPS)',
    he: 'נכונות להמליץ (NPS)',
    ms: 'Kesediaan mengesyorkan (NPS)',
  },
  'editor.switch.ces': { en: 'Ease (CES)', he: 'קלות הטיפול (CES)', ms: 'Kemudahan (CES)' },
  'editor.switch.style_preferred': {
    en: 'Style of service, preferred and received, with “remember this for my next visit”',
    he: 'סגנון השירות, מועדף ובפועל, עם «לזכור לביקור הבא»',
    ms: 'Gaya layanan, yang disukai dan yang diterima, dengan “ingat untuk kunjungan seterusnya”',
  },
  'editor.switch.would_pay': {
    en: 'Would pay 5% more for service like this',
    he: 'נכונות לשלם 5% יותר עבור שירות כזה',
    ms: 'Kesediaan membayar 5% lebih untuk perkhidmatan seperti ini',
  },
  'editor.switch.wrong': {
    en: 'Did something go wrong?',
    he: 'האם משהו השתבש?',
    ms: 'Adakah berlaku sebarang masalah?',
  },
  'editor.switch.comment': {
    en: 'Comment in own words',
    he: 'הערה במילים חופשיות',
    ms: 'Ulasan dengan kata-kata sendiri',
  },
  'editor.switch.contact': {
    en: 'May we contact you about this?',
    he: 'האם אפשר לפנות אליכם?',
    ms: 'Bolehkah kami menghubungi anda?',
  },
  'editor.switch.contact.hint': {
    en: 'Without it nobody who is unhappy can be answered.',
    he: 'בלעדיה אי אפשר להשיב למי שלא היו מרוצים.',
    ms: 'Tanpanya, mereka yang tidak berpuas hati tidak dapat dijawab.',
  },
  'editor.switch.discussion': {
    en: 'Invitation to a discussion group',
    he: 'הזמנה לקבוצת דיון',
    ms: 'Jemputan ke kumpulan perbincangan',
  },
  'editor.switch.discussion.hint': {
    en: 'Those who found something wrong are asked even when this is off.',
    he: 'מי שסימנו שמשהו השתבש נשאלים גם כשהשאלה כבויה.',
    ms: 'Mereka yang menghadapi masalah tetap ditanya walaupun soalan ini dimatikan.',
  },

  'editor.save.next': {
    en: 'Save, then the next missing text',
    he: 'שמירה ומעבר לנוסח החסר הבא',
    ms: 'Simpan, kemudian teks tiada yang seterusnya',
  },
  'editor.back': { en: 'To the draft', he: 'אל הטיוטה', ms: 'Ke draf' },

  'editor.done.started': { en: 'The draft was made.', he: 'הטיוטה נוצרה.', ms: 'Draf telah dibuat.' },
  'editor.done.opened': {
    en: 'You are editing a draft. The published version stays in use until the draft is published.',
    he: 'אתם עורכים טיוטה. הגרסה שפורסמה נשארת בשימוש עד שהטיוטה תפורסם.',
    ms: 'Anda sedang menyunting draf. Versi yang telah diterbitkan kekal digunakan sehingga draf diterbitkan.',
  },
  'editor.done.saved': { en: 'Saved.', he: 'נשמר.', ms: 'Disimpan.' },
  'editor.done.added': { en: 'Added.', he: 'נוסף.', ms: 'Ditambah.' },
  'editor.done.removed': { en: 'Removed from the draft.', he: 'הוסר מהטיוטה.', ms: 'Dibuang daripada draf.' },
  'editor.done.complete': {
    en: 'Saved. No text is missing.',
    he: 'נשמר. לא חסר אף נוסח.',
    ms: 'Disimpan. Tiada teks yang tertinggal.',
  },
  'editor.done.discarded': { en: 'The draft was discarded.', he: 'הטיוטה בוטלה.', ms: 'Draf telah dibuang.' },
  'editor.done.published': {
    en: 'Published. Programs ask with this version from now on.',
    he: 'פורסם. מעכשיו תוכניות הסקר שואלות לפי הגרסה הזו.',
    ms: 'Diterbitkan. Mulai sekarang program menggunakan versi ini.',
  },
  'editor.done.publishedFirst': {
    en: 'Published. It is sent out once a survey program is set to it.',
    he: 'פורסם. השאלון יישלח לאחר שתוכנית סקר תוגדר לעבוד איתו.',
    ms: 'Diterbitkan. Ia akan dihantar selepas satu program tinjauan ditetapkan kepadanya.',
  },

  'editor.publish.title': { en: 'Publish the draft', he: 'פרסום הטיוטה', ms: 'Terbitkan draf' },
  'editor.publish.changes': { en: 'What changes', he: 'מה ישתנה', ms: 'Perubahan' },
  'editor.publish.first': {
    en: 'This is the first version of the questionnaire.',
    he: 'זו הגרסה הראשונה של השאלון.',
    ms: 'Ini versi pertama soal selidik ini.',
  },
  'editor.publish.since': {
    en: 'Since version {version}:',
    he: 'לעומת גרסה {version}:',
    ms: 'Berbanding versi {version}:',
  },
  'editor.publish.same': {
    en: 'The draft says the same as version {version}. There is nothing to publish.',
    he: 'הטיוטה זהה לגרסה {version}. אין מה לפרסם.',
    ms: 'Draf ini sama dengan versi {version}. Tiada apa-apa untuk diterbitkan.',
  },
  'editor.publish.overtaken': {
    en: 'Version {version} came after this draft was started. Publishing puts the draft in its place from now on: look at what changes.',
    he: 'גרסה {version} נוספה אחרי תחילת הטיוטה. הפרסום ישים את הטיוטה במקומה מעכשיו: בדקו מה ישתנה.',
    ms: 'Versi {version} muncul selepas draf ini dimulakan. Penerbitan akan menggantikannya mulai sekarang: semak perubahannya.',
  },
  'editor.publish.runOn': {
    en: 'Items keep their keys, so results run on across versions. Invitations that were sent keep their questions.',
    he: 'ההיגדים שומרים על המפתחות שלהם, ולכן התוצאות נמשכות מגרסה לגרסה. הזמנות שכבר נשלחו נשארות עם השאלות שלהן.',
    ms: 'Item mengekalkan kuncinya, maka keputusan bersambung merentas versi. Jemputan yang telah dihantar kekal dengan soalannya.',
  },
  'editor.publish.languages': {
    en: 'Texts are still missing in: {languages}. Customers who read that are asked in another language.',
    he: 'עדיין חסרים נוסחים בשפות: {languages}. מי שקוראים בהן יישאלו בשפה אחרת.',
    ms: 'Masih ada teks yang tiada dalam: {languages}. Pelanggan yang membacanya ditanya dalam bahasa lain.',
  },
  'editor.publish.ready': {
    en: 'The draft can be published.',
    he: 'אפשר לפרסם את הטיוטה.',
    ms: 'Draf boleh diterbitkan.',
  },
  'editor.publish.before': {
    en: 'Before it can be published',
    he: 'לפני שאפשר לפרסם',
    ms: 'Sebelum boleh diterbitkan',
  },

  'editor.problem.no_dimension': {
    en: 'There is no dimension yet. Add one, and items to it.',
    he: 'אין עדיין ממד. הוסיפו ממד והיגדים בתוכו.',
    ms: 'Belum ada dimensi. Tambah satu, bersama itemnya.',
  },
  'editor.problem.empty_dimension': {
    en: '{dimension}: no items. Add one, or remove the dimension.',
    he: '{dimension}: אין היגדים. הוסיפו היגד או הסירו את הממד.',
    ms: '{dimension}: tiada item. Tambah satu atau buang dimensi itu.',
  },
  'editor.problem.no_text': {
    en: '{place}: a text is missing in every language.',
    he: '{place}: חסר נוסח בכל השפות.',
    ms: '{place}: teks tiada dalam semua bahasa.',
  },
  'editor.problem.no_complete_language': {
    en: 'No language has all texts. {language} is nearest and lacks {count, plural, one {one} other {#}}.',
    he: 'אין שפה שכל הנוסחים כתובים בה. הקרובה ביותר: {language}, {count, plural, one {חסר נוסח אחד} two {חסרים שני נוסחים} other {חסרים # נוסחים}}.',
    ms: 'Tiada bahasa yang mempunyai semua teks. {language} paling hampir dan kurang {count, plural, other {#}}.',
  },
  'editor.problem.too_fine': {
    en: '{dimensions, plural, one {One dimension} other {# dimensions}} with up to {largest} items: scores could not be added up exactly. Use fewer items in the largest dimension, or fewer dimensions.',
    he: '{dimensions, plural, one {ממד אחד} two {שני ממדים} other {# ממדים}} עם עד {largest} היגדים: אי אפשר לסכם את הציונים במדויק. צמצמו את מספר ההיגדים בממד הגדול ביותר או את מספר הממדים.',
    ms: '{dimensions, plural, other {# dimensi}} dengan sehingga {largest} item: skor tidak dapat dijumlahkan dengan tepat. Kurangkan item dalam dimensi terbesar atau kurangkan dimensi.',
  },
  'editor.problem.scale_changed': {
    en: 'People were asked on the scale {from}; answers on {to} could not be added to theirs. Go back to {from}, or start a new questionnaire from a copy.',
    he: 'כבר נשאלו אנשים בסולם {from}; אי אפשר לצרף תשובות בסולם {to}. חזרו לסולם {from} או התחילו שאלון חדש מעותק.',
    ms: 'Sudah ada yang ditanya pada skala {from}; jawapan pada {to} tidak dapat digabungkan. Kembali ke {from}, atau mulakan soal selidik baharu daripada salinan.',
  },
  'editor.problem.question_changed': {
    en: 'The question {question} took other answers in an earlier version. Switch it off here.',
    he: 'לשאלה {question} היו תשובות מסוג אחר בגרסה קודמת. יש לכבות אותה כאן.',
    ms: 'Soalan {question} mempunyai jenis jawapan lain dalam versi terdahulu. Matikannya di sini.',
  },
  'editor.problem.other': {
    en: 'The check found: {message}',
    he: 'בבדיקה נמצא: {message}',
    ms: 'Semakan mendapati: {message}',
  },

  'editor.discard.title': { en: 'Discard the draft?', he: 'לבטל את הטיוטה?', ms: 'Buang draf?' },
  'editor.discard.text': {
    en: 'What was changed in it is lost. Published versions and their answers stay as they are.',
    he: 'השינויים שבה יאבדו. גרסאות שפורסמו והתשובות להן נשארות כפי שהן.',
    ms: 'Perubahan di dalamnya akan hilang. Versi yang telah diterbitkan dan jawapannya kekal.',
  },
  'editor.discard.submit': { en: 'Discard', he: 'ביטול הטיוטה', ms: 'Buang' },
  'editor.discard.keep': { en: 'Keep it', he: 'להשאיר אותה', ms: 'Kekalkan' },

  'editor.conflict': {
    en: 'Nothing was saved: this part was changed meanwhile. {saved}. What you typed still stands below.',
    he: 'דבר לא נשמר: החלק הזה שונה בינתיים. {saved}. מה שהקלדתם עדיין מופיע למטה.',
    ms: 'Tiada apa-apa disimpan: bahagian ini telah diubah sementara itu. {saved}. Apa yang anda taip masih ada di bawah.',
  },
  'editor.gone': {
    en: 'The draft was published or discarded; saving again starts a new one',
    he: 'הטיוטה פורסמה או בוטלה; שמירה נוספת תפתח טיוטה חדשה',
    ms: 'Draf telah diterbitkan atau dibuang; menyimpan sekali lagi memulakan draf baharu',
  },
  'editor.conflict.look': {
    en: 'Look at what stands there now',
    he: 'לראות מה כתוב שם עכשיו',
    ms: 'Lihat kandungannya sekarang',
  },
  'editor.conflict.how': {
    en: 'Save again to put yours in its place.',
    he: 'שמירה נוספת תשים את שלכם במקומו.',
    ms: 'Simpan sekali lagi untuk menggantikannya dengan yang anda taip.',
  },
  'editor.conflict.publish': {
    en: 'Nothing was done: the draft was changed since this page was opened. Look at it again below.',
    he: 'דבר לא בוצע: הטיוטה השתנתה מאז שהעמוד נפתח. בדקו שוב למטה.',
    ms: 'Tiada apa-apa dilakukan: draf telah diubah sejak halaman ini dibuka. Semak semula di bawah.',
  },
  'editor.conflict.order': {
    en: 'The order was changed meanwhile. It stands below as it is now.',
    he: 'הסדר שונה בינתיים. למטה הוא מופיע כפי שהוא עכשיו.',
    ms: 'Susunan telah diubah sementara itu. Susunan terkini ada di bawah.',
  },

  'editor.fault.empty': {
    en: 'Write it in at least one language.',
    he: 'יש לכתוב לפחות בשפה אחת.',
    ms: 'Tulis sekurang-kurangnya dalam satu bahasa.',
  },
  'editor.fault.longText': { en: 'At most 500 characters.', he: 'עד 500 תווים.', ms: 'Paling banyak 500 aksara.' },
  'editor.fault.longName': { en: 'At most 120 characters.', he: 'עד 120 תווים.', ms: 'Paling banyak 120 aksara.' },
  'editor.fault.channels': {
    en: 'Choose at least one channel.',
    he: 'יש לבחור לפחות ערוץ אחד.',
    ms: 'Pilih sekurang-kurangnya satu saluran.',
  },
  'editor.fault.scale': {
    en: 'Choose one of the scales.',
    he: 'יש לבחור אחד מהסולמות.',
    ms: 'Pilih salah satu skala.',
  },
  'editor.fault.key': {
    en: 'Small English letters, digits, - and _, starting with a letter or a digit.',
    he: 'אותיות אנגליות קטנות, ספרות, ‎-‎ ו־‎_‎, ובהתחלה אות או ספרה.',
    ms: 'Huruf kecil a–z, digit, - dan _, bermula dengan huruf atau digit.',
  },
  'editor.fault.keyTaken': {
    en: 'This key is or was in use. Choose another one, or leave the field empty.',
    he: 'המפתח הזה בשימוש, או שהיה בשימוש. בחרו אחר או השאירו את השדה ריק.',
    ms: 'Kunci ini sedang atau pernah digunakan. Pilih yang lain atau biarkan kosong.',
  },
  'editor.fault.tooMany': {
    en: 'A dimension holds at most 20 items.',
    he: 'בממד יש מקום ל־20 היגדים לכל היותר.',
    ms: 'Satu dimensi boleh mengandungi paling banyak 20 item.',
  },
  'editor.fault.source': {
    en: 'Choose what to start from.',
    he: 'יש לבחור ממה להתחיל.',
    ms: 'Pilih titik permulaan.',
  },
  'editor.fault.tick': {
    en: 'Tick the box first: this takes the items out too.',
    he: 'יש לסמן קודם את התיבה: גם ההיגדים יוסרו.',
    ms: 'Tandakan kotak dahulu: itemnya turut dibuang.',
  },

  'editor.change.first': { en: 'First version', he: 'גרסה ראשונה', ms: 'Versi pertama' },
  'editor.change.title': { en: 'Renamed', he: 'השם שונה', ms: 'Nama diubah' },
  'editor.change.scale': {
    en: 'Scale or its words changed',
    he: 'הסולם או מילותיו שונו',
    ms: 'Skala atau katanya diubah',
  },
  'editor.change.minimum_on': {
    en: 'The least acceptable level is asked',
    he: 'נשאל גם המינימום הנסבל',
    ms: 'Tahap minimum ditanya',
  },
  'editor.change.minimum_off': {
    en: 'The least acceptable level is not asked any more',
    he: 'המינימום הנסבל אינו נשאל עוד',
    ms: 'Tahap minimum tidak lagi ditanya',
  },
  'editor.change.dimension_added': {
    en: 'Dimensions added: {names}',
    he: 'ממדים שנוספו: {names}',
    ms: 'Dimensi ditambah: {names}',
  },
  'editor.change.dimension_removed': {
    en: 'Dimensions removed: {names}',
    he: 'ממדים שהוסרו: {names}',
    ms: 'Dimensi dibuang: {names}',
  },
  'editor.change.dimension_reworded': {
    en: 'Dimensions with new wording: {names}',
    he: 'ממדים שנוסחו מחדש: {names}',
    ms: 'Dimensi dengan kata baharu: {names}',
  },
  'editor.change.item_added': {
    en: 'Items added: {names}',
    he: 'היגדים שנוספו: {names}',
    ms: 'Item ditambah: {names}',
  },
  'editor.change.item_removed': {
    en: 'Items removed: {names}',
    he: 'היגדים שהוסרו: {names}',
    ms: 'Item dibuang: {names}',
  },
  'editor.change.item_reworded': {
    en: 'Items with new wording: {names}',
    he: 'היגדים שנוסחו מחדש: {names}',
    ms: 'Item dengan kata baharu: {names}',
  },
  'editor.change.item_moved': {
    en: 'Items moved to another dimension: {names}',
    he: 'היגדים שעברו לממד אחר: {names}',
    ms: 'Item dipindahkan ke dimensi lain: {names}',
  },
  'editor.change.item_channels': {
    en: 'Items asked after other channels: {names}',
    he: 'היגדים שהערוצים שלהם שונו: {names}',
    ms: 'Item dengan saluran yang diubah: {names}',
  },
  'editor.change.question_on': {
    en: 'Questions now asked: {names}',
    he: 'שאלות שנשאלות מעתה: {names}',
    ms: 'Soalan yang kini ditanya: {names}',
  },
  'editor.change.question_off': {
    en: 'Questions not asked any more: {names}',
    he: 'שאלות שאינן נשאלות עוד: {names}',
    ms: 'Soalan yang tidak lagi ditanya: {names}',
  },
  'editor.change.question_reworded': {
    en: 'Questions with new wording: {names}',
    he: 'שאלות שנוסחו מחדש: {names}',
    ms: 'Soalan dengan kata baharu: {names}',
  },
  'editor.change.order': { en: 'Order changed', he: 'הסדר שונה', ms: 'Susunan diubah' },
});
