import type { RequestHandler, Router } from 'express';

export interface MountedRoute {
  /** Lower case: get, post, patch … */
  method: string;
  /** As it was registered, with `:parameters`. */
  path: string;
  handlers: RequestHandler[];
}

/**
 * Every route of a router and of the routers used in it without a path of their own. The menu asks it which pages there
 * are, and tests that no route stands without a guard or a description.
 */
export function routesOf(router: Router): MountedRoute[] {
  return router.stack.flatMap((layer): MountedRoute[] => {
    const { route, handle } = layer;
    if (route !== undefined) {
      const handlers = route.stack.map((inner) => inner.handle);
      const methods = new Set(route.stack.map((inner) => inner.method));
      return [...methods].map((method) => ({ method, path: String(route.path), handlers }));
    }
    return isRouter(handle) ? routesOf(handle) : [];
  });
}

function isRouter(handle: unknown): handle is Router {
  return typeof handle === 'function' && 'stack' in handle && Array.isArray(handle.stack);
}
