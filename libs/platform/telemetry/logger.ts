import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { LogLevel } from '#platform/config/config.js';

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

/** Nest tells of each module and route at a start; of use to whoever looks for a fault in the wiring. */
const startUpContexts = new Set(['NestFactory', 'InstanceLoader', 'RoutesResolver', 'RouterExplorer']);

/** Nest's log as JSON lines. Objects are written member by member, so a caller decides what a line holds. */
export class PinoLogger implements LoggerService {
  private readonly pino: Logger;

  /** @param destination where lines go; default: standard output */
  constructor(level: LogLevel, destination?: DestinationStream) {
    const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
    this.pino = destination ? pino(options, destination) : pino(options);
  }

  fatal = this.writer('fatal');
  error = this.writer('error');
  warn = this.writer('warn');
  log = this.writer('info');
  debug = this.writer('debug');
  verbose = this.writer('trace');

  private writer(level: Level): (message: unknown, ...rest: unknown[]) => void {
    return (message, ...rest) => {
      // Nest passes the context last, and a stack before it
      const last = rest.at(-1);
      const context = typeof last === 'string' ? last : undefined;
      const stack = rest.length > 1 && typeof rest[0] === 'string' ? rest[0] : undefined;
      const quiet = level === 'info' && context !== undefined && startUpContexts.has(context);
      const isParts = typeof message === 'object' && message !== null && !(message instanceof Error);
      const parts = isParts
        ? message
        : message instanceof Error
          ? { err: message }
          : { msg: String(message) };
      this.pino[quiet ? 'debug' : level]({ context, stack, ...parts });
    };
  }
}
