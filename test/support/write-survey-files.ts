import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gunzipSync } from 'node:zlib';
import { kioskResponsesFile, largeResponsesFile } from './survey-files.ts';

// Turns the tables of the two surveys into files that `gapcard import responses` takes:
//   npx tsx test/support/write-survey-files.ts kiosk FROM.csv TO.csv
//   npx tsx test/support/write-survey-files.ts large FROM.csv.gz TO.csv
const [, , survey, from = '', to = ''] = process.argv;
if (survey === 'kiosk') writeFileSync(to, kioskResponsesFile(readFileSync(from, 'utf8')));
else if (survey === 'large') {
  const table = gunzipSync(readFileSync(from)).toString('utf8');
  await pipeline(Readable.from(largeResponsesFile(table)), createWriteStream(to));
} else {
  console.error('Say which survey: kiosk or large, then the table and the file to write.');
  process.exitCode = 2;
}
