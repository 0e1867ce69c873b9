import { configOrExit } from './config.ts';
import { endWith } from './tell-failure.ts';
import { work } from './work.ts';

await work(configOrExit()).catch(endWith);
