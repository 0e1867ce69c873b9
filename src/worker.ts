import { configOrExit } from './config.ts';
import { work } from './work.ts';

await work(configOrExit());
