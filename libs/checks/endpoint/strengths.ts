import { strengthRank, type Strength } from '#signals/signal.js';
import type { Verification } from '../evidence.js';
import type { RemoteTool, ToolClass } from './catalogue/tool.js';
import { stateRank, type ToolState } from './state.js';

type Row = readonly [
  referenced: Strength,
  installed: Strength,
  autostart: Strength,
  running: Strength,
  networkActive: Strength,
];
interface ClassWeights {
  unverified: Row;
  verified: Row;
}

const silent: ClassWeights = {
  unverified: ['none', 'none', 'none', 'none', 'none'],
  verified: ['none', 'none', 'none', 'none', 'none'],
};

/**
 * What a finding weighs: class, state, and whether the worker's identity is verified. A restricted worker counts as
 * unverified. What helps people to work, to meet and to reach other machines weighs nothing, in every state.
 */
export const classWeights: Record<ToolClass, ClassWeights> = {
  unattended_rmm: {
    unverified: ['weak', 'moderate', 'strong', 'strong', 'strong'],
    verified: ['none', 'weak', 'moderate', 'strong', 'strong'],
  },
  attended_support: {
    unverified: ['none', 'weak', 'moderate', 'strong', 'strong'],
    verified: ['none', 'none', 'weak', 'weak', 'moderate'],
  },
  os_remoting: {
    unverified: ['none', 'weak', 'moderate', 'strong', 'strong'],
    verified: ['none', 'none', 'weak', 'weak', 'weak'],
  },
  ip_kvm: {
    unverified: ['weak', 'strong', 'strong', 'strong', 'strong'],
    verified: ['weak', 'strong', 'strong', 'strong', 'strong'],
  },
  overlay_tunnel: {
    unverified: ['none', 'weak', 'moderate', 'moderate', 'moderate'],
    verified: ['none', 'none', 'none', 'weak', 'weak'],
  },
  evasion_aid: {
    unverified: ['none', 'weak', 'weak', 'weak', 'weak'],
    verified: ['none', 'weak', 'weak', 'weak', 'weak'],
  },
  vpn_client: {
    unverified: ['none', 'weak', 'weak', 'weak', 'weak'],
    verified: ['none', 'none', 'weak', 'weak', 'weak'],
  },
  assistive_tech: silent,
  meeting: silent,
  admin_client: silent,
};

/** Operators that advisories name: moderate on the disk, strong in use, whoever the worker is. */
export const namedVpnWeights: Row = ['weak', 'moderate', 'moderate', 'strong', 'strong'];

export interface Weighed {
  tool: RemoteTool;
  state: ToolState;
  /** what it was recognised by; 'setting' is a switch of the operating system that is on */
  kind: string;
  /** known only from an imported catalogue */
  imported: boolean;
  /** the identifier is one that other products carry too */
  shared: boolean;
}

export function weigh(finding: Weighed, verification: Verification): Strength {
  const { tool, state, kind, imported, shared } = finding;
  const verified = verification === 'verified';
  if (tool.preinstalled && kind !== 'setting' && stateRank(state) < stateRank('running')) return 'none';
  const row = tool.namedInAdvisories
    ? namedVpnWeights
    : classWeights[tool.class][verified ? 'verified' : 'unverified'];
  const strength = row[stateRank(state)] ?? 'none';
  // hardware without a maker's name, and hardware whose numbers a keyboard also carries, needs a second look, not a verdict
  if (tool.ceiling) return weaker(strength, tool.ceiling);
  if (imported || shared || (tool.generic && verified)) return weaker(strength, 'moderate');
  return strength;
}

function weaker(one: Strength, other: Strength): Strength {
  return strengthRank(one) <= strengthRank(other) ? one : other;
}
