import type { Region } from '../document-reader.js';

/** One byte a pixel, rows from the top; 0 is black. */
export interface GreyPicture {
  pixels: Uint8Array;
  width: number;
  height: number;
}

/** Red, green, blue a pixel, rows from the top. */
export interface ColourPicture {
  pixels: Uint8Array;
  width: number;
  height: number;
}

/** A picture opened for reading: turned as its own note of orientation says, at most 2,400 pixels on its longer side. */
export interface OpenedPicture {
  grey: GreyPicture;
  colour: ColourPicture;
  /** of the picture as received, upright */
  widthPx: number;
  heightPx: number;
  pages: number;
}

/** In pixels of the opened picture. */
export interface Point {
  x: number;
  y: number;
}

/** Where a line of the zone stands in the opened picture, whichever way it lies. */
export interface LinePlace {
  /** middle of the first character */
  from: Point;
  /** middle of the last character */
  to: Point;
  /** of its capitals, in pixels of the opened picture */
  height: number;
  characters: number;
}

export interface MrzFound {
  lines: string[];
  /** of each line, the mean sureness of its characters, 0 to 1 */
  confidences: number[];
  /** of each character of each line */
  characterConfidences: number[][];
  places: LinePlace[];
}

/** The document alone, upright: what regions refer to, and what is printed on the case page. */
export interface StraightenedPicture {
  grey: GreyPicture;
  colour: ColourPicture;
  /** what it was cut out by; 'whole' is the picture as it was opened */
  by: 'zone' | 'outline' | 'whole';
  /** where a point of the opened picture stands on this one, in shares of its width and height; may lie outside */
  placeOf(point: Point): Point;
  /** the point of the opened picture that stands at a place of this one, given in shares of its width and height */
  openedAt(place: Point): Point;
  /** where a line of the opened picture stands on this one */
  regionOf(place: LinePlace): Region;
}
