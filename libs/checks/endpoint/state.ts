/** How far a tool got on a machine, least first. A device that is plugged in counts as running. */
export const toolStates = ['referenced', 'installed', 'autostart', 'running', 'network_active'] as const;
export type ToolState = (typeof toolStates)[number];

export function stateRank(state: ToolState): number {
  return toolStates.indexOf(state);
}

/** For the sentence a person reads. */
export const stateWords: Record<ToolState, string> = {
  referenced: 'asked for by name on the network',
  installed: 'installed',
  autostart: 'set to start by itself',
  running: 'running',
  network_active: 'running and connected to the internet',
};
