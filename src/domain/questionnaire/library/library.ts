import type { FullText } from '../../locale.ts';
import { DEFAULT_QUESTIONNAIRE } from '../default-questionnaire.ts';
import type { QuestionnaireDefinition } from '../definition.ts';
import { INTERNAL_CUSTOMER } from './internal-customer.ts';
import { LIBRARY_SERVICE } from './library-service.ts';
import { SERVICE_QUALITY } from './service-quality.ts';

/** A questionnaire that is ready to start from, and what it is for. */
export interface ReadyQuestionnaire {
  definition: QuestionnaireDefinition;
  about: FullText;
}

/** The questionnaires that come with the product. */
export const LIBRARY: readonly ReadyQuestionnaire[] = [
  {
    definition: DEFAULT_QUESTIONNAIRE,
    about: {
      en: 'For most services: those who serve, the surroundings and the process.',
      he: 'לרוב סוגי השירות: נותני השירות, הסביבה והתהליך.',
      ms: 'Untuk kebanyakan perkhidmatan: petugas, persekitaran dan proses.',
    },
  },
  {
    definition: SERVICE_QUALITY,
    about: {
      en: 'The classic five dimensions of service quality, for comparing with research and with earlier studies.',
      he: 'חמשת ממדי איכות השירות הקלסיים, להשוואה למחקרים ולמדידות קודמות.',
      ms: 'Lima dimensi klasik kualiti perkhidmatan, untuk dibandingkan dengan penyelidikan dan kajian terdahulu.',
    },
  },
  {
    definition: LIBRARY_SERVICE,
    about: {
      en: 'For libraries. Each item is rated three times, the least acceptable level too, so ask each person fewer items.',
      he: 'לספריות. כל היגד מדורג שלוש פעמים, גם במינימום הנסבל, ולכן כדאי לשאול כל אדם על פחות היגדים.',
      ms: 'Untuk perpustakaan. Setiap perkara dinilai tiga kali, termasuk tahap minimum yang diterima, jadi kurangkan bilangan perkara bagi setiap orang.',
    },
  },
  {
    definition: INTERNAL_CUSTOMER,
    about: {
      en: 'For employees about the service of other departments. Its items run side by side with those of the customers.',
      he: 'לעובדים, על השירות שהם מקבלים ממחלקות אחרות. ההיגדים מקבילים לאלה של הלקוחות.',
      ms: 'Untuk pekerja, tentang khidmat jabatan lain. Perkaranya selari dengan perkara bagi pelanggan.',
    },
  },
];
