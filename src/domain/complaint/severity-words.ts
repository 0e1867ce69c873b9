import type { Phrase } from './complaint-words.ts';

/** Injury, insult, discrimination, threats, the law. */
export const GRAVE_WORDS: readonly Phrase[] = [
  'injur*',
  'hurt|wounded|assault*|threaten*|harass*',
  'discriminat*|racist|racism|antisemit*',
  'lawyer|lawsuit|sue|sued|suing|police|ombudsman',
  'insult*|humiliat*|swore|cursed',
  'danger*|unsafe',
  'נפגעתי|נפצע*|פציעה',
  'איים|איימ*|איום|הטריד*|הטרדה',
  'אפליה|הפלו|גזענות|גזעני*',
  'עורך דין',
  'עו"ד|משטרה|תביעה|נתבע|אתבע',
  'השפיל*|השפלה|העליב*|קיללו|קילל',
  'מסוכן|מסוכנת|סכנה|בטיחותי',
  'cedera|tercedera',
  'mengugut|diugut|ugutan|ganggu|diganggu|gangguan',
  'diskriminasi|perkauman|rasis',
  'peguam|saman|menyaman|polis|mahkamah',
  'menghina|dihina|memaki|dimaki|memalukan',
  'bahaya|berbahaya',
];

/** Anger, and that it was the last time. */
export const STRONG_WORDS: readonly Phrase[] = [
  'never again',
  'furious|outrag*|disgrac*|disgust*|shameful|scandal*|unacceptable|appalling|terrible|horrible|worst',
  'לא אחזור|נחזור',
  'לעולם לא',
  'פעם אחרונה',
  'בושה|חרפה|שערורי*|מזעזע*|מחפיר*|נורא|נוראי|נוראית|איום|מקומם|זועם|זועמת|רותח|רותחת',
  'גרוע ביותר',
  'serik',
  'tidak akan kembali|datang',
  'marah|berang|teruk|dahsyat|mengecewakan|keterlaluan|terburuk',
];
