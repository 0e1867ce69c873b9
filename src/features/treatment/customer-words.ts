import type { Locale } from '../../domain/locale.ts';
import type { Database } from '../../platform/db/database.ts';
import { type Complaint, complaintsMessages, maskedWords } from '../complaints/index.ts';
import type { Reply } from './replies.store.ts';

/** A stretch of what a customer wrote; masked: a name, an address or a number in it. */
export interface ShownWords {
  text: string;
  masked?: boolean;
}

/**
 * What the customer wrote, first and of each reply, by the id of the complaint and of the replies.
 *
 * @param masked leaves names, addresses and numbers out: for those who have not opened who it is
 */
export async function customerWords(
  db: Database,
  complaint: Complaint,
  replies: readonly Reply[],
  { masked, locale }: { masked: boolean; locale: Locale },
): Promise<Map<string, ShownWords[]>> {
  const written = [
    { id: complaint.id, words: complaint.words },
    ...replies.map(({ id, answer }) => ({ id, words: answer?.words ?? null })),
  ];
  const shown = new Map<string, ShownWords[]>();
  if (!masked) {
    for (const { id, words } of written) if (words !== null) shown.set(id, [{ text: words }]);
    return shown;
  }
  const t = complaintsMessages.in(locale);
  for (const one of written) {
    const pieces = await db.snapshot((tx) => maskedWords(db, tx, [{ ...complaint, ...one }]));
    for (const [id, found] of pieces) {
      shown.set(
        id,
        found.map((piece) =>
          piece.kind === 'text' ? { text: piece.text } : { text: t(`complaints.masked.${piece.kind}`), masked: true },
        ),
      );
    }
  }
  return shown;
}
