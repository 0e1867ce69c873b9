import { isMainThread } from 'node:worker_threads';

/**
 * Loaded into the processes that tests start, before their own code. Its parent holds the other end of standard input,
 * which closes however the parent ends: a run that is interrupted leaves no server behind.
 */
if (isMainThread) {
  const end = () => process.kill(process.pid, 'SIGKILL');
  process.stdin.once('end', end).once('error', end).resume();
  process.stdin.unref();
}
