import type { Dialect } from '../../../src/platform/db/database.ts';
import { startTestApp, type TestApp, type TestAppOptions } from '../../support/app.ts';
import { invite, type TestInvitation } from '../../support/invite.ts';

/** Everything as it should be. */
export const HAPPY = { revision: '0', satisfaction: '5', 'E.provider.courtesy': '6', 'P.provider.courtesy': '6' };
/** Speed four points short, courtesy three. */
export const UNHAPPY = {
  ...HAPPY,
  'P.provider.courtesy': '3',
  'E.process.speed': '7',
  'P.process.speed': '3',
};

export interface ComplaintWorld extends TestApp {
  /** Sends the form of an invitation. */
  send(invited: TestInvitation, fields: Record<string, string | string[]>): Promise<void>;
  /** An invitation, answered. */
  answer(fields: Record<string, string | string[]>, wish?: Parameters<typeof invite>[1]): Promise<TestInvitation>;
  responseOf(invited: TestInvitation): Promise<string>;
  /** The row of what came out of an answer, as it stands in the database; undefined: nothing did. */
  complaintOf(invited: TestInvitation): Promise<{ id: string } | undefined>;
  tagsOf(complaintId: string): Promise<string[]>;
  /** A complaint by the public form, sent as a browser sends it. @returns where it leads */
  complain(fields: Record<string, string | string[]>): Promise<string>;
}

export async function startComplaintWorld(dialect: Dialect, options: TestAppOptions = {}): Promise<ComplaintWorld> {
  const app = await startTestApp(dialect, options);
  const world: ComplaintWorld = {
    ...app,
    async send({ token }, fields) {
      await app.agent.post(`/s/${token}`).type('form').send(fields).expect(303);
    },
    async answer(fields, wish = {}) {
      const invited = await invite(app, wish);
      await world.send(invited, fields);
      return invited;
    },
    async responseOf({ invitation }) {
      const row = await app.db.knex('response_identity').where({ invitation_id: invitation.id }).first('response_id');
      return row.response_id;
    },
    complaintOf: async (invited) =>
      app.db
        .knex('complaints')
        .where({ response_id: await world.responseOf(invited) })
        .first(),
    async tagsOf(id) {
      const rows = await app.db.knex('complaint_tags').where({ complaint_id: id }).orderBy('mode').select('mode', 'by');
      return rows.map(({ mode, by }) => `${mode} ${by}`);
    },
    async complain(fields) {
      const { text } = await app.agent.get('/complain').expect(200);
      app.clock.advance(60_000);
      const hidden = hiddenFields(text);
      const sent = await app.agent
        .post('/complain')
        .type('form')
        .send({ ...hidden, ...fields })
        .expect(303);
      return sent.headers.location ?? '';
    },
  };
  return world;
}

/** What a page's forms carry along unseen. */
export function hiddenFields(page: string): Record<string, string> {
  return Object.fromEntries(
    [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}
