import type { Locale } from '../../src/domain/locale.ts';
import { directionOf } from '../../src/domain/locale.ts';
import type {
  Chart,
  ChartSign,
  ComparisonChart,
  ControlChart,
  DistributionChart,
  DumbbellChart,
  ParetoChart,
  QuadrantChart,
  ShareChart,
} from '../../src/platform/charts/chart-data.ts';

/** Plausible data for every kind of chart, with labels as long as those of the default questionnaire. */
export function chartSamples(locale: Locale): Chart[] {
  const say = (en: string, he: string, ms: string) => ({ en, he, ms })[locale];
  const rtl = directionOf(locale) === 'rtl';
  const ltr = (text: string) => `\u2066${text}\u2069`;
  const names = [
    say('Keeping to promised times', 'עמידה בזמנים שהובטחו', 'Menepati masa yang dijanjikan'),
    say('Speed of service', 'מהירות השירות', 'Kepantasan perkhidmatan'),
    say('Trustworthiness', 'אמינות', 'Kebolehpercayaan'),
    say('Handling of requests for correction', 'טיפול בבקשות לתיקון', 'Pengendalian permintaan pembetulan'),
    say('Opening hours', 'שעות הפעילות', 'Waktu operasi'),
    say('Readiness to help', 'זמינות ונכונות לעזור', 'Kesediaan membantu'),
    say('Plain and clear language', 'שפה פשוטה וברורה', 'Bahasa yang mudah dan jelas'),
    say('Listening and understanding', 'הקשבה והבנה', 'Mendengar dan memahami'),
  ];
  /** As questions of one's own may have them: no short name. */
  const wordy = [
    say(
      'When something went wrong, what was done about it came late',
      'כשמשהו השתבש, הטיפול בתקלה הגיע באיחור ניכר מאוד',
      'Apabila berlaku masalah, tindakan yang diambil lambat',
    ),
    say(
      'I was not told what I would have needed to know',
      'לא נאמר לי מראש מה שהייתי צריך לדעת לפני שבאתי',
      'Saya tidak diberitahu perkara yang saya perlu tahu',
    ),
  ];
  const convention = say(
    'Scale 1 to 7, n = 141 to 192. Gap = received − expected; negative is short.',
    'סולם 1 עד 7, n = 141 עד 192. פער = בפועל פחות ציפייה; שלילי הוא חסר.',
    'Skala 1 hingga 7, n = 141 hingga 192. Jurang = diterima − dijangka; negatif bermaksud kurang.',
  );
  const frame = (id: string, title: string) => ({ id, title, caption: convention, label: title, rtl });
  const signs: ChartSign[] = ['below', 'below', 'sbelow', 'none', 'few', 'sabove', 'above', 'above'];
  const gaps = [-1.63, -1.07, -0.4, -0.05, -0.3, 0.25, 0.6, 0.9];

  const dumbbell: DumbbellChart = {
    ...frame('dumbbell', say('Times are where most is missing', 'הזמנים הם המקום שבו חסר ביותר', 'Masa paling kurang')),
    kind: 'dumbbell',
    legend: [
      { mark: 'expected', text: say('expected', 'ציפייה', 'jangkaan') },
      { mark: 'received', text: say('received', 'בפועל', 'diterima') },
      { mark: 'below', text: say('short', 'מתחת לציפייה', 'di bawah jangkaan') },
      { mark: 'above', text: say('above', 'מעל הציפייה', 'melebihi jangkaan') },
      { mark: 'none', text: say('no material gap', 'אין פער מהותי', 'tiada jurang ketara') },
      { mark: 'undecided', text: say('undecided', 'לא הוכרע', 'belum dapat ditentukan') },
      { mark: 'interval', text: say('95% interval', 'רווח סמך 95%', 'selang 95%') },
      { mark: 'tolerance', text: say('minimum to expected', 'מן המזערי עד הציפייה', 'minimum hingga jangkaan') },
    ],
    data: {
      min: 3,
      max: 7,
      items: names.map((label, at) => {
        const e = 6.4 - at * 0.15;
        const gap = gaps[at] ?? 0;
        const spread = 0.22 + (at % 3) * 0.05;
        return {
          label,
          kind: signs[at] ?? 'few',
          e,
          p: e + gap,
          lo: e + gap - spread,
          hi: e + gap + spread,
          ...(at < 3 ? { minimum: e - 1.2 } : {}),
          said: [ltr(`E ${e.toFixed(2)} · P ${(e + gap).toFixed(2)}`), ltr(`n = ${150 + at}`)],
        };
      }),
    },
  };

  const waves = [-1.6, -2.1, -1.8, -2.2, -1.5, -2.3, -1.9, -1.6, -2.4, -2, -1.7, -2.1, -1.6, -2.2, -1.9, -2, -1.8];
  const after = [-1.3, -1.5, null, -1.2, -1.7, -1.4, -1.6, -1, -1.3];
  const months = ['4/26', '5/26', '6/26', '7/26', '8/26', '9/26', '10/26'];
  const control: ControlChart = {
    ...frame(
      'control',
      say('Yes: since the step of 27 July', 'כן: מאז הפעולה של 27 ביולי', 'Ya: sejak tindakan 27 Julai'),
    ),
    kind: 'control',
    legend: [
      { mark: 'limit', text: say('limits', 'גבולות', 'had') },
      { mark: 'signal', text: say('signal', 'איתות', 'isyarat') },
      { mark: 'action', text: say('action', 'פעולה', 'tindakan') },
      { mark: 'baseline', text: say('baseline', 'בסיס', 'asas') },
      { mark: 'centre', text: say('centre line', 'קו מרכז', 'garis tengah') },
    ],
    data: {
      axis: { min: -4, max: 0, step: 1, digits: 0 },
      points: [...waves, ...after].map((value, at) => ({
        ...(at % 4 === 0 ? { tick: ltr(months[at / 4] ?? '') } : {}),
        value,
        lower: value === null ? null : -3.1 - (at % 4) * 0.08,
        upper: value === null ? null : -0.74 + (at % 4) * 0.08,
        signal: value !== null && at >= 17,
        hollow: at === 2,
        said: [ltr(value === null ? '–' : `−${Math.abs(value).toFixed(2)}`)],
      })),
      centre: {
        value: -1.92,
        text: say(`centre ${ltr('−1.92')}`, `קו מרכז ${ltr('−1.92')}`, `tengah ${ltr('−1.92')}`),
      },
      baseline: { points: 17, text: say('baseline, 17 weeks', 'בסיס, 17 שבועות', 'asas, 17 minggu') },
      actions: [
        {
          at: 16.5,
          text: say('Notice before the visit, 27 July', 'הודעה לפני מועד, 27 ביולי', 'Notis awal, 27 Julai'),
        },
        { at: 19.5, text: say('Second van in the north', 'רכב שני בצפון', 'Van kedua di utara') },
        { at: 24.4, text: say('New desk hours', 'שעות חדשות בדלפק', 'Waktu kaunter baharu') },
      ],
    },
  };

  /** A year of weeks whose actions lie so that no two names fit beside their flags on a phone. */
  const year: ControlChart = {
    ...control,
    ...frame('control-year', say('A year of weeks', 'שנה של שבועות', 'Setahun minggu demi minggu')),
    data: {
      ...control.data,
      points: Array.from({ length: 51 }, (_, at) => ({
        ...(at % 8 === 0 ? { tick: ltr(months[at / 8] ?? '') } : {}),
        value: -1.9 + 0.4 * Math.sin(at * 2),
        lower: -3.1 + (at % 5) * 0.1,
        upper: -0.8 + (at % 4) * 0.1,
        signal: at % 13 === 0,
        said: [],
      })),
      actions: [18.5, 28.5, 44.5].map((at, index) => ({
        at,
        text:
          [
            say(
              'Summary in writing after each call',
              'סיכום בכתב אחרי כל שיחה',
              'Ringkasan bertulis selepas panggilan',
            ),
            say(
              'Haifa: desk, signs and papers',
              'סניף הנמל: דלפק, שילוט ומסמכים',
              'Haifa: kaunter, papan tanda, dokumen',
            ),
            say('Calling before the time is past', 'מתקשרים לפני שהמועד עובר', 'Menelefon sebelum masa tamat'),
          ][index] ?? '',
      })),
    },
  };

  const spots: [number, number, number, number][] = [
    [4.78, 0.178, 0.15, 0.041],
    [4.95, 0.096, 0.14, 0.032],
    [5.9, 0.154, 0.13, 0.038],
    [5.02, 0.069, 0.17, 0.029],
    [5.11, 0.042, 0.155, 0.02],
    [5.94, 0.081, 0.14, 0.028],
    [5.78, 0.058, 0.12, 0.024],
    [5.94, 0.099, 0.12, 0.031],
    [6.29, 0.073, 0.13, 0.026],
    [5.55, 0.019, 0.22, 0.012],
    [5.51, 0.026, 0.15, 0.015],
    [6.58, 0.051, 0.1, 0.023],
    [6.66, 0.028, 0.1, 0.016],
    [5.85, 0.017, 0.13, 0.011],
    [5.69, 0.009, 0.15, 0.007],
  ];
  const [meanX, meanY] = [5.7, 1 / 15];
  const quadrant: QuadrantChart = {
    ...frame(
      'quadrant',
      say('Keep to promised times first', 'להתמקד בעמידה בזמנים שהובטחו', 'Utamakan masa yang dijanjikan'),
    ),
    kind: 'quadrant',
    legend: [
      { mark: 'focus', text: say('concentrate', 'להתמקד', 'tumpukan') },
      {
        mark: 'decided',
        text: say('95% interval on both axes', 'רווח סמך 95% בשני הצירים', 'selang 95% pada kedua-dua paksi'),
      },
      { mark: 'open', text: say('crosses a line: undecided', 'חוצה קו: לא הוכרע', 'merentas garis: belum ditentukan') },
    ],
    data: {
      x: {
        min: 4.5,
        max: 7,
        step: 0.5,
        digits: 1,
        mean: meanX,
        title: say(
          'Performance: mean received, scale 1 to 7',
          'ביצוע: ממוצע "בפועל", סולם 1 עד 7',
          'Prestasi: purata diterima',
        ),
      },
      y: {
        min: 0,
        max: 0.25,
        step: 0.05,
        digits: 0,
        percent: true,
        mean: meanY,
        title: say(
          'Importance, % of what is explained',
          'חשיבות, % מן ההסבר',
          'Kepentingan, % daripada yang dijelaskan',
        ),
      },
      items: spots.map(([x, y, wide, high], at) => {
        const crosses = Math.abs(x - meanX) < wide || Math.abs(y - meanY) < high;
        return {
          no: at + 1,
          label: names[at % names.length] ?? '',
          x,
          y,
          xInterval: [x - wide, x + wide],
          yInterval: [y - high, y + high],
          state: at === 0 ? 'focus' : crosses ? 'open' : 'decided',
          named: at === 0 || at === 3,
          said: [ltr(`${x} · ${(y * 100).toFixed(1)}%`)],
        };
      }),
      corners: {
        lowHigh: say('Concentrate here', 'להתמקד כאן', 'Tumpukan di sini'),
        highHigh: say('Keep it up', 'לשמור על הקיים', 'Kekalkan'),
        lowLow: say('Low priority', 'עדיפות נמוכה', 'Keutamaan rendah'),
        highLow: say('More than needed?', 'אולי יותר מהנדרש', 'Lebih daripada perlu?'),
      },
    },
  };

  const counted = (of: 'gap' | 'expected' | 'received', counts: [number, number][]): DistributionChart => ({
    ...frame(`distribution-${of}`, say('Spread of answers', 'התפלגות התשובות', 'Taburan jawapan')),
    kind: 'distribution',
    legend: [],
    data: {
      of,
      bars: counts.map(([value, count]) => ({ value, count })),
      title: say('customers by personal gap', 'מספר הלקוחות לפי פער אישי', 'pelanggan mengikut jurang peribadi'),
    },
  });

  const unit = (label: string, value: number, spread: number) => ({
    label,
    value,
    lo: value - spread,
    hi: value + spread,
    said: [ltr(`${value.toFixed(2)}`)],
  });
  const comparison: ComparisonChart = {
    ...frame('comparison', say('Haifa stands above the rest', 'חיפה עומדת מעל השאר', 'Haifa melebihi yang lain')),
    kind: 'comparison',
    legend: [
      { mark: 'above-dot', text: say('above the rest', 'מעל השאר', 'melebihi yang lain') },
      { mark: 'received', text: say('like the rest', 'כמו השאר', 'seperti yang lain') },
      { mark: 'below-dot', text: say('below the rest', 'מתחת לשאר', 'di bawah yang lain') },
      { mark: 'interval', text: say('95% interval', 'רווח סמך 95%', 'selang 95%') },
      { mark: 'rest', text: say('mean of all', 'ממוצע הכול', 'purata semua') },
    ],
    data: {
      axis: { min: -1.5, max: 0.5, step: 0.5, digits: 1, signed: true },
      groups: [
        {
          side: 'above',
          text: say('Above the rest', 'מעל השאר', 'Melebihi yang lain'),
          units: [unit('Haifa', 0.05, 0.14)],
        },
        {
          side: 'same',
          text: say('No difference shown', 'לא נראה הבדל', 'Tiada perbezaan ditunjukkan'),
          units: [
            unit('תל אביב־יפו, רחוב הארבעה', -0.36, 0.2),
            unit('Petaling Jaya Service Centre and Workshop', -0.45, 0.31),
            unit('ירושלים', -0.5, 0.12),
          ],
        },
        {
          side: 'below',
          text: say('Below the rest', 'מתחת לשאר', 'Di bawah yang lain'),
          units: [unit('המוקד הטלפוני', -0.98, 0.18), unit('באר שבע', -0.9, 0.27)],
        },
      ],
      rest: { value: -0.42, text: say(`all: ${ltr('−0.42')}`, `הכול: ${ltr('−0.42')}`, `semua: ${ltr('−0.42')}`) },
    },
  };

  const zones: ShareChart = {
    ...frame(
      'share-zones',
      say('Most are within what they accept', 'רובם בתוך מה שמקובל עליהם', 'Kebanyakannya dalam zon'),
    ),
    kind: 'share',
    legend: [
      { mark: 'below', text: say('below the minimum', 'מתחת למינימום', 'bawah minimum') },
      { mark: 'quiet', text: say('in between', 'בין לבין', 'di antara') },
      { mark: 'above', text: say('above expectation', 'מעל הציפייה', 'melebihi jangkaan') },
      {
        mark: 'interval',
        text: say('95% interval of the first share', 'רווח סמך 95% של החלק הראשון', 'selang 95% bahagian pertama'),
      },
    ],
    data: {
      parts: [
        { text: 'below', tone: 'below' },
        { text: 'within', tone: 'none' },
        { text: 'above', tone: 'above' },
      ],
      max: 1,
      bars: names.slice(0, 5).map((label, at) => ({
        label,
        shares: [0.34 - at * 0.07, 0.5 + at * 0.04, 0.16 + at * 0.03],
        interval: [0.28 - at * 0.06, 0.41 - at * 0.07],
        said: [ltr('n = 186')],
      })),
    },
  };
  const choices: ShareChart = {
    ...frame('share-choices', say('Half would rather be phoned', 'מחצית מעדיפים טלפון', 'Separuh mahu telefon')),
    kind: 'share',
    legend: [{ mark: 'interval', text: say('95% interval', 'רווח סמך 95%', 'selang 95%') }],
    data: {
      parts: [{ text: 'share', tone: 'ink' }],
      max: 0.8,
      bars: [...wordy, ...names].slice(0, 4).map((label, at) => ({
        label,
        shares: [0.52 - at * 0.13],
        interval: [0.45 - at * 0.12, 0.59 - at * 0.12],
        said: [ltr('n = 186')],
      })),
    },
  };

  const pareto: ParetoChart = {
    ...frame('pareto', say('Waiting is half of it', 'ההמתנה היא חצי מזה', 'Menunggu ialah separuh daripadanya')),
    kind: 'pareto',
    legend: [{ mark: 'below', text: say('complaints', 'תלונות', 'aduan') }],
    data: {
      total: 60,
      bars: [30, 14, 9, 5, 2].map((count, at) => ({
        label: [...wordy, ...names][at] ?? '',
        count,
        said: [ltr(`n = ${count}`)],
      })),
    },
  };

  return [
    dumbbell,
    pareto,
    control,
    year,
    quadrant,
    counted('gap', [
      ...([
        [-6, 3],
        [-5, 5],
        [-4, 13],
        [-3, 30],
        [-2, 43],
        [-1, 47],
      ] as [number, number][]),
      ...([
        [0, 34],
        [1, 8],
        [2, 3],
        [3, 0],
      ] as [number, number][]),
    ]),
    counted('expected', [
      [1, 0],
      [2, 1],
      [3, 4],
      [4, 12],
      [5, 30],
      [6, 61],
      [7, 78],
    ]),
    counted('received', [
      [1, 9],
      [2, 14],
      [3, 31],
      [4, 52],
      [5, 44],
      [6, 28],
      [7, 8],
    ]),
    comparison,
    zones,
    choices,
  ];
}
