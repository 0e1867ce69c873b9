import { type Command, InvalidArgumentError } from 'commander';
import { benchCard } from './bench-card.ts';
import { benchMail } from './bench-mail.ts';
import { benchSubmissions } from './bench-submissions.ts';
import { benchSurveyPage } from './bench-survey-page.ts';
import { tell } from './installation.ts';

const FEW = 200;
const FEW_QUEUED = 1000;
const MANY_QUEUED = 100_000;

/** Figures are ratios of two things measured in turn in one run: they hold on a slow or busy machine too. */
export function benchCommand(program: Command): void {
  program
    .command('bench')
    .description('measure the product on this machine, in temporary databases')
    .option('--responses <n>', 'answers behind the large card', readCount, 200_000)
    .option('--only <part>', 'measure this part alone: mail', readPart)
    .action(async ({ responses, only }: { responses: number; only?: 'mail' }) => {
      const mail = await benchMail(FEW_QUEUED, MANY_QUEUED, tell);
      print('mails per second, out of the outbox', mail.ours.toFixed(0));
      print('mails per second, plain Nodemailer on as many connections', mail.bare.toFixed(0));
      print('ratio (aim: at least 0.7)', mail.ratio.toFixed(2));
      print('invitations per second, decided and rendered as well', mail.invitations.toFixed(0));
      print(`peak memory while sending, ${FEW_QUEUED} queued, MB`, mail.fewMegabytes.toFixed(0));
      print(`peak memory while sending, ${MANY_QUEUED} queued, MB`, mail.manyMegabytes.toFixed(0));
      if (only === 'mail') return;

      tell('submissions …');
      const submissions = await benchSubmissions();
      print('submissions per second, full path', submissions.full.toFixed(0));
      print('submissions per second, bare handler with the same writes', submissions.bare.toFixed(0));
      print('ratio (aim: at least 0.5)', submissions.ratio.toFixed(2));

      const page = await benchSurveyPage();
      print('survey page, kB compressed (aim: under 30)', (page.bytes / 1000).toFixed(1));
      print('survey page, requests (aim: at most 3)', String(page.requests));

      const card = await benchCard(FEW, responses, tell);
      print(`card over ${FEW} responses, ms`, card.few.toFixed(1));
      print(`card over ${responses} responses, ms`, card.many.toFixed(1));
      print('ratio (aim: under 1.5)', card.ratio.toFixed(2));
      print(`import of ${responses} responses, s`, card.importSeconds.toFixed(1));
      print('peak memory up to the end of that import, MB', card.peakMegabytes.toFixed(0));
    });
}

function print(what: string, value: string): void {
  console.log(`${what.padEnd(60)} ${value.padStart(10)}`);
}

function readCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < FEW) throw new InvalidArgumentError(`Give a whole number from ${FEW} on.`);
  return count;
}

function readPart(value: string): 'mail' {
  if (value !== 'mail') throw new InvalidArgumentError('The one part that can be measured alone is mail.');
  return value;
}
