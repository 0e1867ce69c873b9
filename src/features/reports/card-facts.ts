import type { CardSettings } from '../../domain/card/report-card.ts';
import type { Locale } from '../../domain/locale.ts';
import type { Services } from '../../platform/context.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { type ReportCard, reportCard, type Scope } from '../analysis/index.ts';
import { periodText, segmentText } from '../figures/index.ts';
import { activeProgram } from '../invitations/index.ts';
import type { CardPageInput } from './card.views.ts';

/** Everything that a card is shown from, as plain data: what is kept when a card is issued or mailed. */
export interface CardFacts {
  card: ReportCard;
  settings: Pick<CardSettings, 'materialShare' | 'gradeBands' | 'onePerson'>;
  itemsPerDimension: number | null;
  timeZone: string;
  /** As it was called then. */
  organisation: string;
}

/** @throws AppError as `reportCard` */
export async function readCardFacts(services: Services, scope: Scope): Promise<CardFacts> {
  const { materialShare, gradeBands, timeZone, name } = scope.settings;
  const card = await reportCard(services, scope);
  const program = await activeProgram(services.db.knex);
  return {
    card,
    settings: { materialShare, gradeBands, onePerson: scope.onePerson },
    itemsPerDimension: program?.itemsPerDimension ?? null,
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
    page: {
      periodText: periodText(card.period, locale),
      subject: `${isolate(organisation)} · ${segmentText(card.segment, locale)}`,
    },
  };
}

/** null where the segment, or what is left beside it, is too small to be shown. */
function shownCard(card: ReportCard): CardPageInput['card'] {
  const { invited, delivered, stillOpen, responses } = card;
  if (invited === null || delivered === null || stillOpen === null || responses === null) return null;
  return { ...card, origin: card.segment.origin, invited, delivered, stillOpen, responses };
}
