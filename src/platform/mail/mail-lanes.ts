import type { Services } from '../context.ts';
import { postponeJob } from '../jobs/jobs.store.ts';
import type { MailSender, SendResult } from './mail.ts';
import { createLedger, type ReadyMail } from './mail-ledger.ts';

/** Messages side by side, one after the other on each lane; a lane is one connection to the mail server. */
export interface MailLanes {
  /** Ends when each of them was sent, or given back. */
  sendAll(services: Services, messages: readonly ReadyMail[], connections: number): Promise<void>;
  /** From now on no message is begun; those that wait are given back. */
  stop(): void;
}

export function createMailLanes(sender: MailSender, messageIdHost: string): MailLanes {
  const ledger = createLedger(() => Math.ceil(running / 2));
  const queue: { ready: ReadyMail; done: () => void }[] = [];
  let running = 0;
  let stopped = false;

  async function run(services: Services): Promise<void> {
    let sent: { ready: ReadyMail; result: SendResult; done: () => void } | undefined;
    for (;;) {
      const next = stopped ? undefined : queue.shift();
      if (sent === undefined && next === undefined) return;
      // While it is written down that this one is next, so that its connection waits for nothing else afterwards.
      const composing = next && sender.compose(next.ready.mail, `${next.ready.message.id}@${messageIdHost}`);
      let marked = false;
      try {
        marked = await ledger.write(services, { settle: sent, mark: next?.ready });
      } catch (error) {
        // The marks stand, and tell the next run of the jobs that these may have arrived.
        services.log.error({ err: error }, 'what became of mail could not be written down');
      }
      sent?.done();
      sent = undefined;
      const composed = await composing;
      if (next === undefined || composed === undefined) continue;
      if (marked) sent = { ...next, result: await composed.send() };
      else next.done();
    }
  }

  /** Leaves them to whoever looks for due jobs next. */
  async function giveBack(services: Services): Promise<void> {
    for (const { ready, done } of queue.splice(0)) {
      try {
        await services.db.transaction((tx) => postponeJob(tx, ready.job, services.clock.now(), null));
      } catch (error) {
        services.log.error(
          { err: error, jobId: ready.job.id },
          'mail that was not begun waits until its lease is over',
        );
      }
      done();
    }
  }

  return {
    async sendAll(services, messages, connections) {
      const all = messages.map(
        (ready) =>
          new Promise<void>((done) => {
            queue.push({ ready, done });
          }),
      );
      while (running < connections && queue.length > 0) {
        running += 1;
        void run(services).finally(() => {
          running -= 1;
          if (stopped) void giveBack(services);
        });
      }
      await Promise.all(all);
    },
    stop() {
      stopped = true;
    },
  };
}
