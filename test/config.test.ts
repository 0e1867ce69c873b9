import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../src/config.ts';

const faultsOf = (environment: Record<string, string>): string[] => {
  const read = readConfig(environment);
  return read.ok ? [] : read.faults;
};

describe('the environment', () => {
  test.each([
    ['MAIL_URL', 'smtp://:::'],
    ['MAIL_URL', 'smtp://%zz:secret@mail.example.org'],
    ['TRUST_PROXY', 'nonsense'],
    ['TRUST_PROXY', '10.0.0.0/99'],
    ['HOST', '999.1.1.1'],
    ['HOST', 'two words'],
    ['DATABASE_URL', 'mysql://x'],
    ['PORT', '70000'],
  ])('%s=%s is named as wrong', (name, value) => {
    const faults = faultsOf({ MAIL_FROM: 'service@example.org', [name]: value });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${name} `));
  });

  test.each([
    ['TRUST_PROXY', '1'],
    ['TRUST_PROXY', 'loopback, 10.0.0.0/8, fd00::/8'],
    ['HOST', '::1'],
    ['HOST', 'localhost'],
    ['MAIL_URL', 'smtp://user:p%40ss@[::1]:587?tls=required'],
  ])('%s=%s is taken', (name, value) => {
    expect(faultsOf({ MAIL_FROM: 'service@example.org', [name]: value })).toEqual([]);
  });
});
