import type { GreyPicture } from './picture.js';
import { powerSpectrum } from './spectrum.js';

/** pixels a side of the tiles looked at */
const tileSize = 128;
/** tiles across and down, spread over the picture */
const tilesAcross = 6;
const tilesDown = 4;
/** periods a tile from which a wave is fine: print and paper have the coarser ones */
const leastPeriods = 14;
/** how much stronger a wave is than those around it, to stand out */
const standsOut = 25;
/** share of tiles in which the same wave stands out: a display covers the picture, print of one pitch only parts of it */
const mostTiles = 0.6;
/** degrees between the two waves of a grid */
const leastAngle = 30;

interface Wave {
  /** periods a tile across and down; `across` is not negative */
  across: number;
  down: number;
}

/**
 * Whether the regular fine pattern of a display runs through the picture: its pixels, or what they and the camera's make
 * together, show as two waves of fixed pitch and different direction in most parts of the picture. Rasters of offset print
 * show likewise when scanned finely, and a photo taken from afar shows nothing, so this is a hint at most.
 */
export function screenPattern(grey: GreyPicture): boolean {
  if (grey.width < 3 * tileSize || grey.height < 3 * tileSize) return false;
  const found = tilesOf(grey).map(outstandingWaves);
  const least = mostTiles * found.length;
  const common = votesOf(found).filter(({ votes }) => votes >= least);
  return common.some(({ wave }) => common.some((other) => angleBetween(wave, other.wave) >= leastAngle));
}

function tilesOf({ pixels, width, height }: GreyPicture): Float64Array[] {
  const tiles: Float64Array[] = [];
  for (let row = 0; row < tilesDown; row++) {
    for (let column = 0; column < tilesAcross; column++) {
      const left = Math.round(((width - tileSize) * (column + 0.5)) / tilesAcross);
      const top = Math.round(((height - tileSize) * (row + 0.5)) / tilesDown);
      const tile = new Float64Array(tileSize * tileSize);
      for (let at = 0; at < tile.length; at++) {
        tile[at] = pixels[(top + Math.floor(at / tileSize)) * width + left + (at % tileSize)] ?? 0;
      }
      tiles.push(tile);
    }
  }
  return tiles;
}

function outstandingWaves(tile: Float64Array): Wave[] {
  const power = powerSpectrum(tile, tileSize);
  const half = tileSize / 2;
  const at = (across: number, down: number): number =>
    power[((down + tileSize) % tileSize) * tileSize + ((across + tileSize) % tileSize)] ?? 0;
  const waves: Wave[] = [];
  for (let across = 0; across < half; across++) {
    for (let down = -half + 1; down < half; down++) {
      const wave = { across, down };
      if (Math.hypot(across, down) < leastPeriods || isOfBlocks(wave)) continue;
      const own = at(across, down);
      if (isPeak(at, wave, own) && own > standsOut * aroundOf(at, wave)) waves.push(wave);
    }
  }
  return waves;
}

/** JPEG's blocks of 8 pixels make waves of 16, 32 and 48 periods a tile straight across and down. */
function isOfBlocks({ across, down }: Wave): boolean {
  const nearBlock = (periods: number): boolean => {
    const off = Math.abs(periods) % (tileSize / 8);
    return Math.min(off, tileSize / 8 - off) <= 1;
  };
  return nearBlock(across) && nearBlock(down);
}

function isPeak(at: (across: number, down: number) => number, { across, down }: Wave, own: number): boolean {
  for (let v = -1; v <= 1; v++) {
    for (let u = -1; u <= 1; u++) if ((u !== 0 || v !== 0) && at(across + u, down + v) > own) return false;
  }
  return true;
}

/** Mean power around a wave, without those next to it, which the fading of margins lifts too. */
function aroundOf(at: (across: number, down: number) => number, { across, down }: Wave): number {
  let sum = 0;
  let count = 0;
  for (let v = -5; v <= 5; v++) {
    for (let u = -5; u <= 5; u++) {
      if (Math.max(Math.abs(u), Math.abs(v)) <= 2) continue;
      sum += at(across + u, down + v);
      count++;
    }
  }
  return sum / count;
}

/** In how many tiles each wave, or one within two periods of it, stands out: a slanting view changes the pitch a little. */
function votesOf(found: Wave[][]): { wave: Wave; votes: number }[] {
  const known = new Map(found.flat().map((wave) => [`${wave.across} ${wave.down}`, wave]));
  return [...known.values()].map((wave) => ({
    wave,
    votes: found.filter((tile) =>
      tile.some(({ across, down }) => Math.hypot(across - wave.across, down - wave.down) <= 2.5),
    ).length,
  }));
}

function angleBetween(one: Wave, other: Wave): number {
  const cosine =
    (one.across * other.across + one.down * other.down) /
    (Math.hypot(one.across, one.down) * Math.hypot(other.across, other.down));
  return (Math.acos(Math.min(1, Math.abs(cosine))) * 180) / Math.PI;
}
