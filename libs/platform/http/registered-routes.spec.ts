import { fastify } from 'fastify';
import { describe, expect, it } from 'vitest';
import { allowedMethods, noteRoutes, registeredRoutes } from './registered-routes.js';

describe('registered routes', () => {
  const instance = fastify();
  noteRoutes(instance);
  instance.get('/v1/cases/:id', () => '');
  instance.post('/v1/cases', () => '');
  instance.get('/console/*', () => '');

  it('are all noted once, without the HEAD that comes with GET', () => {
    expect(registeredRoutes(instance)).toEqual([
      { method: 'GET', path: '/v1/cases/:id' },
      { method: 'POST', path: '/v1/cases' },
      { method: 'GET', path: '/console/*' },
    ]);
  });

  it.each([
    ['/v1/cases/case_1?x=1', ['GET', 'HEAD']],
    ['/v1/cases', ['POST']],
    ['/v1/cases/', []],
    ['/v1/cases/a/b', []],
    ['/console/a/b', ['GET', 'HEAD']],
    ['/console', []],
  ])('tell the methods of %s', (url, methods) => {
    expect(allowedMethods(instance, url)).toEqual(methods);
  });
});
