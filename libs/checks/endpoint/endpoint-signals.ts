import { atLeast, strengthRank, type Facts, type ObservedSignal, type Strength } from '#signals/signal.js';
import type { Platform, Verification } from '../evidence.js';
import type { Finding } from './findings.js';
import { stateRank, stateWords } from './state.js';

const platformNames: Record<Platform, string> = { windows: 'Windows', macos: 'macOS', linux: 'Linux' };

/** One signal a tool, and one for tools that say more together than each alone. */
export function signalsOf(findings: readonly Finding[], verification: Verification): ObservedSignal[] {
  const weighty = findings.filter((finding) => finding.strength !== 'none');
  return [
    ...weighty.map((finding) => toolSignal(finding, verification)),
    ...severalRemoteTools(weighty, verification),
    ...severalEvasionAids(weighty),
  ];
}

function toolSignal(finding: Finding, verification: Verification): ObservedSignal {
  return {
    code: codeOf(finding, verification),
    strength: finding.strength,
    facts: toolFacts(finding),
    evidenceIds: [finding.evidenceId],
    observedAt: finding.observedAt,
  };
}

export function toolFacts(finding: Finding): Facts {
  const { tool, state, platform, identifier, kind, imported } = finding;
  return {
    tool: tool.id,
    tool_name: tool.name,
    class: tool.class,
    state,
    seen: stateWords[state],
    platform,
    platform_name: platformNames[platform],
    identifier,
    identifier_kind: kind,
    catalogue: imported ? 'imported' : 'own',
    known_from: tool.source.title,
  };
}

function codeOf(finding: Finding, verification: Verification): string {
  const { tool, state, imported } = finding;
  const inUse = stateRank(state) >= stateRank('running');
  switch (tool.class) {
    case 'ip_kvm':
      return tool.generic || finding.shared || state === 'referenced'
        ? 'endpoint.ip_kvm_possible'
        : 'endpoint.ip_kvm';
    case 'overlay_tunnel':
      return 'endpoint.overlay_tunnel';
    case 'os_remoting':
      return 'endpoint.os_remoting_enabled';
    case 'evasion_aid':
      return 'endpoint.evasion_aid';
    case 'vpn_client':
      return tool.namedInAdvisories ? 'endpoint.vpn_client_named' : 'endpoint.vpn_client';
    case 'attended_support':
      if (inUse) return 'endpoint.support_tool_running';
      return state === 'referenced' ? 'endpoint.remote_tool_referenced' : 'endpoint.remote_tool_installed';
    case 'unattended_rmm':
    case 'assistive_tech':
    case 'meeting':
    case 'admin_client':
      // the last three weigh nothing and never come here
      if (state === 'network_active' && verification !== 'verified' && !imported)
        return 'endpoint.remote_tool_connected';
      if (inUse) return 'endpoint.remote_tool_running';
      if (state === 'autostart') return 'endpoint.remote_tool_autostart';
      return state === 'installed' ? 'endpoint.remote_tool_installed' : 'endpoint.remote_tool_referenced';
  }
}

/** Tools of two makers are no accident: one is what the company uses, the other is what somebody else uses. */
function severalRemoteTools(findings: readonly Finding[], verification: Verification): ObservedSignal[] {
  const remote = findings.filter(
    ({ tool, state, imported }) =>
      (tool.class === 'unattended_rmm' || tool.class === 'attended_support') &&
      state !== 'referenced' &&
      !imported,
  );
  if (new Set(remote.map(({ tool }) => tool.vendor)).size < 2) return [];
  const inUse = remote.some(({ state }) => stateRank(state) >= stateRank('running'));
  return [
    together(
      'endpoint.several_remote_tools',
      inUse && verification !== 'verified' ? 'strong' : 'moderate',
      remote,
    ),
  ];
}

function severalEvasionAids(findings: readonly Finding[]): ObservedSignal[] {
  const aids = findings.filter(({ tool }) => tool.class === 'evasion_aid');
  if (aids.length < 2) return [];
  const controlled = findings.some(
    ({ tool, strength }) =>
      (tool.class === 'unattended_rmm' || tool.class === 'ip_kvm') && atLeast(strength, 'strong'),
  );
  return [together('endpoint.several_evasion_aids', controlled ? 'strong' : 'moderate', aids)];
}

function together(code: string, strength: Strength, findings: Finding[]): ObservedSignal {
  const strongest = [...findings].sort(
    (one, other) => strengthRank(other.strength) - strengthRank(one.strength),
  );
  return {
    code,
    strength,
    facts: {
      tools: strongest.map(({ tool }) => tool.id),
      tool_names: strongest.map(({ tool }) => tool.name),
      count: findings.length,
      platform: strongest[0]?.platform ?? null,
      platform_name: strongest[0] ? platformNames[strongest[0].platform] : null,
    },
    evidenceIds: [...new Set(findings.map(({ evidenceId }) => evidenceId))],
    observedAt: new Date(Math.max(...findings.map(({ observedAt }) => observedAt.getTime()))),
  };
}
