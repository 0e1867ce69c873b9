import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import type { DkimKey } from './platform/mail/mail.ts';
import { projectRoot } from './platform/paths.ts';

const PORT_FAULT = 'must be a port number from 0 to 65535, such as 3000';

const DOMAIN_NAME = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;

/** A variable that is set to nothing counts as not set, so that a line of an .env file can be emptied. */
const given = <T extends z.ZodType>(schema: T) => z.preprocess((v) => (v === '' ? undefined : v), schema);

const Environment = z.object({
  PORT: given(
    z
      .string()
      .regex(/^\d{1,5}$/, PORT_FAULT)
      .transform(Number)
      .refine((port) => port <= 65535, PORT_FAULT)
      .default(3000),
  ),
  HOST: given(z.string().default('127.0.0.1')),
  BASE_URL: given(
    z
      .url({ protocol: /^https?$/, error: 'must be the address people use, such as https://survey.example.org' })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
  ),
  DATABASE_URL: given(
    z
      .string()
      .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must be sqlite:PATH or postgres://user:password@host:port/name')
      .default('sqlite:data/gapcard.sqlite'),
  ),
  MAIL_URL: given(z.string().refine(isMailUrl, 'must be smtp://user:password@host:port, or be left out').optional()),
  MAIL_FROM: given(
    z
      .string()
      .regex(
        /^([^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
        'must be an address, such as Service <service@example.org>',
      )
      .optional(),
  ),
  MAIL_ALLOW: given(
    z
      .string()
      .transform((text) =>
        text
          .toLowerCase()
          .split(',')
          .map((part) => part.trim())
          .filter((part) => part !== ''),
      )
      .refine((parts) => parts.every((part) => /^[^\s@<>]*@[^\s@<>]+$/.test(part)), {
        error: 'must list addresses and domains, such as dana@example.org, @example.com',
      })
      .optional(),
  ),
  DKIM_DOMAIN: given(z.string().regex(DOMAIN_NAME, 'must be a domain, such as example.org').optional()),
  DKIM_SELECTOR: given(z.string().regex(DOMAIN_NAME, 'must be a name of letters and digits, such as mail').optional()),
  DKIM_PRIVATE_KEY: given(z.string().transform(readPrivateKey).optional()),
  ADMIN_EMAIL: given(
    z
      .email({ error: 'must be an e-mail address' })
      .transform((email) => email.toLowerCase())
      .optional(),
  ),
  ADMIN_PASSWORD: given(z.string().min(10, 'must have at least 10 characters').optional()),
  API_KEY: given(z.string().min(16, 'must have at least 16 characters').optional()),
  JOBS: given(z.enum(['inline', 'off'], { error: 'must be inline or off' }).default('inline')),
  TRUST_PROXY: given(
    z
      .string()
      .refine(isTrustProxy, 'must be true, the number of proxies, or their addresses, such as 10.0.0.0/8')
      .optional(),
  ),
  LOG_LEVEL: given(
    z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be fatal, error, warn, info, debug, trace or silent',
      })
      .default('info'),
  ),
});

/** A PEM text, whose line ends may be written as \n, or the path of a file with one. Nodemailer signs with RSA. */
function readPrivateKey(value: string, issues: z.RefinementCtx): string {
  const wrong = (message: string): string => {
    issues.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  let pem = value.replaceAll('\\n', '\n');
  if (!pem.includes('-----BEGIN')) {
    try {
      pem = readFileSync(isAbsolute(value) ? value : join(projectRoot, value), 'utf8');
    } catch {
      return wrong('must be a private key in PEM form, or the path of a file with one that can be read');
    }
  }
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem);
    if (asymmetricKeyType !== 'rsa') return wrong('must be an RSA key');
    if ((asymmetricKeyDetails?.modulusLength ?? 0) < 1024) return wrong('must have at least 1024 bits; 2048 are usual');
    return pem;
  } catch {
    return wrong('must be a private key in PEM form without a password');
  }
}

function isMailUrl(text: string): boolean {
  return /^smtps?:\/\/[^/]/.test(text) && URL.canParse(text);
}

/** `loopback`, `linklocal` and `uniquelocal` are Express's names of such ranges. */
function isTrustProxy(text: string): boolean {
  if (/^(true|false|on|off|\d{1,3})$/.test(text)) return true;
  return text.split(',').every((part) => {
    const [address = '', length, ...rest] = part.trim().split('/');
    if (rest.length > 0) return false;
    if (length === undefined && /^(loopback|linklocal|uniquelocal)$/.test(address)) return true;
    const bits = isIP(address) === 4 ? 32 : isIP(address) === 6 ? 128 : -1;
    return bits > 0 && (length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits));
  });
}

const DKIM = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_PRIVATE_KEY'];

/** What is wrong between variables; looked for whatever else is wrong, so that all is told at once. */
function unpaired(environment: Record<string, string | undefined>): string[] {
  const isSet = (name: string): boolean => (environment[name] ?? '') !== '';
  return [
    ...(isSet('ADMIN_EMAIL') === isSet('ADMIN_PASSWORD')
      ? []
      : ['ADMIN_EMAIL and ADMIN_PASSWORD go together: set both or neither']),
    ...(isSet('MAIL_URL') && !isSet('MAIL_FROM')
      ? ['MAIL_FROM is needed with MAIL_URL: the address that mail comes from']
      : []),
    ...(new Set(DKIM.map(isSet)).size > 1
      ? [
          `${DKIM.join(', ')} go together: set all three, or none (missing: ${DKIM.filter((name) => !isSet(name)).join(', ')})`,
        ]
      : []),
  ];
}

export interface Config {
  port: number;
  host: string;
  /** Without a trailing slash. */
  baseUrl: string;
  databaseUrl: string;
  /** Undefined: mail is captured inside the product. */
  mailUrl: string | undefined;
  mailFrom: string;
  /** For a trial: only these addresses and domains (`@example.org`) get mail; undefined: everybody does. */
  mailAllow: readonly string[] | undefined;
  /** With which mail is signed; undefined: the mail server signs, or nobody does. */
  dkim: DkimKey | undefined;
  firstAdministrator: { email: string; password: string } | undefined;
  apiKey: string | undefined;
  jobs: 'inline' | 'off';
  trustProxy: string | number | boolean;
  logLevel: string;
}

export type ConfigResult = { ok: true; config: Config } | { ok: false; faults: string[] };

/** Reads the environment. Every fault is found at once, each as "NAME what is wrong". */
export function readConfig(environment: Record<string, string | undefined>): ConfigResult {
  const parsed = Environment.safeParse(environment);
  const faults = unpaired(environment);
  if (!parsed.success)
    faults.unshift(...parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`));
  if (!parsed.success || faults.length > 0) return { ok: false, faults };
  const env = parsed.data;
  return {
    ok: true,
    config: {
      port: env.PORT,
      host: env.HOST,
      baseUrl: env.BASE_URL ?? `http://${env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST}:${env.PORT}`,
      databaseUrl: absoluteDatabaseUrl(env.DATABASE_URL),
      mailUrl: env.MAIL_URL,
      mailFrom: env.MAIL_FROM ?? 'Gapcard <gapcard@localhost>',
      mailAllow: env.MAIL_ALLOW,
      dkim:
        env.DKIM_DOMAIN !== undefined && env.DKIM_SELECTOR !== undefined && env.DKIM_PRIVATE_KEY !== undefined
          ? { domain: env.DKIM_DOMAIN, selector: env.DKIM_SELECTOR, privateKey: env.DKIM_PRIVATE_KEY }
          : undefined,
      firstAdministrator:
        env.ADMIN_EMAIL !== undefined && env.ADMIN_PASSWORD !== undefined
          ? { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD }
          : undefined,
      apiKey: env.API_KEY,
      jobs: env.JOBS,
      trustProxy: trustProxy(env.TRUST_PROXY),
      logLevel: env.LOG_LEVEL,
    },
  };
}

/** A relative SQLite path counts from the project's folder, so that server and command line open the same file. */
function absoluteDatabaseUrl(url: string): string {
  if (!url.startsWith('sqlite:')) return url;
  const path = url.slice('sqlite:'.length);
  return `sqlite:${isAbsolute(path) ? path : join(projectRoot, path)}`;
}

function trustProxy(value: string | undefined): string | number | boolean {
  if (value === undefined || value === 'false' || value === 'off') return false;
  if (value === 'true' || value === 'on') return true;
  return /^\d+$/.test(value) ? Number(value) : value;
}

/** Reads process.env with these settings in place of its own; on faults prints them all and ends with code 1. */
export function configOrExit(instead: Record<string, string | undefined> = {}): Config {
  const result = readConfig({ ...process.env, ...instead });
  if (result.ok) return result.config;
  console.error('Gapcard cannot start. Correct these settings of the environment:');
  for (const fault of result.faults) console.error(`  ${fault}`);
  process.exit(1);
}

/** The environment for a program that we start, with some variables set for it. */
export function childEnvironment(variables: Record<string, string>): Record<string, string | undefined> {
  return { ...process.env, ...variables };
}
