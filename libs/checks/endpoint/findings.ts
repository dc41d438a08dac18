import { platforms, type Platform, type Verification } from '../evidence.js';
import type { Strength } from '#signals/signal.js';
import type { RemoteTool } from './catalogue/tool.js';
import type { ToolMatcher } from './matcher.js';
import { text } from './identifiers.js';
import { readRow, type Columns } from './rows.js';
import { stateRank, type ToolState } from './state.js';
import { weigh } from './strengths.js';

export interface Finding {
  tool: RemoteTool;
  state: ToolState;
  platform: Platform;
  imported: boolean;
  shared: boolean;
  identifier: string;
  kind: string;
  evidenceId: string;
  observedAt: Date;
  strength: Strength;
}

export interface Report {
  evidenceId: string;
  observedAt: Date;
  platform: Platform;
  rows: readonly unknown[];
}

export interface Tally {
  rows: number;
  /** rows of a table that says something about remote tools */
  understood: number;
  matched: number;
}

/** Every tool of the reports once, in the furthest state seen. Rows that match nothing are counted and dropped. */
export function findTools(
  reports: readonly Report[],
  matcher: ToolMatcher,
  verification: Verification,
): { findings: Finding[]; tally: Tally } {
  const byTool = new Map<string, Finding>();
  const tally: Tally = { rows: 0, understood: 0, matched: 0 };
  for (const report of reports) {
    // a platform we have no names for is not understood, whatever its tables are called
    const known = platforms.includes(report.platform);
    const programs = programsById(report.rows);
    for (const row of report.rows) {
      tally.rows++;
      const columns = known ? columnsOf(row) : null;
      const reading = columns
        ? readRow(columns.source, columns.columns, { platform: report.platform, programs })
        : null;
      if (!reading) continue;
      tally.understood++;
      let matched = false;
      for (const clue of reading.clues)
        for (const match of matcher.match(clue, report.platform)) {
          matched = true;
          keepBest(byTool, {
            tool: match.tool,
            state: reading.state,
            platform: report.platform,
            imported: match.imported,
            shared: match.shared,
            identifier: match.identifier,
            kind: match.kind,
            evidenceId: report.evidenceId,
            observedAt: report.observedAt,
            strength: 'none',
          });
        }
      if (matched) tally.matched++;
    }
  }
  const findings = [...byTool.values()].map((finding) => ({
    ...finding,
    strength: weigh(finding, verification),
  }));
  return { findings, tally };
}

/** Our own catalogue beats an imported one, a name beats a shared number, then the further state wins, then a switch that is on. */
function keepBest(byTool: Map<string, Finding>, found: Finding): void {
  const best = byTool.get(found.tool.id);
  if (!best || worth(found) > worth(best)) byTool.set(found.tool.id, found);
}

function worth(finding: Finding): number {
  return (
    stateRank(finding.state) +
    (finding.imported || finding.shared ? 0 : 10) +
    (finding.kind === 'setting' ? 0.5 : 0)
  );
}

/** @returns null for a row that is not of the form {source, columns} */
function columnsOf(row: unknown): { source: string; columns: Columns } | null {
  if (typeof row !== 'object' || row === null || !('source' in row) || !('columns' in row)) return null;
  const { source, columns } = row;
  if (typeof source !== 'string' || typeof columns !== 'object' || columns === null || Array.isArray(columns))
    return null;
  return { source, columns: columns as Columns };
}

function programsById(rows: readonly unknown[]): Map<string, string> {
  const programs = new Map<string, string>();
  for (const row of rows) {
    const read = columnsOf(row);
    if (read?.source !== 'processes') continue;
    const pid = text(read.columns, 'pid');
    if (pid !== '') programs.set(pid, text(read.columns, 'path') || text(read.columns, 'name'));
  }
  return programs;
}
