import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../src/config.ts';

describe('settings of the environment', () => {
  test('every fault is told at once, in a sentence that says what to write', () => {
    const read = readConfig({
      PORT: '70000',
      BASE_URL: 'survey.example.org',
      DATABASE_URL: 'mysql://x',
      MAIL_URL: 'smtp://',
      MAIL_FROM: 'nobody',
      ADMIN_EMAIL: 'admin@example.org',
      API_KEY: 'short',
      JOBS: 'some',
      TRUST_PROXY: 'the one in front',
      LOG_LEVEL: 'loud',
    });
    expect(read).toEqual({
      ok: false,
      faults: [
        'PORT must be a port number from 0 to 65535, such as 3000',
        'BASE_URL must be the address people use, such as https://survey.example.org',
        'DATABASE_URL must be sqlite:PATH or postgres://user:password@host:port/name',
        'MAIL_URL must be smtp://user:password@host:port, or be left out',
        'MAIL_FROM must be an address, such as Service <service@example.org>',
        'API_KEY must have at least 16 characters',
        'JOBS must be inline or off',
        'TRUST_PROXY must be true, the number of proxies, or their addresses, such as 10.0.0.0/8',
        'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent',
        'ADMIN_EMAIL and ADMIN_PASSWORD go together: set both or neither',
      ],
    });
    expect(readConfig({ MAIL_URL: 'smtp://mail.example.org' })).toEqual({
      ok: false,
      faults: ['MAIL_FROM is needed with MAIL_URL: the address that mail comes from'],
    });
  });

  test('what is not set, or set to nothing, has its usual value', () => {
    const usual = readConfig({});
    expect(usual).toMatchObject({
      ok: true,
      config: { port: 3000, host: '127.0.0.1', jobs: 'inline', logLevel: 'info' },
    });
    const names = [
      'PORT',
      'HOST',
      'BASE_URL',
      'DATABASE_URL',
      'MAIL_URL',
      'ADMIN_EMAIL',
      'API_KEY',
      'JOBS',
      'LOG_LEVEL',
    ];
    expect(readConfig(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(usual);
  });

  test.each([
    ['true', true],
    ['off', false],
    ['2', 2],
    ['loopback, 10.0.0.0/8,::1', 'loopback, 10.0.0.0/8,::1'],
  ])('TRUST_PROXY %s', (text, trustProxy) => {
    expect(readConfig({ TRUST_PROXY: text })).toMatchObject({ ok: true, config: { trustProxy } });
  });
});
