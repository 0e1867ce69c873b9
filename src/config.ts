import { isIP } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from './platform/paths.ts';

const onOff = z.enum(['inline', 'off']);
/** Whether the addresses of mail server, host and proxies can be read: found out here, before anything starts. */
function isMailAddress(text: string): boolean {
  if (!/^smtps?:\/\/./.test(text) || !URL.canParse(text)) return false;
  const { hostname, username, password } = new URL(text);
  try {
    return hostname !== '' && decodeURIComponent(`${username}:${password}`) !== '';
  } catch {
    return false;
  }
}

function isHost(text: string): boolean {
  return text !== '' && URL.canParse(`http://${text.includes(':') ? `[${text}]` : text}:1`);
}

function isTrust(text: string): boolean {
  if (/^(true|false|on|off|\d+)$/.test(text)) return true;
  return text
    .split(',')
    .map((each) => each.trim())
    .every((each) => {
      const [address = '', prefix = '0', ...rest] = each.split('/');
      const bits = isIP(address) === 6 ? 128 : 32;
      if (['loopback', 'linklocal', 'uniquelocal'].includes(each)) return true;
      return isIP(address) !== 0 && rest.length === 0 && /^\d+$/.test(prefix) && Number(prefix) <= bits;
    });
}

const optional = <T extends z.ZodType>(schema: T) => z.preprocess((v) => (v === '' ? undefined : v), schema.optional());

const Environment = z
  .object({
    PORT: z.coerce.number({ error: 'must be a port number, such as 3000' }).int().min(0).max(65535).default(3000),
    HOST: z
      .string()
      .refine(isHost, 'must be an address or a name of this machine, such as 127.0.0.1 or 0.0.0.0')
      .default('127.0.0.1'),
    BASE_URL: optional(
      z
        .url({ protocol: /^https?$/, error: 'must be the address people use, such as https://survey.example.org' })
        .transform((url) => url.replace(/\/+$/, '')),
    ),
    DATABASE_URL: z
      .string()
      .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must be sqlite:PATH or postgres://user:password@host:port/name')
      .default('sqlite:data/gapcard.sqlite'),
    MAIL_URL: optional(
      z
        .string()
        .refine(
          isMailAddress,
          'must be smtp://user:password@host:port, or be left out; write signs in a password as %XX',
        ),
    ),
    MAIL_FROM: optional(
      z
        .string()
        .regex(
          /^([^<>]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/,
          'must be an address, such as Service <service@example.org>',
        ),
    ),
    ADMIN_EMAIL: optional(z.email({ error: 'must be an e-mail address' }).transform((email) => email.toLowerCase())),
    ADMIN_PASSWORD: optional(z.string().min(10, 'must have at least 10 characters')),
    API_KEY: optional(z.string().min(16, 'must have at least 16 characters')),
    JOBS: onOff.default('inline'),
    TRUST_PROXY: optional(
      z.string().refine(isTrust, 'must be on, off, a number of proxies, or addresses such as 10.0.0.0/8 or loopback'),
    ),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .superRefine((env, context) => {
    if ((env.ADMIN_EMAIL === undefined) !== (env.ADMIN_PASSWORD === undefined)) {
      context.addIssue({
        code: 'custom',
        path: ['ADMIN_EMAIL'],
        message: 'and ADMIN_PASSWORD go together: set both or neither',
      });
    }
    if (env.MAIL_URL !== undefined && env.MAIL_FROM === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['MAIL_FROM'],
        message: 'is needed with MAIL_URL: the address that mail comes from',
      });
    }
  });

export interface Config {
  port: number;
  host: string;
  /** Without a trailing slash. */
  baseUrl: string;
  databaseUrl: string;
  /** Undefined: mail is captured inside the product. */
  mailUrl: string | undefined;
  mailFrom: string;
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
  if (!parsed.success) {
    return { ok: false, faults: parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) };
  }
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
