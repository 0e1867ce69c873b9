import type { Locale } from '../demo-data.ts';

/** What a complaint is about, as far as its reply goes. */
export type Matter = 'provider' | 'environment' | 'process' | 'deadlines' | 'credibility' | 'other';

export function matterOf({ itemKey, dimension }: { itemKey: string | null; dimension: string | null }): Matter {
  if (itemKey === 'process.deadlines') return 'deadlines';
  if (itemKey === 'provider.credibility') return 'credibility';
  return dimension === 'provider' || dimension === 'environment' || dimension === 'process' ? dimension : 'other';
}

export interface ReplyWords {
  restated: readonly string[];
  canDo: readonly string[];
  rootCause: readonly string[];
  remedy: readonly string[];
}

/** Replies by the protocol: what was heard, and what can be done; then why it happened and what was done about it. */
export const REPLY_BANK: Readonly<Record<Locale, Readonly<Record<Matter, ReplyWords>>>> = {
  he: {
    provider: {
      restated: [
        'הגעת אלינו עם שאלה, ויצאת בלי תשובה ברורה ובלי ההקשבה שמגיעה לך.',
        'ממה שכתבת עולה שלא הרגשת שמבינים את המצב שלך, ושהשיחה נגמרה מהר מדי.',
      ],
      canDo: [
        'אדבר עם מי שטיפל בפנייה ואחזור אליך בטלפון עם תשובה מלאה.',
        'אחראית המשמרת תעבור איתך על הפנייה מתחילתה, בשעה שנוחה לך.',
      ],
      rootCause: ['עומס במשמרת; הפנייה נסגרה לפני שנענו כל השאלות.', 'עובד חדש ענה בלי מי שילווה אותו.'],
      remedy: ['שוחחנו עם נותן השירות והוסכם לסכם כל שיחה בשאלה אם נותר משהו פתוח.', 'נקבע ליווי לשבועיים הראשונים.'],
    },
    environment: {
      restated: [
        'סיפרת שהמקום לא היה מסודר ושהיה קשה להבין לאן לפנות.',
        'כתבת שהגעת בשעה שבה היינו סגורים, בלי שנאמר לך מראש.',
      ],
      canDo: ['נתקן את השילוט בכניסה ונעדכן אותך כשזה מוכן.', 'נפתח עבורך בשעה שתבחר, ונעדכן את השעות באתר.'],
      rootCause: ['השילוט הישן נשאר אחרי שהדלפק עבר מקום.', 'שעות הפתיחה באתר לא עודכנו לפני החג.'],
      remedy: ['השילוט הוחלף; האתר נבדק עכשיו בתחילת כל חודש.', 'השעות באתר תוקנו ונקבע מי מעדכן אותן.'],
    },
    process: {
      restated: [
        'הטיפול נמשך יותר ממה שצריך, ונאלצת לברר בעצמך מה קורה איתו.',
        'כתבת שהתוצאה לא הייתה מה שסוכם, ושהיה צריך לחזור אלינו כדי לתקן.',
      ],
      canDo: [
        'נסיים את הטיפול עד המועד שרשום כאן, ונודיע לך גם אם הוא מסתיים קודם.',
        'נתקן על חשבוננו ונבדוק איתך שהתוצאה היא מה שסוכם.',
      ],
      rootCause: ['הפנייה עברה בין שני טכנאים בלי רישום של מה שסוכם.', 'חלק חסר במלאי, והלקוח לא עודכן.'],
      remedy: ['מה שסוכם נרשם מעכשיו בפנייה עצמה ונשלח ללקוח.', 'התוצאה תוקנה; נקבע מלאי מינימום לחלק.'],
    },
    deadlines: {
      restated: ['הובטח לך מועד, והוא עבר בלי שמישהו התקשר.', 'חיכית במשרד לטכנאי שלא הגיע בשעה שנקבעה.'],
      canDo: [
        'נגיע במועד שרשום כאן; אם משהו ישתנה, נתקשר לפני המועד ולא אחריו.',
        'טכנאי יגיע אליך ראשון בבוקר, ואני אוודא איתך שהגיע.',
      ],
      rootCause: ['המועד נקבע בלי לבדוק את יומן הטכנאים.', 'עיכוב אצל הספק; איש לא היה אחראי לעדכן את הלקוח.'],
      remedy: ['מועד נקבע מעכשיו רק מתוך היומן המשותף.', 'מי שהבטיח מועד אחראי להתקשר לפני שהוא עובר.'],
    },
    credibility: {
      restated: ['מה שנאמר לך בטלפון לא היה מה שקרה בסוף, ולא ידעת על מה אפשר לסמוך.'],
      canDo: ['אבדוק את הדברים בעצמי ואשלח לך בכתב מה בדיוק נעשה ומתי.'],
      rootCause: ['ניתנה הבטחה בלי לבדוק מול מי שמבצע.', 'המחיר נמסר לפי מחירון ישן.'],
      remedy: ['נשלח סיכום בכתב; דובר עם נותן השירות על הבטחות בטלפון.', 'המחירון הוחלף בכל העמדות.'],
    },
    other: {
      restated: ['פנית אלינו שוב באותו עניין, והוא היה צריך להסתיים כבר בפעם הראשונה.'],
      canDo: ['הפנייה באחריותי, ואעדכן אותך בכל שלב עד שתסתיים.', 'נבדוק את החיוב ונחזיר מה שנגבה ביתר.'],
      rootCause: ['הפנייה הראשונה נסגרה בלי לבדוק עם הלקוח.', 'טעות הקלדה בחשבונית.'],
      remedy: ['הטיפול הושלם ונבדק עם הלקוח.', 'החיוב תוקן וההפרש הוחזר.'],
    },
  },
  en: {
    provider: {
      restated: [
        'You came to us with a question and left without a clear answer, and without the attention you should have had.',
        'You felt that nobody took the time to understand your situation.',
      ],
      canDo: [
        'I will talk to the colleague who served you and call you with a complete answer.',
        'The shift leader will go through the matter with you from the start, at a time that suits you.',
      ],
      rootCause: [
        'A full shift; the matter was closed before every question was answered.',
        'A new colleague worked alone.',
      ],
      remedy: [
        'Agreed with the team: every conversation ends by asking what is still open.',
        'New colleagues are accompanied for two weeks.',
      ],
    },
    environment: {
      restated: [
        'You could not find where to go, and the place was not in order.',
        'You came when we were closed, and nothing had told you so.',
      ],
      canDo: [
        'We will put up new signs and tell you when they are there.',
        'We will open for you at an hour you choose, and correct the hours on the website.',
      ],
      rootCause: [
        'Old signs stayed when the counter moved.',
        'Opening hours online were not changed before the holiday.',
      ],
      remedy: [
        'Signs replaced; the website is checked on the first of every month.',
        'Hours corrected, and one person now looks after them.',
      ],
    },
    process: {
      restated: [
        'It took longer than it should have, and you had to ask us yourself how it stood.',
        'The result was not what we had agreed, and you had to come back for a correction.',
      ],
      canDo: [
        'We will finish by the time given here, and tell you if it is done sooner.',
        'We will put it right at our cost and check the result with you.',
      ],
      rootCause: [
        'The job went between two technicians and the agreement was written nowhere.',
        'A part was out of stock and the customer was not told.',
      ],
      remedy: [
        'What is agreed is now written into the job and sent to the customer.',
        'Corrected; a minimum stock is kept of that part.',
      ],
    },
    deadlines: {
      restated: [
        'You were promised a time, and it passed without a call.',
        'You waited in the office for a technician who did not come at the agreed hour.',
      ],
      canDo: [
        'We will be there at the time given here; should anything change we call before it, not after.',
        'A technician comes to you first thing, and I will check with you that it happened.',
      ],
      rootCause: [
        'The time was promised without a look at the technicians’ calendar.',
        'The supplier was late, and telling the customer was nobody’s task.',
      ],
      remedy: [
        'Times are now given out of the shared calendar only.',
        'Whoever promised a time calls before it passes.',
      ],
    },
    credibility: {
      restated: ['What you were told on the phone was not what happened, and you no longer knew what to rely on.'],
      canDo: ['I will check it myself and send you in writing what exactly is done and when.'],
      rootCause: ['Something was promised without asking those who do the work.', 'The price came from an old list.'],
      remedy: [
        'Written summary sent; talked with the colleague about promises on the phone.',
        'The list was replaced at every desk.',
      ],
    },
    other: {
      restated: ['You had to come to us again about the same thing, and once should have been enough.'],
      canDo: [
        'I am taking this over and will keep you posted at every step until it is done.',
        'We will check the charge and refund what was too much.',
      ],
      rootCause: ['The first request was closed without asking the customer.', 'A typing error on the invoice.'],
      remedy: ['Finished, and checked with the customer.', 'Invoice corrected and the difference refunded.'],
    },
  },
  ms: {
    provider: {
      restated: [
        'Anda datang dengan soalan dan pulang tanpa jawapan yang jelas, serta tanpa perhatian yang sepatutnya.',
      ],
      canDo: ['Saya akan bercakap dengan petugas berkenaan dan menelefon anda dengan jawapan yang lengkap.'],
      rootCause: [
        'Syif terlalu sibuk; urusan ditutup sebelum semua soalan dijawab.',
        'Petugas baharu bekerja tanpa pendamping.',
      ],
      remedy: [
        'Pasukan bersetuju bertanya apa yang masih belum selesai sebelum mengakhiri perbualan.',
        'Petugas baharu didampingi selama dua minggu.',
      ],
    },
    environment: {
      restated: ['Anda sukar mencari kaunter yang betul, dan tempat itu tidak teratur.'],
      canDo: ['Kami akan memasang papan tanda baharu dan memberitahu anda apabila siap.'],
      rootCause: [
        'Papan tanda lama tidak diganti apabila kaunter dipindahkan.',
        'Waktu operasi di laman web tidak dikemas kini.',
      ],
      remedy: [
        'Papan tanda diganti; laman web disemak setiap awal bulan.',
        'Waktu operasi dibetulkan dan seorang petugas bertanggungjawab.',
      ],
    },
    process: {
      restated: ['Urusan mengambil masa lebih lama daripada sepatutnya, dan anda terpaksa bertanya sendiri.'],
      canDo: [
        'Kami akan menyelesaikannya sebelum masa yang tertera di sini dan memaklumkan anda jika siap lebih awal.',
      ],
      rootCause: [
        'Kerja bertukar tangan antara dua juruteknik tanpa catatan.',
        'Alat ganti kehabisan stok dan pelanggan tidak dimaklumkan.',
      ],
      remedy: [
        'Perkara yang dipersetujui kini dicatat dan dihantar kepada pelanggan.',
        'Sudah dibetulkan; stok minimum ditetapkan.',
      ],
    },
    deadlines: {
      restated: ['Anda dijanjikan suatu masa, tetapi masa itu berlalu tanpa sebarang panggilan.'],
      canDo: ['Kami akan datang pada masa yang tertera di sini; jika ada perubahan, kami menelefon lebih awal.'],
      rootCause: [
        'Masa dijanjikan tanpa menyemak kalendar juruteknik.',
        'Pembekal lewat, dan tiada petugas yang ditugaskan memaklumkan pelanggan.',
      ],
      remedy: [
        'Masa kini diberikan daripada kalendar bersama sahaja.',
        'Petugas yang berjanji akan menelefon sebelum masanya berlalu.',
      ],
    },
    credibility: {
      restated: ['Apa yang diberitahu kepada anda melalui telefon tidak sama dengan apa yang berlaku.'],
      canDo: ['Saya akan menyemaknya sendiri dan menghantar ringkasan bertulis tentang apa yang dibuat dan bila.'],
      rootCause: ['Janji dibuat tanpa bertanya kepada petugas yang melaksanakannya.'],
      remedy: ['Ringkasan bertulis dihantar; perkara ini dibincangkan dengan petugas berkenaan.'],
    },
    other: {
      restated: ['Anda terpaksa menghubungi kami sekali lagi tentang perkara yang sama.'],
      canDo: ['Saya mengambil alih urusan ini dan akan memaklumkan anda pada setiap langkah.'],
      rootCause: ['Permintaan pertama ditutup tanpa bertanya kepada pelanggan.', 'Kesilapan menaip pada invois.'],
      remedy: ['Selesai dan disahkan dengan pelanggan.', 'Invois dibetulkan dan lebihan bayaran dipulangkan.'],
    },
  },
};

/** What customers write when they answer a reply: some of them, and in few words. */
export const ANSWER_BANK: Readonly<Record<Locale, { settled: readonly string[]; unsettled: readonly string[] }>> = {
  he: {
    settled: ['תודה, הפעם באמת התקשרו.', 'הסתדר. תודה על ההתייחסות.', 'טופל מהר ובנעימות.'],
    unsettled: ['אף אחד לא התקשר מאז.', 'התקלה חזרה אחרי יומיים.', 'קיבלתי תשובה, אבל לא על מה ששאלתי.'],
  },
  en: {
    settled: [
      'Thank you, this time somebody did call.',
      'Sorted out. Thanks for listening.',
      'Quick and friendly in the end.',
    ],
    unsettled: [
      'Nobody has called since.',
      'The fault was back after two days.',
      'An answer, but not to what I asked.',
    ],
  },
  ms: {
    settled: ['Terima kasih, kali ini memang ada yang menelefon.', 'Sudah selesai. Terima kasih.'],
    unsettled: ['Sehingga kini tiada siapa menelefon.', 'Masalah yang sama berulang selepas dua hari.'],
  },
};

/** What staff promise while they log a contact. */
export const PROMISE_BANK: Readonly<Record<Locale, readonly string[]>> = {
  he: [
    'לחזור אליו עם הצעת מחיר',
    'לבדוק מול הספק ולעדכן',
    'להתקשר כשהמחשב מוכן',
    'לשלוח חשבונית מתוקנת',
    'להביא את החלק החלופי',
  ],
  en: [
    'Call back with a quote',
    'Ask the supplier and report back',
    'Call when the computer is ready',
    'Send the corrected invoice',
    'Bring the spare part',
  ],
  ms: [
    'Telefon semula dengan sebut harga',
    'Semak dengan pembekal dan maklumkan',
    'Telefon apabila komputer siap',
    'Hantar invois yang dibetulkan',
  ],
};
