const BASE = 'http://own.invalid';

/** A path of our own as given in `?next=`, or undefined for anything that leads elsewhere. */
export function ownPath(next: unknown): string | undefined {
  if (typeof next !== 'string' || !next.startsWith('/') || next.length > 1000) return undefined;
  try {
    const url = new URL(next, BASE);
    // `//host`, `/\host` and tabs between are other hosts to a browser, and to URL as well.
    return url.origin === BASE && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : undefined;
  } catch {
    return undefined;
  }
}
