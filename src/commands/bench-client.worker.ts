import { Agent, request } from 'node:http';
import { parentPort } from 'node:worker_threads';

/** A round of requests: each body is posted once, `concurrency` at a time; or one address is fetched `times` times. */
export type BenchOrder =
  | { kind: 'post'; port: number; concurrency: number; requests: { path: string; body: string }[] }
  | { kind: 'get'; port: number; path: string; authorization: string; times: number };

/** `milliseconds`: of the whole round for posts, of each request for gets. */
export interface BenchResult {
  milliseconds: number[];
  statuses: Record<string, number>;
}

// In a thread of its own, so that the client's work is not the server's.
parentPort?.on('message', (order: BenchOrder) => {
  run(order).then(
    (result) => parentPort?.postMessage(result),
    (error: unknown) => {
      throw error;
    },
  );
});

async function run(order: BenchOrder): Promise<BenchResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: order.kind === 'post' ? order.concurrency : 1 });
  const statuses: Record<string, number> = {};
  const count = (status: number): void => {
    statuses[status] = (statuses[status] ?? 0) + 1;
  };
  const milliseconds: number[] = [];
  if (order.kind === 'post') {
    const started = performance.now();
    await Promise.all(
      order.requests.map(async ({ path, body }) => count(await send(agent, order.port, 'POST', path, {}, body))),
    );
    milliseconds.push(performance.now() - started);
  } else {
    for (let at = 0; at < order.times; at += 1) {
      const started = performance.now();
      count(await send(agent, order.port, 'GET', order.path, { authorization: order.authorization }, ''));
      milliseconds.push(performance.now() - started);
    }
  }
  agent.destroy();
  return { milliseconds, statuses };
}

function send(
  agent: Agent,
  port: number,
  method: string,
  path: string,
  headers: Record<string, string>,
  body: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const form =
      body === ''
        ? {}
        : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(body)) };
    const sent = request({ agent, port, host: '127.0.0.1', method, path, headers: { ...headers, ...form } }, (res) => {
      res.resume();
      res.once('end', () => resolve(res.statusCode ?? 0));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
