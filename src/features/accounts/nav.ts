import { isAllowed, type Permission, type Role } from '../../domain/access/role-matrix.ts';
import { accountsMessages } from './accounts.messages.ts';

type Word = keyof typeof accountsMessages.triples;

/** Every link of the menu in its order; one shows where its page exists and the role may open it. */
const LINKS: readonly { href: string; word: Word; permission: Permission }[] = [
  { href: '/card', word: 'nav.card', permission: 'cards.own' },
  { href: '/contacts', word: 'nav.contacts', permission: 'contacts.view' },
  { href: '/customers', word: 'nav.customers', permission: 'customers.view' },
  { href: '/invitations', word: 'nav.invitations', permission: 'outbox.view' },
  { href: '/outbox', word: 'nav.outbox', permission: 'outbox.view' },
  { href: '/questionnaires', word: 'nav.questionnaires', permission: 'questionnaires.view' },
  { href: '/programs', word: 'nav.programs', permission: 'programs.view' },
  { href: '/directory', word: 'nav.directory', permission: 'directory.view' },
  { href: '/users', word: 'nav.users', permission: 'users.manage' },
  { href: '/settings', word: 'nav.settings', permission: 'settings.edit' },
  { href: '/api-keys', word: 'nav.apiKeys', permission: 'api_keys.manage' },
  { href: '/audit', word: 'nav.audit', permission: 'audit.view' },
];

export interface NavLink {
  href: string;
  word: Word;
}

/** @param exists whether a GET page stands at this path */
export function linksFor(role: Role, exists: (path: string) => boolean): NavLink[] {
  return LINKS.filter((link) => isAllowed(role, link.permission) && exists(link.href));
}
