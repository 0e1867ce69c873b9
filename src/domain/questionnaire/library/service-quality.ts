import { DEFAULT_QUESTIONS } from '../default-questions.ts';
import type { QuestionnaireDefinition } from '../definition.ts';
import { VERY_LOW_TO_VERY_HIGH } from '../levels.ts';

/** Twenty-two items in the five dimensions of Parasuraman, Zeithaml and Berry, in words of our own. */
export const SERVICE_QUALITY: QuestionnaireDefinition = {
  key: 'service-quality-five-dimensions',
  title: {
    en: 'Service quality, five dimensions',
    he: 'איכות השירות בחמישה ממדים',
    ms: 'Kualiti perkhidmatan, lima dimensi',
  },
  scale: { min: 1, max: 7, ...VERY_LOW_TO_VERY_HIGH },
  minimumAsked: false,
  dimensions: [
    {
      key: 'tangibles',
      title: { en: 'Tangibles', he: 'מוחשיות', ms: 'Aspek fizikal' },
      section: { en: 'What you could see', he: 'מה שרואים', ms: 'Apa yang anda lihat' },
    },
    {
      key: 'reliability',
      title: { en: 'Reliability', he: 'מהימנות', ms: 'Kebolehpercayaan' },
      section: {
        en: 'How far we can be relied on',
        he: 'עד כמה אפשר לסמוך עלינו',
        ms: 'Sejauh mana kami boleh diharap',
      },
    },
    {
      key: 'responsiveness',
      title: { en: 'Responsiveness', he: 'היענות', ms: 'Daya tindak balas' },
      section: { en: 'Readiness to act', he: 'זריזות ונכונות', ms: 'Kesediaan bertindak' },
    },
    {
      key: 'assurance',
      title: { en: 'Assurance', he: 'ביטחון', ms: 'Keyakinan' },
      section: { en: 'Trust', he: 'אמון', ms: 'Kepercayaan anda' },
    },
    {
      key: 'empathy',
      title: { en: 'Empathy', he: 'אמפתיה', ms: 'Empati' },
      section: { en: 'Care for you', he: 'היחס אליכם', ms: 'Keprihatinan terhadap anda' },
    },
  ],
  items: [
    {
      key: 'tangibles.equipment',
      dimension: 'tangibles',
      text: {
        en: 'Up-to-date equipment and tools',
        he: 'ציוד וכלי עבודה עדכניים',
        ms: 'Peralatan dan kelengkapan yang moden',
      },
      short: { en: 'Equipment', he: 'ציוד', ms: 'Peralatan' },
      channels: ['in_person'],
    },
    {
      key: 'tangibles.premises',
      dimension: 'tangibles',
      text: { en: 'Pleasant, well-kept premises', he: 'מקום נעים ומטופח', ms: 'Premis yang kemas dan menyenangkan' },
      short: { en: 'Premises', he: 'המקום', ms: 'Premis' },
      channels: ['in_person'],
    },
    {
      key: 'tangibles.appearance',
      dimension: 'tangibles',
      text: { en: 'Neat appearance of the staff', he: 'הופעה מסודרת של הצוות', ms: 'Penampilan petugas yang kemas' },
      short: { en: 'Appearance', he: 'הופעה', ms: 'Penampilan' },
      channels: ['in_person'],
    },
    {
      key: 'tangibles.documents',
      dimension: 'tangibles',
      text: {
        en: 'Documents and forms that are easy to read',
        he: 'מסמכים וטפסים שנוח לקרוא',
        ms: 'Dokumen dan borang yang mudah dibaca',
      },
      short: { en: 'Documents', he: 'מסמכים', ms: 'Dokumen' },
    },
    {
      key: 'reliability.promises',
      dimension: 'reliability',
      text: { en: 'Keeping of promises', he: 'עמידה בהבטחות', ms: 'Kesungguhan menepati janji' },
      short: { en: 'Promises', he: 'הבטחות', ms: 'Menepati janji' },
    },
    {
      key: 'reliability.effort',
      dimension: 'reliability',
      text: {
        en: 'Real effort to settle my matter',
        he: 'מאמץ אמיתי לפתור את העניין שלי',
        ms: 'Usaha bersungguh-sungguh menyelesaikan urusan saya',
      },
      short: { en: 'Effort', he: 'מאמץ', ms: 'Usaha' },
    },
    {
      key: 'reliability.correctness',
      dimension: 'reliability',
      text: {
        en: 'A correct result without having to ask again',
        he: 'תוצאה נכונה בלי צורך לפנות שוב',
        ms: 'Hasil yang betul tanpa perlu berurusan semula',
      },
      short: { en: 'Right at once', he: 'נכון מההתחלה', ms: 'Betul dari mula' },
    },
    {
      key: 'reliability.timing',
      dimension: 'reliability',
      text: {
        en: 'Service at the time agreed',
        he: 'שירות במועד שנקבע',
        ms: 'Perkhidmatan pada masa yang dipersetujui',
      },
      short: { en: 'On time', he: 'עמידה במועד', ms: 'Tepat masa' },
    },
    {
      key: 'reliability.records',
      dimension: 'reliability',
      text: { en: 'Accuracy of records and bills', he: 'דיוק ברישומים ובחשבונות', ms: 'Ketepatan rekod dan bil' },
      short: { en: 'Accuracy', he: 'דיוק', ms: 'Ketepatan' },
    },
    {
      key: 'responsiveness.notice',
      dimension: 'responsiveness',
      text: {
        en: 'Clear notice of when it will be done',
        he: 'מידע ברור על מועד הטיפול',
        ms: 'Makluman yang jelas tentang bila urusan akan selesai',
      },
      short: { en: 'Notice', he: 'מידע על מועדים', ms: 'Makluman' },
    },
    {
      key: 'responsiveness.promptness',
      dimension: 'responsiveness',
      text: { en: 'Quick response', he: 'מענה מהיר', ms: 'Tindak balas yang pantas' },
      short: { en: 'Promptness', he: 'מהירות המענה', ms: 'Kepantasan' },
    },
    {
      key: 'responsiveness.readiness',
      dimension: 'responsiveness',
      text: { en: 'Readiness to help', he: 'נכונות לעזור', ms: 'Kesediaan membantu' },
      short: { en: 'Readiness', he: 'נכונות', ms: 'Kesediaan' },
    },
    {
      key: 'responsiveness.attention',
      dimension: 'responsiveness',
      text: {
        en: 'Time for my questions, even at busy hours',
        he: 'פניות לשאלות שלי גם בשעות עמוסות',
        ms: 'Masa untuk pertanyaan saya walaupun pada waktu sibuk',
      },
      short: { en: 'Time for me', he: 'פניות', ms: 'Masa untuk saya' },
    },
    {
      key: 'assurance.trust',
      dimension: 'assurance',
      text: {
        en: 'Conduct that inspires trust',
        he: 'התנהלות שמעוררת אמון',
        ms: 'Tingkah laku yang menimbulkan kepercayaan',
      },
      short: { en: 'Trust', he: 'אמון', ms: 'Kepercayaan' },
    },
    {
      key: 'assurance.safety',
      dimension: 'assurance',
      text: {
        en: 'A feeling of safety in my dealings with you',
        he: 'תחושת ביטחון בהתנהלות מולכם',
        ms: 'Rasa selamat semasa berurusan',
      },
      short: { en: 'Safety', he: 'תחושת ביטחון', ms: 'Rasa selamat' },
    },
    {
      key: 'assurance.courtesy',
      dimension: 'assurance',
      text: { en: 'Courtesy from start to end', he: 'אדיבות לאורך כל הדרך', ms: 'Kesopanan sepanjang urusan' },
      short: { en: 'Courtesy', he: 'אדיבות', ms: 'Kesopanan' },
    },
    {
      key: 'assurance.knowledge',
      dimension: 'assurance',
      text: {
        en: 'Knowledge to answer my questions',
        he: 'ידע שמאפשר לענות על השאלות שלי',
        ms: 'Pengetahuan untuk menjawab pertanyaan saya',
      },
      short: { en: 'Knowledge', he: 'ידע', ms: 'Pengetahuan' },
    },
    {
      key: 'empathy.attention',
      dimension: 'empathy',
      text: { en: 'Personal attention', he: 'יחס אישי', ms: 'Perhatian yang bersifat peribadi' },
      short: { en: 'Attention', he: 'יחס אישי', ms: 'Perhatian' },
    },
    {
      key: 'empathy.understanding',
      dimension: 'empathy',
      text: { en: 'Understanding of what I need', he: 'הבנה של הצרכים שלי', ms: 'Pemahaman tentang keperluan saya' },
      short: { en: 'Understanding', he: 'הבנה', ms: 'Pemahaman' },
    },
    {
      key: 'empathy.interests',
      dimension: 'empathy',
      text: { en: 'Care for what is good for me', he: 'דאגה לטובתי', ms: 'Keprihatinan terhadap kepentingan saya' },
      short: { en: 'My interests', he: 'דאגה לטובתי', ms: 'Kepentingan saya' },
    },
    {
      key: 'empathy.hours',
      dimension: 'empathy',
      text: {
        en: 'Service hours that suit me',
        he: 'שעות שירות שנוחות לי',
        ms: 'Waktu perkhidmatan yang sesuai untuk saya',
      },
      short: { en: 'Hours', he: 'שעות שירות', ms: 'Waktu perkhidmatan' },
    },
    {
      key: 'empathy.access',
      dimension: 'empathy',
      text: {
        en: 'Easy access to the right person',
        he: 'גישה קלה לאדם המתאים',
        ms: 'Kemudahan berhubung dengan petugas yang betul',
      },
      short: { en: 'Access', he: 'נגישות', ms: 'Kemudahan berhubung' },
    },
  ],
  questions: DEFAULT_QUESTIONS,
};
