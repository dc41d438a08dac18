/// <reference lib="dom" />
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PeopleService } from '#accounts/people.service.js';
import { SignInService } from '#accounts/sign-in.service.js';
import type { Role } from '#accounts/roles.js';
import { systemActor } from '#audit/audit.service.js';
import { drawPassport } from '../../apps/cli/demo/documents/draw-passport.js';
import { ensureBuilt } from '../../apps/cli/build/ensure-built.mjs';
import { launchBrowser } from '../harness/browser.js';
import { ApiClient } from '../harness/client.js';
import { startTestInstallation, type TestInstallation } from '../harness/installation.js';

/** Where to leave pictures of the pages, for people who want to look; nowhere by default. */
const pictures = process.env.STORY_PICTURES;

const browser: Browser | null = await launchBrowser();
let installation: TestInstallation;
let ats: ApiClient;
let origin: string;

describe.skipIf(!browser)('the console, in a browser (skipped: no Chrome or Chromium)', () => {
  beforeAll(async () => {
    await ensureBuilt({ quiet: true });
    installation = await startTestInstallation();
    await installation.api.listen(0, '127.0.0.1');
    origin = await installation.api.getUrl();
    ats = new ApiClient(installation.api, await installation.key());
    await installation.startWorker();
  });

  afterAll(async () => {
    await browser?.close();
    await installation.stop();
  });

  it('takes a reviewer from a one-time link over the queue to a decision, and an approver to its approval', async () => {
    const caseId = await caseInReview();
    const rae = await signedIn('Rae Reviewer', ['reviewer']);
    await see(rae, 'Mara Lindqvist');
    await picture(rae, 'queue');
    await press(rae, 'a', 'Mara Lindqvist');
    await see(rae, 'Backend engineer, remote');
    await picture(rae, 'case');
    await press(rae, 'button', 'Claim');
    await see(rae, 'Decision');
    await decide(rae);
    await see(rae, 'waits for');
    await picture(rae, 'proposed');

    const ann = await signedIn('Ann Approver', ['approver']);
    await ann.goto(`${origin}/console/cases/${caseId}`);
    await press(ann, 'button', 'Approve');
    await see(ann, 'Decided');
    await picture(ann, 'decided');
    expect((await ats.get(`/v1/cases/${caseId}`)).body.status).toBe('decided');
  });

  it('shows a reviewer the document straightened, boxed and compared with what the person says', async () => {
    const caseId = await caseWithDocument();
    const rae = await signedIn('Rae Reviewer', ['reviewer']);
    await rae.goto(`${origin}/console/cases/${caseId}`);
    await see(rae, 'Read, check digits hold');
    await rae.waitForSelector('section#documents tr ::-p-text(differs)');
    const shown = await rae.evaluate(() => {
      const panel = document.querySelector('section#documents');
      return {
        pictures: [...(panel?.querySelectorAll('img') ?? [])].map((one) => one.naturalWidth > 0),
        boxes: panel?.querySelectorAll('svg rect').length ?? 0,
        differing: [...(panel?.querySelectorAll('tbody tr') ?? [])]
          .map((row) => row.textContent)
          .filter((text) => text.includes('differs')),
      };
    });
    expect(shown.pictures).toEqual([true, true]);
    expect(shown.boxes).toBeGreaterThan(3);
    expect(shown.differing).toHaveLength(1);
    expect(shown.differing[0]).toContain('Date of birth');
    await picture(rae, 'document');
    await rae.setViewport({ width: 390, height: 844 });
    await picture(rae, 'document-narrow');
    await rae.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    await picture(rae, 'document-narrow-dark');
    await rae.setViewport({ width: 1440, height: 900 });
    await picture(rae, 'document-dark');
  });

  it('tells whoever opens a used link how to get a new one', async () => {
    const person = await makePerson('Sam Second', ['reviewer']);
    const token = await installation.api.get(SignInService).createLink(person, systemActor);
    await (await openPage(`${origin}/console/sign-in#token=${token}`)).waitForSelector('table, main');
    const again = await openPage(`${origin}/console/sign-in#token=${token}`);
    await see(again, 'user link NAME');
  });
});

async function caseInReview(): Promise<string> {
  const requisition = await ats.must<{ id: string }>('/v1/requisitions', {
    title: 'Backend engineer, remote',
  });
  const { id } = await ats.must<{ id: string }>('/v1/cases', {
    requisition_id: requisition.id,
    candidate: { claims: [{ kind: 'name', value: 'Mara Lindqvist' }] },
  });
  await ats.must(`/v1/cases/${id}/evidence/messages`, {
    text: 'I can only accept USDT (TRC-20). No bank transfer please, crypto only.',
  });
  await ats.must(`/v1/cases/${id}/submit`);
  await ats.settled(id);
  return id;
}

/** The passport of an invented person who gives another date of birth than it does. */
async function caseWithDocument(): Promise<string> {
  const requisition = await ats.must<{ id: string }>('/v1/requisitions', {
    title: 'Data engineer, remote',
  });
  const { id } = await ats.must<{ id: string }>('/v1/cases', {
    requisition_id: requisition.id,
    candidate: {
      claims: [
        { kind: 'name', value: 'Ines Verhagen' },
        { kind: 'birth_date', value: '1989-04-17' },
      ],
    },
  });
  const { png } = await drawPassport({
    issuingState: 'NLD',
    surname: 'VERHAGEN',
    givenNames: 'INES',
    documentNumber: 'NX4R82K17',
    birthDate: '1991-04-17',
    sex: 'F',
    expiryDate: '2032-08-30',
  });
  await ats.upload(`/v1/cases/${id}/evidence/documents`, { type: 'passport' }, png);
  await ats.must(`/v1/cases/${id}/submit`);
  await ats.settled(id);
  return id;
}

async function makePerson(name: string, roles: Role[]): Promise<string> {
  return installation.api
    .get(PeopleService)
    .create({ name, email: 'someone@example.test', roles }, systemActor);
}

async function signedIn(name: string, roles: Role[]): Promise<Page> {
  const token = await installation.api
    .get(SignInService)
    .createLink(await makePerson(name, roles), systemActor);
  const page = await openPage(`${origin}/console/sign-in#token=${token}`);
  await see(page, name);
  return page;
}

async function openPage(url: string): Promise<Page> {
  if (!browser) throw new Error('No browser');
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(url);
  return page;
}

/** Waits until the page shows this text. */
async function see(page: Page, text: string): Promise<void> {
  try {
    await page.waitForFunction(
      (wanted) => document.body.innerText.includes(wanted),
      { timeout: 15_000 },
      text,
    );
  } catch {
    const shown = await page.evaluate(() => document.body.innerText);
    throw new Error(`The page never showed "${text}"; it shows:\n${shown.slice(0, 1500)}`);
  }
}

/** Clicks the first element of this kind that can be clicked and shows this text. */
async function press(page: Page, tag: string, text: string): Promise<void> {
  const element = await page.waitForSelector(`::-p-xpath(//${tag}[contains(., "${text}")][not(@disabled)])`, {
    visible: true,
    timeout: 15_000,
  });
  await element?.click();
}

async function decide(page: Page): Promise<void> {
  await press(page, 'label', 'Not cleared');
  await page.select('select[name="reason_code"]', 'payout_not_acceptable');
  await page.type('textarea[name="decision_text"]', 'Only crypto would be accepted, after two questions.');
  await press(page, 'button', 'Decide');
  await picture(page, 'confirm');
  await press(page, 'button', 'Record it');
}

async function picture(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` as `${string}.png`, fullPage: true });
}
