import { joinMessages, type Translate } from '../../platform/i18n/messages.ts';
import { figureMessages } from '../figures/index.ts';
import { actionFormMessages } from './action-form.messages.ts';
import { actionPageMessages } from './action-page.messages.ts';
import { actionsMessages } from './actions.messages.ts';

/** All words of actions. */
export const actionMessages = joinMessages(joinMessages(actionsMessages, actionFormMessages), actionPageMessages);

/** What their pages are written with: these and the words of figures. */
export const actionWords = joinMessages(actionMessages, figureMessages);
export type ActionTranslate = Translate<keyof typeof actionWords.triples>;
