import type { DemoStage } from '../../seeds/demo/write-demo.ts';
import { type Container, messageIdHost } from '../container.ts';
import type { FixedClock } from '../platform/clock.ts';
import { createJobRunner } from '../platform/jobs/runner.ts';
import type { MailSender } from '../platform/mail/mail.ts';
import { mailJobHandler } from '../platform/mail/send-mail.job.ts';

/** Takes every message and keeps none. */
export const FORGETFUL: MailSender = {
  compose: async () => ({ send: async () => ({ outcome: 'sent', detail: '' }) }),
  check: async () => ({ ok: true, detail: '' }),
  close: async () => undefined,
};

/** The product on which a demo is lived through. @param container with {@link FORGETFUL} as its way out */
export function demoStage(
  container: Container,
  clock: FixedClock,
  how: Pick<DemoStage, 'passwordHash' | 'onProgress'>,
): DemoStage {
  const { services, contacts, onAnswered, mailKinds, laterJobs, config } = container;
  const letters = new Map<string, string>();
  const mailBy = (sender: MailSender | 'capture') =>
    createJobRunner(services, [mailJobHandler(mailKinds, sender, { messageIdHost: messageIdHost(config) })]);
  return {
    ...{ services, clock, contacts, onAnswered },
    pastMail: mailBy(keepingInvitations(letters)),
    recentMail: mailBy('capture'),
    laterJobs: createJobRunner(services, laterJobs),
    letters: (address) => letters.get(address),
    ...how,
  };
}

/** Keeps of the mails that bring a date what they say, by address: those who are invited follow the link in it. */
function keepingInvitations(letters: Map<string, string>): MailSender {
  return {
    ...FORGETFUL,
    async compose(mail, messageId) {
      if (mail.calendar !== undefined) letters.set(mail.to, mail.text);
      return FORGETFUL.compose(mail, messageId);
    },
  };
}
