import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pdfFile, pdfOfBomb, pdfOfPages } from '../../../../test/harness/pdf-file.js';
import { rasterisePdf } from './rasterise-pdf.js';

const drawn = (bytes: Buffer, wanted = 4) => {
  const pages: string[] = [];
  return rasterisePdf(bytes, wanted, ({ width, height }) => {
    pages.push(`${width}x${height}`);
    return Promise.resolve();
  }).then((outcome) => ({ outcome, pages }));
};

describe('a PDF drawn', () => {
  it('has its pages at 300 dots an inch, as many as wanted', async () => {
    expect(await drawn(pdfOfPages(3, { box: '0 0 72 144' }), 2)).toEqual({
      outcome: 'drawn',
      pages: ['300x600', '300x600'],
    });
  });

  it('is refused before a picture that is too large is unpacked', async () => {
    expect(await drawn(pdfOfBomb(30_000, 30_000))).toEqual({ outcome: 'too_large', pages: [] });
  });

  it('can not take more memory than its bound', async () => {
    const content = deflateSync(Buffer.alloc(400_000_000, 'q '), { level: 1 });
    const bomb = pdfFile([
      ['<</Type/Catalog/Pages 2 0 R>>'],
      ['<</Type/Pages/Count 1/Kids[3 0 R]>>'],
      ['<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>'],
      ['<</Filter/FlateDecode>>', content],
    ]);
    await expect(drawn(bomb)).rejects.toThrow();
    // the next file gets memory of its own
    expect((await drawn(pdfOfPages(1))).outcome).toBe('drawn');
  });
});

describe('what draws PDFs', () => {
  it('is given no way to run a script, to reach a network or to start anything', async () => {
    const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
    const wasm = await WebAssembly.compile(await readFile(path));
    const imported = WebAssembly.Module.imports(wasm).map(({ name }) => name);
    expect(imported.length).toBeGreaterThan(10);
    const known =
      /^(invoke_v?i*|_?tzset_js|_?(localtime|gmtime)_js|_?abort_js|__assert_fail|_emscripten_(memcpy_js|throw_longjmp)|emscripten_(date_now|resize_heap)|fd_(close|read|write|seek|sync)|environ_(get|sizes_get)|__syscall_(openat|fcntl64|ioctl|fstat64|stat64|newfstatat|lstat64|getdents64|unlinkat|rmdir|ftruncate64))$/;
    expect(imported.filter((name) => !known.test(name))).toEqual([]);
  });
});
