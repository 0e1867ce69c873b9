import { AppError } from '../errors.ts';
import type { Messages } from '../i18n/messages.ts';

/**
 * Programs are told in English sentences what pages look up by its key.
 *
 * @throws what the work throws, with a sentence for each field that has a key of these messages
 */
export async function inWords<K extends string, T>(messages: Messages<K>, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const t = messages.in('en');
    const isWord = (key: string): key is K => key in messages.triples;
    const fields = Object.entries(error.fields).map(([field, key]) => [field, isWord(key) ? t(key) : key]);
    throw new AppError(error.status, error.code, error.message, Object.fromEntries(fields));
  }
}
