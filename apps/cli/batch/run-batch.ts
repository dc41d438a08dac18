import { BadLine, type Check, type CheckContext } from '#checks/check.js';
import { signalDefinition } from '#signals/catalogue.js';
import { renderSentence } from '#signals/render.js';
import type { ObservedSignal } from '#signals/signal.js';
import type { InputLine } from './lines.js';

export interface BatchTally {
  lines: number;
  bad: number;
}

/**
 * Runs one check over many cases, one line out for each line in, in the order they came. A line that can't be used
 * answers {"line": n, "error": "..."}; the others go on.
 * @param baseDir folder that paths in the lines are relative to
 * @param write takes a line of JSON without its line break
 */
export async function runBatch(
  check: Check,
  lines: AsyncIterable<InputLine>,
  { baseDir, context }: { baseDir: string; context: CheckContext },
  write: (line: string) => Promise<void> | void,
): Promise<BatchTally> {
  const tally: BatchTally = { lines: 0, bad: 0 };
  for await (const line of lines) {
    tally.lines++;
    let answer: Record<string, unknown>;
    try {
      answer = await answerTo(check, line, baseDir, context);
    } catch (fault) {
      tally.bad++;
      answer = { line: line.number, error: faultOf(fault) };
    }
    await write(JSON.stringify(answer));
  }
  return tally;
}

async function answerTo(
  check: Check,
  line: InputLine,
  baseDir: string,
  context: CheckContext,
): Promise<Record<string, unknown>> {
  const fields = fieldsOf(line);
  const { id } = fields;
  if (typeof id !== 'string' && typeof id !== 'number') {
    throw new BadLine('"id" must be a text or a number, to find the answer by');
  }
  const input = await check.batch.read(fields, { baseDir });
  const result = await check.run(input, context);
  return {
    id,
    outcome: result.outcome,
    signals: result.signals.map(signalOf),
    ...check.batch.write(result),
  };
}

function signalOf({ code, strength, facts }: ObservedSignal) {
  const definition = signalDefinition(code);
  return {
    code,
    family: definition.family,
    strength: strength ?? definition.strength,
    sentence: renderSentence(code, facts),
    facts,
  };
}

function fieldsOf(line: InputLine): Record<string, unknown> {
  if (line.text === null) throw new BadLine(line.fault);
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch {
    // the parser's message quotes the line, which may be personal
    throw new BadLine(line.text.trim() === '' ? 'the line is empty' : 'the line is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadLine('the line must be a JSON object');
  }
  return value as Record<string, unknown>;
}

/** A check that fails on one case must not end the run; what it choked on is not repeated. */
function faultOf(fault: unknown): string {
  if (fault instanceof BadLine) return fault.message;
  return `the check failed on this line (${fault instanceof Error ? fault.name : 'unknown fault'})`;
}
