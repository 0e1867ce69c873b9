import { expect, test } from '@jest/globals';
import { BURST, isBurst, visitKind } from '../../../src/domain/visit/visit-kind.ts';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
const CUBOT = 'Mozilla/5.0 (Linux; Android 12; CUBOT_X50) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile';

test.each<[string, string, string | undefined, string[], string]>([
  ['a browser', 'GET', CHROME, [], 'person'],
  ['a phone whose name says bot', 'GET', CUBOT, [], 'person'],
  ['a head', 'HEAD', CHROME, [], 'probe'],
  ['options', 'OPTIONS', CHROME, [], 'probe'],
  ['what a browser loads ahead', 'GET', CHROME, ['prefetch;prerender'], 'prefetch'],
  ['a preview', 'GET', CHROME, ['preview'], 'prefetch'],
  [
    'a program that says so',
    'GET',
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    [],
    'scanner',
  ],
  ['a mail filter', 'GET', 'Mozilla/5.0 (compatible; Barracuda Sentinel (EE))', [], 'scanner'],
  ['a preview by name', 'GET', 'Mozilla/5.0 (Windows) SkypeUriPreview Preview/0.5', [], 'scanner'],
  ['a script', 'GET', 'python-requests/2.32', [], 'scanner'],
  ['a browser that nobody sits before', 'GET', 'Mozilla/5.0 (X11; Linux) HeadlessChrome/140.0', [], 'scanner'],
  ['nothing', 'GET', undefined, [], 'scanner'],
  ['a blank', 'GET', ' ', [], 'scanner'],
])('%s', (_what, method, userAgent, purposes, kind) => {
  expect(visitKind({ method, userAgent, purposes })).toBe(kind);
});

test('the fourth within ten seconds makes a burst', () => {
  expect([0, 1, 2, 3, 9].map(isBurst)).toEqual([false, false, false, true, true]);
  expect(BURST).toEqual({ visits: 4, seconds: 10 });
});
