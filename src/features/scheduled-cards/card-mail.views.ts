import type { GapEntry } from '../../domain/card/gap-entry.ts';
import { directionOf, type Locale } from '../../domain/locale.ts';
import type { PeriodLength } from '../../domain/time/whole-periods.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal } from '../../platform/i18n/numbers.ts';
import { commentParts, commentWeeksText, type ShownComment } from '../comments/index.ts';
import { figureMessages, type GradeWords, gradeWords, intervalText, nText, signedText } from '../figures/index.ts';
import { type CardFacts, cardInput, toCardPage } from '../reports/index.ts';
import { scheduledCardsMessages } from './scheduled-cards.messages.ts';

/** A bar made of table cells: what is received, what is missing or above, and the rest of the scale; shares of 100. */
export type BarCell = { width: number; tone: 'got' | 'short' | 'over' | 'rest' };

export interface CardMailRow {
  title: string;
  grade: string | null;
  levels: string;
  gap: string;
  verdict: string;
  bar: BarCell[];
}

/** What views/mail/card.{html,text}.ejs show, as `mail`. */
export interface CardMailLetter {
  locale: Locale;
  dir: 'ltr' | 'rtl';
  subject: string;
  preheader: string;
  organisation: string;
  greeting: string;
  about: string;
  headline: string;
  overall: string | null;
  nothing: string | null;
  dimensions: CardMailRow[];
  dimensionsTitle: string;
  barNote: string;
  prioritiesTitle: string;
  priorities: CardMailRow[];
  noPriorities: string | null;
  commentsTitle: string;
  comments: { words: string; weeks: string }[];
  facts: string[];
  button: { label: string; href: string };
  notes: string[];
  pause: { label: string; href: string };
  postal: string | null;
}

interface CardMailInput {
  locale: Locale;
  facts: CardFacts;
  /** Masked; empty where the schedule has none in the mail. */
  comments: readonly ShownComment[];
  own: boolean;
  every: PeriodLength;
  baseUrl: string;
  name: string;
  pauseHref: string;
  postal: string | null;
}

const PRIORITIES = 3;

/** Writes the letter. Comments stand in it only where a manager asked for them. */
export function toCardMail(input: CardMailInput): CardMailLetter {
  const { locale, facts, own, every } = input;
  const { card } = facts;
  const t = scheduledCardsMessages.in(locale);
  const f = figureMessages.in(locale);
  const asked = cardInput(facts, locale, own);
  const page = toCardPage(asked);
  const rows = page.groups.flatMap(({ dimension, items }) => [dimension, ...items]);
  const row = (entry: GapEntry & { key: string }, grade: string | null): CardMailRow[] =>
    rows
      .filter(({ key }) => key === entry.key)
      .map(({ title, verdict }) => ({
        title,
        grade,
        levels: levelsText(entry, f),
        gap: gapText(entry, t, f),
        verdict: verdict.word,
        bar: barOf(entry, card.scale),
      }));
  const ranked = card.priorities
    .slice(0, PRIORITIES)
    .flatMap(({ key }) => card.items.filter((item) => item.key === key));
  const shown = page.nothing === null;
  return {
    locale,
    dir: directionOf(locale),
    subject: t(`scheduled.mail.subject.${every}`, { period: asked.page.periodText }),
    preheader: page.headline,
    organisation: facts.organisation,
    greeting: t('scheduled.mail.greeting', { name: isolate(input.name) }),
    about: dotted([asked.page.subject, asked.page.periodText]),
    headline: page.headline,
    overall: shown ? page.overallLine : null,
    nothing: page.nothing,
    dimensionsTitle: t('scheduled.mail.dimensions'),
    dimensions: shown ? card.dimensions.flatMap((entry) => row(entry, gradeText(gradeWords(entry.grade, f)))) : [],
    barNote: t('scheduled.mail.bar', { min: card.scale.min, max: card.scale.max }),
    prioritiesTitle: t('scheduled.mail.priorities'),
    priorities: shown ? ranked.flatMap((entry) => row(entry, null)) : [],
    noPriorities: shown && ranked.length === 0 ? t('scheduled.mail.noPriorities') : null,
    commentsTitle: t('scheduled.mail.comments'),
    comments: input.comments.map(({ weeks, pieces }) => ({
      words: commentParts(pieces, locale)
        .map(({ text }) => text)
        .join(''),
      weeks: commentWeeksText(weeks, locale),
    })),
    facts: page.facts.slice(1).map(({ label, text }) => `${label}: ${text}`),
    button: { label: t('scheduled.mail.open'), href: `${input.baseUrl}${cardPath(facts)}` },
    notes: [t(`scheduled.mail.why.${every}`)],
    pause: { label: t('scheduled.mail.pause'), href: input.pauseHref },
    postal: input.postal,
  };
}

type FigureWords = ReturnType<typeof figureMessages.in>;
type MailWords = ReturnType<typeof scheduledCardsMessages.in>;

/** Before a name a letter or two; where there is none the verdict says why. */
function gradeText({ letter, from, to }: GradeWords): string | null {
  return letter ?? (from === null ? null : `${from}–${to}`);
}

function levelsText({ expectation, performance }: GapEntry, f: FigureWords): string {
  if (expectation.mean === null || performance.mean === null) return '';
  const level = (value: number): string => leftToRight(decimal(value, 2));
  return f('figure.bell', { e: level(expectation.mean), p: level(performance.mean) });
}

function gapText({ gap, n }: GapEntry, t: MailWords, f: FigureWords): string {
  const count = nText(n);
  if (gap.mean === null) return count;
  const interval = gap.ci95 ? ` (${intervalText(gap.ci95, f)})` : '';
  return dotted([`${t('scheduled.mail.gap', { gap: signedText(gap.mean) })}${interval}`, count]);
}

/** Empty where there are no means to draw. */
function barOf({ expectation, performance }: GapEntry, scale: { min: number; max: number }): BarCell[] {
  if (expectation.mean === null || performance.mean === null) return [];
  const share = (value: number): number => Math.round(((value - scale.min) / (scale.max - scale.min)) * 100);
  const [e, p] = [share(expectation.mean), share(performance.mean)];
  const cells: BarCell[] = [
    { width: Math.min(e, p), tone: 'got' },
    { width: Math.abs(e - p), tone: p < e ? 'short' : 'over' },
    { width: 100 - Math.max(e, p), tone: 'rest' },
  ];
  return cells.filter(({ width }) => width > 0);
}

function cardPath({ card: { period, segment, questionnaire } }: CardFacts): string {
  const { provider, branch, topic, channel, locale } = segment;
  const parts = { ...period, questionnaire: questionnaire.key, provider: provider?.id, branch: branch?.id };
  const kept = Object.entries({ ...parts, topic: topic?.id, channel, locale }).filter(
    (part): part is [string, string] => !!part[1],
  );
  return `/card?${new URLSearchParams(kept)}`;
}
