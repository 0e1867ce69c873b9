import { defineMessages } from '../../platform/i18n/messages.ts';

/** What to try tomorrow where an item falls short: one sentence for each item of the default questionnaire. */
export const coachingMessages = defineMessages({
  'coaching.provider.courtesy': {
    en: 'Begin with the customer’s name and a greeting, and keep the same calm tone when a request is repeated.',
    he: 'פתחו בברכה ובשם הלקוח, ושמרו על אותו טון רגוע גם כשהבקשה חוזרת.',
    ms: 'Mulakan dengan salam dan nama pelanggan, dan kekalkan nada tenang walaupun permintaan diulang.',
  },
  'coaching.provider.credibility': {
    en: 'Say only what you know; where you are not sure, say so, check, and come back with the answer at a time you name.',
    he: 'אמרו רק מה שידוע לכם; כשאינכם בטוחים, אמרו זאת, בדקו וחזרו עם תשובה במועד שתנקבו בו.',
    ms: 'Nyatakan hanya apa yang anda pasti; jika ragu, beritahu, semak dan kembali dengan jawapan pada masa yang anda sebut.',
  },
  'coaching.provider.professionalism': {
    en: 'Before you close, ask which question is still open, and name the page or the colleague that settles it.',
    he: 'לפני הסיום שאלו איזו שאלה נשארה פתוחה, וציינו את המקור או את איש הצוות שיפתור אותה.',
    ms: 'Sebelum menutup urusan, tanya soalan yang belum terjawab dan sebut rujukan atau rakan yang boleh menjawabnya.',
  },
  'coaching.provider.empathy': {
    en: 'Let the customer finish, then say in one sentence what you understood before you offer anything.',
    he: 'תנו ללקוח לסיים, ואז אמרו במשפט אחד מה הבנתם, לפני שאתם מציעים פתרון.',
    ms: 'Biar pelanggan habis bercakap, kemudian ulang dalam satu ayat apa yang anda faham sebelum mencadangkan apa-apa.',
  },
  'coaching.provider.availability': {
    en: 'Answer with what you can do now, and when you are busy say when you will be free, rather than “later”.',
    he: 'ענו במה שאפשר לעשות כבר עכשיו, וכשאתם עסוקים אמרו מתי תתפנו במקום ״אחר כך״.',
    ms: 'Jawab dengan apa yang boleh dibuat sekarang; jika sibuk, sebut bila anda lapang, bukan sekadar “nanti”.',
  },
  'coaching.environment.pleasantness': {
    en: 'Look at your counter as a customer would, at the start of each shift: clear it, wipe it, offer a seat.',
    he: 'בתחילת כל משמרת הביטו בעמדה בעיני הלקוח: לפנות, לנקות, להציע מקום לשבת.',
    ms: 'Pada awal setiap syif, lihat kaunter anda dari mata pelanggan: kemaskan, bersihkan, tawarkan tempat duduk.',
  },
  'coaching.environment.clarity': {
    en: 'Go through the form or page together once, and mark the two places where people usually stumble.',
    he: 'עברו יחד פעם אחת על הטופס או העמוד, וסמנו את שני המקומות שבהם נוהגים להיתקע.',
    ms: 'Semak borang atau halaman bersama-sama sekali, dan tandakan dua tempat yang biasanya mengelirukan.',
  },
  'coaching.environment.friendliness': {
    en: 'Look up and greet whoever comes in, also while you serve another: a nod and “I am with you in a moment” is enough.',
    he: 'הרימו מבט וברכו את מי שנכנס גם בזמן טיפול באחר: הנהון ו״מיד מתפנים אליכם״ מספיקים.',
    ms: 'Pandang dan sapa sesiapa yang masuk, walaupun sedang melayan orang lain: anggukan dan “sebentar ya” sudah memadai.',
  },
  'coaching.environment.equipment': {
    en: 'Try the equipment before the first customer, and report what fails at once instead of apologising for it all day.',
    he: 'בדקו את הציוד לפני הלקוח הראשון, ודווחו מיד על תקלה במקום להתנצל עליה כל היום.',
    ms: 'Uji peralatan sebelum pelanggan pertama, dan laporkan kerosakan segera daripada meminta maaf sepanjang hari.',
  },
  'coaching.environment.hours': {
    en: 'When somebody comes at a closed hour, offer a time that suits them and note it, so that the hours can be looked at.',
    he: 'כשפונים מחוץ לשעות הפעילות, הציעו מועד שנוח לפונים ורשמו זאת, כדי שאפשר יהיה לבחון את השעות.',
    ms: 'Jika ada yang datang di luar waktu operasi, tawarkan masa yang sesuai dan catatkan supaya waktu operasi dapat dikaji.',
  },
  'coaching.process.language': {
    en: 'Explain it once without any term of the trade, and ask the customer to say in their words what happens next.',
    he: 'הסבירו פעם אחת בלי שום מונח מקצועי, ובקשו מהלקוח לומר במילותיו מה השלב הבא.',
    ms: 'Terangkan sekali tanpa istilah teknikal, dan minta pelanggan menyatakan semula langkah seterusnya.',
  },
  'coaching.process.speed': {
    en: 'Say at the start how long it will take and what you are doing; ask for every document in one go.',
    he: 'אמרו בהתחלה כמה זמן זה ייקח ומה אתם עושים, ובקשו את כל המסמכים בפעם אחת.',
    ms: 'Beritahu pada awal berapa lama urusan ini dan apa yang anda buat; minta semua dokumen sekali gus.',
  },
  'coaching.process.deadlines': {
    en: 'Promise a time that you can keep, write it down at once, and call before it passes if it will not hold.',
    he: 'הבטיחו מועד שתוכלו לעמוד בו, רשמו אותו מיד, והתקשרו לפני שהוא חולף אם לא יתקיים.',
    ms: 'Janjikan masa yang boleh anda tepati, catat segera, dan hubungi sebelum tamat jika ia tidak dapat dipenuhi.',
  },
  'coaching.process.outcome': {
    en: 'Before you finish, read out what was agreed and show where it is done, so that no doubt is taken home.',
    he: 'לפני הסיום הקריאו מה סוכם והראו היכן הוא בוצע, כדי שאיש לא ייצא עם ספק.',
    ms: 'Sebelum selesai, bacakan apa yang dipersetujui dan tunjukkan hasilnya supaya tiada keraguan dibawa pulang.',
  },
  'coaching.process.corrections': {
    en: 'Thank the customer for pointing it out, say who will correct it and by when, and do not look for whose fault it was.',
    he: 'הודו ללקוח שהפנה את תשומת הלב, אמרו מי יתקן ועד מתי, ואל תחפשו את מי להאשים.',
    ms: 'Ucap terima kasih kerana menegur, nyatakan siapa akan membetulkannya dan bila, tanpa mencari salah sesiapa.',
  },
});

type CoachingKey = keyof typeof coachingMessages.triples;

/** The sentence for an item; undefined for items of other questionnaires. */
export function coachingKey(item: string): CoachingKey | undefined {
  const key = `coaching.${item}`;
  return isCoachingKey(key) ? key : undefined;
}

const isCoachingKey = (key: string): key is CoachingKey => Object.hasOwn(coachingMessages.triples, key);
