import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Tesseract with a model trained for machine-readable zones: what a product gets by calling it. Frozen: the bench compares
 * with it. `mrz.traineddata` has to lie in the given folder.
 */
export function hasTesseract(): boolean {
  return spawnSync('tesseract', ['--version']).status === 0;
}

/** The whole picture at once, as one block of text. @returns null where no zone was read */
export async function readWithTesseract(picture: Buffer, modelFolder: string): Promise<string[] | null> {
  const [text = ''] = await recognise([picture], modelFolder, 6);
  return zoneIn(text.split('\n'));
}

/**
 * Some pictures in one start of the program. @param segmentation 6 a block of lines, 7 one line
 * @returns the text of each, '' for all when the program fails
 */
export async function recognise(
  pictures: readonly Buffer[],
  modelFolder: string,
  segmentation: 6 | 7,
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'hwb-'));
  try {
    const files = pictures.map((_, at) => join(folder, `picture-${at}`));
    await Promise.all(files.map((file, at) => writeFile(file, pictures[at] ?? '')));
    const list = join(folder, 'list.txt');
    await writeFile(list, files.map((file) => `${file}\n`).join(''));
    const options = ['--tessdata-dir', modelFolder, '-l', 'mrz', '--psm', String(segmentation)];
    const { stdout } = await promisify(execFile)('tesseract', [list, 'stdout', ...options], {
      timeout: 60_000,
      // as the product's reader: one core
      env: { ...process.env, OMP_THREAD_LIMIT: '1' },
    });
    // a form feed ends each page
    return stdout.split('\f').slice(0, pictures.length);
  } catch {
    return pictures.map(() => '');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lines of 44 (TD3, MRV-A), 36 (TD2, MRV-B) or 30 (TD1) characters, ICAO Doc 9303 parts 4 to 7; the last two or three. */
export function zoneIn(texts: readonly string[]): string[] | null {
  const lines = texts.map((line) => line.replaceAll(/\s/g, ''));
  for (const [length, count] of [
    [44, 2],
    [36, 2],
    [30, 3],
  ] as const) {
    const zone = lines.filter((line) => line.length === length && /^[A-Z0-9<]+$/.test(line)).slice(-count);
    if (zone.length === count) return zone;
  }
  return null;
}
