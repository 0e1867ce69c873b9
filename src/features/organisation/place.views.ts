import type { Locale } from '../../domain/locale.ts';
import { type Field, type Filled, fillChange } from '../../platform/http/form-fields.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { seenBefore } from '../../platform/overtaken.ts';
import { placeMessages } from './place.messages.ts';
import { shownOf } from './place.service.ts';
import type { Place, PlaceKind } from './place.store.ts';
import { zoneOptions } from './settings.views.ts';

type Word = keyof typeof placeMessages.triples;

export const PLACE_PATHS: Record<PlaceKind, string> = {
  provider: '/providers',
  branch: '/branches',
  topic: '/topics',
};

const DONE: ReadonlyMap<unknown, Word> = new Map([
  ['added', 'places.done.added'],
  ['saved', 'places.done.saved'],
  ['merged', 'places.done.merged'],
]);

function flashOf(done: unknown, locale: Locale) {
  const key = DONE.get(done);
  return key === undefined ? {} : { flash: { kind: 'done', text: placeMessages.in(locale)(key) } };
}

export function placesTitle(kind: PlaceKind, locale: Locale): string {
  return placeMessages.in(locale)('places.title', { kind });
}

export function toPlacesPage(input: {
  locale: Locale;
  kind: PlaceKind;
  places: readonly Place[];
  search: string;
  includeInactive: boolean;
  mayEdit: boolean;
  organisationZone: string;
  done: unknown;
}) {
  const { locale, kind, places, search, mayEdit } = input;
  const t = placeMessages.in(locale);
  const path = PLACE_PATHS[kind];
  const columns = [
    { label: t('places.column.name') },
    { label: t('places.column.code') },
    ...(kind === 'branch' ? [{ label: t('places.column.zone') }] : []),
    { label: t('places.column.state') },
  ];
  const rows = places.map((place) => ({
    cells: [
      { text: place.name, ...(mayEdit ? { href: `${path}/${place.id}` } : {}) },
      { text: place.code ?? '—' },
      ...(kind === 'branch' ? [{ text: place.timeZone ?? input.organisationZone, num: true }] : []),
      place.active
        ? { text: t('places.state.active'), state: { icon: 'done' } }
        : { text: t('places.state.inactive'), state: { icon: 'no' } },
    ],
  }));
  const searching = search !== '' || input.includeInactive;
  const empty = searching
    ? null
    : {
        small: true,
        title: t('places.empty.title', { kind }),
        text: t('places.empty.text'),
        steps: mayEdit ? [{ href: `${path}/new`, label: t('places.add', { kind }) }] : [],
      };
  return {
    heading: t('places.title', { kind }),
    lead: t('places.lead', { kind }),
    tabsLabel: t('places.tabs'),
    tabs: (['provider', 'branch', 'topic'] as const).map((other) => ({
      href: PLACE_PATHS[other],
      label: t('places.title', { kind: other }),
      current: other === kind,
    })),
    add: mayEdit ? { href: `${path}/new`, label: t('places.add', { kind }) } : null,
    filters: {
      action: path,
      summary: search === '' ? t(`places.showInactive.${input.includeInactive ? 'all' : 'active'}`) : isolate(search),
      submit: t('places.filter'),
      fields: [
        { name: 'search', label: t('places.search'), kind: 'search', value: search },
        {
          name: 'show',
          label: t('places.showInactive'),
          kind: 'select',
          value: input.includeInactive ? 'all' : '',
          options: [
            { value: '', label: t('places.showInactive.active') },
            { value: 'all', label: t('places.showInactive.all') },
          ],
        },
      ],
    },
    table: rows.length === 0 ? null : { caption: t('places.title', { kind }), columns, rows },
    empty: rows.length === 0 ? empty : null,
    nothing: rows.length === 0 && searching ? t('places.nothing', { search: isolate(search) }) : null,
    ...flashOf(input.done, locale),
  };
}

export function toPlacePage(input: {
  locale: Locale;
  kind: PlaceKind;
  place: Place | undefined;
  filled: Filled;
  others: readonly Place[];
  organisationZone: string;
  done: unknown;
}) {
  const { locale, kind, place, filled } = input;
  const t = placeMessages.in(locale);
  const words = wordsOf(placeMessages, locale);
  const path = PLACE_PATHS[kind];
  const zones = [filled.values.timeZone, place?.timeZone].map((zone) => (typeof zone === 'string' ? zone : ''));
  const zoneField: Field = {
    name: 'timeZone',
    label: t('places.field.zone'),
    kind: 'select',
    value: place?.timeZone ?? '',
    options: [
      { value: '', label: t('places.field.zone.own', { zone: isolate(input.organisationZone) }) },
      ...zoneOptions(...zones),
    ],
  };
  const fields: Field[] = [
    { name: 'name', label: t('places.field.name'), value: place?.name ?? '', required: true, maxlength: 120 },
    {
      name: 'code',
      label: t('places.field.code'),
      hint: t('places.field.code.hint'),
      value: place?.code ?? '',
      optional: true,
      maxlength: 40,
    },
    ...(kind === 'branch' ? [zoneField] : []),
    place === undefined
      ? { name: 'active', label: '', kind: 'hidden', value: 'yes' }
      : {
          name: 'active',
          label: t('places.field.active'),
          hint: t('places.field.active.hint'),
          kind: 'checkbox',
          value: place.active,
        },
  ];
  const form = fillChange(fields, filled, { words, locale });
  return {
    heading: place === undefined ? t('places.add', { kind }) : place.name,
    back: { href: path, label: t('places.title', { kind }) },
    action: place === undefined ? `${path}/new` : `${path}/${place.id}`,
    fields: Object.values(form.fields),
    seen: place === undefined ? null : seenBefore(filled, shownOf(place)),
    savedMeanwhile: form.savedMeanwhile,
    problems: form.problems,
    merge:
      place === undefined || input.others.length === 0
        ? null
        : {
            action: `${path}/${place.id}/merge`,
            field: {
              name: 'into',
              label: t('places.merge.into'),
              kind: 'select',
              options: input.others.map((other) => ({ value: other.id, label: labelOf(other) })),
            },
          },
    ...flashOf(input.done, locale),
  };
}

export function toPlaceMergePage(locale: Locale, kind: PlaceKind, from: Place, into: Place) {
  const t = placeMessages.in(locale);
  const names = { from: isolate(from.name), into: isolate(into.name) };
  return {
    heading: t('places.merge.title', names),
    will: [
      t('places.merge.will.figures', names),
      t('places.merge.will.names', names),
      t('places.merge.will.contacts'),
      t('places.merge.will.stay'),
    ],
    action: `${PLACE_PATHS[kind]}/${from.id}/merge`,
    into: into.id,
    back: { href: `${PLACE_PATHS[kind]}/${from.id}`, label: from.name },
  };
}

function labelOf(place: Place): string {
  return place.code === null ? place.name : dotted([isolate(place.name), isolate(place.code)]);
}
