import type { Platform } from '#checks/evidence.js';
import { catalogue } from '#checks/endpoint/catalogue/catalogue.js';
import { ToolMatcher } from '#checks/endpoint/matcher.js';
import { readRow, type Columns } from '#checks/endpoint/rows.js';
import { loopOver } from './baselines/endpoint-loop.js';
import type { BenchOptions, BenchRow } from './bench-row.js';
import { processorRate, takeTurns } from './rounds.js';

interface Row {
  source: string;
  columns: Columns;
}

const platform: Platform = 'windows';
const noPrograms = new Map<string, string>();

/** The same numbers in every run: a linear congruential generator (Numerical Recipes, 1664525 and 1013904223). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

const system = [
  'svchost',
  'RuntimeBroker',
  'explorer',
  'SearchHost',
  'dllhost',
  'conhost',
  'taskhostw',
  'services',
  'lsass',
  'csrss',
  'spoolsv',
  'fontdrvhost',
];
const makers = [
  'Contoso',
  'Fabrikam',
  'Northwind',
  'Adventure Works',
  'Litware',
  'Proseware',
  'Tailspin',
  'Wingtip',
  'Margie',
  'Woodgrove',
];
const programs = [
  'editor',
  'sync',
  'mail',
  'player',
  'launcher',
  'update-helper',
  'report-viewer',
  'backup_service',
  'notes',
  'build-tool',
];

/** Paths as process tables hold them: system programs, installed products, users' own folders; 0.8 % are tools. */
function makePaths(count: number): string[] {
  const next = random(20_261);
  const pick = (list: readonly string[]): string => list[Math.floor(next() * list.length)] ?? '';
  const tools = catalogue.flatMap((tool) => tool.executables?.windows ?? []);
  return Array.from({ length: count }, (_, number) => {
    const draw = next();
    if (draw < 0.008) return `C:\\Program Files\\${pick(makers)}\\v${String(number)}\\${pick(tools)}.exe`;
    if (draw < 0.3) return `C:\\Windows\\System32\\${pick(system)}_${String(number)}.exe`;
    if (draw < 0.7)
      return `C:\\Program Files\\${pick(makers)}\\${pick(programs)}\\${String(number)}\\${pick(programs)}.exe`;
    return `C:\\Users\\user${String(number)}\\AppData\\Local\\${pick(makers)}\\${pick(programs)}-${String(number % 97)}.${String(number % 13)}.exe`;
  });
}

function rowsOf(paths: readonly string[]): Row[] {
  return paths.map((path, number) => ({
    source: 'processes',
    columns: {
      pid: String(number),
      name: path.slice(path.lastIndexOf('\\') + 1),
      path,
      parent: '4',
      uid: '197609',
      start_time: '1760000000',
      on_disk: '1',
    },
  }));
}

function answers(matcher: ToolMatcher, row: Row): string[] {
  const reading = readRow(row.source, row.columns, { platform, programs: noPrograms });
  if (!reading) return [];
  let found: string[] = [];
  for (const clue of reading.clues)
    for (const { tool } of matcher.match(clue, platform)) found = [...found, tool.id];
  return found.sort();
}

function row(name: string, than: number, figures: Awaited<ReturnType<typeof takeTurns>>): BenchRow {
  return { name, unit: 'rows/s', ...figures, aim: { of: 'ratio', is: 'at least', than } };
}

/** A fast wrong answer is worth nothing. */
function assertSameAnswers(loop: ReturnType<typeof loopOver>, rows: readonly Row[]): void {
  const matcher = new ToolMatcher();
  for (const asked of rows) {
    const path = String(asked.columns.path);
    const [ours, theirs] = [answers(matcher, asked).join(), loop.path(path, platform).join()];
    if (ours !== theirs) throw new Error(`The matcher says "${ours}" and the loop "${theirs}" of ${path}`);
  }
}

/** @throws Error when the matcher and the loop disagree */
export async function run({ quick }: BenchOptions): Promise<BenchRow[]> {
  const loop = loopOver(catalogue);
  const rounds = quick ? 3 : 7;
  const distinct = rowsOf(makePaths(45_000));
  const sample = distinct.slice(0, quick ? 500 : 1_500);
  assertSameAnswers(loop, distinct.slice(0, quick ? 2_000 : 10_000));
  // a fleet sends the same few thousand rows again and again; here each about 15 times
  const next = random(7);
  const known = distinct.slice(0, 4_000);
  const draw = (): Row => known[Math.floor(next() * known.length)] as Row;
  const lines = Array.from({ length: 60_000 }, () => JSON.stringify(draw()));
  // parsed anew for each round, as rows come from the wire: nothing about their text is known yet
  const batches = Array.from({ length: rounds }, () => lines.map((line) => JSON.parse(line) as Row));
  const some = lines.slice(0, sample.length);
  const warm = new ToolMatcher();

  const eachLoop = (): number =>
    processorRate(sample.length, () =>
      sample.forEach((asked) => loop.path(String(asked.columns.path), platform)),
    );
  const eachLoopWithJson = (): number =>
    processorRate(some.length, () =>
      some.forEach((line) => loop.path(String((JSON.parse(line) as Row).columns.path), platform)),
    );
  const fresh = (): number =>
    processorRate(distinct.length, () => {
      const matcher = new ToolMatcher();
      distinct.forEach((asked) => answers(matcher, asked));
    });
  const repeated = (): number =>
    processorRate(lines.length, () => batches.pop()?.forEach((asked) => answers(warm, asked)));
  const withJson = (): number =>
    processorRate(lines.length, () => lines.forEach((line) => answers(warm, JSON.parse(line) as Row)));
  return [
    row('endpoint rows, all distinct', 50, await takeTurns(rounds, fresh, eachLoop)),
    row('endpoint rows, each some 15 times', 100, await takeTurns(rounds, repeated, eachLoop)),
    row('endpoint rows, with JSON.parse', 30, await takeTurns(rounds, withJson, eachLoopWithJson)),
  ];
}
