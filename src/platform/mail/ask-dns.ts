import { Resolver } from 'node:dns/promises';
import type { TxtAnswer } from '../../domain/mail/sender-records.ts';
import { errorCode } from '../errors.ts';

/** Asks DNS for the TXT records at a name. */
export type AskTxt = (name: string) => Promise<TxtAnswer>;

const WITHIN_MS = 2000;

/** By the machine's own DNS servers; no answer within two seconds is none. */
export const askTxt: AskTxt = async (name) => {
  const resolver = new Resolver({ timeout: WITHIN_MS, tries: 1 });
  const timer = setTimeout(() => resolver.cancel(), WITHIN_MS);
  try {
    return (await resolver.resolveTxt(name)).map((parts) => parts.join(''));
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENODATA' || code === 'ENOTFOUND' ? [] : 'unreachable';
  } finally {
    clearTimeout(timer);
  }
};
