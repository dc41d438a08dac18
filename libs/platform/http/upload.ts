import { createHash } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { refuseUnstorable } from './json-body.js';
import { Problem } from './problem.js';

/** Limits of the parts beside the file; the file's own is UPLOAD_MAX_BYTES. */
export const fieldLimits = {
  fields: 20,
  parts: 21,
  fieldNameSize: 100,
  fieldSize: 64_000,
  headerPairs: 50,
} as const;

export interface UploadedFile {
  bytes: Buffer;
  /** SHA-256 */
  sha256: Buffer;
  /** as the caller names it: not to be believed, and not to be used as a path */
  filename: string;
  /** as the caller names it: the content decides */
  contentType: string;
}

export interface Upload {
  fields: Readonly<Record<string, string>>;
  file: UploadedFile | undefined;
}

const uploads = new WeakMap<FastifyRequest, Promise<Upload>>();

/**
 * The parts of a multipart/form-data request: plain fields, and at most one file, in the part named "file". It is in
 * memory, at most UPLOAD_MAX_BYTES. Reading twice gives the same parts.
 * @throws Problem for anything else
 */
export function readUpload(request: FastifyRequest): Promise<Upload> {
  const known = uploads.get(request);
  if (known) return known;
  const reading = read(request);
  uploads.set(request, reading);
  return reading;
}

/** The upload, which must hold a file that is not empty. @throws Problem */
export async function readUploadedFile(
  request: FastifyRequest,
): Promise<{ fields: Upload['fields']; file: UploadedFile }> {
  const { fields, file } = await readUpload(request);
  if (!file) throw Problem.field('#/file', 'Send the file in a part named "file".');
  if (file.bytes.length === 0) throw Problem.field('#/file', 'The file is empty; send one with content.');
  return { fields, file };
}

async function read(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw new Problem('unsupported_media_type');
  const fields = new Map<string, string>();
  let file: UploadedFile | undefined;
  for await (const part of partsOf(request)) {
    if (part.type === 'file') {
      if (part.fieldname !== 'file')
        throw Problem.field('#/file', 'Name the part that holds the file "file".');
      file = await receive(part);
    } else {
      if (fields.has(part.fieldname)) throw new Problem('duplicate_member');
      if (part.fieldnameTruncated || part.valueTruncated) {
        throw new Problem('body_too_large', { detail: `A field may have ${fieldLimits.fieldSize} bytes.` });
      }
      fields.set(part.fieldname, String(part.value));
    }
  }
  const plain = Object.fromEntries(fields);
  refuseUnstorable(plain);
  return { fields: plain, file };
}

/** The errors of the plugin have codes of their own (problem-of.ts); those of its parser and of a form that breaks off are the caller's fault all the same. */
function asProblem(fault: unknown): unknown {
  const { code } = fault as { code?: unknown };
  const known = fault instanceof Problem || (typeof code === 'string' && code.startsWith('FST_'));
  return known ? fault : new Problem('malformed_multipart');
}

async function* partsOf(request: FastifyRequest): ReturnType<FastifyRequest['parts']> {
  try {
    yield* request.parts();
  } catch (fault) {
    throw asProblem(fault);
  }
}

async function receive(part: MultipartFile): Promise<UploadedFile> {
  const bytes = await part.toBuffer().catch((fault: unknown) => {
    throw asProblem(fault);
  });
  refuseUnstorable({ file: part.filename });
  return {
    bytes,
    sha256: createHash('sha256').update(bytes).digest(),
    filename: part.filename,
    contentType: part.mimetype,
  };
}
