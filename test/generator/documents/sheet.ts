import { ocrB } from '#checks/identity/ocr-b.js';

export interface TextStyle {
  /** families, best first */
  font: string;
  /** em, in millimetres */
  size: number;
  colour: string;
  bold?: boolean;
  italic?: boolean;
  /** in millimetres, between letters */
  spacing?: number;
  anchor?: 'start' | 'middle' | 'end';
  opacity?: number;
}

/** A side of a document being drawn: all lengths in millimetres from its top left corner. */
export class Sheet {
  private readonly parts: string[] = [];
  private readonly definitions: string[] = [];

  /** @param scale pixels a millimetre */
  constructor(
    readonly width: number,
    readonly height: number,
    readonly scale: number,
  ) {}

  /** A length as it is written into the drawing, in pixels. */
  px(millimetres: number): string {
    return (millimetres * this.scale).toFixed(2);
  }

  add(svg: string): void {
    this.parts.push(svg);
  }

  define(svg: string): void {
    this.definitions.push(svg);
  }

  rect(x: number, y: number, width: number, height: number, fill: string, more = ''): void {
    this.add(
      `<rect x="${this.px(x)}" y="${this.px(y)}" width="${this.px(width)}" height="${this.px(height)}" fill="${fill}" ${more}/>`,
    );
  }

  /** A line of print in a font of the machine. @param room the words are made smaller where they would be wider */
  print(words: string, x: number, y: number, style: TextStyle, room = Infinity): void {
    const wide = style.bold === true ? 0.68 : 0.6;
    const length = words.length * (style.size * wide + (style.spacing ?? 0));
    const size = length > room ? (style.size * room) / length : style.size;
    const attributes = [
      `x="${this.px(x)}" y="${this.px(y)}" font-family="${style.font}" font-size="${this.px(size)}" fill="${style.colour}"`,
      style.bold === true ? 'font-weight="bold"' : '',
      style.italic === true ? 'font-style="italic"' : '',
      style.spacing ? `letter-spacing="${this.px(style.spacing)}"` : '',
      style.anchor ? `text-anchor="${style.anchor}"` : '',
      style.opacity ? `opacity="${style.opacity}"` : '',
    ];
    this.add(`<text ${attributes.filter(Boolean).join(' ')}>${escaped(words)}</text>`);
  }

  /**
   * A line in OCR-B from outlines, which needs no font. @param pitch of its characters @param weight added to the strokes,
   * in units of the outlines: below 0 is thinner
   */
  ocrB(words: string, x: number, y: number, pitch: number, colour: string, weight = 0, tall = 1): void {
    const scale = (pitch * this.scale) / ocrB.advance;
    const glyphs = [...words].map((character, at) => {
      const path = ocrB.paths[character];
      return path ? `<path transform="translate(${at * ocrB.advance} 0)" d="${path}"/>` : '';
    });
    const stroke = weight > 0 ? ` stroke="${colour}" stroke-width="${weight.toFixed(1)}"` : '';
    this.add(
      `<g fill="${colour}"${stroke} transform="translate(${this.px(x)} ${this.px(y)}) scale(${scale.toFixed(5)} ${(scale * tall).toFixed(5)})">${glyphs.join('')}</g>`,
    );
  }

  svg(): string {
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${Math.round(this.width * this.scale)}" height="${Math.round(this.height * this.scale)}"><defs>${this.definitions.join('')}</defs>${this.parts.join('\n')}</svg>`;
  }
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
