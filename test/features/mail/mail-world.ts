import { generateKeyPairSync } from 'node:crypto';

export interface RsaKey {
  /** PEM. */
  privateKey: string;
  /** Base64, as it stands in DNS. */
  publicKey: string;
}

export function makeRsaKey(bits = 2048): RsaKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
  };
}
