import encodeQR from 'qr';

/** A QR code as one path to be drawn in black on a white square of `size` units, its quiet zone within. */
export interface QrDrawing {
  size: number;
  path: string;
}

/** Units of white that readers want round the code (ISO/IEC 18004). */
const QUIET = 4;

/** @example drawQr('https://example.org/q/k7m2p4qd') // { size: 37, path: 'M4 4h7v1h-7z…' } */
export function drawQr(text: string): QrDrawing {
  const rows = encodeQR(text, 'raw', { border: QUIET, ecc: 'medium' });
  const path = rows.flatMap((row, y) => runs(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`));
  return { size: rows.length, path: path.join('') };
}

/** The dark parts of a row. */
function runs(row: readonly boolean[]): { from: number; length: number }[] {
  const found: { from: number; length: number }[] = [];
  row.forEach((dark, at) => {
    const last = found.at(-1);
    if (!dark) return;
    if (last !== undefined && last.from + last.length === at) last.length += 1;
    else found.push({ from: at, length: 1 });
  });
  return found;
}
