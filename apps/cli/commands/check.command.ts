import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Argument, type Command } from 'commander';
import { checkNames, type Check, type CheckContext, type CheckName } from '#checks/check.js';
import type { DocumentReader } from '#checks/identity/document-reader.js';
import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';
import { checks } from '#checks/registry.js';
import type { IntelSnapshot } from '#intel/intel.js';
import { loadManifest } from '#intel/load-manifest.js';
import { ManifestError } from '#intel/manifest.js';
import { bufferedOutput } from '../batch/buffered-output.js';
import { linesOf } from '../batch/lines.js';
import { runBatch } from '../batch/run-batch.js';
import { UsageFault } from '../output/faults.js';
import { say } from '../output/say.js';

interface CheckOptions {
  input: string;
  intel?: string;
  thorough?: boolean;
}

export function addCheck(program: Command): void {
  program
    .command('check')
    .description('run one check over many cases, without server or database')
    .addArgument(new Argument('<name>', 'which check').choices(checkNames))
    .requiredOption('--input <cases.jsonl>', 'one case a line as JSON; - reads standard input')
    .option('--intel <manifest.json>', 'reference data; without it, what needs it is unavailable')
    .option(
      '--thorough',
      'identity: read the printed page and compare it with the machine-readable zone as well, about a second more a document',
    )
    .action(run);
}

async function run(name: CheckName, { input, intel, thorough = false }: CheckOptions): Promise<void> {
  const check = checks[name];
  const source = await openInput(input);
  const snapshot = await intelFor(check, intel);
  const documentReader = batchReader(createDocumentReader(), thorough);
  const output = bufferedOutput(process.stdout);
  const context: CheckContext = {
    intel: snapshot,
    models: { documentReader },
    // a back-log is no installation: nobody else is on file
    related: () => Promise.resolve([]),
    asOf: new Date(),
  };
  const began = performance.now();
  try {
    const baseDir = input === '-' ? process.cwd() : dirname(resolve(input));
    const tally = await runBatch(check, linesOf(source), { baseDir, context }, output.write);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    const bad = tally.bad === 0 ? '' : `, ${tally.bad} of them could not be used`;
    say(`hirewall: ${name}: ${tally.lines} lines in ${seconds} s${bad}`);
    if (tally.bad > 0) process.exitCode = 1;
  } finally {
    await output.end();
    await documentReader.close();
  }
}

/** A back-log is read for its lines: nobody looks at pictures made for a reviewer, and print is read only when asked for. */
function batchReader(reader: DocumentReader, thorough: boolean): DocumentReader {
  return {
    read: (file, wanted) => reader.read(file, { page: thorough && wanted.page, derived: false }),
    close: () => reader.close(),
  };
}

async function openInput(path: string): Promise<AsyncIterable<Uint8Array>> {
  if (path === '-') return process.stdin;
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw new UsageFault(`There is no ${path}. Give a file with one case a line.`);
  if (found.isDirectory()) throw new UsageFault(`${path} is a folder. Give a file with one case a line.`);
  return createReadStream(path, { highWaterMark: 256 * 1024 });
}

/** A feed that can't be used is told and left out: what it would have said is unknown. */
async function intelFor(check: Check, path: string | undefined): Promise<IntelSnapshot> {
  if (path === undefined || check.intel.length === 0) return { versions: [] };
  try {
    const { snapshot, report } = await loadManifest(path, check.intel);
    for (const { id, accepted, why } of report) {
      if (!accepted) say(`hirewall: ${id} is not used: ${why ?? 'it was refused'}`);
    }
    if (snapshot.versions.length === 0) {
      say(`hirewall: ${path} holds nothing that this check looks things up in (${check.intel.join(', ')})`);
    }
    return snapshot;
  } catch (fault) {
    if (fault instanceof ManifestError) throw new UsageFault(`${path}: ${fault.message}`);
    throw fault;
  }
}
