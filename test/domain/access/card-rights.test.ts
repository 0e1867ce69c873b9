import { expect, test } from '@jest/globals';
import { coversCard } from '../../../src/domain/access/card-rights.ts';

const WHOLE = { providerId: null, branchIds: null, rowAccess: false };

test('a kept card is for those whose rights cover its scope', () => {
  const manager = { role: 'manager', providerId: null, branchIds: null } as const;
  const limited = { ...manager, branchIds: ['haifa', 'eilat'] };
  const noa = { role: 'staff', providerId: 'noa', branchIds: ['haifa'] } as const;
  expect(coversCard(manager, WHOLE)).toBe(true);
  expect(coversCard(limited, WHOLE)).toBe(false);
  expect(coversCard(limited, { ...WHOLE, branchIds: ['haifa'] })).toBe(true);
  expect(coversCard(limited, { ...WHOLE, branchIds: ['haifa', 'acre'] })).toBe(false);
  expect(coversCard(noa, WHOLE)).toBe(false);
  expect(coversCard(noa, { ...WHOLE, providerId: 'noa' })).toBe(true);
  expect(coversCard(noa, { ...WHOLE, providerId: 'avi' })).toBe(false);
  expect(coversCard({ ...noa, providerId: null }, WHOLE)).toBe(false);
  expect(coversCard(manager, { ...WHOLE, rowAccess: true })).toBe(false);
  expect(coversCard({ ...manager, role: 'administrator' }, { ...WHOLE, rowAccess: true })).toBe(true);
});
