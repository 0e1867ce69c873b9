import { expect, test } from '@jest/globals';
import { SCOPES } from '../../../src/domain/access/scopes.ts';
import { guardOf } from '../../../src/platform/http/guard.ts';
import { type MountedRoute, routesOf } from '../../../src/platform/http/routes-of.ts';
import { startTestApp } from '../../support/app.ts';

const describedPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

function guardIn(route: MountedRoute): string {
  const guards = route.handlers.map(guardOf).filter((guard) => guard !== undefined);
  const [guard] = guards;
  if (guards.length !== 1 || guard === undefined) return 'not guarded once';
  return typeof guard === 'object' && 'scope' in guard ? guard.scope : String(guard);
}

test('every address of the API is described, with the scope that guards it, and every described one is there', async () => {
  const t = await startTestApp('sqlite');
  const mounted = routesOf(t.container.features.api).map(
    (route) => `${route.method} ${describedPath(route.path)} ${guardIn(route)}`,
  );
  const { body } = await t.agent.get('/api/v1/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  const described = Object.entries<Record<string, { security: { key?: string[] }[] }>>(body.paths).flatMap(
    ([path, operations]) =>
      Object.entries(operations).map(
        ([method, { security }]) => `${method} ${path} ${security[0]?.key?.[0] ?? 'anyone'}`,
      ),
  );
  expect(mounted.sort()).toEqual(described.sort());
  await t.close();
});

test('its references lead somewhere, and its scopes exist', async () => {
  const t = await startTestApp('sqlite');
  const { body, text } = await t.agent.get('/api/v1/openapi.json');
  const named = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map((match) => match[1] ?? '');
  expect(named.filter((name) => !(name in body.components.schemas))).toEqual([]);
  expect(Object.keys(body.components.schemas).filter((name) => !named.includes(name))).toEqual([]);
  const scopes = [...text.matchAll(/"security":\[\{"key":\["([^"]+)"\]\}\]/g)].map((match) => match[1] ?? '');
  expect(scopes.filter((scope) => !SCOPES.some((known) => known === scope))).toEqual([]);
  await t.close();
});
