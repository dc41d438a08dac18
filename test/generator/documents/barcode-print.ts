import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer';
import type { Sheet } from './sheet.js';

/** Dark and light modules, rows from the top; each row of a PDF417 is three modules high. */
export interface Modules {
  dark: Uint8Array;
  width: number;
  height: number;
}

let ready: Promise<unknown> | undefined;

/** @param text Latin-1 @param columns of data; licences have 13 or so */
export async function pdf417(text: string, columns: number): Promise<Modules> {
  // with the wasm of the package: left to itself, zxing-wasm would fetch it from a server
  ready ??= readFile(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm')).then(
    (bytes) =>
      prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(bytes).buffer }, fireImmediately: true }),
  );
  await ready;
  const { error, symbol } = await writeBarcode(text, {
    format: 'PDF417',
    options: `columns=${columns},ecLevel=5`,
    scale: 1,
    addQuietZones: false,
  });
  if (error) throw new Error(`no barcode of ${text.length} characters in ${columns} columns: ${error}`);
  return {
    dark: Uint8Array.from(symbol.data, (value) => (value === 0 ? 1 : 0)),
    width: symbol.width,
    height: symbol.height,
  };
}

/** @param tall what there is of height; the width decides the size of a module */
export function printModules(
  sheet: Sheet,
  modules: Modules,
  x: number,
  y: number,
  width: number,
  tall: number,
): void {
  const [across, down] = [width / modules.width, tall / modules.height];
  let path = '';
  for (let row = 0; row < modules.height; row++) {
    let from = -1;
    for (let column = 0; column <= modules.width; column++) {
      const dark = column < modules.width && modules.dark[row * modules.width + column] === 1;
      if (dark && from < 0) from = column;
      if (dark || from < 0) continue;
      path += `M${sheet.px(x + from * across)} ${sheet.px(y + row * down)}h${sheet.px((column - from) * across)}v${sheet.px(down)}h${sheet.px((from - column) * across)}z`;
      from = -1;
    }
  }
  sheet.rect(x - 2, y - 2, width + 4, tall + 4, '#fbfbf8');
  sheet.add(`<path d="${path}" fill="#121212" shape-rendering="crispEdges"/>`);
}
