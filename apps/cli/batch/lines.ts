/** One line of input; `text` is null when the line can't be read, with the reason in `fault`. */
export type InputLine = { number: number; text: string } | { number: number; text: null; fault: string };

/** A line holds one case; the largest hold one message or one row of an inventory. */
export const longestLineBytes = 16 * 1024 * 1024;

const newline = 0x0a;

/**
 * Lines of UTF-8 text, split at LF (CR LF too) alone: JSON may hold U+2028, which other readers split at. Text after
 * the last LF is a line, an empty rest is none.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  longest = longestLineBytes,
): AsyncGenerator<InputLine> {
  let number = 0;
  let parts: Uint8Array[] = [];
  let length = 0;
  const add = (part: Uint8Array): void => {
    length += part.length;
    // what is too long is counted on, not kept
    if (length <= longest) parts.push(part);
    else parts = [];
  };
  const take = (): InputLine => {
    const line = lineOf(++number, Buffer.concat(parts), length, longest);
    parts = [];
    length = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      add(chunk.subarray(from, at));
      yield take();
      from = at + 1;
    }
    if (from < chunk.length) add(chunk.subarray(from));
  }
  if (length > 0) yield take();
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function lineOf(number: number, bytes: Uint8Array, length: number, longest: number): InputLine {
  if (length > longest) return { number, text: null, fault: `the line is longer than ${longest} bytes` };
  try {
    // the decoder drops a byte order mark; CR of a CR LF is white space to JSON
    return { number, text: utf8.decode(bytes) };
  } catch {
    return { number, text: null, fault: 'the line is not UTF-8' };
  }
}
