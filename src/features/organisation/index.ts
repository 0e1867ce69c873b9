import type { Knex } from 'knex';
import { type ListOptions, listPlaces, type Place } from './place.store.ts';

export { foldName } from '../../domain/names/fold-name.ts';
export { gatherNewPlaces, knownPlacesField, type NewPlaces, NO_NEW_PLACES, newPlacesText } from './new-places.ts';
export { createOrganisation, updateOrganisation } from './organisation.service.ts';
export { findOrganisation, getOrganisation, type Organisation } from './organisation.store.ts';
export {
  addPlace,
  findPlaceCalled,
  findPlaceMeant,
  heldPlaceId,
  holdPlace,
  mayCreatePlaces,
  mergePlaces,
  type NamedPlaces,
  type PlacesMergedHandler,
  placeCalled,
  resolvePlace,
  resolvePlaces,
  timeZoneOf,
} from './place.service.ts';
export {
  findPlace,
  findPlacesCalled,
  getPlace,
  type ListOptions,
  PLACE_KINDS,
  type Place,
  type PlaceKind,
  survivorId,
} from './place.store.ts';
export { type NewPlace, type PlacesOfFile, placesOfFile } from './places-of-file.ts';

export const listBranches = (db: Knex, options?: ListOptions): Promise<Place[]> => listPlaces(db, 'branch', options);
export const listProviders = (db: Knex, options?: ListOptions): Promise<Place[]> => listPlaces(db, 'provider', options);
export const listTopics = (db: Knex, options?: ListOptions): Promise<Place[]> => listPlaces(db, 'topic', options);
export { organisationApi } from './organisation.api.ts';
export { organisationMessages } from './organisation.messages.ts';
export { organisationRoutes, publicOrganisationRoutes } from './organisation.routes.ts';
export { placeMessages } from './place.messages.ts';
export { placeRoutes } from './place.routes.ts';
