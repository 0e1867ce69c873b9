import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';

export default async function globalTeardown() {
  rmSync(process.env.GAPCARD_TEST_TEMPLATE_FOLDER ?? '', { recursive: true, force: true });
  execFileSync(process.execPath, ['--import', 'tsx', 'test/support/prepare-templates.ts', 'remove'], {
    stdio: 'inherit',
  });
}
