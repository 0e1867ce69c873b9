import type { Context } from '../../platform/context.ts';
import { findMessage, type MailKind, type Message, markReturned } from '../../platform/mail/outbox.ts';
import { readReturnedMail } from '../../platform/mail/returned-mail.ts';

/** Stops the mail that a link's token is about. @returns whether the token is one that it knows */
export type StopHandler = (context: Context, token: string) => Promise<boolean>;

export interface ReturnedMailRules {
  kinds: readonly MailKind[];
  /** Asked in this order. */
  onStop: readonly StopHandler[];
  messageIdHost: string;
}

export interface Understood {
  understood: 'bounce' | 'delay' | 'complaint' | 'stop' | 'auto_reply' | 'nothing';
  /** Whether it is about a message or a link of ours. */
  known: boolean;
}

/** Does what a mail to the return address asks for. The same one twice changes nothing the second time. */
export async function receiveReturnedMail(
  context: Context,
  raw: Buffer | string,
  rules: ReturnedMailRules,
): Promise<Understood> {
  const mail = await readReturnedMail(raw);
  if (mail.says === 'auto_reply' || mail.says === 'nothing') return { understood: mail.says, known: false };
  if (mail.says === 'stop') {
    for (const stop of rules.onStop) if (await stop(context, mail.token)) return { understood: 'stop', known: true };
    return { understood: 'stop', known: false };
  }
  const message = await findAmong(context, mail.about, rules.messageIdHost);
  const kind = rules.kinds.find((each) => each.kind === message?.kind);
  if (message === undefined || kind === undefined) return { understood: mail.says, known: false };
  if (mail.says === 'complaint') await kind.complained?.(context, message);
  if (mail.says === 'bounce') {
    const { bounce, detail } = mail;
    await context.db.transaction(async (tx) => {
      if (await markReturned(tx, message.id, bounce, detail)) await kind.returned?.(tx, context, message, bounce);
    });
  }
  return { understood: mail.says, known: true };
}

const OURS = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@(.+)$/i;

async function findAmong(context: Context, about: readonly string[], host: string): Promise<Message | undefined> {
  for (const messageId of about) {
    const [, id, at] = OURS.exec(messageId) ?? [];
    if (id === undefined || at?.toLowerCase() !== host.toLowerCase()) continue;
    const message = await findMessage(context.db.knex, id.toLowerCase());
    if (message !== undefined) return message;
  }
  return undefined;
}
