import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildServer } from './build-server.mjs';

describe('building the server', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'hirewall-build-'));
    copyFileSync('.swcrc', join(root, '.swcrc'));
    write('libs/one.ts', 'export const one: number = 1;\n');
    write('libs/two.ts', 'export const two: number = 2;\n');
    write('libs/table.json', '{"a":1}');
    write('libs/one.spec.ts', 'throw new Error("a test is not part of the product");\n');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const output = (path: string) => join(root, 'dist', path);

  it('compiles the sources, copies what is not code and leaves tests out', async () => {
    expect(await buildServer({ root })).toBe(3);
    expect(readFileSync(output('libs/one.js'), 'utf8')).toContain('export const one = 1');
    expect(existsSync(output('libs/one.js.map'))).toBe(true);
    expect(readFileSync(output('libs/table.json'), 'utf8')).toBe('{"a":1}');
    expect(existsSync(output('libs/one.spec.js'))).toBe(false);
  });

  it('writes only what changed, and nothing when a file has new times but the same text', async () => {
    await buildServer({ root });
    const before = statSync(output('libs/two.js')).mtimeMs;
    write('libs/two.ts', 'export const two: number = 2;\n');
    expect(await buildServer({ root })).toBe(0);
    write('libs/one.ts', 'export const one: number = 11;\n');
    expect(await buildServer({ root })).toBe(1);
    expect(readFileSync(output('libs/one.js'), 'utf8')).toContain('11');
    expect(statSync(output('libs/two.js')).mtimeMs).toBe(before);
  });

  it('removes the output of a source that is gone, and restores output that was lost', async () => {
    await buildServer({ root });
    rmSync(join(root, 'libs/one.ts'));
    rmSync(output('libs/two.js'));
    expect(await buildServer({ root })).toBe(1);
    expect(existsSync(output('libs/one.js'))).toBe(false);
    expect(existsSync(output('libs/two.js'))).toBe(true);
  });

  it('builds everything anew when the settings of the compiler changed', async () => {
    await buildServer({ root });
    writeFileSync(join(root, '.swcrc'), readFileSync('.swcrc', 'utf8').replace('es2022', 'es2021'));
    expect(await buildServer({ root })).toBe(3);
  });

  it('names the file that can not be compiled, and does not take the build for done', async () => {
    write('libs/bad.ts', 'export const = ;\n');
    await expect(buildServer({ root })).rejects.toThrow(/libs\/bad\.ts/);
    write('libs/bad.ts', 'export const good = 1;\n');
    expect(await buildServer({ root })).toBe(4);
  });
});
