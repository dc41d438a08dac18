import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import type { ColourPicture } from './picture.js';

/** pages a document may have at most; nobody's passport has more */
export const mostPages = 10;
/** what a scanner of documents gives ; ten characters an inch (ICAO Doc 9303-3) are then 30 pixels apart each */
const dotsPerInch = 300;
const pointsPerInch = 72;
/** a page larger than A3 at 300 dots an inch is drawn with fewer dots */
const mostPagePixels = 18_000_000;
const longestSide = 12_000;
/** of one picture on a page, as for pictures sent by themselves */
const mostPicturePixels = 64 * 1024 * 1024;
/** looked through for pictures; a scanned page has one or two */
const mostObjects = 10_000;
/** of the machine that draws: its page, and the pictures on it as they are unpacked */
const mostMemory = 320 * 1024 * 1024;

type Pdfium = WrappedPdfiumModule;

/**
 * Draws the first `wanted` pages of an untrusted PDF at 300 dots an inch, white where nothing is printed, one at a time. Each file gets a fresh WebAssembly instance
 * with an upper bound of memory, so nothing is left over from the one before and a file can't make it grow without end.
 * The build has no JavaScript engine, and forms, which alone could call for one, are never initialised; the instance
 * imports no way out either: its files are those in its own memory.
 */
export async function rasterisePdf(
  bytes: Uint8Array,
  wanted: number,
  eachPage: (page: ColourPicture, count: number) => Promise<void>,
): Promise<'drawn' | 'too_many_pages' | 'too_large' | 'undecodable'> {
  const { pdfium, memory } = await freshPdfium();
  const file = pdfium.pdfium.wasmExports.malloc(bytes.byteLength);
  new Uint8Array(memory.buffer).set(bytes, file);
  // an empty password opens what everybody may read
  const document = pdfium.FPDF_LoadMemDocument(file, bytes.byteLength, '');
  if (document === 0) return 'undecodable';
  const count = pdfium.FPDF_GetPageCount(document);
  if (count > mostPages) return 'too_many_pages';
  for (let at = 0; at < Math.min(count, wanted); at++) {
    const page = pdfium.FPDF_LoadPage(document, at);
    if (page === 0) continue;
    if (largestPicture(pdfium, memory, page) > mostPicturePixels) return 'too_large';
    const drawn = draw(pdfium, memory, page);
    pdfium.FPDF_ClosePage(page);
    if (drawn) await eachPage(drawn, count);
  }
  // instance and memory are dropped as they are: nothing is left to close
  return 'drawn';
}

/** Pixels of the largest picture placed on the page, as the file says, before any is unpacked. */
function largestPicture(pdfium: Pdfium, memory: WebAssembly.Memory, page: number): number {
  const size = pdfium.pdfium.wasmExports.malloc(8);
  const objects = Math.min(pdfium.FPDFPage_CountObjects(page), mostObjects);
  let largest = 0;
  for (let at = 0; at < objects; at++) {
    const object = pdfium.FPDFPage_GetObject(page, at);
    if (pdfium.FPDFPageObj_GetType(object) !== pictureObject) continue;
    if (!pdfium.FPDFImageObj_GetImagePixelSize(object, size, size + 4)) continue;
    const [width = 0, height = 0] = new Uint32Array(memory.buffer, size, 2);
    largest = Math.max(largest, width * height);
  }
  return largest;
}

function draw(pdfium: Pdfium, memory: WebAssembly.Memory, page: number): ColourPicture | null {
  const size = pixelsOf(pdfium.FPDF_GetPageWidthF(page), pdfium.FPDF_GetPageHeightF(page));
  const bitmap = size ? pdfium.FPDFBitmap_CreateEx(size.width, size.height, bgr, 0, 0) : 0;
  if (!size || bitmap === 0) return null;
  const { width, height } = size;
  pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
  pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, drawAnnotations | redFirst | smallCache);
  const from = pdfium.FPDFBitmap_GetBuffer(bitmap);
  const stride = pdfium.FPDFBitmap_GetStride(bitmap);
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    pixels.set(new Uint8Array(memory.buffer, from + y * stride, width * 3), y * width * 3);
  pdfium.FPDFBitmap_Destroy(bitmap);
  return { pixels, width, height };
}

const white = 0xffffffff;
// fpdf_edit.h: FPDF_PAGEOBJ_IMAGE
const pictureObject = 3;
// fpdfview.h: FPDFBitmap_BGR, FPDF_ANNOT, FPDF_REVERSE_BYTE_ORDER, FPDF_RENDER_LIMITEDIMAGECACHE
const bgr = 2;
const drawAnnotations = 0x01;
const redFirst = 0x10;
const smallCache = 0x200;

/** @returns null for a page without extent */
function pixelsOf(widthPoints: number, heightPoints: number): { width: number; height: number } | null {
  if (!(widthPoints > 0 && heightPoints > 0 && widthPoints * heightPoints < Infinity)) return null;
  const scale = Math.min(
    dotsPerInch / pointsPerInch,
    Math.sqrt(mostPagePixels / (widthPoints * heightPoints)),
    longestSide / Math.max(widthPoints, heightPoints),
  );
  const pixels = (points: number): number => Math.max(1, Math.round(points * scale));
  return { width: pixels(widthPoints), height: pixels(heightPoints) };
}

let compiled: Promise<WebAssembly.Module> | undefined;

function compile(): Promise<WebAssembly.Module> {
  const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  return readFile(path).then((bytes) => WebAssembly.compile(bytes));
}

async function freshPdfium(): Promise<{ pdfium: Pdfium; memory: WebAssembly.Memory }> {
  const wasm = await (compiled ??= compile());
  let memory: WebAssembly.Memory | undefined;
  const overrides = {
    print: () => undefined,
    printErr: () => undefined,
    // Emscripten's own hook: https://emscripten.org/docs/api_reference/module.html, Module.instantiateWasm
    instantiateWasm: (imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) => {
      const instance = new WebAssembly.Instance(wasm, bounded(imports));
      if (instance.exports['memory'] instanceof WebAssembly.Memory) memory = instance.exports['memory'];
      receive(instance);
      return instance.exports;
    },
  };
  const pdfium = await init(overrides as Parameters<typeof init>[0]);
  if (!memory) throw new Error('pdfium exports no memory');
  pdfium.FPDF_InitLibrary();
  return { pdfium, memory };
}

/** The same imports, but the memory never grows beyond the bound: an allocation beyond fails as on a full machine. */
function bounded(imports: WebAssembly.Imports): WebAssembly.Imports {
  const env = imports['env'] ?? {};
  const resize = env['emscripten_resize_heap'];
  if (typeof resize !== 'function') throw new Error('pdfium grows its memory in another way than known');
  const within = (bytes: number): unknown => (bytes >>> 0 > mostMemory ? 0 : resize(bytes));
  return { ...imports, env: { ...env, emscripten_resize_heap: within } };
}
