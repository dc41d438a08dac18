import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { documentTypes, type DocumentBody, type EvidenceFile } from '#checks/evidence.js';
import type { NotReadable, PictureQuality } from '#checks/identity/document-reader.js';
import { createDocumentReader } from '#checks/identity/reader/child-document-reader.js';
import { contentTypes, fileType } from '#checks/identity/reader/file-type.js';
import { Problem } from '#platform/http/problem.js';
import type { Upload } from '#platform/http/upload.js';

const knownFields = new Set(['type', 'mrz_lines', 'mrz_source', 'observed_at']);

export interface UploadedDocument {
  body: DocumentBody;
  file?: EvidenceFile;
  /** of the picture, where there is one */
  quality?: PictureQuality;
}

/** TD1 has 3 lines of 30, TD3 2 of 44 characters; anything longer is no machine-readable zone (ICAO Doc 9303-4 to -6). */
const mostLines = 3;
const longestLine = 60;

const heicAdvice =
  'HEIC pictures are not read. Send a JPEG: choose "most compatible" as the format of the camera, or export the photo.';

const advice: Record<NotReadable, string> = {
  not_a_picture:
    'The file is not a JPEG, PNG, WebP, AVIF or TIFF picture, nor a PDF. Send a photo or a scan.',
  too_large: 'The picture has too many pixels; 64 megapixels are the most. Send a smaller one.',
  too_many_pages: 'The PDF has too many pages; 10 are the most. Send only the pages of the document.',
  undecodable:
    'The file is damaged, cut short or locked with a password. Take the picture again, or save the PDF without a password.',
  timeout: 'The picture took too long to open. Send a plain photo or scan.',
  reader_failed: 'The picture could not be opened safely. Send a plain photo or scan.',
};

/** Looks at an uploaded document before anything is stored; pictures are opened in a child process. */
@Injectable()
export class DocumentUpload implements OnModuleDestroy {
  private readonly reader = createDocumentReader();

  async onModuleDestroy(): Promise<void> {
    await this.reader.close();
  }

  /** @throws Problem that names the part at fault */
  async read({ fields, file }: Upload): Promise<UploadedDocument> {
    const { type, mrz_lines, mrz_source } = fields;
    if (Object.keys(fields).some((name) => !knownFields.has(name))) {
      throw new Problem('invalid_request', {
        errors: [
          { detail: 'There is a part besides file, type, mrz_lines, mrz_source and observed_at; remove it.' },
        ],
      });
    }
    const body: DocumentBody = {};
    if (type !== undefined) body.type = oneOf(documentTypes, type, '#/type');
    if (mrz_lines !== undefined) body.mrz_lines = linesOf(mrz_lines);
    if (mrz_source !== undefined)
      body.mrz_source = oneOf(['scanner', 'chip'] as const, mrz_source, '#/mrz_source');
    if (!file && !body.mrz_lines) {
      throw Problem.field(
        '#/file',
        'Send a picture in a part named "file", or the text of a scanner in mrz_lines.',
      );
    }
    if (!file) return { body };
    const { contentType, quality } = await this.opened(file.bytes);
    return { body, file: { contentType, bytes: file.bytes }, quality };
  }

  private async opened(bytes: Buffer): Promise<{ contentType: string; quality: PictureQuality }> {
    const type = fileType(bytes);
    if (type === null || type === 'heic') {
      const detail = type === 'heic' ? heicAdvice : advice.not_a_picture;
      throw new Problem('unsupported_file', { errors: [{ pointer: '#/file', detail }] });
    }
    const contentType = contentTypes[type];
    const found = await this.reader.inspect({ contentType, bytes });
    if (!found.readable) throw Problem.field('#/file', advice[found.reason]);
    return { contentType, quality: found.quality };
  }
}

function oneOf<const T extends string>(allowed: readonly T[], value: string, pointer: string): T {
  const known = allowed.find((item) => item === value);
  if (!known) throw Problem.field(pointer, `This must be one of ${allowed.join(', ')}.`);
  return known;
}

function linesOf(text: string): string[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0 || lines.length > mostLines || lines.some((line) => line.length > longestLine)) {
    throw Problem.field(
      '#/mrz_lines',
      'This must be the lines of a machine-readable zone, one a line: at most three.',
    );
  }
  return lines;
}
