import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DataSource } from 'typeorm';
import { drawPassport, type PassportFields } from '../../apps/cli/demo/documents/draw-passport.js';
import { ApiClient } from '../harness/client.js';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';

const mara: PassportFields = {
  issuingState: 'NLD',
  surname: 'VERHAGEN',
  givenNames: 'MARA',
  documentNumber: 'NX4R82K17',
  birthDate: '1991-04-17',
  sex: 'F',
  expiryDate: '2032-08-30',
};
const tobias: PassportFields = {
  ...mara,
  surname: 'OKONWE',
  givenNames: 'TOBIAS',
  documentNumber: 'BK7719204',
  birthDate: '1986-11-02',
  sex: 'M',
};

/** a document is read in about two seconds on a free core, the first of a process in some more */
const patienceMs = 90_000;

vi.setConfig({ testTimeout: 3 * patienceMs });

let installation: TestInstallation;
let ats: ApiClient;
let reviewerKey: string;
let requisitionId: string;

beforeAll(async () => {
  installation = await startTestInstallation();
  ats = new ApiClient(installation.api, await installation.key());
  reviewerKey = await installation.key({ roles: ['reviewer'] });
  await installation.startWorker();
  ({ id: requisitionId } = await ats.must<{ id: string }>('/v1/requisitions', { title: 'Engineer' }));
});

afterAll(() => installation.stop());

interface Picture {
  name: string;
  evidence_id: string;
}

/** A case of a new candidate with one document, checked. */
async function checkedCase(file: Buffer): Promise<{ id: string; candidateId: string }> {
  const { id, candidate_id: candidateId } = await ats.must<{ id: string; candidate_id: string }>(
    '/v1/cases',
    {
      requisition_id: requisitionId,
      candidate: { claims: [{ kind: 'name', value: 'Mara Verhagen' }] },
    },
  );
  const reply = await ats.upload(`/v1/cases/${id}/evidence/documents`, { type: 'passport' }, file);
  expect(reply.status).toBe(201);
  await ats.settled(id, patienceMs);
  return { id, candidateId };
}

async function picturesOf(caseId: string): Promise<Picture[]> {
  const { body } = await ats.get<{ data: { pictures: Picture[] }[] }>(`/v1/cases/${caseId}/documents`);
  return body.data.flatMap(({ pictures }) => pictures);
}

async function signalsOf(caseId: string): Promise<string[]> {
  const { body } = await ats.get<{ data: { code: string }[] }>(`/v1/cases/${caseId}/signals`);
  return body.data.map(({ code }) => code);
}

function fileOf(evidenceId: string, key: string) {
  return installation.api.inject({
    method: 'GET',
    url: `/v1/evidence/${evidenceId}/file`,
    headers: { authorization: `Bearer ${key}` },
  });
}

async function storedFiles(): Promise<string[]> {
  const entries = await readdir(installation.config.storageDir, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('pictures made of a document', () => {
  it('are shown to the reviewer, who is noted, and to nobody who may not see evidence', async () => {
    const { id } = await checkedCase((await drawPassport(mara)).png);
    const pictures = await picturesOf(id);
    expect(pictures.map(({ name }) => name).sort()).toEqual(['mrz', 'straightened']);
    const screenerKey = await installation.key({ roles: ['screener'], name: 'Sam Screener' });
    for (const { evidence_id } of pictures) {
      const reply = await fileOf(evidence_id, reviewerKey);
      expect(reply.statusCode).toBe(200);
      expect(reply.headers['content-type']).toBe('image/jpeg');
      expect((await sharp(reply.rawPayload).metadata()).width).toBeGreaterThan(1000);
      expect((await fileOf(evidence_id, screenerKey)).statusCode).toBeGreaterThanOrEqual(400);
    }
    const views = await installation.api
      .get(DataSource)
      .query<{ subject: string }[]>(`SELECT subject FROM audit_log WHERE action = 'evidence.viewed'`);
    expect(views.map(({ subject }) => subject).sort()).toEqual(
      pictures.map(({ evidence_id }) => evidence_id).sort(),
    );
  });

  it('are sealed where they are stored, with the retention of their source', async () => {
    const starts = await Promise.all((await storedFiles()).map(async (path) => readFile(path)));
    expect(starts.length).toBeGreaterThanOrEqual(2);
    for (const bytes of starts) {
      expect(bytes.includes(Buffer.from('JFIF'))).toBe(false);
      expect(bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false);
    }
    const classes = await installation.api
      .get(DataSource)
      .query<{ retention: string }[]>('SELECT DISTINCT retention FROM evidence');
    expect(classes).toEqual([{ retention: 'identity_document' }]);
  });

  it('are replaced when the document is checked again, files and all', async () => {
    const { id, candidateId } = await checkedCase((await drawPassport(tobias)).png);
    const before = { pictures: await picturesOf(id), files: await storedFiles() };
    await ats.must(`/v1/candidates/${candidateId}/claims`, {
      claims: [{ kind: 'birth_date', value: tobias.birthDate }],
    });
    await ats.settled(id, patienceMs);
    const after = { pictures: await picturesOf(id), files: await storedFiles() };
    expect(after.pictures.map(({ name }) => name).sort()).toEqual(['mrz', 'straightened']);
    expect(after.pictures).not.toEqual(before.pictures);
    expect(after.files).toHaveLength(before.files.length);
  });
});

describe('a picture handed in before', () => {
  it('is found for another candidate, saved smaller and turned a little, though nothing on it is the same number', async () => {
    const { png } = await drawPassport({ ...mara, documentNumber: 'PT5528109', surname: 'LINDQVIST' });
    await checkedCase(png);
    const again = await sharp(png)
      .rotate(2, { background: '#6a6f75' })
      .resize({ width: 1300 })
      .jpeg({ quality: 80 })
      .toBuffer();
    const { id } = await checkedCase(again);
    expect(await signalsOf(id)).toContain('identity.picture_shared');
  });

  it('is found as the same file', async () => {
    const file = await sharp({ create: { width: 700, height: 500, channels: 3, background: '#d8d2c4' } })
      .png()
      .toBuffer();
    await checkedCase(file);
    const { id } = await checkedCase(file);
    expect(await signalsOf(id)).toContain('identity.picture_shared');
  });

  it('is not taken for the document of another person of the same layout', async () => {
    const { png } = await drawPassport({ ...tobias, documentNumber: 'CC3340917', surname: 'NOVAKOVA' });
    const { id } = await checkedCase(png);
    expect(await signalsOf(id)).not.toContain('identity.picture_shared');
  });
});
