import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive: (password: string, salt: Buffer, length: number, options: ScryptOptions) => Promise<Buffer> =
  promisify(scrypt);

interface Cost {
  N: number;
  r: number;
  p: number;
}

/** 32 MB and about a fifth of a second a try: dear for who guesses, bearable for who signs in. */
const COST: Cost = { N: 2 ** 15, r: 8, p: 3 };
const KEY_BYTES = 32;
const MAX_MEMORY = 128 * 1024 * 1024;

/** @returns `scrypt$N$r$p$SALT$KEY`: the cost is kept with the key, so that it can be raised later */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password.normalize('NFKC'), salt, KEY_BYTES, { ...COST, maxmem: MAX_MEMORY });
  return ['scrypt', COST.N, COST.r, COST.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/**
 * Whether the password is the one that was hashed. With no hash (no such user, or none with a password) it takes as
 * long and says no, so that the time of the answer does not tell which addresses have accounts.
 */
export async function checkPassword(password: string, hash: string | null | undefined): Promise<boolean> {
  const [scheme, n, r, p, salt, key] = (hash ?? '').split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) {
    await hashPassword(password);
    return false;
  }
  const wanted = Buffer.from(key, 'base64url');
  const cost = { N: Number(n), r: Number(r), p: Number(p), maxmem: MAX_MEMORY };
  const found = await derive(password.normalize('NFKC'), Buffer.from(salt, 'base64url'), wanted.length, cost);
  return timingSafeEqual(found, wanted);
}

/** Whether a hash was made at another cost than today's, so that it is made anew when the password is at hand. */
export function isOutdated(hash: string): boolean {
  return !hash.startsWith(`scrypt$${COST.N}$${COST.r}$${COST.p}$`);
}
