import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import type { RowProblem } from '../domain/csv/row-problem.ts';
import { importContacts } from '../features/contacts/index.ts';
import { type NewPlaces, newPlacesText } from '../features/organisation/index.ts';
import { importQuestionnaire, parseQuestionnaireText } from '../features/questionnaires/index.ts';
import { importResponses } from '../features/responses/index.ts';
import { openInput, tell, withInstallation } from './installation.ts';

const FILE = 'a CSV file, .csv.gz, or - for standard input';

export function importCommands(program: Command): void {
  const commands = program.command('import').description('take in files; good rows go in once, bad ones are reported');
  commands
    .command('contacts')
    .argument('<file>', FILE)
    .description('take in a contacts file')
    .option('--invite', 'survey the customers of completed contacts as if the contacts had just been logged')
    .option('--known-places', 'refuse rows that name a provider, branch or topic that is not there yet')
    .action((file: string, options: { invite?: true; knownPlaces?: true }) =>
      withInstallation(async ({ contactHooks }, context) => {
        const report = await importContacts(context, contactHooks, await openInput(file), {
          invite: options.invite === true,
          createUnknown: options.knownPlaces !== true,
          onProgress: showProgress,
        });
        tellReport(report);
      }),
    );
  commands
    .command('responses')
    .argument('<file>', FILE)
    .description('take in answers of past surveys')
    .requiredOption('--questionnaire <key>', 'which questionnaire was answered')
    .option('--known-places', 'refuse rows that name a provider, branch or topic that is not there yet')
    .action((file: string, options: { questionnaire: string; knownPlaces?: true }) =>
      withInstallation(async (_container, context) => {
        const report = await importResponses(context, await openInput(file), {
          questionnaireKey: options.questionnaire,
          createUnknown: options.knownPlaces !== true,
          onProgress: showProgress,
        });
        if (report.customersLeftOut > 0) {
          tell(
            `${report.customersLeftOut} rows named a customer; the name was left out, since the answers are confidential.`,
          );
        }
        tellReport(report);
      }),
    );
  commands
    .command('questionnaire')
    .argument('<file>', 'a JSON file, or - for standard input')
    .description('take in a questionnaire; a changed one becomes a new version once the last was answered')
    .action((file: string) =>
      withInstallation(async (_container, context) => {
        const input = parseQuestionnaireText(await text(await openInput(file)));
        const { version, outcome } = await importQuestionnaire(context, input);
        tell(`Questionnaire ${version.key}, version ${version.version}: ${outcome.replaceAll('_', ' ')}.`);
      }),
    );
}

interface Progress {
  rows: number;
  added: number;
  alreadyThere: number;
  refused: number;
}

let shownAt = 0;

function showProgress({ rows }: Progress): void {
  const now = performance.now();
  if (!process.stderr.isTTY || now - shownAt < 500) return;
  shownAt = now;
  process.stderr.write(`\r${rows} rows read …`);
}

/** What became of the rows, and each thing that is wrong. Anything refused: the command has failed in part. */
function tellReport(
  report: Progress & { problems: readonly RowProblem[]; moreProblems: number; newPlaces: NewPlaces },
): void {
  if (process.stderr.isTTY) process.stderr.write('\r');
  for (const { line, column, message } of report.problems) {
    tell(`line ${line}${column === '' ? '' : `, column ${column}`}: ${message}`);
  }
  if (report.moreProblems > 0) tell(`… and ${report.moreProblems} more.`);
  const made = newPlacesText(report.newPlaces, 'en');
  if (made !== null) tell(made.replaceAll(/[\u2068\u2069]/g, ''));
  tell(
    `${report.rows} rows read: ${report.added} added, ${report.alreadyThere} there already, ${report.refused} refused.`,
  );
  if (report.refused > 0 || report.problems.length > 0) process.exitCode = 1;
}
