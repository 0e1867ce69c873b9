import { createHash, createPublicKey, createVerify } from 'node:crypto';

/**
 * Whether the one DKIM signature of a message holds, as a receiver checks it: relaxed canonicalisation of header and body
 * (RFC 6376, 3.4), the fields named in `h=` from the bottom up, RSA with SHA-256.
 *
 * @param raw the message as it came over the wire @param publicKey base64, as it stands in DNS
 */
export function verifyDkim(
  raw: string,
  publicKey: string,
): { holds: boolean; signed: string[]; tags: Map<string, string> } {
  const end = raw.indexOf('\r\n\r\n');
  const fields = raw.slice(0, end + 2).match(/[^\r\n]+\r\n(?:[ \t][^\r\n]*\r\n)*/g) ?? [];
  const nameOf = (field: string): string => field.slice(0, field.indexOf(':')).trim().toLowerCase();
  const signature = fields.find((field) => nameOf(field) === 'dkim-signature') ?? '';
  const tags = new Map(
    signature
      .slice(signature.indexOf(':') + 1)
      .split(';')
      .map((tag) => [tag.slice(0, tag.indexOf('=')).trim(), tag.slice(tag.indexOf('=') + 1).replace(/\s+/g, '')]),
  );
  const relaxed = (field: string): string =>
    `${nameOf(field)}:${field
      .slice(field.indexOf(':') + 1)
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()}`;
  const body = raw
    .slice(end + 4)
    .split('\r\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(\r\n)*$/, '\r\n');
  const bodyHash = createHash('sha256').update(body, 'latin1').digest('base64');
  const signed = (tags.get('h') ?? '').split(':').map((name) => name.toLowerCase());
  const left = [...fields].reverse();
  const covered = signed.flatMap((name) => {
    const at = left.findIndex((field) => nameOf(field) === name);
    return at < 0 ? [] : left.splice(at, 1).map((field) => `${relaxed(field)}\r\n`);
  });
  const itself = relaxed(signature).replace(/([;\s]b=)[^;]*/, '$1');
  const verifier = createVerify('rsa-sha256');
  verifier.update(covered.join('') + itself, 'latin1');
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  const holds = bodyHash === tags.get('bh') && verifier.verify(key, tags.get('b') ?? '', 'base64');
  return { holds, signed, tags };
}
