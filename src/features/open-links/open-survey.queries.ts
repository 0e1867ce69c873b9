import type { Knex } from 'knex';
import type { Locale } from '../../domain/locale.ts';
import { readSlug } from '../../domain/open-link-slug.ts';
import type { QuestionnaireDefinition } from '../../domain/questionnaire/definition.ts';
import { drawForm, type Form } from '../../domain/questionnaire/form.ts';
import { chooseLanguage, formLanguages } from '../../domain/questionnaire/form-languages.ts';
import { seededRandom } from '../../domain/statistics/seeded-random.ts';
import { businessDay } from '../../domain/time/business-day.ts';
import { hashSecret } from '../../platform/ids.ts';
import { findPlace, getOrganisation, type Organisation } from '../organisation/index.ts';
import { findVersion, latestVersion, type QuestionnaireVersion } from '../questionnaires/index.ts';
import { asAsked } from '../responses/index.ts';
import { findOpenLink, type OpenLink } from './open-links.store.ts';

/** Everything that an open link opens. */
export interface OpenSurvey {
  link: OpenLink;
  organisation: Organisation;
  version: QuestionnaireVersion;
  /** As an anonymous form asks it. */
  definition: QuestionnaireDefinition;
  /** Names of the places that it stands for. */
  names: string[];
  /** The language shown, and the one shown where none is asked for. */
  locale: Locale;
  usualLocale: Locale;
  languages: Locale[];
  /** The organisation's business date. */
  today: string;
  open: boolean;
}

export interface OpenWish {
  now: Date;
  /** Asked for in the address. */
  language: Locale | undefined;
  /** Which of these, the first of which is the usual one, the browser prefers. */
  prefers(offered: readonly Locale[]): Locale | undefined;
  /** The version that the form was shown in; else the newest. */
  versionId?: string | undefined;
}

/** @returns undefined for an address that opens nothing */
export async function openByLink(db: Knex, typed: string, wish: OpenWish): Promise<OpenSurvey | undefined> {
  const link = await findOpenLink(db, { slug: readSlug(typed) });
  if (link === undefined) return undefined;
  const organisation = await getOrganisation(db);
  const { settings } = organisation;
  const version = await versionOf(db, link, wish.versionId);
  const definition = asAsked(version.definition, 'anonymous');
  const complete = formLanguages(definition);
  const shared = complete.filter((locale) => settings.languages.includes(locale));
  const languages = shared.length > 0 ? shared : complete;
  const own = chooseLanguage(languages, link.locale, settings.defaultLanguage);
  const usualLocale = wish.prefers([own, ...languages.filter((locale) => locale !== own)]) ?? own;
  const today = businessDay(wish.now, settings.timeZone);
  return {
    ...{ link, organisation, version, definition, languages, usualLocale, today },
    names: await placeNames(db, link),
    locale: chooseLanguage(languages, wish.language, usualLocale),
    open: isOpen(link, today),
  };
}

export function isOpen({ active, closesOn }: OpenLink, today: string): boolean {
  return active && (closesOn === null || today <= closesOn);
}

async function versionOf(db: Knex, link: OpenLink, id: string | undefined): Promise<QuestionnaireVersion> {
  const shown = id === undefined ? undefined : await findVersion(db, id);
  return shown?.questionnaireId === link.questionnaireId ? shown : latestVersion(db, link.questionnaireId);
}

export async function placeNames(db: Knex, { branchId, providerId, topicId }: OpenLink): Promise<string[]> {
  const found = [
    branchId && (await findPlace(db, 'branch', branchId)),
    providerId && (await findPlace(db, 'provider', providerId)),
    topicId && (await findPlace(db, 'topic', topicId)),
  ];
  return found.flatMap((place) => (place ? [place.name] : []));
}

/**
 * The items that one visit of the link asks. They follow from the secret that the form carries, so that nothing is kept
 * of those who look and go; without one, as programs may send, all that apply.
 */
export function formOf({ link, definition }: Pick<OpenSurvey, 'link' | 'definition'>, draw: string | undefined): Form {
  const { channel, itemsPerDimension } = link;
  if (draw === undefined) return drawForm(definition, { channel, itemsPerDimension: null }, () => 0);
  const seed = Number.parseInt(hashSecret(draw).slice(0, 8), 16);
  return drawForm(definition, { channel, itemsPerDimension }, seededRandom(seed));
}
