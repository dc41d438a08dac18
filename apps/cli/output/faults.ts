import { CommanderError } from 'commander';
import { say } from './say.js';

/** Wrong arguments: exit status 2. The message says what is wrong and what would be right. */
export class UsageFault extends Error {
  override readonly name = 'UsageFault';
}

/** The command could not do its work: exit status 1. The message says how to mend it. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';
}

/** Tells a fault to the person at the terminal, without a stack. @returns the exit status */
export function report(fault: unknown): number {
  // commander has printed its own message
  if (fault instanceof CommanderError) return fault.exitCode === 0 ? 0 : 2;
  say(`hirewall: ${sentenceOf(fault)}`);
  return fault instanceof UsageFault ? 2 : 1;
}

const unreachable: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it refuses the user or password',
  '3D000': 'it has no database of that name',
};

function sentenceOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const { code, path } = fault as NodeJS.ErrnoException;
  const why = unreachable[code ?? ''];
  if (why !== undefined) {
    return `The database can't be reached: ${why}. Check DATABASE_URL, or leave it out for the embedded database.`;
  }
  if (code === '42P01')
    return 'The database lacks tables of this version. Run: npm run -s hirewall -- migrate';
  if (code === 'ENOENT' && path !== undefined) return `There is no ${path}. Check the path.`;
  if (code === 'EACCES' && path !== undefined) return `${path} may not be opened. Check who owns it.`;
  if (code === 'ENOSPC') return 'The disk is full. Make room and run the command again.';
  return fault.message;
}
