import { joinMessages, type Translate } from '../../platform/i18n/messages.ts';
import { figureMessages } from '../figures/index.ts';
import { cardMessages } from '../reports/index.ts';
import { overviewMessages } from './overview.messages.ts';

/** What the overview is written with: its own words, those of the card and of figures. */
export const overviewWords = joinMessages(joinMessages(overviewMessages, cardMessages), figureMessages);
export type OverviewTranslate = Translate<keyof typeof overviewWords.triples>;
