import type { Request, Response } from 'express';
import { isLocale, LOCALE_NAMES, LOCALES } from '../../domain/locale.ts';

/** Takes a language chosen by `?lang=` along to the next page before the sign-in. */
export function withLanguage(req: Request, path: string, query: Record<string, string | undefined> = {}): string {
  const { lang } = req.query;
  const params = new URLSearchParams();
  if (isLocale(lang)) params.set('lang', lang);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) params.set(name, value);
  return params.size === 0 ? path : `${path}?${params}`;
}

/** This same page in each language. */
export function languageLinks(res: Response) {
  const { req } = res;
  const url = new URL(req.originalUrl, 'http://own.invalid');
  return LOCALES.map((lang) => {
    url.searchParams.set('lang', lang);
    return {
      lang,
      label: LOCALE_NAMES[lang],
      href: `${url.pathname}${url.search}`,
      current: lang === res.locals.locale,
    };
  });
}
