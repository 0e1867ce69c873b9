/** What a phrase does to somebody who complained: it says what cannot be, hides behind rules, or puts the fault on them. */
export const PHRASE_KINDS = ['impossible', 'policy', 'blame'] as const;
export type PhraseKind = (typeof PHRASE_KINDS)[number];

export interface PhraseFlag {
  kind: PhraseKind;
  /** As it was written. */
  phrase: string;
}

/** In Hebrew a word may carry small ones before it: and, that, the, in, to, as, from. */
const HE = '[ושהבלכמ]{0,3}';

const PHRASES: Record<PhraseKind, readonly string[]> = {
  impossible: [
    'impossible',
    'not possible',
    'no way',
    'nothing (?:we|i|that) can (?:be )?do(?:ne)?',
    "(?:we|i) (?:cannot|can ?not|can[’']?t|could not|couldn[’']t|won[’']t be able)(?! (?:thank|wait))",
    "(?:we|i)(?: are|[’']re| am|[’']m) (?:not able|unable)",
    'out of (?:our|my) hands',
    'not (?:our|my) (?:responsibility|department|job|problem|area)',
    `${HE}(?:אי[ -־]אפשר|בלתי אפשרי(?:ת)?)`,
    `${HE}(?:לא ניתן|לא אפשרי|אין באפשרות(?:נו|י|ינו)|אין ביכולת(?:נו|י|ינו)|אין מה לעשות)`,
    `${HE}(?:לא נוכל|לא אוכל|איננו יכולים|אינני יכולה?|אנחנו לא יכולים|אנו לא יכולים|אני לא יכולה?)`,
    `${HE}לא (?:ב?אחריות(?:נו|י)|בתחום אחריות(?:נו|י)|בסמכות(?:נו|י)|ה?(?:תפקיד|מחלקה|בעיה) של(?:נו|י))`,
    'mustahil',
    '(?:kami|saya|kita) (?:tidak|tak) (?:boleh|dapat|mampu)',
    'tidak (?:mungkin|mampu)',
    'tidak (?:boleh|dapat) (?:dilakukan|dibuat|dilaksanakan|diberi|dipenuhi)',
    '(?:tiada|tidak ada) apa(?:-apa)?(?: yang)? (?:boleh|dapat)',
    'di luar kawalan',
    'bukan (?:tanggungjawab|bidang|tugas|masalah) (?:kami|saya)',
  ],
  policy: [
    '(?:polic(?:y|ies)|company rules?|(?:our|the) rules|regulations|terms and conditions)',
    '(?:our|standard|company) procedures?',
    'not (?:allowed|permitted)',
    `${HE}(?:מדיניות|נהלים|נהלי|נוהל|נוהלי|תקנון|תקנות)`,
    `${HE}(?:לא מורשים|אסור לנו|אין לנו סמכות)`,
    '(?:polisi|dasar (?:syarikat|kami)|peraturan|prosedur|terma dan syarat)',
    '(?:tidak|tak) dibenarkan',
  ],
  blame: [
    "you (?:should(?: not|n[’']t)? have|ought to have|failed|forgot|neglected|misunderstood|misread|claim(?:ed)?|must have)",
    "you (?:did not|didn[’']t|have not|haven[’']t) (?:read|tell|say|bring|come|call|follow|listen|understand|inform|check|mention)",
    'if (?:only )?you had',
    'your (?:own )?(?:fault|mistake|error)',
    'as (?:you were told|we (?:already )?told you|already explained)',
    `${HE}(?:הי(?:ית|יתה|יתם) צריכ?(?:ה|ים)?|היית צריך|הייתם צריכים|הי(?:ה|תה) עליך|היה עליכם)`,
    `${HE}(?:לא קרא(?:ת|תם)|לא הבנ(?:ת|תם)|לא אמר(?:ת|תם)|לא הבא(?:ת|תם)|לא הקשב(?:ת|תם)|לא עדכנ(?:ת|תם)|שכח(?:ת|תם))`,
    `${HE}(?:באשמת(?:ך|כם)|אשמת(?:ך|כם)|הטעות של(?:ך|כם)|לטענת(?:ך|כם))`,
    `${HE}(?:לו היית|אילו היית|לו הייתם|אילו הייתם|כפי שנאמר ל(?:ך|כם)|כבר הסברנו)`,
    'anda (?:sepatutnya|seharusnya|gagal|terlupa|cuai|salah faham|mendakwa)',
    'anda (?:tidak|tak) (?:membaca|memberitahu|mengikut|membawa|memahami|mendengar|memaklumkan)',
    '(?:salah|kesalahan|kesilapan|kecuaian) anda',
    '(?:kalau|jika|sekiranya) anda (?:telah|membaca|memberitahu|datang)',
    'seperti (?:yang )?(?:telah )?(?:kami )?(?:dijelaskan|diberitahu|terangkan)',
  ],
};

const PATTERNS = PHRASE_KINDS.map(
  (kind) => [kind, new RegExp(`(?<![\\p{L}])(?:${PHRASES[kind].join('|')})(?![\\p{L}])`, 'giu')] as const,
);

/**
 * Phrases in a reply that shut the door on the customer, in any of the three languages, each once, in the order of the
 * text. A flag is advice: what is possible can be said in place of it.
 *
 * @example flagPhrases('Sadly this is against our policy.') // [{ kind: 'policy', phrase: 'policy' }]
 */
export function flagPhrases(text: string): PhraseFlag[] {
  const found = PATTERNS.flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].map((match) => ({ kind, phrase: match[0], at: match.index })),
  ).sort((one, other) => one.at - other.at);
  const seen = new Set<string>();
  return found.flatMap(({ kind, phrase }) => {
    const known = phrase.toLowerCase();
    if (seen.has(known)) return [];
    seen.add(known);
    return [{ kind, phrase }];
  });
}
