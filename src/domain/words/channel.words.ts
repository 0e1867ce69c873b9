import type { Channel, ContactKind } from '../channel.ts';
import type { FullText } from '../locale.ts';

export const CHANNEL_WORDS: Record<Channel, FullText> = {
  in_person: { en: 'In person', he: 'פנים אל פנים', ms: 'Bersemuka' },
  phone: { en: 'Phone', he: 'טלפון', ms: 'Telefon' },
  email: { en: 'E-mail', he: 'דוא״ל', ms: 'E-mel' },
  chat: { en: 'Chat', he: 'צ׳אט', ms: 'Sembang' },
  web: { en: 'Web', he: 'אתר', ms: 'Laman web' },
};

export const CONTACT_KIND_WORDS: Record<ContactKind, FullText> = {
  request: { en: 'Request', he: 'בקשה', ms: 'Permintaan' },
  question: { en: 'Question', he: 'שאלה', ms: 'Pertanyaan' },
  correction: { en: 'Correction', he: 'תיקון', ms: 'Pembetulan' },
  complaint: { en: 'Complaint', he: 'תלונה', ms: 'Aduan' },
};
