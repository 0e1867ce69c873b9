import { createServer } from 'node:net';
import { parentPort } from 'node:worker_threads';

/**
 * The least that is an SMTP server: takes every message and keeps nothing of it. In a thread of its own, so that its
 * work is not the sender's.
 */
const server = createServer((socket) => {
  let rest = '';
  let inBody = false;
  socket.setNoDelay(true);
  socket.on('error', () => undefined);
  socket.write('220 sink ESMTP\r\n');
  socket.on('data', (chunk: Buffer) => {
    rest += chunk.toString('latin1');
    for (;;) {
      if (inBody) {
        const end = rest.indexOf('\r\n.\r\n');
        if (end < 0) return;
        rest = rest.slice(end + 5);
        inBody = false;
        socket.write('250 2.0.0 taken\r\n');
        continue;
      }
      const end = rest.indexOf('\r\n');
      if (end < 0) return;
      const verb = rest.slice(0, 4).toUpperCase();
      rest = rest.slice(end + 2);
      if (verb === 'EHLO') socket.write('250-sink\r\n250-8BITMIME\r\n250 SIZE 10000000\r\n');
      else if (verb === 'DATA') {
        inBody = true;
        socket.write('354 go on\r\n');
      } else if (verb === 'QUIT') socket.end('221 2.0.0 bye\r\n');
      else socket.write('250 2.0.0 ok\r\n');
    }
  });
});

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  parentPort?.postMessage(typeof address === 'object' && address !== null ? address.port : 0);
});
