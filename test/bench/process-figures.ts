import { readFileSync } from 'node:fs';

/** What the kernel counts of another process; null where the system has no /proc, or the process is gone. */
export interface ProcessFigures {
  /** on all processors together, since it began */
  processorSeconds: number;
  /** resident at most, so far */
  peakBytes: number;
}

/** /proc/<pid>/stat counts in hundredths of a second on every Linux that Node.js runs on (sysconf _SC_CLK_TCK). */
const ticksASecond = 100;

export function processFigures(pid: number | null): ProcessFigures | null {
  try {
    const stat = readFileSync(`/proc/${pid ?? ''}/stat`, 'utf8');
    // after the name in brackets, which may hold anything, the 12th and 13th are ticks in the program and in the kernel
    const numbers = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const status = readFileSync(`/proc/${pid ?? ''}/status`, 'utf8');
    return {
      processorSeconds: (Number(numbers[11]) + Number(numbers[12])) / ticksASecond,
      peakBytes: Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024,
    };
  } catch {
    return null;
  }
}
