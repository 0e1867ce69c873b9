import type { Role } from '../access/role-matrix.ts';
import type { Scope } from '../access/scopes.ts';
import type { FullText } from '../locale.ts';

export const ROLE_WORDS: Record<Role, { name: FullText; part: FullText }> = {
  administrator: {
    name: { en: 'Administrator', he: 'ניהול המערכת', ms: 'Pentadbir' },
    part: {
      en: 'Sets everything up, and sees single answers.',
      he: 'קביעת כל ההגדרות, וגישה לתשובות בודדות.',
      ms: 'Menetapkan semuanya dan melihat jawapan satu demi satu.',
    },
  },
  manager: {
    name: { en: 'Manager', he: 'ניהול השירות', ms: 'Pengurus' },
    part: {
      en: 'Reads report cards and comments, and looks after customers and contacts.',
      he: 'קריאת תעודות שירות והערות, וטיפול בלקוחות ובפניות.',
      ms: 'Membaca kad laporan dan ulasan, serta menguruskan pelanggan dan urusan.',
    },
  },
  organiser: {
    name: { en: 'Organiser', he: 'ארגון קבוצות ותלונות', ms: 'Penganjur' },
    part: {
      en: 'Follows complaints and brings customers together in focus groups.',
      he: 'טיפול בתלונות וארגון קבוצות מיקוד.',
      ms: 'Menyusuli aduan dan menganjurkan kumpulan fokus.',
    },
  },
  staff: {
    name: { en: 'Staff', he: 'נותני שירות', ms: 'Petugas' },
    part: {
      en: 'Logs contacts, and sees only their own card.',
      he: 'רישום פניות, וצפייה בתעודה האישית בלבד.',
      ms: 'Merekod urusan dan melihat kad sendiri sahaja.',
    },
  },
};

export const SCOPE_WORDS: Record<Scope, FullText> = {
  'contacts:read': { en: 'Read contacts', he: 'קריאת פניות', ms: 'Membaca urusan' },
  'contacts:write': {
    en: 'Log contacts, with the customers they need',
    he: 'רישום פניות, כולל הלקוחות שלהן',
    ms: 'Merekod urusan bersama pelanggannya',
  },
  'directory:read': {
    en: 'Read providers, branches and topics',
    he: 'קריאת נותני שירות, סניפים ונושאים',
    ms: 'Membaca petugas, cawangan dan topik',
  },
  'directory:write': {
    en: 'Create providers, branches and topics, also those that a contact names for the first time',
    he: 'יצירת נותני שירות, סניפים ונושאים, גם כשהם מופיעים לראשונה בפנייה',
    ms: 'Mencipta petugas, cawangan dan topik, termasuk yang pertama kali disebut dalam sesuatu urusan',
  },
  'customers:read': { en: 'Read customers', he: 'קריאת לקוחות', ms: 'Membaca pelanggan' },
  'customers:write': {
    en: 'Create and change customers',
    he: 'יצירה ועדכון של לקוחות',
    ms: 'Mencipta dan mengubah pelanggan',
  },
  'customers:export': {
    en: 'Export all that is held about a person',
    he: 'ייצוא כל מה שמוחזק על אדם',
    ms: 'Mengeksport semua data yang disimpan tentang seseorang',
  },
  'customers:erase': {
    en: 'Erase people for good',
    he: 'מחיקת פרטים של אנשים לצמיתות',
    ms: 'Memadamkan butiran seseorang selama-lamanya',
  },
  'programs:read': { en: 'Read programs', he: 'קריאת תוכניות סקר', ms: 'Membaca program' },
  'programs:write': { en: 'Change programs', he: 'עדכון תוכניות סקר', ms: 'Mengubah program' },
  'questionnaires:read': { en: 'Read questionnaires', he: 'קריאת שאלונים', ms: 'Membaca soal selidik' },
  'questionnaires:write': {
    en: 'Create and change questionnaires',
    he: 'יצירה ועדכון של שאלונים',
    ms: 'Mencipta dan mengubah soal selidik',
  },
  'responses:read': {
    en: 'Read single answers, outside the small-group promise',
    he: 'קריאת תשובות בודדות, מעבר להגנה על קבוצות קטנות',
    ms: 'Membaca jawapan satu demi satu, di luar janji kumpulan kecil',
  },
  'responses:write': { en: 'Import answers', he: 'ייבוא תשובות', ms: 'Mengimport jawapan' },
  'cards:read': { en: 'Read report cards', he: 'קריאת תעודות שירות', ms: 'Membaca kad laporan' },
  'contact_wishes:read': {
    en: 'Read who asked to be contacted and what they wrote, without names',
    he: 'קריאת הבקשות לפנייה ומה שנכתב בהן, בלי שמות',
    ms: 'Membaca permintaan untuk dihubungi dan tulisannya, tanpa nama',
  },
  'commitments:read': {
    en: 'Read promises to customers',
    he: 'קריאת התחייבויות ללקוחות',
    ms: 'Membaca janji kepada pelanggan',
  },
  'commitments:write': {
    en: 'Write down promises and what became of them',
    he: 'רישום התחייבויות ומה שעלה בגורלן',
    ms: 'Merekod janji dan hasilnya',
  },
  'complaints:read': {
    en: 'Read complaints and concerns, without names',
    he: 'קריאת תלונות והערות ביקורת, ללא שמות',
    ms: 'Membaca aduan dan kebimbangan, tanpa nama',
  },
  'complaints:write': { en: 'Write down complaints', he: 'רישום תלונות', ms: 'Merekod aduan' },
  'focus_groups:read': {
    en: 'Read focus groups and their findings, without names',
    he: 'קריאת קבוצות מיקוד וממצאיהן, ללא שמות',
    ms: 'Membaca kumpulan fokus dan dapatannya, tanpa nama',
  },
  'actions:read': {
    en: 'Read actions and their verdicts',
    he: 'קריאת פעולות שיפור ותוצאותיהן',
    ms: 'Membaca tindakan dan keputusannya',
  },
  'actions:write': {
    en: 'Plan and change actions',
    he: 'תכנון ועדכון של פעולות שיפור',
    ms: 'Merancang dan mengubah tindakan',
  },
  'mail:write': {
    en: 'Pass on mail that came back, and requests by mail to stop',
    he: 'העברת דואר חוזר ובקשות במייל להפסיק',
    ms: 'Menyalurkan e-mel yang dipulangkan dan permintaan berhenti melalui e-mel',
  },
};
