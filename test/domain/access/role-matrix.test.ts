import { describe, expect, test } from '@jest/globals';
import {
  branchLimit,
  isAllowed,
  isPermission,
  maySeeProviderCard,
  PERMISSIONS,
  ROLES,
  ROW_ACCESS,
} from '../../../src/domain/access/role-matrix.ts';
import { covers, isScope, SCOPES } from '../../../src/domain/access/scopes.ts';
import { ROLE_WORDS, SCOPE_WORDS } from '../../../src/domain/words/access.words.ts';

describe('the role matrix', () => {
  test('administrators may do everything', () => {
    expect(PERMISSIONS.filter((permission) => !isAllowed('administrator', permission))).toEqual([]);
  });

  test('single answers are for roles with row access, and for no one else', () => {
    for (const role of ROLES) {
      for (const permission of ['responses.rows', 'responses.export', 'outbox.bodies'] as const) {
        expect(isAllowed(role, permission)).toBe(ROW_ACCESS[role]);
      }
    }
    expect(ROLES.filter((role) => ROW_ACCESS[role])).toEqual(['administrator']);
  });

  test('staff log contacts and see their own card only', () => {
    expect(PERMISSIONS.filter((permission) => isAllowed('staff', permission))).toEqual([
      'directory.view',
      'customers.view',
      'contacts.view',
      'contacts.log',
      'cards.own',
      'commitments.view',
      'commitments.edit',
      'complaints.log',
    ]);
    expect(maySeeProviderCard({ role: 'staff', providerId: 'p1' }, 'p1')).toBe(true);
    expect(maySeeProviderCard({ role: 'staff', providerId: 'p1' }, 'p2')).toBe(false);
    expect(maySeeProviderCard({ role: 'staff', providerId: null }, 'p2')).toBe(false);
    expect(maySeeProviderCard({ role: 'manager', providerId: null }, 'p2')).toBe(true);
  });

  test('a list of branches limits everyone but administrators', () => {
    expect(branchLimit({ role: 'manager', branchIds: ['b1'] })).toEqual(['b1']);
    expect(branchLimit({ role: 'manager', branchIds: [] })).toBeNull();
    expect(branchLimit({ role: 'administrator', branchIds: ['b1'] })).toBeNull();
  });

  test('names that every object has are no permissions', () => {
    expect(isPermission('constructor')).toBe(false);
    expect(isPermission('contacts.log')).toBe(true);
  });
});

describe('scopes of API keys', () => {
  test('writing includes reading of the same things, but never reading of single answers', () => {
    expect(covers(['contacts:write'], 'contacts:read')).toBe(true);
    expect(covers(['contacts:read'], 'contacts:write')).toBe(false);
    expect(covers(['responses:write'], 'responses:read')).toBe(false);
    expect(covers([], 'cards:read')).toBe(false);
    expect(covers(SCOPES, 'responses:read')).toBe(true);
    expect(isScope('everything')).toBe(false);
  });

  test('every role and scope has its words', () => {
    expect(Object.keys(ROLE_WORDS)).toEqual([...ROLES]);
    expect(Object.keys(SCOPE_WORDS)).toEqual([...SCOPES]);
  });
});
