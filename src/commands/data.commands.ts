import { Readable } from 'node:stream';
import { type Command, InvalidArgumentError } from 'commander';
import { checkSums } from '../features/analysis/index.ts';
import { eraseCustomer, exportCustomer, findCustomerCalled } from '../features/customers/index.ts';
import { activeQuestionnaireId } from '../features/invitations/index.ts';
import { findQuestionnaire, latestVersion } from '../features/questionnaires/index.ts';
import { exportResponses } from '../features/responses/index.ts';
import { audit } from '../platform/audit.ts';
import type { Context } from '../platform/context.ts';
import { AppError, notFound } from '../platform/errors.ts';
import { tell, withInstallation, writeOutput } from './installation.ts';

const OUTPUT = 'a new file to write to (default: standard output)';

export function dataCommands(program: Command): void {
  program
    .command('export')
    .description('write files')
    .command('responses')
    .description('all answers as CSV; confidential ones by month, without topic, address and name')
    .option('--questionnaire <key>', 'which questionnaire (default: that of the active program)')
    .option('--from <day>', 'first day, such as 2026-01-01', readDay)
    .option('--to <day>', 'last day, inclusive', readDay)
    .option('--output <file>', OUTPUT)
    .action(exportAnswers);

  const customer = program.command('customer').description('what is held about a person');
  customer
    .command('export')
    .argument('<customer>', 'id, external id or e-mail address')
    .description('everything held about a person, as JSON')
    .option('--output <file>', OUTPUT)
    .action((called: string, options: { output?: string }) =>
      withInstallation(async ({ customerParts }, context) => {
        const id = await customerId(context, called);
        const data = await exportCustomer(context, id, customerParts.dataParts);
        await writeOutput(Readable.from([`${JSON.stringify(data, null, 2)}\n`]), options.output);
        if (options.output !== undefined) tell(`Written to ${options.output}.`);
      }),
    );
  customer
    .command('erase')
    .argument('<customer>', 'id, external id or e-mail address')
    .description('remove a person for good; scores stay, unlinked, unless --answers is given')
    .requiredOption('--yes', 'confirms it: there is no way back')
    .option('--answers', 'delete the answers too, out of every figure')
    .action((called: string, options: { answers?: boolean }) =>
      withInstallation(async ({ customerParts }, context) => {
        const answers = options.answers === true ? 'delete' : 'unlink';
        await eraseCustomer(context, await customerId(context, called), customerParts.eraseHandlers, answers);
        tell('Erased. An import with the same address or external id will not bring the person back.');
      }),
    );

  program
    .command('check')
    .description('prove that what is kept is right')
    .command('sums')
    .description('recompute all figures from the answers and report every difference')
    .action(() =>
      withInstallation(async ({ services }) => {
        const differences = await checkSums(services);
        for (const { cell, kept, recomputed } of differences) {
          console.log(`${cell}: kept ${kept}, recomputed ${recomputed}`);
        }
        tell(differences.length === 0 ? 'All sums are right.' : `${differences.length} sums differ.`);
        if (differences.length > 0) process.exitCode = 1;
      }),
    );
}

interface ExportOptions {
  questionnaire?: string;
  from?: string;
  to?: string;
  output?: string;
}

async function exportAnswers(options: ExportOptions): Promise<void> {
  await withInstallation(async ({ services }, context) => {
    const db = services.db.knex;
    const { from, to } = options;
    const found = options.questionnaire === undefined ? undefined : await findQuestionnaire(db, options.questionnaire);
    if (options.questionnaire !== undefined && found === undefined) throw notFound('questionnaire');
    const { key, questionnaireId } = await latestVersion(db, found?.id ?? (await activeQuestionnaireId(db)));
    await services.db.transaction((tx) =>
      audit(tx, context, {
        action: 'responses.exported',
        subject: { kind: 'questionnaire', id: questionnaireId },
        detail: { from: from ?? null, to: to ?? null },
      }),
    );
    let rows = 0;
    const answers = await exportResponses(db, { questionnaireKey: key, from, to }, (n) => {
      rows += n;
    });
    await writeOutput(answers, options.output);
    if (options.output !== undefined) {
      tell(`${rows} ${rows === 1 ? 'answer' : 'answers'} written to ${options.output}.`);
    }
  });
}

async function customerId(context: Context, called: string): Promise<string> {
  const found = await findCustomerCalled(context.db.knex, called);
  if (found === undefined) {
    throw new AppError(
      404,
      'not_found',
      `Nobody is known as "${called}": give an id, an external id or an e-mail address.`,
    );
  }
  return found.id;
}

function readDay(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) {
    throw new InvalidArgumentError('Write a day as YYYY-MM-DD.');
  }
  return value;
}
