import { insertSession, sessionCookieName } from '../../../src/features/accounts/index.ts';
import type { Dialect } from '../../../src/platform/db/database.ts';
import { type Agent, startTestApp, type TestApp } from '../../support/app.ts';
import { invite } from '../../support/invite.ts';

/** Courtesy as it should be, speed four points short. */
const UNHAPPY = {
  ...{ revision: '0', satisfaction: '2', 'E.provider.courtesy': '6', 'P.provider.courtesy': '6' },
  ...{ 'E.process.speed': '7', 'P.process.speed': '3' },
};

/** The parts of a reply by the protocol. */
export const REPLY = {
  thanks: 'Thank you for telling us.',
  restated: 'You waited an hour and nobody told you why.',
  canDo: 'We ring before each visit.',
  due: '2026-03-08T12:00',
  more: '',
  via: 'mail',
};

export interface Complaining {
  id: string;
  path: string;
  email: string;
  name: string;
  customerId: string;
}

export interface ComplaintWorld {
  app: TestApp;
  manager: Agent;
  managerId: string;
  /** Sets the clock, and signs the manager in anew: sessions end. */
  at(instant: string): Promise<void>;
  /** An unhappy answer to a survey, with contact ticked: a sealed complaint. */
  complain(words: string, wish?: { contact?: boolean; locale?: 'en' | 'he' | 'ms' }): Promise<Complaining>;
  row(id: string): Promise<Record<string, unknown>>;
  page(path: string, agent?: Agent): Promise<string>;
  post(path: string, fields?: object, agent?: Agent): ReturnType<Agent['post']>;
  reply(complaint: Complaining, fields?: object): ReturnType<Agent['post']>;
  /** The newest mail of a kind to an address. */
  mailTo(email: string, kind: string): Promise<{ subject: string; plain: string; html: string; headers: string }>;
  /** The path of the link in the newest mail of a kind. */
  linkTo(email: string, kind: string): Promise<string>;
  audits(action: string, id: string): Promise<number>;
}

export async function startComplaintWorld(dialect: Dialect): Promise<ComplaintWorld> {
  const app = await startTestApp(dialect);
  const manager = await app.signIn('manager', { name: 'Tamar', email: 'tamar@example.org' });
  const managerId = app.lastUserId();
  let people = 0;
  const post = (path: string, fields: object = {}, agent = manager) => agent.post(path).type('form').send(fields);
  const mailTo: ComplaintWorld['mailTo'] = async (email, kind) => {
    await app.jobs.drain();
    const found = (await app.capturedMails()).filter((mail) => mail.recipient === email && mail.kind === kind).at(-1);
    if (found === undefined) throw new Error(`no mail of ${kind} to ${email}`);
    return found;
  };
  return {
    app,
    manager,
    managerId,
    async at(instant) {
      app.clock.set(instant);
      const { services, web } = app.container;
      const secret = await app.db.transaction((tx) => insertSession(tx, services, managerId));
      manager.jar.setCookie(`${sessionCookieName(web.https)}=${secret}; Path=/`, '127.0.0.1', '/');
    },
    async complain(words, { contact = true, locale = 'en' } = {}) {
      people += 1;
      const customer = { name: `Sealed Person${people}`, email: `sealed${people}@example.org` };
      const { token, invitation } = await invite(app, { customer, locale });
      const fields = { ...UNHAPPY, comment: words, ...(contact ? { contact: 'yes' } : {}) };
      await app.agent.post(`/s/${token}`).type('form').send(fields).expect(303);
      const row = await app.db
        .knex('complaints as c')
        .join('response_identity as i', 'i.response_id', 'c.response_id')
        .where('i.invitation_id', invitation.id)
        .first('c.id');
      return { id: row.id, path: `/complaints/${row.id}`, ...customer, customerId: invitation.customerId };
    },
    row: (id) => app.db.knex('complaints').where({ id }).first(),
    page: async (path, agent = manager) => (await agent.get(path).expect(200)).text,
    post,
    reply: ({ path }, fields = {}) => post(`${path}/reply`, { ...REPLY, owner: managerId, step: 'send', ...fields }),
    mailTo,
    async linkTo(email, kind) {
      return /\/r\/[\w-]+/.exec((await mailTo(email, kind)).plain)?.[0] ?? '';
    },
    async audits(action, id) {
      return (await app.db.knex('audit').where({ action, subject_id: id })).length;
    },
  };
}
