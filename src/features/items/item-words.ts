import { joinMessages, type Translate } from '../../platform/i18n/messages.ts';
import { figureMessages } from '../figures/index.ts';
import { itemMessages } from './items.messages.ts';

/** What an item's page is written with: its own words and those of figures. */
export const itemWords = joinMessages(itemMessages, figureMessages);
export type ItemTranslate = Translate<keyof typeof itemWords.triples>;
