import type { CardAnalysis } from '../../domain/card/report-card.ts';
import { FULL_FROM, JUDGED_FROM } from '../../domain/card/verdict.ts';
import type { Locale } from '../../domain/locale.ts';
import { leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal } from '../../platform/i18n/numbers.ts';
import type { ScopePage } from '../figures/index.ts';
import { recentSignal, type Trend } from '../trends/index.ts';
import { LATE_HREF, type OpenDuties } from './duties.queries.ts';
import { overviewWords } from './overview-words.ts';

/** What to do next: who waits, then what the figures ask for, the most telling first. */
export interface NextSteps {
  heading: string;
  steps: { href: string; text: string; hint: string; icon: 'below' | 'above' | 'few' | 'wait' }[];
  /** Instead of steps. */
  nothing: string | null;
}

/** More would be a list again. */
const MOST_STEPS = 5;

interface NextInput {
  openWishes: number;
  duties: OpenDuties;
  analysis: CardAnalysis;
  trend: Trend;
  names: ReadonlyMap<string, string>;
  locale: Locale;
  hrefTo: ScopePage['hrefTo'];
}

/**
 * By rule: people who wait come first, those who wait too long before all others; the surest shortfall is to be looked into; a signal of late on the trend is to be explained; while fewer than
 * 30 answered, more answers are the next thing.
 */
export function nextSteps({ analysis, openWishes, duties, trend, names, locale, hrefTo }: NextInput): NextSteps {
  const t = overviewWords.in(locale);
  const steps: NextSteps['steps'] = [];
  const headings: string[] = [];
  const waiting = [
    { key: 'late', n: duties.late, href: LATE_HREF },
    { key: 'overdue', n: duties.overdue, href: '/commitments?shown=overdue' },
    { key: 'promises', n: duties.promises, href: '/commitments' },
    {
      key: 'complaints',
      n: duties.late > 0 ? 0 : duties.complaints,
      href: '/complaints?kind=complaint&state=not_closed',
    },
  ] as const;
  for (const { key, n, href } of waiting) {
    if (n === 0) continue;
    headings.push(t(`overview.next.heading.${key}`));
    steps.push({ href, text: t(`overview.next.${key}`, { n }), hint: t(`overview.next.${key}.hint`), icon: 'wait' });
  }
  if (openWishes > 0) {
    headings.push(t('overview.next.heading.wishes'));
    steps.push({
      href: '/contact-wishes',
      text: t('overview.next.wishes', { n: openWishes }),
      hint: t('overview.next.wishes.hint'),
      icon: 'wait',
    });
  }
  const [first] = analysis.priorities;
  if (first !== undefined) {
    const item = names.get(first.key) ?? first.key;
    headings.push(t('overview.next.heading.item', { item }));
    steps.push({
      href: hrefTo(`/items/${encodeURIComponent(first.key)}`),
      text: t('overview.next.item', { item }),
      hint: t('overview.next.item.hint', { least: leftToRight(decimal(first.shortfall, 2)) }),
      icon: 'below',
    });
  }
  const signal = recentSignal(trend, locale);
  if (signal !== null) {
    const way = signal.side === 'above' ? 'better' : 'worse';
    headings.push(t('overview.next.heading.trend'));
    steps.push({
      href: hrefTo('/trends', { from: undefined, to: undefined }),
      text: t(`overview.next.${way}`, { when: signal.when }),
      hint: t(`overview.next.${way}.hint`),
      icon: signal.side,
    });
  }
  const { n } = analysis.overall;
  if (n < FULL_FROM) {
    const early = n < JUDGED_FROM;
    headings.push(t('overview.next.heading.answers'));
    steps.push({
      href: '/invitations',
      text: t(early ? 'overview.next.judge' : 'overview.next.grade', { n: (early ? JUDGED_FROM : FULL_FROM) - n }),
      hint: t('overview.next.answers.hint'),
      icon: 'few',
    });
  }
  return {
    heading: headings[0] ?? t('overview.next.heading.none'),
    steps: steps.slice(0, MOST_STEPS),
    nothing: steps.length === 0 ? t('overview.next.none.text') : null,
  };
}
