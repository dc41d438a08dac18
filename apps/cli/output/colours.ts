export type Paint = (text: string) => string;

export interface Colours {
  bold: Paint;
  dim: Paint;
  green: Paint;
  yellow: Paint;
  red: Paint;
}

const plain: Paint = (text) => text;
const sgr =
  (on: number, off: number): Paint =>
  (text) =>
    `\u001b[${on}m${text}\u001b[${off}m`;

const painted: Colours = {
  bold: sgr(1, 22),
  dim: sgr(2, 22),
  green: sgr(32, 39),
  yellow: sgr(33, 39),
  red: sgr(31, 39),
};
const unpainted: Colours = { bold: plain, dim: plain, green: plain, yellow: plain, red: plain };

/** Colours (ECMA-48, SGR) where a terminal shows them; NO_COLOR and TERM=dumb are heeded by `hasColors`. */
export function coloursFor(stream: NodeJS.WriteStream): Colours {
  return stream.isTTY && stream.hasColors() ? painted : unpainted;
}
