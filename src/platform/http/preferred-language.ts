import type { Request } from 'express';
import { isLocale, type Locale } from '../../domain/locale.ts';

/** The language that a browser prefers among these; undefined where it names none of them. */
export function preferredLanguage(req: Request, offered: readonly Locale[]): Locale | undefined {
  if (req.get('accept-language') === undefined) return undefined;
  const found = req.acceptsLanguages([...offered]);
  return isLocale(found) ? found : undefined;
}
