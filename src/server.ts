import { configOrExit } from './config.ts';
import { serve } from './serve.ts';
import { endWith } from './tell-failure.ts';

await serve(configOrExit()).catch(endWith);
