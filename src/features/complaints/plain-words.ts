import type { Piece } from '../../domain/comments/mask-text.ts';
import type { Locale } from '../../domain/locale.ts';
import { complaintsMessages } from './complaints.messages.ts';

/** Masked words as one text; null where nothing was written. */
export function plainWords(pieces: readonly Piece[] | undefined, locale: Locale): string | null {
  const t = complaintsMessages.in(locale);
  return pieces === undefined
    ? null
    : pieces.map((piece) => (piece.kind === 'text' ? piece.text : t(`complaints.masked.${piece.kind}`))).join('');
}
