import { directionOf, type Locale } from '../../domain/locale.ts';
import { drawQr, type QrDrawing } from '../../platform/qr.ts';
import type { Organisation } from '../organisation/index.ts';
import { openLinksMessages } from './open-links.messages.ts';
import { linkAddress, type ShownLink, shortAddress } from './open-links.views.ts';

export const CARD_SIZES = ['a4', 'small'] as const;
export type CardSize = (typeof CARD_SIZES)[number];

/** What views/open-links/card.ejs shows, as `card`. */
export interface QrCard {
  size: CardSize;
  copies: number;
  organisation: string;
  logoUrl: string | null;
  /** Where it hangs: told to whoever puts it up, and to those who read it. */
  place: string[];
  /** One for each language on the card. */
  texts: { lang: Locale; dir: 'ltr' | 'rtl'; heading: string; lead: string; scan: string; type: string }[];
  /** The address as people type it, in two parts between which a line may break. */
  host: string;
  path: string;
  qr: QrDrawing;
}

/** So many small cards come on one A4 sheet. */
const SMALL_CARDS = 10;

export function toQrCard(
  { link, names }: Pick<ShownLink, 'link' | 'names'>,
  { settings, logoUrl }: Organisation,
  baseUrl: string,
  { size, languages }: { size: CardSize; languages: readonly Locale[] },
): QrCard {
  return {
    size,
    copies: size === 'a4' ? 1 : SMALL_CARDS,
    organisation: settings.name,
    logoUrl,
    place: [...names],
    texts: languages.map((lang) => {
      const t = openLinksMessages.in(lang);
      return {
        lang,
        dir: directionOf(lang),
        heading: t('openLinks.card.heading'),
        lead: t('openLinks.card.lead'),
        scan: t('openLinks.card.scan'),
        type: t('openLinks.card.type'),
      };
    }),
    host: shortAddress(baseUrl, link).replace(/\/q\/.*$/, ''),
    path: `q/${link.slug}`,
    qr: drawQr(linkAddress(baseUrl, link)),
  };
}
