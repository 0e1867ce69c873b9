import type { Response } from 'express';
import { ROLE_WORDS } from '../../domain/words/access.words.ts';
import type { Services } from '../../platform/context.ts';
import type { Frame } from '../../platform/http/render.ts';
import { findOrganisation } from '../organisation/index.ts';
import { languageLinks } from './door-links.ts';
import { frameMessages } from './frame.messages.ts';
import { menuOf, type PageExists } from './nav.ts';

/**
 * What stands round every page: the menu of the role, who is signed in, the organisation, and the languages at the door.
 * `nav` and `languages` are left to the page's own model where it brings them.
 */
export function frameOf(services: Services, pageExists: PageExists): Frame {
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
    const nav = menuOf(actor, pageExists).map((group) => ({
      label: group.word === null ? null : t(group.word),
      links: group.links.map((link) => ({
        href: link.href,
        label: t(link.word),
        current: path === link.href || path.startsWith(`${link.href}/`),
      })),
    }));
    return { organisation, nav, actor: { name: actor.name, roleLabel: ROLE_WORDS[actor.role].name[locale] } };
  };
}
