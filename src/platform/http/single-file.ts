/**
 * The first file of a posted `multipart/form-data` form, for forms that send one small file and nothing else. Larger or
 * mixed uploads want a streaming parser.
 *
 * @param body the whole body, as express.raw leaves it
 * @returns undefined where there is no file, or an empty one (a form sent without choosing)
 */
export function readSingleFile(contentType: string | undefined, body: unknown): Buffer | undefined {
  const boundary = /^multipart\/form-data;.*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '');
  const name = boundary?.[1] ?? boundary?.[2];
  if (name === undefined || !Buffer.isBuffer(body)) return undefined;
  const delimiter = Buffer.from(`--${name}`);
  for (let at = body.indexOf(delimiter); at >= 0; ) {
    const next = body.indexOf(delimiter, at + delimiter.length);
    if (next < 0) return undefined;
    const part = body.subarray(at + delimiter.length + 2, next - 2);
    const headersEnd = part.indexOf('\r\n\r\n');
    if (headersEnd >= 0 && /filename=/i.test(part.subarray(0, headersEnd).toString('latin1'))) {
      const file = part.subarray(headersEnd + 4);
      return file.length === 0 ? undefined : file;
    }
    at = next;
  }
  return undefined;
}
