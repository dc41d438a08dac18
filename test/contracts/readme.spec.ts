import 'reflect-metadata';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validate } from 'class-validator';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { caseStatuses, nextStatuses } from '#cases/statuses.js';
import { checkStatuses, nextCheckStatuses } from '#checks/statuses.js';
import { Config } from '#platform/config/config.js';
import { configVariables } from '#platform/config/variable.js';
import { routeTable } from '../../apps/api/access/route-table.js';
import { CreateCaseBody } from '../../apps/api/v1/cases.dto.js';
import { MessageEvidenceBody, SessionEvidenceBody } from '../../apps/api/v1/evidence.dto.js';
import { CreateRequisitionBody } from '../../apps/api/v1/requisitions.controller.js';

const place = new URL('../../README.md', import.meta.url);
const readme = readFileSync(place, 'utf8');

const begin = '<!-- configuration: UPDATE_README=1 npx vitest run test/contracts/readme.spec.ts -->';
const end = '<!-- end of configuration -->';

function configurationTable(): string {
  const defaults = new Config() as unknown as Record<string, unknown>;
  const rows = configVariables.map(({ name, property, purpose, example }) => {
    const value = defaults[property];
    const shown = value === undefined || value === '' ? '' : `\`${String(value)}\``;
    return `| \`${name}\` | ${purpose} | ${shown} | \`${example}\` |`;
  });
  return ['| Variable | Purpose | Default | Example |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

async function withTable(): Promise<string> {
  const [before = '', rest = ''] = readme.split(begin);
  const after = rest.slice(rest.indexOf(end));
  const options = await resolveConfig(place.pathname);
  return format(`${before}${begin}\n\n${configurationTable()}\n\n${after}`, {
    ...options,
    parser: 'markdown',
  });
}

interface Call {
  method: string;
  path: string;
  body: unknown;
}

/** The curl calls of the README, with variables of the shell as they stand in the path. */
function calls(): Call[] {
  const blocks = [...readme.matchAll(/```sh\n([^]*?)```/g)].map(([, text = '']) =>
    text.replaceAll('\\\n', ' '),
  );
  return blocks
    .flatMap((block) => block.split(/\n(?=\S)/))
    .filter((line) => line.includes('curl '))
    .map((line) => {
      const [, path = ''] = /"\$HIREWALL(\/[^"]*)"/.exec(line) ?? [];
      const [, data] = /-d '([^']*)'/.exec(line) ?? [];
      const upload = line.includes(' -F ');
      return {
        method: data !== undefined || upload || line.includes('-X POST') ? 'POST' : 'GET',
        path,
        body: data === undefined ? undefined : JSON.parse(data),
      };
    });
}

const matches = (path: string, route: string) => path.replace(/\/\$\w+/g, '/:id') === route;

function statesOf(title: string): [string, string][] {
  const [, diagram = ''] = new RegExp(`title: ${title}\\n---\\n([^]*?)\`\`\``).exec(readme) ?? [];
  return [...diagram.matchAll(/^\s*(\w+) --> (\w+)/gm)].map(([, from = '', to = '']) => [from, to]);
}

function pairs<T extends string>(all: readonly T[], next: (status: T) => readonly T[]): [T, T][] {
  return all.flatMap((from) => next(from).map((to): [T, T] => [from, to]));
}

describe('README.md', () => {
  it('lists every setting as the product knows it', async () => {
    const wanted = await withTable();
    if (process.env['UPDATE_README'] === '1') writeFileSync(place, wanted);
    else expect(readme).toBe(wanted);
  });

  it('shows calls that the API routes', () => {
    expect(calls().length).toBeGreaterThan(4);
    for (const { method, path } of calls())
      expect(
        routeTable.some((row) => row.method === method && matches(path, row.path)),
        `${method} ${path}`,
      ).toBe(true);
  });

  it.each<[string, ClassConstructor<object>]>([
    ['/v1/requisitions', CreateRequisitionBody],
    ['/v1/cases', CreateCaseBody],
    ['/v1/cases/:id/evidence/sessions', SessionEvidenceBody],
    ['/v1/cases/:id/evidence/messages', MessageEvidenceBody],
  ])('shows a body for %s that the API takes', async (route, dto) => {
    const call = calls().find(({ path, body }) => body !== undefined && matches(path, route));
    expect(call).toBeDefined();
    const faults = await validate(plainToInstance(dto, call?.body) as object, {
      whitelist: true,
      forbidNonWhitelisted: true,
    });
    expect(faults).toEqual([]);
  });

  it('draws the states of a case and of a check as they are', () => {
    expect(statesOf('Case').sort()).toEqual(pairs(caseStatuses, nextStatuses).sort());
    expect(statesOf('Check').sort()).toEqual(pairs(checkStatuses, nextCheckStatuses).sort());
  });

  it('names only files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, path = '']) => path);
    expect(links.length).toBeGreaterThan(2);
    // the picture of the console is taken from the running demo
    const missing = links.filter((path) => path !== 'docs/console.png' && !existsSync(new URL(path, place)));
    expect(missing).toEqual([]);
  });
});
