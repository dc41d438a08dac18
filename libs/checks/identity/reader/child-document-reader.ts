import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { EvidenceFile } from '../../evidence.js';
import type { DocumentReader, DocumentReading } from '../document-reader.js';
import { isReadReply, type ReadRequest } from './messages.js';

export interface ReaderLimits {
  /** for one document, including the start of the process when it isn't warm */
  timeMs: number;
  /** resident memory of the process; beyond it the process is ended */
  memoryBytes: number;
  /** documents after which the process is replaced, so that nothing piles up in it */
  documents: number;
}

const defaultLimits: ReaderLimits = { timeMs: 20_000, memoryBytes: 700 * 1024 * 1024, documents: 200 };
const watchEveryMs = 50;

export interface ChildDocumentReader extends DocumentReader {
  /** Opens the picture without reading it: whether it is one, whole and of bearable size. */
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
  const readOne = async (file: EvidenceFile, inspectOnly: boolean): Promise<DocumentReading> => {
    if (closed) return failed('reader_failed');
    const process = warm();
    served++;
    const outcome = await ask(process, { id: nextId++, bytes: file.bytes, inspectOnly }, bounds);
    if (outcome.ended) discard();
    return outcome.reading;
  };
  const inTurn = (file: EvidenceFile, inspectOnly: boolean): Promise<DocumentReading> => {
    const result = last.then(() => readOne(file, inspectOnly));
    last = result.catch(() => undefined);
    return result;
  };
  return {
    read: (file) => inTurn(file, false),
    inspect: (file) => inTurn(file, true),
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
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // an idle reader must not keep a command from ending
  child.unref();
  child.channel?.unref();
  child.on('error', () => undefined);
  return child;
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
    const timer = setTimeout(() => finish({ reading: failed('timeout'), ended: true }), bounds.timeMs);
    const watch = setInterval(() => {
      void residentBytes(child.pid).then((used) => {
        if (used > bounds.memoryBytes) finish({ reading: failed('reader_failed'), ended: true });
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

/** 0 where the system doesn't tell. /proc/<pid>/statm: the second number is resident pages of 4 KiB. */
async function residentBytes(pid: number | undefined): Promise<number> {
  try {
    const [, pages = '0'] = (await readFile(`/proc/${pid ?? 0}/statm`, 'utf8')).split(' ');
    return Number(pages) * 4096;
  } catch {
    return 0;
  }
}

function failed(reason: 'timeout' | 'reader_failed'): DocumentReading {
  return { readable: false, reason };
}
