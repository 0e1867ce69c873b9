import type { Knex } from 'knex';
import type { Actor } from '../../domain/access/actor.ts';
import { isAllowed, type Permission } from '../../domain/access/role-matrix.ts';
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
      { href: '/overview', word: 'nav.overview', permission: 'cards.view' },
      { href: '/contacts', word: 'nav.contacts', permission: 'contacts.view' },
      { href: '/customers', word: 'nav.customers', permission: 'customers.view' },
      { href: '/contact-wishes', word: 'nav.contactWishes', permission: 'contact_wishes.handle' },
    ],
  },
  {
    word: 'nav.group.figures',
    links: [
      { href: '/card', word: 'nav.card', permission: 'cards.own' },
      { href: '/priorities', word: 'nav.priorities', permission: 'cards.view' },
      { href: '/trends', word: 'nav.trends', permission: 'cards.view' },
      { href: '/compare', word: 'nav.compare', permission: 'cards.view' },
      { href: '/questions', word: 'nav.questions', permission: 'cards.view' },
      { href: '/comments', word: 'nav.comments', permission: 'comments.view' },
      { href: '/cards', word: 'nav.cards', permission: 'cards.own' },
      { href: '/cards/schedules', word: 'nav.cardSchedules', permission: 'cards.view' },
    ],
  },
  {
    word: 'nav.group.improvement',
    links: [
      { href: '/complaints', word: 'nav.complaints', permission: 'complaints.view' },
      { href: '/complaints/measures', word: 'nav.complaintMeasures', permission: 'complaints.view' },
      { href: '/commitments', word: 'nav.commitments', permission: 'commitments.view' },
      { href: '/focus-groups', word: 'nav.focusGroups', permission: 'focus_groups.view' },
      { href: '/actions', word: 'nav.actions', permission: 'actions.view' },
      { href: '/chain', word: 'nav.chain', permission: 'actions.view' },
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
      { href: '/open-links', word: 'nav.openLinks', permission: 'programs.view' },
      { href: '/mail', word: 'nav.mail', permission: 'outbox.view' },
    ],
  },
  {
    word: 'nav.group.organisation',
    links: [
      { href: '/directory', word: 'nav.directory', permission: 'directory.view' },
      { href: '/users', word: 'nav.users', permission: 'users.manage' },
      { href: '/settings', word: 'nav.settings', permission: 'settings.edit' },
      { href: '/calendar', word: 'nav.calendar', permission: 'settings.edit' },
      { href: '/api-keys', word: 'nav.apiKeys', permission: 'api_keys.manage' },
      { href: '/audit', word: 'nav.audit', permission: 'audit.view' },
    ],
  },
];

/** Whether a page stands at this path. */
export type PageExists = (path: string) => boolean;

type User = Extract<Actor, { kind: 'user' }>;

/** How much waits behind links of the menu, by address: shown beside them unless it is none. */
export type NavCounts = Readonly<Record<string, (db: Knex, user: User) => Promise<number>>>;

/** Without the right to all cards there is one's own, for those who are tied to a provider. */
const hasCard = ({ role, providerId }: User): boolean => isAllowed(role, 'cards.view') || providerId !== null;

/** Links that lead nowhere for those who have no card. */
const OF_CARDS = ['/card', '/cards'];

/** The part of the menu that a user sees; groups without a link fall away. */
export function menuOf(user: User, exists: PageExists): Group[] {
  const isOpen = (link: { href: string; permission: Permission }): boolean =>
    isAllowed(user.role, link.permission) && exists(link.href) && (!OF_CARDS.includes(link.href) || hasCard(user));
  return GROUPS.map((group) => ({ ...group, links: group.links.filter(isOpen) })).filter(
    (group) => group.links.length > 0,
  );
}

/** The first of these pages that exists and that the user may open. */
export function firstOpen(user: User, exists: PageExists, hrefs: readonly string[]): string | undefined {
  const open = new Set(menuOf(user, exists).flatMap((group) => group.links.map((link) => link.href)));
  return hrefs.find((href) => open.has(href));
}
