import { existsSync } from 'node:fs';
import { dirname, extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { Controller, Get, Param, Res, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Problem } from '#platform/http/problem.js';

const pagePolicy = [
  "default-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const notBuilt = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Hirewall</title></head>
<body><h1>The console is not built</h1>
<p>Run <code>npm run build</code> and start the product again. The API works without it: <a href="/v1/openapi.json">its
description</a>.</p></body></html>`;

/** The built web application, under /console/. */
@ApiExcludeController()
@Controller()
export class ConsoleFilesController implements OnModuleInit {
  private readonly folder = consoleFolder();

  constructor(private readonly host: HttpAdapterHost<FastifyAdapter>) {}

  /** Only lends `reply.sendFile`; the routes are this controller's, so the guard stands before them. */
  async onModuleInit(): Promise<void> {
    await this.host.httpAdapter
      .getInstance()
      .register(fastifyStatic, { root: this.folder, serve: false, cacheControl: false, dotfiles: 'deny' });
  }

  @Get(['', 'console'])
  enter(@Res() reply: FastifyReply): void {
    void reply.redirect('/console/', 302);
  }

  @Get('console/*')
  file(@Param('*') path: string, @Res() reply: FastifyReply): void {
    reply.header('content-security-policy', pagePolicy);
    if (!existsSync(join(this.folder, 'index.html'))) {
      void reply.type('text/html; charset=utf-8').send(notBuilt);
      return;
    }
    // a name with an extension is a file; everything else is a view of the application, which index.html shows
    const isFile = extname(path) !== '';
    if (isFile && !this.holds(path)) throw Problem.notFound();
    // the bundler puts a hash of the content into the names under assets/
    const forEver = path.startsWith('assets/');
    reply.header('cache-control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
    void reply.sendFile(isFile ? path : 'index.html', this.folder);
  }

  private holds(path: string): boolean {
    const file = resolve(this.folder, path);
    return file.startsWith(this.folder + sep) && existsSync(file);
  }
}

/** dist/apps/console beside the package.json above this file, be this the source or the build. */
function consoleFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'dist', 'apps', 'console');
}
