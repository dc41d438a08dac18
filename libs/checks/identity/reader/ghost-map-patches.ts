/** A part of the picture that stands out, in pixels. */
export interface Patch {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface HeatGrid {
  heat: Uint8Array;
  columns: number;
  rows: number;
  /** which blocks could tell; the others are neither for nor against */
  told: Uint8Array;
}

/** blocks a patch has at least: a line of a few digits */
const leastBlocks = 12;
/** and in both directions; a thin strip is the edge of a page */
const leastThick = 3;
/** share of the blocks in its box that stand out, of those that could tell */
const leastFilled = 0.6;
/** what stands out over more than this share of the picture is no patch but another kind of picture */
const mostShare = 0.35;
const mostPatches = 12;

/**
 * Contiguous parts that stand out. Scattered blocks do so in honest pictures too, at strong edges and in glare, so a patch
 * has to be of some size and filled.
 */
export function patchesIn(grid: HeatGrid, block: number): Patch[] {
  const able = grid.told.reduce((sum, one) => sum + one, 0);
  const seen = new Uint8Array(grid.heat.length);
  const patches: { patch: Patch; blocks: number }[] = [];
  for (let at = 0; at < grid.heat.length; at++) {
    if (seen[at] === 1 || (grid.heat[at] ?? 0) === 0) continue;
    const blocks = connected(grid, at, seen);
    if (blocks.length < leastBlocks) continue;
    if (blocks.length > mostShare * able) return [];
    const box = boxOf(blocks, grid.columns);
    if (Math.min(box.right - box.left, box.bottom - box.top) + 1 < leastThick) continue;
    if (filled(grid, box) < leastFilled) continue;
    const patch = {
      x: box.left * block,
      y: box.top * block,
      width: (box.right - box.left + 1) * block,
      height: (box.bottom - box.top + 1) * block,
    };
    patches.push({ patch, blocks: blocks.length });
  }
  return patches
    .sort((a, b) => b.blocks - a.blocks)
    .slice(0, mostPatches)
    .map(({ patch }) => patch);
}

/** Blocks that stand out and touch, across a gap of one as well. */
function connected({ heat, columns, rows }: HeatGrid, start: number, seen: Uint8Array): number[] {
  const blocks = [start];
  seen[start] = 1;
  for (let next = 0; next < blocks.length; next++) {
    const at = blocks[next] ?? 0;
    const [x, y] = [at % columns, Math.floor(at / columns)];
    for (let dy = -2; dy <= 2; dy++) {
      for (let dx = -2; dx <= 2; dx++) {
        const [nx, ny] = [x + dx, y + dy];
        const place = ny * columns + nx;
        if (nx < 0 || ny < 0 || nx >= columns || ny >= rows) continue;
        if (seen[place] === 1 || (heat[place] ?? 0) === 0) continue;
        seen[place] = 1;
        blocks.push(place);
      }
    }
  }
  return blocks;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function boxOf(blocks: number[], columns: number): Box {
  const xs = blocks.map((at) => at % columns);
  const ys = blocks.map((at) => Math.floor(at / columns));
  return { left: least(xs), top: least(ys), right: most(xs), bottom: most(ys) };
}

/** not by spreading: a part may have more blocks than a call may have arguments */
function least(values: number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

function most(values: number[]): number {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}

function filled({ heat, told, columns }: HeatGrid, { left, top, right, bottom }: Box): number {
  let standing = 0;
  let able = 0;
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const at = y * columns + x;
      able += told[at] ?? 0;
      if ((heat[at] ?? 0) > 0) standing++;
    }
  }
  return standing / Math.max(1, able);
}
