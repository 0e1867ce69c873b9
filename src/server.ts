import { configOrExit } from './config.ts';
import { startOrExplain } from './explain-failure.ts';
import { serve } from './serve.ts';

await startOrExplain(() => serve(configOrExit()));
