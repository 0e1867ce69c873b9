import { expect, test } from '@jest/globals';
import { isAllowed, ROLES, type Role } from '../../../src/domain/access/role-matrix.ts';
import { type Guard, guardOf } from '../../../src/platform/http/guard.ts';
import { type MountedRoute, routesOf } from '../../../src/platform/http/routes-of.ts';
import { withoutSecrets } from '../../../src/platform/log.ts';
import { type Agent, startTestApp } from '../../support/app.ts';
import { describeOnEachDatabase } from '../../support/each-database.ts';

const NOBODY = '01930000-0000-7000-8000-000000000000';
const address = (route: MountedRoute): string => route.path.replace(/:\w+/g, NOBODY);
const name = (route: MountedRoute): string => `${route.method.toUpperCase()} ${route.path}`;

function guardsOf(route: MountedRoute): Guard[] {
  return route.handlers.map(guardOf).filter((guard) => guard !== undefined);
}

/** Pages that stand open to everybody. Whoever adds one says so here. */
const OPEN = [
  'GET /setup',
  'POST /setup',
  'GET /sign-in',
  'POST /sign-in',
  'POST /sign-out',
  'GET /forgot',
  'POST /forgot',
  'GET /reset/:token',
  'POST /reset/:token',
  'GET /invite/:token',
  'POST /invite/:token',
];

function send(agent: Agent, route: MountedRoute) {
  return route.method === 'get' ? agent.get(address(route)) : agent.post(address(route)).type('form').send({});
}

/** Whether a guard stopped the request: forbidden, or sent to the sign-in page. */
function isStopped(answer: { status: number; headers: Record<string, string>; text: string }): boolean {
  const toSignIn = answer.status === 303 && (answer.headers.location ?? '').startsWith('/sign-in');
  return toSignIn || (answer.status === 403 && answer.text.includes('This page is not open to your role'));
}

/** Beyond the role, these ask something of the user, and refuse those who have it not. */
const ASKS_MORE: Record<string, readonly Role[]> = {
  // One's own card needs to be tied to a provider.
  'GET /card': ['organiser', 'staff'],
};

test('every page is guarded once, and only the doors stand open', async () => {
  const t = await startTestApp('sqlite');
  const routes = routesOf(t.container.features.staffPages);
  expect(routes.length).toBeGreaterThan(20);
  expect(routes.filter((route) => guardsOf(route).length !== 1).map(name)).toEqual([]);
  const open = routes.filter((route) => guardsOf(route)[0] === 'anyone').map(name);
  expect(open.sort()).toEqual([...OPEN].sort());
  expect(routes.filter((route) => route.method !== 'get' && route.method !== 'post').map(name)).toEqual([]);
  await t.close();
});

test('no address with the secret of a link goes into the log with it', async () => {
  const t = await startTestApp('sqlite');
  const { staffPages, respondentPages } = t.container.features;
  await t.close();
  const withSecret = [...routesOf(staffPages), ...routesOf(respondentPages)].filter(({ path }) =>
    path.includes(':token'),
  );
  expect(withSecret.length).toBeGreaterThan(15);
  const logged = withSecret.map((route) => withoutSecrets(address(route)));
  expect(logged.filter((path) => path.includes(NOBODY))).toEqual([]);
});

describeOnEachDatabase('the role matrix', (dialect) => {
  test.each(['nobody', ...ROLES] as const)('%s gets exactly what it says, on every page', async (role) => {
    const t = await startTestApp(dialect);
    const agent = role === 'nobody' ? t.agent : await t.signIn(role);
    const wrong: string[] = [];
    for (const route of routesOf(t.container.features.staffPages)) {
      const [guard] = guardsOf(route);
      if (guard === undefined || guard === 'anyone') continue;
      const answer = await send(agent, route);
      if (answer.status >= 500) wrong.push(`${name(route)} answers ${answer.status}`);
      const may =
        role !== 'nobody' &&
        (guard === 'signed-in' || ('permission' in guard && isAllowed(role, guard.permission))) &&
        !ASKS_MORE[name(route)]?.includes(role);
      if (isStopped(answer) === may) wrong.push(`${name(route)} ${may ? 'stops' : 'lets through'} ${role}`);
    }
    expect(wrong).toEqual([]);
    await t.close();
  });

  test('the menu shows what a role may open, and each link of it opens', async () => {
    const t = await startTestApp(dialect);
    for (const role of ROLES) {
      const agent = await t.signIn(role);
      const { text } = await agent.get('/profile');
      const nav = text.slice(text.indexOf('<nav'), text.indexOf('</nav>'));
      const links = [...nav.matchAll(/href="([^"]+)"/g)].map((match) => match[1] ?? '');
      expect(links.includes('/users')).toBe(role === 'administrator');
      const stopped: string[] = [];
      for (const link of links) {
        const answer = await agent.get(link);
        if (answer.status >= 400 || isStopped(answer)) stopped.push(`${role} ${link} ${answer.status}`);
      }
      expect(stopped).toEqual([]);
    }
    await t.close();
  });
});
