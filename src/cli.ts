#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { accountCommands } from './commands/account.commands.ts';
import { backupCommand } from './commands/backup.command.ts';
import { benchCommand } from './commands/bench.command.ts';
import { dataCommands } from './commands/data.commands.ts';
import { demoCommand } from './commands/demo.command.ts';
import { importCommands } from './commands/import.commands.ts';
import { serveCommands } from './commands/serve.commands.ts';
import { explainFailure } from './explain-failure.ts';

const WRONG_USE = 2;
const FAILED = 1;

const COMMANDS = [
  serveCommands,
  accountCommands,
  importCommands,
  dataCommands,
  backupCommand,
  demoCommand,
  benchCommand,
];

function buildProgram(): Command {
  const program = new Command('gapcard')
    .description('Customer-satisfaction surveys and gap analysis. Settings come from the environment; see the README.')
    .showHelpAfterError('Add --help to see how it is used.')
    .exitOverride();
  for (const add of COMMANDS) add(program);
  inheritSettings(program);
  return program;
}

/** Subcommands are made before the program's settings reach them. */
function inheritSettings(command: Command): void {
  for (const inner of command.commands) {
    inner.copyInheritedSettings(command);
    inheritSettings(inner);
  }
}

function tellFailure(error: unknown): number {
  // Commander has said already what is wrong.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USE;
  process.stderr.write(`${explainFailure(error)}\n`);
  return FAILED;
}

try {
  await buildProgram().parseAsync(process.argv);
} catch (error) {
  process.exitCode = tellFailure(error);
}
