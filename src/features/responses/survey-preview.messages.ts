import { defineMessages } from '../../platform/i18n/messages.ts';

export const surveyPreviewMessages = defineMessages({
  'preview.title': { en: 'Preview', he: 'תצוגה מקדימה', ms: 'Pratonton' },
  'preview.lead': {
    en: 'As customers see it. Every item that applies is shown; a program may ask each person a few of each dimension.',
    he: 'כפי שהלקוחות רואים. מוצגים כל ההיגדים שמתאימים; תוכנית סקר יכולה לשאול כל אדם על כמה מהם בכל ממד.',
    ms: 'Seperti yang dilihat pelanggan. Semua perkara yang berkenaan dipaparkan; program boleh bertanya beberapa sahaja daripada setiap dimensi.',
  },
  'preview.of.draft': { en: 'Draft', he: 'טיוטה', ms: 'Draf' },
  'preview.of.version': { en: 'Version {version}', he: 'גרסה {version}', ms: 'Versi {version}' },
  'preview.languages': { en: 'Language of the form', he: 'שפת הטופס', ms: 'Bahasa borang' },
  'preview.channel': { en: 'After a contact', he: 'אחרי פנייה', ms: 'Selepas urusan' },
  'preview.phone': { en: 'On a phone', he: 'בטלפון', ms: 'Pada telefon' },
  'preview.desk': { en: 'On a computer', he: 'במחשב', ms: 'Pada komputer' },
  'preview.alone': { en: 'Open by itself', he: 'פתיחה בעמוד נפרד', ms: 'Buka berasingan' },
  'preview.missing': {
    en: '{count, plural, one {One text is missing in this language: another language stands in its place.} other {# texts are missing in this language: another language stands in their place.}} Customers are not offered the form in it until it is whole.',
    he: '{count, plural, one {חסר נוסח אחד בשפה זו, ובמקומו מופיעה שפה אחרת.} two {חסרים שני נוסחים בשפה זו, ובמקומם מופיעה שפה אחרת.} other {חסרים # נוסחים בשפה זו, ובמקומם מופיעה שפה אחרת.}} הטופס לא יוצע ללקוחות בשפה זו עד שיושלם.',
    ms: '{count, plural, other {# teks tiada dalam bahasa ini: bahasa lain menggantikannya.}} Borang tidak ditawarkan kepada pelanggan dalam bahasa ini sehingga ia lengkap.',
  },
});
