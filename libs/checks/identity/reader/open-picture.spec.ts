import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { pdfFile, pdfOfPages, pdfOfPictures } from '../../../../test/harness/pdf-file.js';
import { openPicture } from './open-picture.js';
import type { OpenedPicture } from './picture.js';

/** 300 by 200, red at the left, blue at the right. */
const twoColours = sharp({
  create: { width: 300, height: 200, channels: 3, background: '#c01010' },
}).composite([
  {
    input: Buffer.from('<svg width="150" height="200"><rect width="150" height="200" fill="#1010c0"/></svg>'),
    left: 150,
    top: 0,
  },
]);

async function onePage(bytes: Uint8Array): Promise<OpenedPicture> {
  const opened = await openPicture(bytes);
  if (!opened.ok) throw new Error(opened.reason);
  expect(opened.pages).toHaveLength(1);
  return opened.pages[0] as OpenedPicture;
}

/** 'r' or 'b', whichever is stronger at a share of width and height */
function colourAt({ colour }: OpenedPicture, x: number, y: number): 'r' | 'b' {
  const at = (Math.floor(y * colour.height) * colour.width + Math.floor(x * colour.width)) * 3;
  return (colour.pixels[at] ?? 0) > (colour.pixels[at + 2] ?? 0) ? 'r' : 'b';
}

describe('an opened picture', () => {
  it.each(['jpeg', 'png', 'webp', 'avif', 'tiff'] as const)(
    'has its colours and its grey: %s',
    async (format) => {
      const page = await onePage(await twoColours.clone().toFormat(format).toBuffer());
      expect(page).toMatchObject({ widthPx: 300, heightPx: 200, pages: 1 });
      expect([page.grey.width, page.grey.height, page.grey.pixels.length]).toEqual([300, 200, 60_000]);
      expect(page.colour.pixels.length).toBe(180_000);
      expect([colourAt(page, 0.1, 0.5), colourAt(page, 0.9, 0.5)]).toEqual(['r', 'b']);
    },
  );

  it.each([
    [6, ['r', 'b'], 'top to bottom'],
    [3, ['b', 'r'], 'left to right'],
    [8, ['b', 'r'], 'top to bottom'],
  ] as const)('is turned as its note of orientation %i says', async (orientation, colours, order) => {
    const page = await onePage(await twoColours.clone().withMetadata({ orientation }).jpeg().toBuffer());
    const lying = order === 'left to right';
    expect([page.widthPx, page.heightPx]).toEqual(lying ? [300, 200] : [200, 300]);
    expect([page.grey.width, page.grey.height]).toEqual(lying ? [300, 200] : [200, 300]);
    const ends = lying
      ? [colourAt(page, 0.1, 0.5), colourAt(page, 0.9, 0.5)]
      : [colourAt(page, 0.5, 0.1), colourAt(page, 0.5, 0.9)];
    expect(ends).toEqual(colours);
  });

  it('has three colours whatever it was stored in', async () => {
    const stored = [
      await twoColours.clone().toColourspace('cmyk').jpeg().toBuffer(),
      await twoColours.clone().toColourspace('rgb16').png().toBuffer(),
      await twoColours.clone().greyscale().toColourspace('b-w').png().toBuffer(),
      await twoColours.clone().png({ palette: true }).toBuffer(),
    ];
    for (const bytes of stored) expect((await onePage(bytes)).colour.pixels.length).toBe(180_000);
  });

  it('is white where it was transparent', async () => {
    const clear = sharp({ create: { width: 40, height: 40, channels: 4, background: '#00000000' } });
    expect((await onePage(await clear.png().toBuffer())).grey.pixels.every((value) => value === 255)).toBe(
      true,
    );
  });

  it('has at most 2,400 pixels on its longer side, and tells what it had', async () => {
    const large = sharp({ create: { width: 4800, height: 1200, channels: 3, background: '#888' } });
    const page = await onePage(await large.jpeg().toBuffer());
    expect([page.widthPx, page.heightPx]).toEqual([4800, 1200]);
    expect([page.grey.width, page.grey.height]).toEqual([2400, 600]);
  });
});

describe('a PDF', () => {
  const card = async () => ({
    jpeg: await twoColours.clone().jpeg().toBuffer(),
    width: 300,
    height: 200,
    place: '243 162 100 600',
  });

  it('is drawn at 300 dots an inch, without the white margins of the sheet', async () => {
    const page = await onePage(pdfOfPictures([await card()]));
    // 243 points are 3.375 inches: 1,012 pixels, and 2 % of 3,508 on either side
    expect(Math.abs(page.widthPx - 1152)).toBeLessThan(10);
    expect([colourAt(page, 0.2, 0.5), colourAt(page, 0.8, 0.5)]).toEqual(['r', 'b']);
  });

  it('may have ten pages, of which the first four are opened', async () => {
    const opened = await openPicture(pdfOfPages(10));
    expect(opened.ok && opened.pages.map(({ pages }) => pages)).toEqual([10, 10, 10, 10]);
    expect(await openPicture(pdfOfPages(11))).toEqual({ ok: false, reason: 'too_many_pages' });
  });

  it('is drawn with fewer dots where a page is too large, and none without extent', async () => {
    for (const [box, width, height] of [
      ['0 0 14400 14400', 2400, 2400],
      ['0 0 1000000000 500000000', 2400, 1200],
      ['0 0 14400 1', 2400, 1],
    ] as const) {
      const page = await onePage(pdfOfPages(1, { box }));
      expect([page.grey.width, page.grey.height], box).toEqual([width, height]);
    }
  });

  it('is refused when it is locked with a password', async () => {
    const lock = `/Encrypt<</Filter/Standard/V 1/R 2/O(${'o'.repeat(32)})/U(${'u'.repeat(32)})/P -4>>/ID[(1)(1)]`;
    const locked = pdfFile(
      [
        ['<</Type/Catalog/Pages 2 0 R>>'],
        ['<</Type/Pages/Count 1/Kids[3 0 R]>>'],
        ['<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>'],
      ],
      lock,
    );
    expect(await openPicture(locked)).toEqual({ ok: false, reason: 'undecodable' });
  });
});
