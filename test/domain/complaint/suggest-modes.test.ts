import { describe, expect, test } from '@jest/globals';
import { suggestModes } from '../../../src/domain/complaint/suggest-modes.ts';
import { FAILURE_MODES, type FailureModeKey } from '../../../src/domain/questionnaire/failure-modes.ts';

/** What people write, by the mode it speaks of; others may be suggested beside it. */
const SENTENCES: Record<FailureModeKey, readonly string[]> = {
  apathy: [
    'Honestly, nobody at the desk cared about my problem.',
    "They just didn't seem interested, she shrugged and went on typing.",
    'היה נראה שלאף אחד שם לא באמת אכפת ממני',
    'הפקידה פשוט התעלמה ממני במשך דקות ארוכות',
    'Petugas di kaunter langsung tidak peduli dengan masalah saya.',
    'Kerja mereka sambil lewa sahaja.',
  ],
  brush_off: [
    'He told me it was not their problem and hung up.',
    'They only wanted to get rid of me.',
    'אמרו לי שזה לא באחריות שלהם וניתקו לי את הטלפון',
    'הרגשתי שרק רוצים להיפטר ממני',
    'Mereka kata itu bukan tugas mereka dan suruh saya balik.',
    'Pegawai itu enggan membantu saya.',
  ],
  coldness: [
    'The man at the counter was extremely rude.',
    'She raised her voice at my mother.',
    'נציגת השירות הייתה גסה וצעקה עליי',
    'קיבלו אותנו בקרירות',
    'Layanan yang diterima sangat kasar.',
    'Dia tidak senyum langsung dan meninggikan suara.',
  ],
  condescension: [
    'I felt they were talking down to me the whole time.',
    'He treated me like a child.',
    'הוא דיבר אליי בהתנשאות',
    'דיברו אליי כאילו אני מטומטמת',
    'Kerani itu memandang rendah kepada saya.',
    'Saya dilayan macam budak kecil.',
  ],
  robotism: [
    'All I got were copy-paste answers.',
    'It was like talking to a robot.',
    'קיבלתי תשובות מדוקלמות',
    'כל פעם אותה תשובה שוב ושוב, כמו לדבר עם רובוט',
    'Jawapan seperti robot, dibaca daripada skrip.',
    'Macam bercakap dengan mesin.',
  ],
  rulebook: [
    "Everything was 'that is our policy', with no common sense at all.",
    'Endless bureaucracy for a simple form.',
    'כל מה שאמרו לי זה "זה הנוהל" בלי טיפת היגיון',
    'ביורוקרטיה מטורפת',
    'Mereka terlalu terikat dengan peraturan.',
    'Alasan mereka hanya prosedur, tidak fleksibel langsung.',
  ],
  runaround: [
    'I was passed from one department to another all morning.',
    'They kept sending me back and forth.',
    'העבירו אותי מאחד לשני',
    'טרטרו אותי ממחלקה למחלקה',
    'Saya disuruh ke sana ke mari.',
    'Dihantar dari kaunter ke kaunter.',
  ],
  lost_time: [
    'I waited for two hours in line.',
    'A complete waste of time.',
    'I wasted a whole day on this.',
    'חיכיתי שעתיים בתור',
    'בזבזו לי את כל הבוקר',
    'וחיכינו שם כמעט שעה',
    'Saya menunggu hampir dua jam.',
    'Buang masa sahaja.',
  ],
  poor_information: [
    'Nobody told me that I had to bring the receipt.',
    'I was given the wrong information.',
    'לא אמרו לי שצריך להביא תעודת זהות',
    'קיבלתי מידע שגוי',
    'שלא הסבירו לי מה קורה זה הכי הרגיז',
    'Saya tidak diberitahu tentang bayaran itu.',
    'Maklumat di laman web mengelirukan.',
  ],
  inadequate_hours: [
    'The office was closed when I arrived at four.',
    'They are only open in the mornings.',
    'הגעתי בארבע והסניף היה סגור',
    'שעות הפתיחה לא מתאימות לאנשים עובדים',
    'Pejabat sudah tutup ketika saya sampai.',
    'Kaunter hanya dibuka pada waktu pagi.',
  ],
  insufficient_availability: [
    'Nobody answers the phone, ever.',
    'It was impossible to reach anyone.',
    'אף אחד לא עונה לטלפון',
    'אי אפשר להשיג אותם',
    'ולא חזרו אליי למרות שהבטיחו',
    'Tiada siapa jawab telefon.',
    'Sukar dihubungi, panggilan saya tidak dijawab.',
  ],
  unsuited_rhythm: [
    'The service was too slow for me.',
    'They rushed me through everything.',
    'השירות היה איטי מאוד',
    'זירזו אותי כל הזמן',
    'Layanan sangat perlahan.',
    'Petugas tergesa-gesa dan menggesa saya.',
  ],
  lack_of_anticipation: [
    'They were not prepared for so many people.',
    'They had run out of forms.',
    'הם לא היו מוכנים בכלל, והכול בבלגן',
    'נגמרו להם הטפסים',
    'Mereka tidak bersedia untuk orang ramai.',
    'Kehabisan stok borang lagi.',
  ],
  lack_of_reaction: [
    'It took them three weeks to fix it.',
    'I reported the fault and nothing was done.',
    'דיווחתי על התקלה ועדיין לא טיפלו בה',
    'לקח להם שבועיים לתקן',
    'Mereka lambat bertindak selepas saya melapor.',
    'Masalah itu masih belum diselesaikan.',
  ],
};

describe('failure modes suggested from what people write', () => {
  const cases = FAILURE_MODES.flatMap(({ key }) => SENTENCES[key].map((sentence) => [key, sentence] as const));
  test.each(cases)('%s: %s', (mode, sentence) => {
    expect(suggestModes(sentence)).toContain(mode);
  });

  test('each of the sentences that the form offers suggests its own mode', () => {
    const missed = FAILURE_MODES.flatMap(({ key, sentence }) =>
      Object.values(sentence).filter((text) => !suggestModes(text).includes(key)),
    );
    expect(missed).toEqual([]);
  });

  test.each([
    'Everything was excellent, thank you.',
    'They were never rude, and nobody rushed me.',
    'The staff were not cold at all.',
    'I did not have to wait long.',
    'The cold water was refreshing.',
    'My order number is 12345.',
    'The meeting was held in a closed circle of friends last year.',
    'They answered the phone at once and fixed it the same day.',
    'הכול היה מצוין, תודה רבה',
    'הם לא היו גסים בכלל',
    'ענו לי מיד והסבירו הכול בסבלנות',
    'לא חיכיתי בכלל',
    'כיף של שירות, מלא סבלנות',
    'הקניתי שם כרטיס מתנה',
    'Semuanya baik, terima kasih.',
    'Petugas tidak kasar langsung, sangat mesra.',
    'Saya tidak perlu menunggu lama.',
    'Kaunter dibuka awal dan petugas cepat menjawab.',
    '',
  ])('nothing: %s', (sentence) => {
    expect(suggestModes(sentence)).toEqual([]);
  });

  test('several at once, in the order of the taxonomy', () => {
    expect(suggestModes('I waited for hours. Nobody answered. He was rude!')).toEqual([
      'coldness',
      'lost_time',
      'insufficient_availability',
    ]);
  });
});

test('the longest text that anybody may send is read while others wait for a moment only', () => {
  const text = '?a=b&'.repeat(800);
  suggestModes(text);
  const began = performance.now();
  for (let at = 0; at < 20; at += 1) suggestModes(text);
  expect((performance.now() - began) / 20).toBeLessThan(200);
});
