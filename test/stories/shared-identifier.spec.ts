import { afterAll, beforeAll, expect, it } from 'vitest';
import { ApiClient } from '../harness/client.js';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';

let installation: TestInstallation;
let ats: ApiClient;

beforeAll(async () => {
  installation = await startTestInstallation();
  ats = new ApiClient(installation.api, await installation.key());
});

afterAll(() => installation.stop());

async function caseWithAccount(requisitionId: string, iban: string): Promise<string> {
  const { id } = await ats.must<{ id: string }>('/v1/cases', {
    requisition_id: requisitionId,
    candidate: { claims: [{ kind: 'name', value: 'Mara Lindqvist' }] },
  });
  await ats.must(`/v1/cases/${id}/evidence/payouts`, { method: 'bank', holder: 'Mara Lindqvist', iban });
  return id;
}

async function sharesAccount(caseId: string): Promise<boolean> {
  await ats.settled(caseId);
  const { body } = await ats.get<{ data: { code: string }[] }>(`/v1/cases/${caseId}/signals`);
  return body.data.some(({ code }) => code === 'payment.account_shared');
}

it('of candidates with one account who are checked at the same moment, all but the first are found', async () => {
  const { id: requisitionId } = await ats.must<{ id: string }>('/v1/requisitions', { title: 'Engineer' });
  // check digits as in the examples of the IBAN registry
  const ibans = ['DE89370400440532013000', 'GB29NWBK60161331926819', 'FR1420041010050500013M02606'];
  // all are waiting when the worker starts, so that they run side by side
  const groups: string[][] = [];
  for (const iban of ibans) {
    groups.push(await Promise.all(Array.from({ length: 4 }, () => caseWithAccount(requisitionId, iban))));
  }
  await installation.startWorker();
  for (const group of groups) {
    const shared = await Promise.all(group.map(sharesAccount));
    expect(shared.filter(Boolean).length).toBeGreaterThanOrEqual(group.length - 1);
  }
});
