import { type Command, InvalidArgumentError } from 'commander';
import { benchAnalysis } from './bench-analysis.ts';
import { benchCard } from './bench-card.ts';
import { benchDrivers } from './bench-drivers.ts';
import { benchMail } from './bench-mail.ts';
import { benchPages, openPagesStage, type PagesStage, type PageTime, type TimePair } from './bench-pages.ts';
import { linkCollector, openInstallation } from './bench-stage.ts';
import { benchSubmissions } from './bench-submissions.ts';
import { benchSurveyPage } from './bench-survey-page.ts';
import { tell } from './installation.ts';

const FEW = 200;
const FEW_ON_PAGES = 1000;
const FEW_QUEUED = 1000;
const MANY_QUEUED = 100_000;
const MILLION = 1_000_000;

interface BenchOptions {
  responses: number;
  pages: boolean;
  drivers: boolean;
  mail: boolean;
  answers: number;
}

/** Figures are ratios of two things measured in turn in one run: they hold on a slow or busy machine too. */
export function benchCommand(program: Command): void {
  program
    .command('bench')
    .description('measure the product on this machine, in temporary databases')
    .option('--responses <n>', 'answers behind the large card', readCount, 200_000)
    .option('--drivers', 'only: key drivers of many answers, and how long they hold the server up', false)
    .option('--mail', 'only: mails a second, and the memory of a long queue', false)
    .option('--pages', 'only: every page of figures over many answers against 1,000', false)
    .option('--answers <n>', 'how many answers --drivers and --pages are over', readCount, MILLION)
    .action(async (options: BenchOptions) => {
      if (options.mail) return benchSending();
      if (options.pages || options.drivers) return benchMany(options);
      await benchUsual(options.responses);
    });
}

async function benchUsual(responses: number): Promise<void> {
  await benchSending();

  tell('submissions …');
  const submissions = await benchSubmissions();
  print('submissions per second, full path', submissions.full.toFixed(0));
  print('submissions per second, bare handler with the same writes', submissions.bare.toFixed(0));
  print('ratio (aim: at least 0.5)', submissions.ratio.toFixed(2));

  const page = await benchSurveyPage();
  print('survey page, kB compressed (aim: under 30)', (page.bytes / 1000).toFixed(1));
  print('survey page, requests (aim: at most 3)', String(page.requests));

  print('analysis of 1,000,000 responses on 24 items, ms (aim: under 10)', benchAnalysis(MILLION).toFixed(1));

  const card = await benchCard(FEW, responses, tell);
  print(`card over ${FEW} responses, ms`, card.few.toFixed(1));
  print(`card over ${responses} responses, ms`, card.many.toFixed(1));
  print('ratio (aim: under 1.5)', card.ratio.toFixed(2));
  print(`import of ${responses} responses, s`, card.importSeconds.toFixed(1));
  print('peak memory up to the end of that import, MB', card.peakMegabytes.toFixed(0));
}

async function benchSending(): Promise<void> {
  const mail = await benchMail(FEW_QUEUED, MANY_QUEUED, tell);
  print('mails per second, out of the outbox', mail.ours.toFixed(0));
  print('mails per second, plain Nodemailer on as many connections', mail.bare.toFixed(0));
  print('ratio (aim: at least 0.7)', mail.ratio.toFixed(2));
  print('invitations per second, decided and rendered as well', mail.invitations.toFixed(0));
  print(`peak memory while sending, ${FEW_QUEUED} queued, MB`, mail.fewMegabytes.toFixed(0));
  print(`peak memory while sending, ${MANY_QUEUED} queued, MB`, mail.manyMegabytes.toFixed(0));
}

/** What takes minutes: many answers are made first. */
async function benchMany({ pages, drivers, answers }: BenchOptions): Promise<void> {
  const stages: PagesStage[] = [];
  const stage = async (n: number): Promise<PagesStage> => {
    tell(`making ${n} answers …`);
    const made = await openPagesStage(await openInstallation(linkCollector().sender), n);
    stages.push(made);
    return made;
  };
  try {
    const started = performance.now();
    const many = await stage(answers);
    print(`making ${answers} answers, s`, ((performance.now() - started) / 1000).toFixed(0));
    if (drivers) {
      const { seconds, longestBlockMs, longestIdleMs } = await benchDrivers(many.installation, many.data);
      print(`drivers of ${answers} answers to 15 items, s (aim: 3 for 1,000,000)`, seconds.toFixed(1));
      print('longest time the event loop stood still meanwhile, ms (aim: 50)', longestBlockMs.toFixed(0));
      print('the same with nothing to do, ms', longestIdleMs.toFixed(0));
    }
    if (pages) {
      const few = await stage(FEW_ON_PAGES);
      tell('looking at every page …');
      const { times, peakMegabytes } = await benchPages(few, many);
      printPages(times, answers);
      print('peak memory of the server, MB (aim: under 300)', peakMegabytes?.toFixed(0) ?? 'not told');
    }
  } finally {
    for (const { installation } of stages) await installation.close();
  }
}

function printPages(times: readonly PageTime[], answers: number): void {
  const row = (words: readonly string[], figures: readonly string[]): void => {
    const [reader = '', page = '', filter = ''] = words;
    const columns = figures.map((one) => one.padStart(9)).join(' ');
    console.log(`${reader.padEnd(14)} ${page.padEnd(22)} ${filter.padEnd(20)} ${columns}`);
  };
  const figuresOf = ({ few, many, ratio }: TimePair): string[] => [few.toFixed(1), many.toFixed(1), ratio.toFixed(2)];
  console.log('');
  row([], ['same days', '', '', 'other', '', '', 'first']);
  row(['reader', 'page', 'filter'], ['1,000 ms', 'many ms', 'ratio', '1,000 ms', 'many ms', 'ratio', 'ms']);
  for (const { reader, page, filter, again, otherDays, firstMany } of times) {
    row([reader, page, filter], [...figuresOf(again), ...figuresOf(otherDays), firstMany.toFixed(0)]);
  }
  console.log('');
  for (const days of ['again', 'otherDays'] as const) {
    const slowest = times.reduce((one, other) => (other[days].ratio > one[days].ratio ? other : one));
    const over = times.filter((time) => time[days].ratio >= 1.5).length;
    const name = days === 'again' ? 'same days' : 'other days';
    print(`${name}: pages over ${answers} against ${FEW_ON_PAGES} at 1.5 and more, of ${times.length}`, String(over));
    print(`largest ratio (aim: under 1.5): ${slowest.page}, ${slowest.filter}`, slowest[days].ratio.toFixed(2));
  }
}

function print(what: string, value: string): void {
  console.log(`${what.padEnd(70)} ${value.padStart(10)}`);
}

function readCount(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < FEW) throw new InvalidArgumentError(`Give a whole number from ${FEW} on.`);
  return count;
}
