import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Tesseract with a model trained for machine-readable zones, on the whole picture: what a product gets by calling it.
 * Frozen. `mrz.traineddata` has to lie in the given folder.
 */
export function hasTesseract(): boolean {
  return spawnSync('tesseract', ['--version']).status === 0;
}

/** @returns the last two or three lines that could belong to a machine-readable zone, null when there are none */
export async function readWithTesseract(picture: Buffer, modelFolder: string): Promise<string[] | null> {
  const folder = await mkdtemp(join(tmpdir(), 'hwb-'));
  try {
    const file = join(folder, 'picture');
    await writeFile(file, picture);
    const options = ['--tessdata-dir', modelFolder, '-l', 'mrz', '--psm', '6'];
    const { stdout } = await promisify(execFile)('tesseract', [file, 'stdout', ...options], {
      timeout: 60_000,
    });
    return zoneIn(stdout);
  } catch {
    return null;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lines of 30 (TD1), 36 (TD2, MRV-B) or 44 (TD3, MRV-A) characters, ICAO Doc 9303 parts 4 to 7. */
function zoneIn(text: string): string[] | null {
  const lines = text.split('\n').map((line) => line.replaceAll(' ', ''));
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
