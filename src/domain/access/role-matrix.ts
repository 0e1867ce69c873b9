import { z } from 'zod';

export const ROLES = ['administrator', 'manager', 'organiser', 'staff'] as const;
export type Role = (typeof ROLES)[number];
export const Role = z.enum(ROLES, { error: `Use one of the roles ${ROLES.join(', ')}.` });

export function isRole(name: string): name is Role {
  return ROLES.some((role) => role === name);
}

/**
 * Roles with row access see single answers and exact counts, so the small-group promise does not cover them: they are
 * named in the privacy notice. All others see figures of groups only.
 */
export const ROW_ACCESS: Record<Role, boolean> = {
  administrator: true,
  manager: false,
  organiser: false,
  staff: false,
};

/** Who may do what. The one table that guards, menus, tests and the documentation read. */
export const ROLE_MATRIX = {
  'settings.edit': ['administrator'],
  'users.manage': ['administrator'],
  'api_keys.manage': ['administrator'],
  'audit.view': ['administrator'],
  'jobs.manage': ['administrator'],
  'directory.view': ['administrator', 'manager', 'organiser', 'staff'],
  'directory.edit': ['administrator', 'manager'],
  'customers.view': ['administrator', 'manager', 'organiser', 'staff'],
  'customers.edit': ['administrator', 'manager'],
  'customers.merge': ['administrator', 'manager'],
  'customers.erase': ['administrator'],
  'customers.export': ['administrator'],
  'contacts.view': ['administrator', 'manager', 'organiser', 'staff'],
  'contacts.log': ['administrator', 'manager', 'staff'],
  'contacts.import': ['administrator', 'manager'],
  'programs.view': ['administrator', 'manager'],
  'programs.edit': ['administrator'],
  'questionnaires.view': ['administrator', 'manager', 'organiser'],
  'questionnaires.edit': ['administrator'],
  'outbox.view': ['administrator', 'manager'],
  'outbox.bodies': ['administrator'],
  'responses.import': ['administrator'],
  'responses.export': ['administrator'],
  'responses.rows': ['administrator'],
  'cards.view': ['administrator', 'manager'],
  'cards.own': ['administrator', 'manager', 'organiser', 'staff'],
  'cards.provider_compare': ['administrator', 'manager'],
  'comments.view': ['administrator', 'manager'],
  'contact_wishes.handle': ['administrator', 'manager'],
  'commitments.view': ['administrator', 'manager', 'staff'],
  'commitments.edit': ['administrator', 'manager', 'staff'],
  'complaints.view': ['administrator', 'manager', 'organiser'],
  'complaints.log': ['administrator', 'manager', 'organiser', 'staff'],
  'complaints.treat': ['administrator', 'manager'],
  'complaints.identity': ['administrator', 'manager'],
  'focus_groups.view': ['administrator', 'manager', 'organiser'],
  'focus_groups.manage': ['administrator', 'organiser'],
  'actions.view': ['administrator', 'manager', 'organiser'],
  'actions.edit': ['administrator', 'manager'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof ROLE_MATRIX;

export const PERMISSIONS: readonly Permission[] = Object.keys(ROLE_MATRIX).filter(isPermission);

export function isPermission(name: string): name is Permission {
  return Object.hasOwn(ROLE_MATRIX, name);
}

export function isAllowed(role: Role, permission: Permission): boolean {
  const roles: readonly Role[] = ROLE_MATRIX[permission];
  return roles.includes(role);
}

/**
 * The branches that a user's work is limited to, or null for all of them. Administrators are never limited; other
 * roles are when they have a list.
 */
export function branchLimit(user: { role: Role; branchIds: readonly string[] }): readonly string[] | null {
  return user.role === 'administrator' || user.branchIds.length === 0 ? null : user.branchIds;
}

/** Whether a user may open the card of a provider: anyone's with cards.view, else only one's own. */
export function maySeeProviderCard(user: { role: Role; providerId: string | null }, providerId: string): boolean {
  return isAllowed(user.role, 'cards.view') || (isAllowed(user.role, 'cards.own') && user.providerId === providerId);
}
