import { z } from 'zod';
import type { FullText } from '../locale.ts';

/** Who may know which answers are whose; fixed by the program and promised on the form. */
export const CONFIDENTIALITIES = ['confidential', 'named', 'anonymous'] as const;
export type Confidentiality = (typeof CONFIDENTIALITIES)[number];
export const Confidentiality = z.enum(CONFIDENTIALITIES, {
  error: `Use one of ${CONFIDENTIALITIES.join(', ')}.`,
});

/** The promise as it stands on the form. The words that a person saw are stored with their response. */
export const PROMISES: Record<Confidentiality, FullText> = {
  confidential: {
    en:
      'Your answers are confidential: those who serve you and their managers see them without your name, ' +
      'unless you tick that we may contact you.',
    he: 'התשובות חסויות: נותני השירות ומנהליהם רואים אותן ללא שמך, אלא אם סימנת שאפשר לפנות אליך.',
    ms:
      'Jawapan anda sulit: petugas dan pengurus mereka melihatnya tanpa nama anda, ' +
      'melainkan anda menandakan bahawa kami boleh menghubungi anda.',
  },
  named: {
    en: 'Your answers are not anonymous: those who serve you and their managers see them with your name.',
    he: 'התשובות אינן אנונימיות: נותני השירות ומנהליהם רואים אותן יחד עם שמך.',
    ms: 'Jawapan anda tidak tanpa nama: petugas dan pengurus mereka melihatnya berserta nama anda.',
  },
  anonymous: {
    en: 'Your answers are anonymous: no link between them and you is kept. We can contact you only if you write how.',
    he: 'התשובות אנונימיות: לא נשמר שום קשר בינן לבינך. נוכל לפנות אליך רק אם השארת פרטים בתשובה.',
    ms:
      'Jawapan anda tanpa nama: tiada kaitan antara jawapan dengan anda disimpan. ' +
      'Kami hanya dapat menghubungi anda jika anda menulis caranya.',
  },
};
