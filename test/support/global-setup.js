import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Makes the migrated template databases, and says which optional parts of the machine the tests will use. */
export default async function globalSetup() {
  const browser = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  if (existsSync(browser)) process.env.GAPCARD_TEST_BROWSER = browser;
  else if (process.env.REQUIRE_BROWSER === '1')
    throw new Error(`REQUIRE_BROWSER=1, but there is no Chromium at ${browser}.`);
  else console.log(`No Chromium at ${browser}: browser tests are left out.`);

  if (!process.env.TEST_DATABASE_URL) {
    if (process.env.REQUIRE_POSTGRES === '1') throw new Error('REQUIRE_POSTGRES=1, but TEST_DATABASE_URL is not set.');
    console.log('TEST_DATABASE_URL is not set: tests run on SQLite only.');
  }

  const folder = mkdtempSync(join(tmpdir(), 'gapcard-template-'));
  process.env.GAPCARD_TEST_TEMPLATE_FOLDER = folder;
  process.env.GAPCARD_TEST_TEMPLATE_FILE = join(folder, 'template.sqlite');
  process.env.GAPCARD_TEST_TEMPLATE_DATABASE = `gapcard_template_${process.pid}`;
  // Jest loads this file outside its own transforms, so the TypeScript runs in a process of its own.
  execFileSync(process.execPath, ['--import', 'tsx', 'test/support/prepare-templates.ts', 'create'], {
    stdio: 'inherit',
  });
}
