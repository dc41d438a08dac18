import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiClient } from '../harness/client.js';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';

let installation: TestInstallation;
let ats: ApiClient;
let reviewer: ApiClient;
let approver: ApiClient;

beforeAll(async () => {
  installation = await startTestInstallation();
  ats = new ApiClient(installation.api, await installation.key());
  reviewer = new ApiClient(
    installation.api,
    await installation.key({ roles: ['reviewer'], name: 'Rae Reviewer' }),
  );
  approver = new ApiClient(
    installation.api,
    await installation.key({ roles: ['approver'], name: 'Ann Approver' }),
  );
  await installation.startWorker();
});

afterAll(async () => {
  await installation.stop();
});

async function order(): Promise<string> {
  const requisition = await ats.must<{ id: string }>('/v1/requisitions', {
    title: 'Backend engineer, remote',
  });
  const made = await ats.must<{ id: string }>('/v1/cases', {
    requisition_id: requisition.id,
    candidate: {
      claims: [
        { kind: 'name', value: 'Mara Lindqvist' },
        { kind: 'birth_date', value: '1990-04-12' },
        { kind: 'residence_country', value: 'DE' },
      ],
    },
  });
  return made.id;
}

describe('the main job', () => {
  it('goes from order through checks to a decision approved by a second person', async () => {
    const id = await order();
    await ats.must(`/v1/cases/${id}/evidence/messages`, {
      text: 'I can only accept USDT (TRC-20). No bank transfer please, crypto only.',
      lang: 'en',
    });
    await ats.must(`/v1/cases/${id}/submit`);
    const settled = await ats.settled(id);
    expect(settled.status).toBe('in_review');
    const signals = await ats.get<{ data: { code: string; sentence: string }[] }>(`/v1/cases/${id}/signals`);
    expect(signals.body.data.map(({ code }) => code)).toContain('payment.crypto_only_demand');
    const queue = await reviewer.get<{ data: { case_id: string }[] }>('/v1/review/queue');
    expect(queue.body.data.map(({ case_id }) => case_id)).toContain(id);
    await reviewer.must(`/v1/review/cases/${id}/claim`);
    const decision = await reviewer.must<{ id: string; state: string }>(`/v1/review/cases/${id}/decisions`, {
      decision: 'not_cleared',
      reason_code: 'payout_not_acceptable',
      text: 'Only crypto would be accepted, after two questions.',
    });
    expect(decision.state).toBe('proposed');
    const final = await approver.must<{ state: string }>(`/v1/review/decisions/${decision.id}/approval`, {
      approve: true,
    });
    expect(final.state).toBe('final');
    expect((await ats.get(`/v1/cases/${id}`)).body.status).toBe('decided');
  });
});
