import { statSync } from 'node:fs';

/** Where the long files are, longest first: one that starts last would leave the other cores idle. */
const LONG = ['/test/browser/', '/test/commands/', '/test/process/', '/test/seeds/', '/test/features/'];

/** The order in which Jest runs the files: the same on every machine, whatever was run there before. */
export default class SlowestFirst {
  sort(tests) {
    const weighed = [...tests].map((test) => {
      const at = LONG.findIndex((folder) => test.path.includes(folder));
      return { test, at: at === -1 ? LONG.length : at, size: statSync(test.path).size };
    });
    return weighed.sort((a, b) => a.at - b.at || b.size - a.size).map(({ test }) => test);
  }

  /** Jest hands over how long each file took; nothing is kept. */
  cacheResults() {}
}
