import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { EvidenceFile } from '../../evidence.js';
import type { DocumentReader, DocumentReading, Wanted } from '../document-reader.js';
import { isReadReply, type ReadRequest } from './messages.js';

export interface ReaderLimits {
  /** of the processor for one document, including the start of the process when it isn't warm; thrice that by the clock */
  timeMs: number;
  /** the same where the picture is only opened: somebody waits for the answer */
  inspectMs: number;
  /** resident memory of the process; beyond it the process is ended */
  memoryBytes: number;
  /** documents after which the process is replaced, so that nothing piles up in it */
  documents: number;
}

const defaultLimits: ReaderLimits = {
  timeMs: 20_000,
  inspectMs: 10_000,
  memoryBytes: 700 * 1024 * 1024,
  documents: 100,
};
/** measured, a warm process keeps 430 to 580 MB, and one document takes up to 150 MB for a while */
const fullShare = 0.75;
const watchEveryMs = 50;
/** a machine with other work to do gives a process a third of its time, and an honest document must not fail by that */
const patience = 3;

export interface ChildDocumentReader extends DocumentReader {
  /** Opens the picture without reading it: whether it is one, whole and of bearable size, and how good. */
  inspect(file: EvidenceFile): Promise<DocumentReading>;
  pid(): number | null;
}

/**
 * The production reader: one warm child process reads one document at a time. What takes too long or too much memory is
 * ended and answered with 'timeout' or 'reader_failed'; the next document gets a new process. The memory limit watches
 * the resident set from outside, because pictures are decoded in native memory, which no limit of the engine bounds;
 * it needs /proc, so on other systems only the time limit and the bounds on pixels hold.
 */
export function createDocumentReader(limits: Partial<ReaderLimits> = {}): ChildDocumentReader {
  const bounds = { ...defaultLimits, ...limits };
  let child: ChildProcess | null = null;
  let served = 0;
  let nextId = 1;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  const discard = (): void => {
    child?.kill('SIGKILL');
    child = null;
  };
  const warm = (): ChildProcess => {
    if (child && (child.exitCode !== null || child.signalCode !== null || !child.connected)) child = null;
    if (child && served >= bounds.documents) discard();
    if (!child) {
      child = start();
      served = 0;
    }
    return child;
  };
  const readOne = async (file: EvidenceFile, wanted: Wanted | null): Promise<DocumentReading> => {
    if (closed) return failed('reader_failed');
    const process = warm();
    served++;
    const outcome = await ask(process, { id: nextId++, bytes: file.bytes, wanted }, bounds);
    if (outcome.ended || (await isFull(process, bounds))) discard();
    return outcome.reading;
  };
  const inTurn = (file: EvidenceFile, wanted: Wanted | null): Promise<DocumentReading> => {
    const result = last.then(() => readOne(file, wanted));
    last = result.catch(() => undefined);
    return result;
  };
  return {
    read: (file, wanted) => inTurn(file, wanted),
    inspect: (file) => inTurn(file, null),
    async close() {
      closed = true;
      await last;
      discard();
    },
    pid: () => child?.pid ?? null,
  };
}

/** From the built files it starts the built process; from sources (tests) the source, compiled as it is loaded. */
function start(): ChildProcess {
  const built = new URL('./reader-process.js', import.meta.url);
  const useBuilt = existsSync(fileURLToPath(built));
  const entry = useBuilt ? built : new URL('./reader-process.ts', import.meta.url);
  const hooks = new URL('./load-typescript.mjs', import.meta.url);
  const child = fork(entry, [], {
    execArgv: useBuilt ? ['--max-old-space-size=512'] : ['--conditions=source', '--import', hooks.href],
    // glibc keeps memory of each thread apart, and pictures freed in one are not used again in another
    env: { MALLOC_ARENA_MAX: '2' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // an idle reader must not keep a command from ending
  child.unref();
  child.channel?.unref();
  child.on('error', () => undefined);
  return child;
}

/** So full that the next document could meet the limit by what others left behind: that one gets a new process. */
async function isFull(child: ChildProcess, bounds: ReaderLimits): Promise<boolean> {
  const usage = await usageOf(child.pid);
  return usage !== null && usage.memoryBytes > fullShare * bounds.memoryBytes;
}

interface Answer {
  reading: DocumentReading;
  /** the process can't be used again */
  ended: boolean;
}

function ask(child: ChildProcess, request: ReadRequest, bounds: ReaderLimits): Promise<Answer> {
  return new Promise((resolve) => {
    const finish = (answer: Answer): void => {
      clearTimeout(timer);
      clearInterval(watch);
      child.off('message', onMessage);
      child.off('exit', onExit);
      child.off('error', onExit);
      child.channel?.unref();
      resolve(answer);
    };
    const onMessage = (message: unknown): void => {
      if (isReadReply(message) && message.id === request.id)
        finish({ reading: message.reading, ended: false });
    };
    const onExit = (): void => finish({ reading: failed('reader_failed'), ended: true });
    const limitMs = request.wanted ? bounds.timeMs : bounds.inspectMs;
    const give = (reason: 'timeout' | 'reader_failed') => finish({ reading: failed(reason), ended: true });
    const timer = setTimeout(() => give('timeout'), patience * limitMs);
    let before: Usage | null = null;
    const watch = setInterval(() => {
      void usageOf(child.pid).then((usage) => {
        if (!usage) return;
        before ??= usage;
        if (usage.memoryBytes > bounds.memoryBytes) give('reader_failed');
        else if (usage.processorMs - before.processorMs > limitMs) give('timeout');
      });
    }, watchEveryMs);
    child.channel?.ref();
    child.on('message', onMessage);
    child.on('exit', onExit);
    child.on('error', onExit);
    child.send(request, (error) => {
      if (error) onExit();
    });
  });
}

interface Usage {
  memoryBytes: number;
  /** since the process began */
  processorMs: number;
}

/**
 * Null where the system doesn't tell. Of proc(5), /proc/<pid>/stat: fields 14 and 15 are hundredths of a second in the
 * process and in the kernel for it, field 24 is resident pages of 4 KiB; counted behind the name in brackets, field 2.
 */
async function usageOf(pid: number | undefined): Promise<Usage | null> {
  try {
    const stat = await readFile(`/proc/${pid ?? 0}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const field = (number: number): number => Number(fields[number - 3] ?? 0);
    return { memoryBytes: 4096 * field(24), processorMs: 10 * (field(14) + field(15)) };
  } catch {
    return null;
  }
}

function failed(reason: 'timeout' | 'reader_failed'): DocumentReading {
  return { readable: false, reason };
}
