import type { RequestHandler } from 'express';
import { isLocale, LOCALES, type Locale } from '../../domain/locale.ts';
import { as, type Services } from '../../platform/context.ts';

/**
 * The language before anybody has signed in: `?lang=` where somebody chose it, else what the browser prefers. It also
 * lays down that whoever is asking is an outsider until a session or a key says otherwise.
 */
export function interfaceLanguage(services: Services): RequestHandler {
  return (req, res, next) => {
    const { lang } = req.query;
    const preferred = req.acceptsLanguages([...LOCALES]);
    const accepted: Locale = isLocale(preferred) ? preferred : 'en';
    res.locals.locale = isLocale(lang) ? lang : accepted;
    res.locals.context = as(services, { kind: 'customer' });
    next();
  };
}
