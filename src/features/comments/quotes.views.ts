import type { Locale } from '../../domain/locale.ts';
import { commentsMessages } from './comments.messages.ts';
import type { CommentsReading } from './comments.queries.ts';
import { type CommentPart, commentParts, commentWeeksText } from './comments.views.ts';

/** What `views/partials/quotes.ejs` shows: a few comments on another page, each with its weeks. */
export interface Quotes {
  items: { parts: CommentPart[]; weeks: string }[];
  /** How many there are to be read on their own page. */
  total: number;
  /** Why there are none. */
  none: string | null;
}

export function toQuotes(reading: CommentsReading, locale: Locale): Quotes {
  const t = commentsMessages.in(locale);
  if (reading.state !== 'shown') return { items: [], total: 0, none: t(`comments.${reading.state}.text`) };
  const items = reading.comments.map(({ weeks, pieces }) => ({
    parts: commentParts(pieces, locale),
    weeks: commentWeeksText(weeks, locale),
  }));
  return { items, total: reading.total, none: items.length === 0 ? t('comments.none.text') : null };
}
