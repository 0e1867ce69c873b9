import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { DateTime } from 'luxon';
import { generateDemo } from '../../seeds/demo/generate-demo.ts';
import { writeDemo } from '../../seeds/demo/write-demo.ts';
import { type Config, configOrExit } from '../config.ts';
import { createContainer } from '../container.ts';
import { fixedClock } from '../platform/clock.ts';
import { migrate } from '../platform/db/migrate.ts';
import { createLog } from '../platform/log.ts';
import { hashPassword } from '../platform/passwords.ts';
import { projectRoot } from '../platform/paths.ts';
import { requireFreePort } from '../port.ts';
import { serve } from '../serve.ts';
import { demoStage, FORGETFUL } from './demo-stage.ts';
import { tell } from './installation.ts';

const SEED = 1;
const TIME_ZONE = 'Asia/Jerusalem';
const PASSWORD = 'gapcard-demo';

export function demoCommand(program: Command): void {
  program
    .command('demo')
    .description('serve a made-up organisation with twelve months of contacts and answers, in a database of its own')
    .option('--fresh', 'make it anew; else it is made once a day')
    .option('--no-serve', 'only make it')
    .action(async (options: { fresh?: boolean; serve: boolean }) => {
      const today = DateTime.now().setZone(TIME_ZONE).toISODate();
      if (today === null) throw new Error('There is no date today.');
      const file = join(projectRoot, 'data', `demo-${today}.sqlite`);
      const config = configOrExit({
        DATABASE_URL: `sqlite:${file}`,
        MAIL_URL: undefined,
        ADMIN_EMAIL: undefined,
        ADMIN_PASSWORD: undefined,
        LOG_LEVEL: 'warn',
      });
      // Told before the demo is made, which takes its time.
      if (options.serve) await requireFreePort(config);
      if (options.fresh || !existsSync(file)) await makeDemo(config, file, today);
      if (!options.serve) return;
      const { port } = await serve(config);
      const address = config.port === 0 ? `http://${config.host}:${port}` : config.baseUrl;
      console.log(
        [
          '',
          `  The demo is at ${address}`,
          '',
          '  Sign in as         admin@example.com      everything',
          '                     manager@example.com    figures, complaints and actions',
          '                     organiser@example.com  complaints without names, focus groups',
          '                     noa@example.com        staff: the contact log and one’s own card',
          `  with the password  ${PASSWORD}`,
          '',
          '  Mail is not sent: read it under "Outbox". Ctrl+C stops.',
          '',
        ].join('\n'),
      );
    });
}

/** Made under another name first, so that a demo that was interrupted is never taken for a whole one. */
async function makeDemo(config: Config, file: string, today: string): Promise<void> {
  tell('Making the demo: a year of an organisation that does not exist, lived through once …');
  const draft = `${file}.draft`;
  removeDatabase(draft);
  removeDatabase(file);
  const clock = fixedClock(`${today}T00:00:00.000Z`);
  const container = createContainer(
    { ...config, databaseUrl: `sqlite:${draft}` },
    { log: createLog('silent'), clock, sender: FORGETFUL },
  );
  const { services } = container;
  try {
    await migrate(services.db.knex);
    // Nothing is lost if the machine stops now: the demo is then made again.
    await services.db.knex.raw('PRAGMA synchronous = OFF');
    const stage = demoStage(container, clock, {
      passwordHash: await hashPassword(PASSWORD),
      onProgress: (done, of) => process.stderr.write(`\r  ${Math.floor((100 * done) / of)} %`),
    });
    await writeDemo(generateDemo({ seed: SEED, today, timeZone: TIME_ZONE }), stage);
    process.stderr.write('\n');
    await services.db.knex.raw('PRAGMA wal_checkpoint(TRUNCATE)');
  } finally {
    await container.close();
  }
  renameSync(draft, file);
  removeDatabase(draft);
}

function removeDatabase(file: string): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(`${file}${ending}`, { force: true });
}
