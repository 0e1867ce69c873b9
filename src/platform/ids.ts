import { createHash, randomBytes, randomInt } from 'node:crypto';
import { v4, v7 } from 'uuid';

export interface Ids {
  /** UUIDv7: sorts by the time it was made. For everything but what must not tell when it was made. */
  next(): string;
  /** UUIDv4: tells nothing. For responses, which must not be matched to invitations by their order. */
  unordered(): string;
  /** A secret for a link: `bits` of randomness in base64url. Only its hash is stored. */
  secret(bits?: 128 | 256): string;
  /** A number in [0, 1), for drawing forms. */
  random(): number;
}

export const systemIds: Ids = {
  next: () => v7(),
  unordered: () => v4(),
  secret: (bits = 128) => randomBytes(bits / 8).toString('base64url'),
  random: () => randomInt(2 ** 47) / 2 ** 47,
};

/** SHA-256 in hex: how secrets of links, sessions and API keys are stored. Their randomness makes salt needless. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}
