import { isAllowed, ROW_ACCESS, type Role } from './role-matrix.ts';

/** Whose answers a kept card is about, as far as rights ask. */
export interface CardRights {
  /** The provider whose card it is; null: not one person's. */
  readonly providerId: string | null;
  /** The branches that its answers are limited to; null: all. */
  readonly branchIds: readonly string[] | null;
  /** It tells exact days and small groups, outside the small-group promise. */
  readonly rowAccess: boolean;
}

/** A reader's role and limits. */
export interface CardReader {
  readonly role: Role;
  readonly providerId: string | null;
  /** null: all branches. */
  readonly branchIds: readonly string[] | null;
}

/**
 * Whether somebody's rights cover a kept card: its branches are among theirs, or it is their own as a provider; and what
 * was counted with row access is for those who have it.
 *
 * @example coversCard({ role: 'staff', providerId: 'p', branchIds: null }, { providerId: 'p', branchIds: null, rowAccess: false }) // true
 */
export function coversCard(reader: CardReader, card: CardRights): boolean {
  if (card.rowAccess && !ROW_ACCESS[reader.role]) return false;
  if (!isAllowed(reader.role, 'cards.view')) return reader.providerId !== null && reader.providerId === card.providerId;
  const { branchIds } = reader;
  return branchIds === null || (card.branchIds?.every((id) => branchIds.includes(id)) ?? false);
}
