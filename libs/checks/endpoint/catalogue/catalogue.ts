import { attendedSupport } from './attended-support.js';
import { evasionAid } from './evasion-aid.js';
import { ipKvm } from './ip-kvm.js';
import { adminClient, assistiveTech, meeting } from './no-signal.js';
import { osRemoting } from './os-remoting.js';
import { overlayTunnel } from './overlay-tunnel.js';
import type { RemoteTool, ToolClass, ToolEntry } from './tool.js';
import { unattendedRmm } from './unattended-rmm.js';
import { vpnClient } from './vpn-client.js';

const byClass: Record<ToolClass, ToolEntry[]> = {
  unattended_rmm: unattendedRmm,
  attended_support: attendedSupport,
  ip_kvm: ipKvm,
  overlay_tunnel: overlayTunnel,
  os_remoting: osRemoting,
  evasion_aid: evasionAid,
  vpn_client: vpnClient,
  assistive_tech: assistiveTech,
  meeting,
  admin_client: adminClient,
};

/** Every tool we know by our own hand, in no order that matters. */
export const catalogue: readonly RemoteTool[] = (Object.keys(byClass) as ToolClass[]).flatMap((toolClass) =>
  byClass[toolClass].map((entry) => ({ ...entry, class: toolClass })),
);
