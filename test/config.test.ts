import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readConfig } from '../src/config.ts';
import { makeRsaKey } from './features/mail/mail-world.ts';

describe('settings of the environment', () => {
  test('every fault is told at once, in a sentence that says what to write', () => {
    const read = readConfig({
      PORT: '70000',
      BASE_URL: 'survey.example.org',
      DATABASE_URL: 'mysql://x',
      MAIL_URL: 'smtp://',
      MAIL_FROM: 'nobody',
      MAIL_ALLOW: 'dana@example.org, example.com',
      DKIM_DOMAIN: 'not a domain',
      DKIM_PRIVATE_KEY: '/no/such/file.pem',
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
        'MAIL_ALLOW must list addresses and domains, such as dana@example.org, @example.com',
        'DKIM_DOMAIN must be a domain, such as example.org',
        'DKIM_PRIVATE_KEY must be a private key in PEM form, or the path of a file with one that can be read',
        'API_KEY must have at least 16 characters',
        'JOBS must be inline or off',
        'TRUST_PROXY must be true, the number of proxies, or their addresses, such as 10.0.0.0/8',
        'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent',
        'ADMIN_EMAIL and ADMIN_PASSWORD go together: set both or neither',
        'DKIM_DOMAIN, DKIM_SELECTOR, DKIM_PRIVATE_KEY go together: set all three, or none (missing: DKIM_SELECTOR)',
      ],
    });
    expect(readConfig({ MAIL_URL: 'smtp://mail.example.org' })).toEqual({
      ok: false,
      faults: ['MAIL_FROM is needed with MAIL_URL: the address that mail comes from'],
    });
  });

  test('the key that mail is signed with comes as a text, on one line or many, or in a file', () => {
    const { privateKey } = makeRsaKey();
    const read = (key: string) =>
      readConfig({ DKIM_DOMAIN: 'example.org', DKIM_SELECTOR: 'mail', DKIM_PRIVATE_KEY: key });
    const folder = mkdtempSync(join(tmpdir(), 'gapcard-key-'));
    const file = join(folder, 'dkim.pem');
    writeFileSync(file, privateKey);
    for (const given of [privateKey, privateKey.replaceAll('\n', '\\n'), file]) {
      expect(read(given)).toMatchObject({
        ok: true,
        config: { dkim: { domain: 'example.org', selector: 'mail', privateKey } },
      });
    }
    rmSync(folder, { recursive: true });
    const elliptic = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(read(elliptic)).toEqual({ ok: false, faults: ['DKIM_PRIVATE_KEY must be an RSA key'] });
    expect(read('-----BEGIN PRIVATE KEY-----\nx')).toEqual({
      ok: false,
      faults: ['DKIM_PRIVATE_KEY must be a private key in PEM form without a password'],
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
      'MAIL_ALLOW',
      'DKIM_DOMAIN',
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
