import { createServer, type Socket } from 'node:net';

/** A moment of the conversation at which a server can misbehave. */
export type Moment = 'greeting' | 'EHLO' | 'MAIL' | 'RCPT' | 'DATA' | 'body';

export interface RawMailServer {
  url: string;
  /** Connections that were ever made. */
  connections(): number;
  /** Resolves when every connection is closed. */
  allClosed(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A mail server that takes a message word for word and misbehaves at one moment: from then on `misbehave` has the
 * socket, and nothing else answers.
 */
export async function startRawMailServer(
  moment: Moment,
  misbehave: (socket: Socket) => void,
  others: Partial<Record<Moment, string>> = {},
): Promise<RawMailServer> {
  const usual: Record<Moment, string> = {
    greeting: '220 here',
    EHLO: '250 here',
    MAIL: '250 ok',
    RCPT: '250 ok',
    DATA: '354 go on',
    body: '250 taken',
    ...others,
  };
  const open = new Set<Socket>();
  let connections = 0;
  let tell: () => void = () => undefined;
  const server = createServer((socket) => {
    connections += 1;
    open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      open.delete(socket);
      tell();
    });
    let inBody = false;
    let rest = '';
    let lost = false;
    const answer = (at: Moment): void => {
      if (lost) return;
      if (at === moment) {
        lost = true;
        misbehave(socket);
      } else {
        socket.write(`${usual[at]}\r\n`);
      }
    };
    answer('greeting');
    socket.on('data', (chunk: Buffer) => {
      rest += chunk.toString('latin1');
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (inBody) {
          if (line !== '.') continue;
          inBody = false;
          answer('body');
          continue;
        }
        const verb = line.slice(0, 4).toUpperCase();
        if (verb === 'EHLO' || verb === 'MAIL' || verb === 'RCPT') answer(verb);
        else if (verb === 'DATA') {
          inBody = moment !== 'DATA';
          answer('DATA');
        } else if (!lost) socket.write('250 ok\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    connections: () => connections,
    async allClosed() {
      while (open.size > 0) {
        await new Promise<void>((resolve) => {
          tell = resolve;
        });
      }
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
