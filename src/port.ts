import { createServer, type Server } from 'node:net';
import type { Config } from './config.ts';
import { AppError, errorCode } from './platform/errors.ts';

type Place = Pick<Config, 'host' | 'port'>;

/** Lets a server listen where the settings say. @returns the port, also where port 0 left the choice to the system */
export async function openPort(server: Server, { host, port }: Place): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.removeListener('error', reject);
        resolve();
      });
    });
  } catch (error) {
    throw portFault(error, { host, port });
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/**
 * Fails at once where the port cannot be had, before anything has been prepared for serving.
 *
 * @throws AppError that says what to do
 */
export async function requireFreePort(place: Place): Promise<void> {
  const server = createServer();
  await openPort(server, place);
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

function portFault(error: unknown, { host, port }: Place): unknown {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return new AppError(
        500,
        'port_taken',
        `Port ${port} on ${host} is taken by another program, perhaps by an earlier start of this one. ` +
          `Stop that one, or choose another port by setting PORT, such as PORT=${port < 65535 ? port + 1 : port - 1}.`,
      );
    case 'EACCES':
      return new AppError(500, 'port_refused', `This user may not open port ${port}. Set PORT to 1024 or more.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new AppError(500, 'no_such_host', `HOST=${host} is no address of this machine. Try HOST=127.0.0.1.`);
    default:
      return error;
  }
}
