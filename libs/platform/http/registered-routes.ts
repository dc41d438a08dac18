import type { FastifyInstance } from 'fastify';

export interface RegisteredRoute {
  method: string;
  /** as Fastify matches it: '/v1/cases/:id', '/console/*' */
  path: string;
}

const byServer = new WeakMap<FastifyInstance['server'], RegisteredRoute[]>();

/** Notes every route that is registered from now on, in whatever way. */
export function noteRoutes(instance: FastifyInstance): void {
  const routes: RegisteredRoute[] = [];
  byServer.set(instance.server, routes);
  instance.addHook('onRoute', ({ method, url }) => {
    // Fastify adds HEAD to every GET by itself; the two go by one rule
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push({ method: one, path: url });
  });
}

/** @throws Error when the application was not set up by `configureHttp` */
export function registeredRoutes(instance: FastifyInstance): readonly RegisteredRoute[] {
  const routes = byServer.get(instance.server);
  if (!routes) throw new Error('configureHttp(app, config) must run before the routes are registered');
  return routes;
}

/** The methods under which the path of this URL is there; empty when it is under none. */
export function allowedMethods(instance: FastifyInstance, url: string): string[] {
  const segments = segmentsOf(url.split('?', 1)[0] ?? '');
  const found = registeredRoutes(instance)
    .filter(({ path }) => fits(segmentsOf(path), segments))
    .map(({ method }) => method);
  return [...new Set(found.includes('GET') ? [...found, 'HEAD'] : found)].sort();
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  if (pattern.at(-1) === '*') {
    return (
      segments.length >= pattern.length && fits(pattern.slice(0, -1), segments.slice(0, pattern.length - 1))
    );
  }
  return (
    pattern.length === segments.length &&
    pattern.every((part, index) => (part.startsWith(':') ? segments[index] !== '' : part === segments[index]))
  );
}
