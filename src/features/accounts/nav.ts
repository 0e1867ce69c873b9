import { isAllowed, type Permission, type Role } from '../../domain/access/role-matrix.ts';
import type { frameMessages } from './frame.messages.ts';

type Word = keyof typeof frameMessages.triples;

interface Group {
  word: Word | null;
  links: readonly { href: string; word: Word; permission: Permission }[];
}

/** Every link of the menu in its order; one shows where its page exists and the role may open it. */
const GROUPS: readonly Group[] = [
  {
    word: null,
    links: [
      { href: '/card', word: 'nav.card', permission: 'cards.own' },
      { href: '/contacts', word: 'nav.contacts', permission: 'contacts.view' },
      { href: '/customers', word: 'nav.customers', permission: 'customers.view' },
    ],
  },
  {
    word: 'nav.group.surveys',
    links: [
      { href: '/invitations', word: 'nav.invitations', permission: 'outbox.view' },
      { href: '/outbox', word: 'nav.outbox', permission: 'outbox.view' },
      { href: '/questionnaires', word: 'nav.questionnaires', permission: 'questionnaires.view' },
      { href: '/responses/import', word: 'nav.responses', permission: 'responses.import' },
      { href: '/programs', word: 'nav.programs', permission: 'programs.view' },
    ],
  },
  {
    word: 'nav.group.organisation',
    links: [
      { href: '/directory', word: 'nav.directory', permission: 'directory.view' },
      { href: '/users', word: 'nav.users', permission: 'users.manage' },
      { href: '/settings', word: 'nav.settings', permission: 'settings.edit' },
      { href: '/api-keys', word: 'nav.apiKeys', permission: 'api_keys.manage' },
      { href: '/audit', word: 'nav.audit', permission: 'audit.view' },
    ],
  },
];

/** Whether a page stands at this path. */
export type PageExists = (path: string) => boolean;

/** The part of the menu that a role sees; groups without a link fall away. */
export function menuOf(role: Role, exists: PageExists): Group[] {
  return GROUPS.map((group) => ({
    ...group,
    links: group.links.filter((link) => isAllowed(role, link.permission) && exists(link.href)),
  })).filter((group) => group.links.length > 0);
}

/** The first of these pages that exists and that the role may open. */
export function firstOpen(role: Role, exists: PageExists, hrefs: readonly string[]): string | undefined {
  const open = new Set(menuOf(role, exists).flatMap((group) => group.links.map((link) => link.href)));
  return hrefs.find((href) => open.has(href));
}
