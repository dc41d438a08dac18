import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BadLine, type BatchLine, type CheckInput, type CheckResult } from '../check.js';
import { documentTypes, type DocumentType } from '../evidence.js';

/** as much as the upload of one document may hold */
const mostBytes = 25 * 1024 * 1024;

/** `{id, file, type?}`; `file` is absolute or relative to the input. Adds `mrz`, `accepted` and `fields`. */
export const identityBatch: BatchLine = { read, write };

async function read(line: Record<string, unknown>, context: { baseDir: string }): Promise<CheckInput> {
  const { id, file, type } = line;
  if (typeof file !== 'string' || file === '') {
    throw new BadLine('"file" must be the path of a picture, absolute or relative to the input file.');
  }
  if (type !== undefined && !isDocumentType(type)) {
    throw new BadLine(`"type" must be one of ${documentTypes.join(', ')}, or left out.`);
  }
  const bytes = await bytesOf(resolve(context.baseDir, file), file);
  return {
    claims: [],
    evidence: [
      {
        id: String(id ?? file),
        kind: 'document',
        stage: 'applied',
        observedAt: new Date(0),
        body: type === undefined ? {} : { type },
        file: { contentType: 'application/octet-stream', bytes },
      },
    ],
    worker: { stage: 'applied', verification: 'unverified' },
  };
}

async function bytesOf(path: string, shown: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path);
    if (size > mostBytes) throw new BadLine(`"${shown}" has ${size} bytes; at most ${mostBytes} are read.`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof BadLine) throw error;
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    throw new BadLine(`"${shown}" could not be opened (${reason}); give the path of a readable file.`);
  }
}

function write(result: CheckResult): Record<string, unknown> {
  const [document] = Array.isArray(result.facts['documents']) ? result.facts['documents'] : [];
  const facts = document !== null && typeof document === 'object' && !Array.isArray(document) ? document : {};
  return { mrz: facts['mrz'] ?? null, accepted: facts['accepted'] === true, fields: facts['fields'] ?? null };
}

function isDocumentType(value: unknown): value is DocumentType {
  return documentTypes.some((type) => type === value);
}
