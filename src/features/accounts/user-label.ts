import type { Locale } from '../../domain/locale.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { accountsMessages } from './accounts.messages.ts';
import type { User } from './users.store.ts';

/** Who has something in hand, by name; of somebody who has left, that they have: it is for somebody else to take up. */
export function userLabel({ name, status }: Pick<User, 'name' | 'status'>, locale: Locale): string {
  return status === 'deactivated' ? accountsMessages.in(locale)('accounts.user.left', { name: isolate(name) }) : name;
}
