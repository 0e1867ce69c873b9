import { createServer, type Socket } from 'node:net';

/** What goes wrong with one message, or nothing. */
const FAULTS = [
  'busy at sender',
  'busy at recipient',
  'busy at data',
  'busy after body',
  'no such mailbox',
  'mailbox full',
  'refused after body',
  'gone at recipient',
  'gone at data',
  'gone in body',
  'gone after body, not taken',
  'gone after body, taken',
  'gone after reply',
  'slow',
  'hang at recipient',
  'hang after body, taken',
] as const;
export type Fault = (typeof FAULTS)[number];

/** And with a connection, before it says anything. */
type Refusal = 'refused connection' | 'closed early';

const HANGS: readonly (Fault | undefined)[] = ['hang at recipient', 'hang after body, taken'];
/** The body was under way: whether it arrived the client cannot know. */
export const IN_DOUBT: readonly Fault[] = [
  'gone at data',
  'gone in body',
  'gone after body, not taken',
  'gone after body, taken',
];

const REPLIES: Partial<Record<Fault, string>> = {
  'busy at sender': '451 4.3.0 Not now',
  'busy at recipient': '450 4.2.0 Greylisted, come again',
  'busy at data': '451 4.3.2 Not now either',
  'busy after body': '451 4.7.1 Come again later',
  'no such mailbox': '550 5.1.1 User unknown',
  'mailbox full': '552 5.2.2 Mailbox full',
  'refused after body': '554 5.7.1 Refused by policy',
};

export interface TakenMail {
  to: string;
  messageId: string;
}

export interface FaultyMailServer {
  url: string;
  /** Every message that it took, in order: also one whose client was gone before it heard so. */
  taken: TakenMail[];
  /** How often what went wrong. */
  faults: Map<string, number>;
  /** Hanging costs the client half a minute each. */
  allowHangs(allowed: boolean): void;
  /** From now on nothing goes wrong. */
  behave(): void;
  close(): Promise<void>;
}

/** An SMTP server that goes wrong with every tenth message, in some way drawn by `random`. */
export async function startFaultyMailServer(random: () => number): Promise<FaultyMailServer> {
  const taken: TakenMail[] = [];
  const faults = new Map<string, number>();
  const sockets = new Set<Socket>();
  let hangs = true;
  let behaved = false;

  function draw(): Fault | undefined {
    if (behaved || random() > 0.1) return undefined;
    const fault = FAULTS[Math.floor(random() * FAULTS.length)];
    // A hang holds a connection up: few are enough.
    if (HANGS.includes(fault) && (!hangs || random() > 0.2)) return undefined;
    return fault;
  }
  function drawRefusal(): Refusal | undefined {
    if (behaved || random() > 0.05) return undefined;
    return random() < 0.5 ? 'refused connection' : 'closed early';
  }
  const note = (fault: string): void => {
    faults.set(fault, (faults.get(fault) ?? 0) + 1);
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => sockets.delete(socket));
    const refusal = drawRefusal();
    if (refusal !== undefined) {
      note(refusal);
      if (refusal === 'refused connection') socket.end('421 4.3.2 Too many connections\r\n');
      else socket.destroy();
      return;
    }
    converse(socket);
  });

  function converse(socket: Socket): void {
    let rest = '';
    let fault: Fault | undefined;
    let to = '';
    let inBody = false;
    const say = (line: string): void => {
      if (fault === 'slow') setTimeout(() => socket.writable && socket.write(`${line}\r\n`), 20 + random() * 60);
      else socket.write(`${line}\r\n`);
    };
    const replyOr = (at: Fault, usual: string): void => say(fault === at ? (REPLIES[at] ?? usual) : usual);
    const gone = (at: Fault): boolean => {
      if (fault === at) socket.destroy();
      return fault === at;
    };
    const bodyCame = (body: string): void => {
      const hears =
        fault !== 'gone after body, not taken' && fault !== 'busy after body' && fault !== 'refused after body';
      if (hears) taken.push({ to, messageId: /^Message-ID: <([^>]+)>/im.exec(body)?.[1] ?? '' });
      if (gone('gone after body, not taken') || gone('gone after body, taken') || fault === 'hang after body, taken')
        return;
      if (fault === 'busy after body' || fault === 'refused after body') say(REPLIES[fault] ?? '');
      else say('250 2.0.0 Taken');
      if (fault === 'gone after reply') socket.end();
    };
    const heard = (line: string): void => {
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') say('250-faulty.example.org\r\n250-DSN\r\n250 SIZE 10000000');
      else if (verb === 'MAIL') {
        fault = draw();
        if (fault !== undefined) note(fault);
        replyOr('busy at sender', '250 2.1.0 ok');
      } else if (verb === 'RCPT') {
        to = /<([^>]*)>/.exec(line)?.[1] ?? '';
        if (gone('gone at recipient') || fault === 'hang at recipient') return;
        if (fault === 'no such mailbox' || fault === 'mailbox full') say(REPLIES[fault] ?? '');
        else replyOr('busy at recipient', '250 2.1.5 ok');
      } else if (verb === 'DATA') {
        inBody = fault !== 'busy at data';
        replyOr('busy at data', '354 go on');
        if (fault === 'gone at data') socket.end();
      } else if (verb === 'QUIT') socket.end('221 2.0.0 bye\r\n');
      else say('250 2.0.0 ok');
    };
    say('220 faulty.example.org ESMTP');
    socket.on('data', (chunk: Buffer) => {
      rest += chunk.toString('latin1');
      for (;;) {
        if (inBody) {
          if (gone('gone in body')) return;
          const end = rest.indexOf('\r\n.\r\n');
          if (end < 0) return;
          const body = rest.slice(0, end);
          rest = rest.slice(end + 5);
          inBody = false;
          bodyCame(body);
          continue;
        }
        const end = rest.indexOf('\r\n');
        if (end < 0) return;
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        heard(line);
      }
    });
  }

  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    url: `smtp://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    taken,
    faults,
    allowHangs(allowed) {
      hangs = allowed;
    },
    behave() {
      behaved = true;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
