import { inviteMany, linkCollector, listenApp, openInstallation } from './bench-stage.ts';

/** Bytes over the wire, as a browser that takes Brotli gets them, and requests, of the survey page. */
export async function benchSurveyPage(): Promise<{ bytes: number; requests: number }> {
  const { sender, links } = linkCollector();
  const installation = await openInstallation(sender);
  const app = await listenApp(installation.container);
  const sizeOf = async (path: string): Promise<number> => {
    const answer = await fetch(`http://127.0.0.1:${app.port}${path}`, { headers: { 'accept-encoding': 'br' } });
    const length = answer.headers.get('content-length');
    if (answer.status !== 200 || length === null)
      throw new Error(`${path} answered ${answer.status} without a length.`);
    await answer.arrayBuffer();
    return Number(length);
  };
  try {
    await inviteMany(installation, 1);
    const path = links[0] ?? '';
    const html = await (await fetch(`http://127.0.0.1:${app.port}${path}`)).text();
    const parts = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
    const sizes = await Promise.all([path, ...parts].map(sizeOf));
    return { bytes: sizes.reduce((sum, size) => sum + size, 0), requests: sizes.length };
  } finally {
    await app.close();
    await installation.close();
  }
}
