import { CHANNELS } from '../../../domain/channel.ts';
import { LOCALES } from '../../../domain/locale.ts';
import { object, oneOf, text } from './schema-shapes.ts';

/** What contacts, answers and figures all name. */
export const channel = oneOf(CHANNELS, 'How the customer was served.');
export const locale = oneOf(LOCALES);
export const place = object({ id: text(), name: text() });

/** Fields that are not told one by one. */
export const unknownFields = { type: 'object', additionalProperties: true };
