import type { Response } from 'express';
import { LOCALE_NAMES, LOCALES } from '../../domain/locale.ts';
import { ROLE_WORDS } from '../../domain/words/access.words.ts';
import type { Services } from '../../platform/context.ts';
import type { Frame } from '../../platform/http/render.ts';
import { findOrganisation } from '../organisation/index.ts';
import { languageLinks } from './door-links.ts';
import { frameMessages } from './frame.messages.ts';
import { menuOf, type NavCounts, type PageExists } from './nav.ts';

/**
 * What stands round every page: the menu of the role, who is signed in, the organisation, and the languages at the door.
 * `nav` and `languages` are left to the page's own model where it brings them.
 */
export function frameOf(services: Services, pageExists: PageExists, counts: NavCounts): Frame {
  return async (res: Response) => {
    const found = await findOrganisation(services.db.knex);
    const organisation = found && { name: found.settings.name, logoUrl: found.logoUrl };
    const { context, locale, staffSide } = res.locals;
    const { actor } = context;
    if (actor.kind !== 'user') {
      return { organisation, nav: [], ...(staffSide ? { languages: languageLinks(res) } : {}) };
    }
    const t = frameMessages.in(locale);
    const { path } = res.req;
    const menu = menuOf(actor, pageExists);
    const waiting = new Map<string, number>();
    for (const { href } of menu.flatMap((group) => group.links)) {
      const n = (await counts[href]?.(services.db.knex, actor)) ?? 0;
      if (n > 0) waiting.set(href, n);
    }
    // The page itself, or the nearest one above it.
    const at = menu
      .flatMap((group) => group.links.map(({ href }) => href))
      .filter((href) => path === href || path.startsWith(`${href}/`))
      .sort((a, b) => b.length - a.length)[0];
    const nav = menu.map((group) => ({
      label: group.word === null ? null : t(group.word),
      links: group.links.map((link) => ({
        href: link.href,
        label: t(link.word),
        count: waiting.get(link.href),
        current: link.href === at,
      })),
    }));
    return {
      organisation,
      nav,
      actor: { name: actor.name, roleLabel: ROLE_WORDS[actor.role].name[locale] },
      // A page that answers a form cannot be asked for again.
      languageSwitch: {
        languages: LOCALES.map((lang) => ({ lang, label: LOCALE_NAMES[lang], current: lang === locale })),
        back: res.req.method === 'GET' ? res.req.originalUrl : '/',
      },
    };
  };
}
