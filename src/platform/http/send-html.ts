import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Response } from 'express';

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Shorter pages gain nothing from compression. */
const WORTH_COMPRESSING = 1400;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** Sends a page, compressed where the browser takes that: a form of many choices shrinks to a tenth. */
export async function sendHtml(res: Response, status: number, html: string): Promise<void> {
  res.status(status).type('html').vary('Accept-Encoding');
  const encoding = res.req.acceptsEncodings('br', 'gzip', 'identity');
  if (html.length < WORTH_COMPRESSING || (encoding !== 'br' && encoding !== 'gzip')) {
    res.send(html);
    return;
  }
  const plain = Buffer.from(html, 'utf8');
  const packed = encoding === 'br' ? await compressBrotli(plain, BROTLI) : await compressGzip(plain);
  res.setHeader('Content-Encoding', encoding);
  res.send(packed);
}
