import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  to: string[];
  raw: string;
  /** One header by its lower-case name, as it stands in the message, unfolded. */
  header(name: string): string | undefined;
  parsed: Email;
}

/** What the server says next, in order; afterwards it takes everything. */
export type Answer =
  /** Takes the message. */
  | 'take'
  /** Refuses the recipient, with this reply. */
  | { recipient: string }
  /** Refuses the message after its body, with this reply. */
  | { message: string }
  /** Reads the body and hangs up without a word. */
  | 'hang up after body'
  /** Reads the body, so that the message has arrived, and keeps its reply back. */
  | 'hold after body'
  /** Hangs up before the body. */
  | 'hang up at recipient'
  /** Keeps its reply back before the body. */
  | 'hold at recipient';

export interface TestMailServer {
  url: string;
  received: ReceivedMail[];
  /** Messages whose body came in, taken or not. */
  bodies: string[];
  /** Return addresses of the same messages. */
  envelopes: string[];
  /** Addresses of the messages whose reply was kept back. */
  held: string[];
  answer(...answers: Answer[]): void;
  close(): Promise<void>;
}

/** Whether an answer comes before the body; one that does leaves a message that is past that alone. */
function isForRecipient(answer: Answer | undefined): boolean {
  if (typeof answer === 'object') return 'recipient' in answer;
  return answer === 'hang up at recipient' || answer === 'hold at recipient';
}

function reply(text: string): Error {
  return Object.assign(new Error(text.slice(4)), { responseCode: Number(text.slice(0, 3)) });
}

/** A real SMTP server on loopback. */
export async function startMailServer(port = 0): Promise<TestMailServer> {
  const received: ReceivedMail[] = [];
  const bodies: string[] = [];
  const envelopes: string[] = [];
  const held: string[] = [];
  let answers: Answer[] = [];
  const sockets = new Set<{ destroy(): void }>();

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 100,
    onRcptTo(address, _session, done) {
      const [next] = answers;
      if (typeof next === 'object' && 'recipient' in next) {
        answers = answers.slice(1);
        return done(reply(next.recipient));
      }
      if (next === 'hang up at recipient') {
        answers = answers.slice(1);
        for (const socket of sockets) socket.destroy();
        return;
      }
      if (next === 'hold at recipient') {
        answers = answers.slice(1);
        held.push(address.address);
        return;
      }
      done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        bodies.push(raw);
        envelopes.push(session.envelope.mailFrom ? session.envelope.mailFrom.address : '');
        const next = isForRecipient(answers[0]) ? 'take' : (answers[0] ?? 'take');
        if (!isForRecipient(answers[0])) answers = answers.slice(1);
        if (next === 'hang up after body') {
          for (const socket of sockets) socket.destroy();
          return;
        }
        if (typeof next === 'object' && 'message' in next) return done(reply(next.message));
        PostalMime.parse(raw).then((parsed) => {
          const to = session.envelope.rcptTo.map((recipient) => recipient.address);
          received.push({
            to,
            raw,
            header: (name) => parsed.headers.find((header) => header.key === name)?.value,
            parsed,
          });
          if (next === 'hold after body') held.push(...to);
          else done();
        }, done);
      });
    },
  });
  server.on('error', () => undefined);
  server.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const address: AddressInfo | string | null = server.server.address();
  const listening = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `smtp://127.0.0.1:${listening}`,
    received,
    bodies,
    envelopes,
    held,
    answer(...next) {
      answers = next;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
