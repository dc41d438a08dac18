import { rasterOf } from './draw-page.js';

/** Said where a test can't run, or a bench does less. */
export const noFonts =
  'no font is installed on this machine: drawn documents need one for what is printed (apt-get install fonts-dejavu-core)';

/** Whether the machine has a font to print with: without one an i would be as wide as an M, or nothing at all. */
export async function hasPrintFont(): Promise<boolean> {
  const ink = async (letters: string): Promise<number> => {
    const { pixels } = await rasterOf(
      `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><rect width="300" height="40" fill="#fff"/><text x="4" y="30" font-family="sans-serif" font-size="24">${letters}</text></svg>`,
    );
    return pixels.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0);
  };
  const [thin, wide] = await Promise.all([ink('iiii'), ink('MMMM')]);
  return wide > thin && thin > 0;
}
