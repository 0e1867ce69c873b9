import { DEFAULT_QUESTIONS } from '../default-questions.ts';
import type { QuestionnaireDefinition } from '../definition.ts';
import { VERY_LOW_TO_VERY_HIGH } from '../levels.ts';

/**
 * For a library, with the least acceptable level asked too. The dimensions are those of LibQUAL+ (affect of service,
 * information control, library as place) with its nine levels and as many items; the items are our own. They are 8, 8 and 6
 * instead of its 9, 8 and 5, which cannot be added up exactly.
 */
export const LIBRARY_SERVICE: QuestionnaireDefinition = {
  key: 'library-service',
  title: {
    en: 'Library, with zone of tolerance',
    he: 'ספרייה, עם תחום סבילות',
    ms: 'Perpustakaan, dengan zon toleransi',
  },
  scale: { min: 1, max: 9, ...VERY_LOW_TO_VERY_HIGH },
  minimumAsked: true,
  dimensions: [
    {
      key: 'staff',
      title: { en: 'Service by the staff', he: 'השירות של הצוות', ms: 'Layanan petugas' },
      section: { en: 'The library staff', he: 'צוות הספרייה', ms: 'Petugas perpustakaan' },
    },
    {
      key: 'information',
      title: { en: 'Access to information', he: 'גישה למידע', ms: 'Capaian maklumat' },
      section: { en: 'Finding what you need', he: 'למצוא את מה שצריך', ms: 'Mencari apa yang anda perlukan' },
    },
    {
      key: 'place',
      title: { en: 'The library as a place', he: 'הספרייה כמקום', ms: 'Perpustakaan sebagai tempat' },
      section: { en: 'The place', he: 'המקום', ms: 'Tempat' },
    },
  ],
  items: [
    {
      key: 'staff.welcome',
      dimension: 'staff',
      text: { en: 'A friendly welcome', he: 'קבלת פנים נעימה', ms: 'Sambutan yang mesra' },
      short: { en: 'Welcome', he: 'קבלת פנים', ms: 'Sambutan' },
    },
    {
      key: 'staff.attention',
      dimension: 'staff',
      text: {
        en: 'Individual attention to my request',
        he: 'יחס אישי לבקשה שלי',
        ms: 'Perhatian khusus kepada permintaan saya',
      },
      short: { en: 'Attention', he: 'יחס אישי', ms: 'Perhatian' },
    },
    {
      key: 'staff.knowledge',
      dimension: 'staff',
      text: {
        en: 'Knowledge of the collection and its uses',
        he: 'היכרות עם האוסף ועם דרכי השימוש בו',
        ms: 'Pengetahuan tentang koleksi dan kegunaannya',
      },
      short: { en: 'Knowledge', he: 'ידע', ms: 'Pengetahuan' },
    },
    {
      key: 'staff.help',
      dimension: 'staff',
      text: {
        en: 'Willingness to help with a search',
        he: 'נכונות לעזור בחיפוש',
        ms: 'Kesediaan membantu membuat carian',
      },
      short: { en: 'Help', he: 'עזרה', ms: 'Bantuan' },
    },
    {
      key: 'staff.courtesy',
      dimension: 'staff',
      text: {
        en: 'Courteous and respectful treatment',
        he: 'יחס אדיב ומכבד',
        ms: 'Layanan yang sopan dan penuh hormat',
      },
      short: { en: 'Courtesy', he: 'אדיבות', ms: 'Kesopanan' },
    },
    {
      key: 'staff.follow_through',
      dimension: 'staff',
      text: {
        en: 'Requests seen through to the end',
        he: 'טיפול בבקשות עד הסוף',
        ms: 'Permintaan yang diuruskan hingga selesai',
      },
      short: { en: 'Follow-through', he: 'טיפול עד הסוף', ms: 'Urusan hingga selesai' },
    },
    {
      key: 'staff.reliability',
      dimension: 'staff',
      text: { en: 'Answers I can rely on', he: 'תשובות שאפשר לסמוך עליהן', ms: 'Jawapan yang boleh dipercayai' },
      short: { en: 'Reliability', he: 'אמינות', ms: 'Kebolehpercayaan' },
    },
    {
      key: 'staff.availability',
      dimension: 'staff',
      text: {
        en: 'Somebody at hand when I have a question',
        he: 'מישהו זמין כשיש לי שאלה',
        ms: 'Petugas yang ada apabila saya ingin bertanya',
      },
      short: { en: 'Availability', he: 'זמינות', ms: 'Mudah ditemui' },
    },
    {
      key: 'information.collection',
      dimension: 'information',
      text: {
        en: 'A collection that holds what I need',
        he: 'אוסף שיש בו מה שנחוץ לי',
        ms: 'Koleksi yang memenuhi keperluan saya',
      },
      short: { en: 'Collection', he: 'האוסף', ms: 'Koleksi' },
    },
    {
      key: 'information.print',
      dimension: 'information',
      text: {
        en: 'Printed books and journals in my field',
        he: 'ספרים וכתבי עת מודפסים בתחום שלי',
        ms: 'Buku dan jurnal bercetak dalam bidang saya',
      },
      short: { en: 'Printed material', he: 'חומר מודפס', ms: 'Bahan bercetak' },
    },
    {
      key: 'information.digital',
      dimension: 'information',
      text: {
        en: 'Digital resources within easy reach',
        he: 'גישה נוחה למקורות דיגיטליים',
        ms: 'Sumber digital yang mudah dicapai',
      },
      short: { en: 'Digital resources', he: 'מקורות דיגיטליים', ms: 'Sumber digital' },
    },
    {
      key: 'information.catalogue',
      dimension: 'information',
      text: { en: 'A catalogue that is easy to search', he: 'קטלוג שקל לחפש בו', ms: 'Katalog yang memudahkan carian' },
      short: { en: 'Catalogue', he: 'קטלוג', ms: 'Katalog' },
    },
    {
      key: 'information.guides',
      dimension: 'information',
      text: {
        en: 'Clear guides to finding material',
        he: 'הנחיות ברורות לאיתור חומרים',
        ms: 'Panduan mencari bahan yang jelas',
      },
      short: { en: 'Guides', he: 'הנחיות', ms: 'Panduan' },
    },
    {
      key: 'information.website',
      dimension: 'information',
      text: {
        en: 'A website where I manage on my own',
        he: 'אתר שאפשר להסתדר בו לבד',
        ms: 'Laman web yang dapat saya gunakan tanpa bantuan',
      },
      short: { en: 'Website', he: 'האתר', ms: 'Laman web' },
    },
    {
      key: 'information.equipment',
      dimension: 'information',
      text: {
        en: 'Computers, printers and scanners in good order',
        he: 'מחשבים, מדפסות וסורקים במצב תקין',
        ms: 'Komputer, pencetak dan pengimbas dalam keadaan baik',
      },
      short: { en: 'Equipment', he: 'ציוד', ms: 'Peralatan' },
      channels: ['in_person'],
    },
    {
      key: 'information.remote',
      dimension: 'information',
      text: {
        en: 'Access from home and elsewhere',
        he: 'גישה מהבית ומכל מקום',
        ms: 'Capaian dari rumah dan di mana-mana',
      },
      short: { en: 'Remote access', he: 'גישה מרחוק', ms: 'Capaian jauh' },
    },
    {
      key: 'place.quiet',
      dimension: 'place',
      text: { en: 'Quiet for work on my own', he: 'שקט לעבודה אישית', ms: 'Suasana tenang untuk kerja sendiri' },
      short: { en: 'Quiet', he: 'שקט', ms: 'Ketenangan' },
      channels: ['in_person'],
    },
    {
      key: 'place.groups',
      dimension: 'place',
      text: { en: 'Room for work in groups', he: 'מקום לעבודה בקבוצה', ms: 'Ruang untuk kerja berkumpulan' },
      short: { en: 'Group work', he: 'עבודה בקבוצה', ms: 'Kerja berkumpulan' },
      channels: ['in_person'],
    },
    {
      key: 'place.study',
      dimension: 'place',
      text: {
        en: 'Surroundings that invite study and reading',
        he: 'סביבה שמזמינה ללמוד ולקרוא',
        ms: 'Persekitaran yang menggalakkan pembelajaran dan pembacaan',
      },
      short: { en: 'Study', he: 'לימוד', ms: 'Pembelajaran' },
      channels: ['in_person'],
    },
    {
      key: 'place.comfort',
      dimension: 'place',
      text: { en: 'A comfortable, inviting place', he: 'מקום נוח ומזמין', ms: 'Tempat yang selesa dan menarik' },
      short: { en: 'Comfort', he: 'נוחות', ms: 'Keselesaan' },
      channels: ['in_person'],
    },
    {
      key: 'place.seats',
      dimension: 'place',
      text: {
        en: 'Enough seats, light and power sockets',
        he: 'די מקומות ישיבה, תאורה ושקעי חשמל',
        ms: 'Tempat duduk, cahaya dan soket elektrik yang mencukupi',
      },
      short: { en: 'Seats', he: 'מקומות ישיבה', ms: 'Tempat duduk' },
      channels: ['in_person'],
    },
    {
      key: 'place.hours',
      dimension: 'place',
      text: { en: 'Opening hours that suit me', he: 'שעות פתיחה שנוחות לי', ms: 'Waktu buka yang sesuai untuk saya' },
      short: { en: 'Opening hours', he: 'שעות פתיחה', ms: 'Waktu buka' },
    },
  ],
  questions: DEFAULT_QUESTIONS,
};
