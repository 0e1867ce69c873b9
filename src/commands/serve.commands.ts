import type { Command } from 'commander';
import { configOrExit } from '../config.ts';
import { serve } from '../serve.ts';
import { work } from '../work.ts';
import { tell, withInstallation } from './installation.ts';

export function serveCommands(program: Command): void {
  program
    .command('serve')
    .description('migrate, serve pages and API, and run jobs unless JOBS=off')
    .action(async () => {
      await serve(configOrExit());
    });
  program
    .command('worker')
    .description('run jobs (mail, expiry, figures) without serving, beside servers with JOBS=off')
    .action(() => work(configOrExit()));
  program
    .command('migrate')
    .description('bring the schema of the database up to date')
    .action(() => withInstallation(async () => tell('The schema is up to date.')));
}
