import { LOCALE_NAMES, type Locale } from '../../domain/locale.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import type { CardSegment } from '../analysis/index.ts';
import { figureMessages } from './figures.messages.ts';

/** A segment in words, names isolated; all branches and all providers where nothing was chosen. */
export function segmentText(
  { branch, provider, topic, channel, locale: answers, origin }: CardSegment,
  locale: Locale,
): string {
  const t = figureMessages.in(locale);
  const words = [
    ...[branch, provider, topic].flatMap((place) => (place === undefined ? [] : [isolate(place.name)])),
    ...(channel === undefined ? [] : [t(`figure.channel.${channel}`)]),
    ...(answers === undefined ? [] : [isolate(LOCALE_NAMES[answers])]),
    ...(origin === undefined ? [] : [t('figure.filter.origin.open_link')]),
  ];
  return dotted(words.length > 0 ? words : [t('figure.filter.branch.all'), t('figure.filter.provider.all')]);
}
