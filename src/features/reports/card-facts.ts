import type { CardSettings } from '../../domain/card/report-card.ts';
import type { Locale } from '../../domain/locale.ts';
import { instantText } from '../../platform/clock.ts';
import type { Services } from '../../platform/context.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { type Patience, type ReportCard, reportCard, type Scope } from '../analysis/index.ts';
import { promisesKept } from '../commitments/index.ts';
import { periodText, segmentText } from '../figures/index.ts';
import { activeProgram } from '../invitations/index.ts';
import type { CardPageInput, CardPromises } from './card.views.ts';

/** Everything that a card is shown from, as plain data: what is kept when a card is issued or mailed. */
export interface CardFacts {
  card: ReportCard;
  settings: Pick<CardSettings, 'materialShare' | 'gradeBands' | 'onePerson'>;
  itemsPerDimension: number | null;
  /** Promises that were due in the period, kept in time; null where none was. Cards kept before there were any lack it. */
  promises?: CardPromises | null;
  timeZone: string;
  /** As it was called then. */
  organisation: string;
}

/** Of the organisation, branches or one provider: promises are not made about a topic, channel or language. */
async function promisesOf(services: Services, { segment, period, named }: Scope): Promise<CardPromises | null> {
  const { topic, channel, locale } = named;
  if (topic !== undefined || channel !== undefined || locale !== undefined) return null;
  const { branchIds = null, providerId } = segment;
  const now = instantText(services.clock.now());
  const { share } = await promisesKept(services.db.knex, { ...period, branchIds, providerId }, now);
  return 'value' in share ? { due: share.n, value: share.value.value, ci95: share.value.ci95 } : null;
}

/**
 * @param patience whether alphas that nobody asked for before are waited for
 * @throws AppError as `reportCard`
 */
export async function readCardFacts(services: Services, scope: Scope, patience: Patience): Promise<CardFacts> {
  const { materialShare, gradeBands, timeZone, name } = scope.settings;
  const card = await reportCard(services, scope, patience);
  const program = await activeProgram(services.db.knex);
  return {
    card,
    settings: { materialShare, gradeBands, onePerson: scope.onePerson },
    itemsPerDimension: program?.itemsPerDimension ?? null,
    promises: await promisesOf(services, scope),
    timeZone,
    organisation: name,
  };
}

/** @param own the reader's own card as a provider */
export function cardInput(facts: CardFacts, locale: Locale, own: boolean): CardPageInput {
  const { card, organisation, ...rest } = facts;
  return {
    ...rest,
    locale,
    card: shownCard(card),
    definition: card.definition,
    own,
    itemHref: null,
    toCome: null,
    page: {
      periodText: periodText(card.period, locale),
      subject: dotted([isolate(organisation), segmentText(card.segment, locale)]),
    },
  };
}

/** null where the segment, or what is left beside it, is too small to be shown. */
function shownCard(card: ReportCard): CardPageInput['card'] {
  const { invited, delivered, stillOpen, responses } = card;
  if (invited === null || delivered === null || stillOpen === null || responses === null) return null;
  return { ...card, origin: card.segment.origin, invited, delivered, stillOpen, responses };
}
