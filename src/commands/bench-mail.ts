import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import nodemailer from 'nodemailer';
import { instantText } from '../platform/clock.ts';
import { insertMany } from '../platform/db/insert-many.ts';
import { createJobRunner } from '../platform/jobs/runner.ts';
import { type Mail, mailHeaders } from '../platform/mail/mail.ts';
import { MAIL_JOB, type MailKind } from '../platform/mail/outbox.ts';
import { mailJobHandler } from '../platform/mail/send-mail.job.ts';
import { createSmtpSender } from '../platform/mail/smtp-sender.ts';
import { builtFolder } from '../platform/paths.ts';
import { type BenchInstallation, inviteMany, linkCollector, median, openInstallation } from './bench-stage.ts';

const FROM = 'service@example.org';
const HOST = 'example.org';
const KIND = 'bench';
const CONNECTIONS = 10;
const PER_ROUND = 1000;
const ROUNDS = 7;
const WARM_UP = 2;
const SENT_OF_MANY = 3000;

export interface MailFigures {
  /** Messages a second. */
  ours: number;
  bare: number;
  ratio: number;
  /** Invitations a second, decided and rendered as well. */
  invitations: number;
  /** Highest memory of the process while it sends, with so few and so many messages queued. */
  fewMegabytes: number;
  manyMegabytes: number;
}

interface Sink {
  port: number;
  close(): Promise<void>;
}

async function startSink(): Promise<Sink> {
  const worker = new Worker(join(builtFolder, 'src/commands/bench-smtp.worker.js'));
  const [port]: number[] = await once(worker, 'message');
  return {
    port: port ?? 0,
    close: async () => {
      await worker.terminate();
    },
  };
}

/**
 * Mails out of the outbox against plain Nodemailer, which gives the very same mails to the same server over a pool of as
 * many connections and keeps no record; short rounds of each in turn, median of the ratios. Then whole invitations, and
 * the memory that a long queue takes.
 */
export async function benchMail(few: number, many: number, tell: (line: string) => void): Promise<MailFigures> {
  const sink = await startSink();
  try {
    tell('mail …');
    const { mails, invitations } = await sendInvitations(sink);
    const rates = await compareRates(sink, mails);
    const fewMegabytes = await peakMemory(sink, mails, few);
    tell(`mail, ${many} messages queued …`);
    const manyMegabytes = await peakMemory(sink, mails, many);
    return { ...rates, invitations, fewMegabytes, manyMegabytes };
  } finally {
    await sink.close();
  }
}

/** @returns the mails as they were given to the server, for the rounds that follow */
async function sendInvitations(sink: Sink): Promise<{ mails: Mail[]; invitations: number }> {
  const { sender } = linkCollector();
  const installation = await openInstallation(sender);
  try {
    const mails: Mail[] = [];
    const through = createSmtpSender(`smtp://127.0.0.1:${sink.port}`, FROM, installation.context.clock);
    const noting = {
      ...through,
      compose: (mail: Mail, messageId: string) => {
        mails.push(mail);
        return through.compose(mail, messageId);
      },
    };
    await setPace(installation);
    await inviteMany(installation, PER_ROUND, { drain: false });
    const { mailKinds } = installation.container;
    const jobs = createJobRunner(installation.context, [mailJobHandler(mailKinds, noting, { messageIdHost: HOST })]);
    const began = performance.now();
    await jobs.drain();
    const seconds = (performance.now() - began) / 1000;
    await through.close();
    return { mails, invitations: mails.length / seconds };
  } finally {
    await installation.close();
  }
}

async function setPace({ context }: BenchInstallation): Promise<void> {
  await context.db.knex('mail_flow').update({ connections: CONNECTIONS });
}

/** Messages whose mail is ready: what is measured is the way from the outbox to the server. */
function readyKind(mails: readonly Mail[]): MailKind {
  return {
    kind: KIND,
    whenUncertain: 'leave',
    prepare: async (_tx, _services, { subjectId }) => {
      const mail = mails[Number(subjectId) % mails.length];
      if (mail === undefined) throw new Error('There is no mail.');
      return { send: mail };
    },
    settled: async () => undefined,
    settledSent: async () => undefined,
  };
}

async function queueReady({ context }: BenchInstallation, count: number): Promise<void> {
  const at = instantText(context.clock.now());
  const PART = 5000;
  for (let from = 0; from < count; from += PART) {
    const ids = Array.from({ length: Math.min(PART, count - from) }, () => context.ids.next());
    await context.db.transaction(async (tx) => {
      await insertMany(
        tx,
        'messages',
        ids.map((id, index) => ({
          ...{ id, kind: KIND, subject_id: String(from + index), locale: 'en', status: 'queued', attempts: 0 },
          ...{ send_after: at, created_at: at },
        })),
      );
      await insertMany(
        tx,
        'jobs',
        ids.map((messageId) => ({
          ...{ id: context.ids.next(), kind: MAIL_JOB, payload: JSON.stringify({ messageId }), status: 'pending' },
          ...{ run_at: at, attempts: 0, created_at: at },
        })),
      );
    });
  }
}

/** Sends what is queued, until `enough` messages left. @returns milliseconds */
async function sendReady(
  { context }: BenchInstallation,
  sink: Sink,
  mails: readonly Mail[],
  enough: number,
): Promise<number> {
  const through = createSmtpSender(`smtp://127.0.0.1:${sink.port}`, FROM, context.clock);
  let settled = 0;
  let finish: (() => void) | undefined;
  const all = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const kind: MailKind = {
    ...readyKind(mails),
    settledSent: async (_tx, _services, messages) => {
      settled += messages.length;
      if (settled >= enough) finish?.();
    },
  };
  const jobs = createJobRunner(context, [mailJobHandler([kind], through, { messageIdHost: HOST })]);
  const began = performance.now();
  await jobs.start();
  await all;
  const milliseconds = performance.now() - began;
  await jobs.stop();
  await through.close();
  return milliseconds;
}

async function sendBare(sink: Sink, mails: readonly Mail[]): Promise<number> {
  const transport = nodemailer.createTransport({
    ...{ host: '127.0.0.1', port: sink.port, ignoreTLS: true },
    ...{ pool: true, maxConnections: CONNECTIONS, maxMessages: Number.POSITIVE_INFINITY },
  });
  const began = performance.now();
  await Promise.all(
    mails.map((mail) => {
      const { to, fromName, replyTo, subject, html, text } = mail;
      const from = { name: fromName, address: FROM };
      const headers = mailHeaders(mail);
      return transport.sendMail({ from, to, subject, html, text, headers, ...(replyTo === null ? {} : { replyTo }) });
    }),
  );
  const milliseconds = performance.now() - began;
  transport.close();
  return milliseconds;
}

async function compareRates(
  sink: Sink,
  mails: readonly Mail[],
): Promise<{ ours: number; bare: number; ratio: number }> {
  const installation = await openInstallation(linkCollector().sender);
  try {
    await setPace(installation);
    const rates: { ours: number; bare: number }[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      await queueReady(installation, PER_ROUND);
      const ours = (1000 * PER_ROUND) / (await sendReady(installation, sink, mails, PER_ROUND));
      const bare = (1000 * mails.length) / (await sendBare(sink, mails));
      if (round >= WARM_UP) rates.push({ ours, bare });
    }
    return {
      ours: median(rates.map((rate) => rate.ours)),
      bare: median(rates.map((rate) => rate.bare)),
      ratio: median(rates.map((rate) => rate.ours / rate.bare)),
    };
  } finally {
    await installation.close();
  }
}

/** Megabytes at the highest while messages leave a queue of so many. */
async function peakMemory(sink: Sink, mails: readonly Mail[], queued: number): Promise<number> {
  const installation = await openInstallation(linkCollector().sender);
  try {
    await setPace(installation);
    await queueReady(installation, queued);
    let peak = 0;
    const look = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, 20);
    await sendReady(installation, sink, mails, Math.min(queued, SENT_OF_MANY));
    clearInterval(look);
    return peak / 1_048_576;
  } finally {
    await installation.close();
  }
}
