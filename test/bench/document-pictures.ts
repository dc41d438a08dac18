import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawDocument } from '../generator/documents/draw-document.js';
import type { DocumentKind } from '../generator/documents/content.js';
import { levels } from '../generator/documents/levels.js';

/** A picture of a document whose zone is known. */
export interface DocumentPicture {
  bytes: Buffer;
  contentType: string;
  /** null where the picture shows no zone */
  mrz: string[] | null;
}

export interface PictureSet {
  name: string;
  pictures(): AsyncIterable<DocumentPicture>;
}

export const kindsWithZone: readonly DocumentKind[] = [
  'TD3',
  'TD3',
  'TD1',
  'TD2',
  'MRVA',
  'TD1_BOTH',
  'MRVB',
  'FRA_ID',
];

/** Drawn for the bench, by how they were photographed. @param each how many a level */
export function drawnSets(each: number): PictureSet[] {
  return levels.map((level) => ({
    name: `drawn, ${level}`,
    async *pictures() {
      for (let at = 0; at < each; at++) {
        const kind = kindsWithZone[at % kindsWithZone.length] ?? 'TD3';
        const { bytes, contentType, truth } = await drawDocument(`bench ${level} ${at}`, { kind, level });
        yield { bytes, contentType, mrz: truth.mrz };
      }
    },
  }));
}

/** Empty where they are not at hand: their rights don't allow to keep them in the repository. */
export function keptSets(dataFolder: string, oneOf: number): PictureSet[] {
  const folder = join(dataFolder, 'documents');
  if (!existsSync(join(folder, 'ground-truth.json'))) return [];
  const truth = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as {
    name: string;
    kind: string;
    mrz: string[] | null;
  }[];
  return [...new Set(truth.map(({ kind }) => kind))].map((kind) => ({
    name: `kept pictures, ${kind}`,
    async *pictures() {
      for (const { name, mrz } of truth
        .filter((one) => one.kind === kind)
        .filter((_, at) => at % oneOf === 0)) {
        const bytes = await Promise.resolve(readFileSync(join(folder, 'images', name)));
        yield { bytes, contentType: name.endsWith('.png') ? 'image/png' : 'image/jpeg', mrz };
      }
    },
  }));
}
