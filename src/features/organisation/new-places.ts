import type { Locale } from '../../domain/locale.ts';
import type { Field } from '../../platform/http/form-fields.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { placeMessages } from './place.messages.ts';
import type { NewPlace } from './places-of-file.ts';

/** What a file added to the directory: the first so many by name, and how many more. */
export interface NewPlaces {
  named: readonly NewPlace[];
  more: number;
}

const MOST_NAMED = 50;

export const NO_NEW_PLACES: NewPlaces = { named: [], more: 0 };

export function gatherNewPlaces({ named, more }: NewPlaces, added: readonly NewPlace[]): NewPlaces {
  const all = [...named, ...added];
  return { named: all.slice(0, MOST_NAMED), more: more + Math.max(0, all.length - MOST_NAMED) };
}

/** "New in the directory: Noa (provider), Haifa (branch)"; null where nothing is. */
export function newPlacesText({ named, more }: NewPlaces, locale: Locale): string | null {
  if (named.length === 0) return null;
  const t = placeMessages.in(locale);
  const names = named.map(({ kind, name }) =>
    t('place.new.one', { name: isolate(name), kind: t(`place.new.${kind}`) }),
  );
  return t('place.new', { names: names.join(', '), more });
}

/** The tick of an import that leaves the directory as it is. */
export function knownPlacesField(ticked: boolean, locale: Locale): Field {
  const t = placeMessages.in(locale);
  return {
    name: 'knownPlaces',
    kind: 'checkbox',
    label: t('place.knownOnly'),
    hint: t('place.knownOnly.hint'),
    value: ticked,
  };
}
