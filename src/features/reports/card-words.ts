import { joinMessages, type Translate } from '../../platform/i18n/messages.ts';
import { figureMessages } from '../figures/index.ts';
import { cardMessages } from './card.messages.ts';

/** What a card is written with: its own words and those of figures. */
export const cardWords = joinMessages(cardMessages, figureMessages);
export type CardTranslate = Translate<keyof typeof cardWords.triples>;
