import { configOrExit } from './config.ts';
import { startOrExplain } from './explain-failure.ts';
import { work } from './work.ts';

await startOrExplain(() => work(configOrExit()));
