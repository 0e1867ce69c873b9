import type { Services } from '../context.ts';
import type { Renderer } from './render.ts';

/** What routes stand on, besides the request's own context in `res.locals.context`. */
export interface Web {
  services: Services;
  render: Renderer;
  /** Lets jobs that are due now start without waiting for the next poll: call after the commit. */
  wakeJobs(): void;
  /** Whether people reach us over https: decides the cookie's name and flags. */
  https: boolean;
}
