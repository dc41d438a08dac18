import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { meets, ratioOf, type BenchOptions, type BenchRow } from './bench-row.js';
import { benchTable } from './bench-table.js';
import { repositoryRoot } from './repository.js';

const usage = `npm run bench -- [options]
  --only a,b     only these: NAMES
  --quick        small inputs: to see that it works, not to quote
  --json         the rows as JSON on stdout; the table goes to stderr either way
  --data FOLDER  folder of real lists and pictures, used where it is there (default ../shared/data)
`;

type Bench = (options: BenchOptions) => Promise<BenchRow[]>;

/** Loaded when their turn comes: what one keeps in memory must not slow the next. Lightest first. */
const benches: Record<string, () => Promise<{ run: Bench }>> = {
  ip: () => import('./ip-label.bench.js'),
  endpoint: () => import('./endpoint.bench.js'),
  message: () => import('./message.bench.js'),
  names: () => import('./name-screening.bench.js'),
  documents: () => import('./document-reading.bench.js'),
  'document-gate': () => import('./document-gate.bench.js'),
  print: () => import('./printed-page.bench.js'),
  barcode: () => import('./barcode.bench.js'),
  identity: () => import('./identity-rules.bench.js'),
  'reader-memory': () => import('./reader-memory.bench.js'),
  cases: () => import('./case-throughput.bench.js'),
  queue: () => import('./review-queue.bench.js'),
};

const notBuiltYet = ['access decision over HTTP (not built yet)'];

function chosen(only: string | undefined): string[] {
  const names = only?.split(',') ?? Object.keys(benches);
  const unknown = names.filter((name) => !(name in benches));
  if (unknown.length === 0) return names;
  throw new Error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`);
}

function machine() {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? 'unknown',
    node: process.version,
    platform: `${process.platform}-${process.arch}`,
    load: loadavg()[0],
    at: new Date().toISOString(),
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const write = (text: string): void => void process.stderr.write(`${text}\n`);
  if (values.help) return write(usage.replace('NAMES', Object.keys(benches).join(', ')));
  const dataFolder = resolve(values.data ?? join(repositoryRoot, '../shared/data'));
  if (values.data !== undefined && !existsSync(dataFolder))
    throw new Error(`There is no folder ${dataFolder}.`);
  const before = machine();
  const rows: BenchRow[] = [];
  const faults: { bench: string; fault: string }[] = [];
  for (const name of chosen(values.only)) {
    const say = (words: string): void => write(`${name}: ${words}`);
    say('begins');
    try {
      const { run } = await (benches[name] as () => Promise<{ run: Bench }>)();
      rows.push(...(await run({ quick: values.quick, dataFolder, say })));
    } catch (fault) {
      // the other figures are still worth having
      faults.push({
        bench: name,
        fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
      });
    }
  }
  const about = { before, load_after: loadavg()[0], quick: values.quick };
  write(benchTable(rows, notBuiltYet));
  write(
    `${before.cores} cores, ${before.processor}, Node ${before.node}; load ${before.load?.toFixed(1)} before, ${about.load_after?.toFixed(1)} after.`,
  );
  write(
    'Product and baseline took turns: ratios compare. Absolute figures depend on the machine and its load.',
  );
  for (const { bench, fault } of faults) write(`${bench} could not be measured: ${fault}`);
  if (values.json)
    process.stdout.write(`${JSON.stringify({ ...about, rows: rows.map(lineOf), faults }, null, 2)}\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

function lineOf(row: BenchRow) {
  return { ...row, ratio: ratioOf(row), met: meets(row) };
}

await main().catch((fault: unknown) => {
  process.stderr.write(`bench: ${fault instanceof Error ? fault.message : String(fault)}\n`);
  process.exitCode = 1;
});
