import type { ImportedTool } from '#intel/intel.js';
import type { Strength } from '#signals/signal.js';
import { outcomeOf, type Check, type CheckContext, type CheckInput, type CheckResult } from '../check.js';
import { evidenceOfKind } from '../evidence.js';
import type { ToolClass } from './catalogue/tool.js';
import { deviceIdentifiers, sharedDevices } from './device-shared.js';
import { readEndpointLine } from './endpoint-line.js';
import { signalsOf } from './endpoint-signals.js';
import { findTools, type Finding } from './findings.js';
import { ToolMatcher } from './matcher.js';

/** One matcher for each edition of the imported catalogue, so that its index is built once. */
const matchers = new WeakMap<object, ToolMatcher>();
const withoutImport: readonly ImportedTool[] = [];

export function matcherFor(imported: readonly ImportedTool[] = withoutImport): ToolMatcher {
  const known = matchers.get(imported);
  if (known) return known;
  const matcher = new ToolMatcher(imported);
  matchers.set(imported, matcher);
  return matcher;
}

type NamedTool = { tool: string; class: ToolClass; strength: Strength };

/**
 * What a command-line run prints beside the stored facts: all tools recognised, those without weight too. It is kept
 * apart from the result, because what a person uses to read a screen or to meet must not be stored.
 */
const recognised = new WeakMap<CheckResult, NamedTool[]>();

async function run(input: CheckInput, context: CheckContext): Promise<CheckResult> {
  const reports = evidenceOfKind(input.evidence, 'device_report');
  const { findings, tally } = findTools(
    reports.map(({ id, observedAt, body }) => ({
      evidenceId: id,
      observedAt,
      platform: body.platform,
      rows: Array.isArray(body.rows) ? body.rows : [],
    })),
    matcherFor(context.intel.remoteTools),
    input.worker.verification,
  );
  const identifiers = reports.flatMap(deviceIdentifiers);
  const related = identifiers.length === 0 ? [] : await context.related(identifiers);
  const signals = [...signalsOf(findings, input.worker.verification), ...sharedDevices(reports, related)];
  const unseen = tally.understood === 0 && signals.length === 0;
  const result: CheckResult = {
    outcome: unseen ? 'unavailable' : outcomeOf(signals),
    signals,
    facts: {
      rows: tally.rows,
      understood: tally.understood,
      matched: tally.matched,
      tools: findings.filter(({ strength }) => strength !== 'none').map(named),
      imported_catalogue: context.intel.remoteTools !== undefined,
    },
    identifiers,
  };
  recognised.set(result, findings.map(named));
  return result;
}

function named(finding: Finding): NamedTool {
  return { tool: finding.tool.id, class: finding.tool.class, strength: finding.strength };
}

/** Device reports against the catalogue of remote-control tools, IP-KVM hardware and evasion aids. */
export const endpointCheck: Check = {
  name: 'endpoint',
  version: '1',
  evidence: ['device_report'],
  intel: ['remote-tools'],
  run,
  batch: {
    read: readEndpointLine,
    write: (result) => ({ tools: recognised.get(result) ?? result.facts.tools ?? [] }),
  },
};
