import type { Platform } from '../evidence.js';
import type { DisplayFacts } from './edid.js';
import { isPublicAddress, programOf, text } from './identifiers.js';
import { readDisplay, readRegistry, readSharing, readUsb } from './hardware-rows.js';
import type { ToolState } from './state.js';

export type NameKind =
  | 'app'
  | 'bundle'
  | 'team'
  | 'signer'
  | 'package'
  | 'service'
  | 'display_name'
  | 'extension'
  | 'module'
  | 'interface'
  | 'tool';

export interface UsbFacts {
  vendorId: string;
  productId: string;
  manufacturer: string;
  product: string;
  serial: string;
}

/** Something in a row by which a tool may be recognised. */
export type Clue =
  | { kind: 'path' | 'folder' | 'domain'; value: string }
  | { kind: NameKind; value: string }
  | { kind: 'usb'; usb: UsbFacts }
  | { kind: 'edid'; display: DisplayFacts };

export interface Reading {
  state: ToolState;
  clues: Clue[];
}

export type Columns = Record<string, unknown>;

export interface RowContext {
  platform: Platform;
  /** programs by process id, from the same report, for tables that give the number alone */
  programs: ReadonlyMap<string, string>;
}

type Reader = (columns: Columns, context: RowContext) => Reading | null;

const path = (value: string): Clue => ({ kind: 'path', value });

const running: Reader = (columns) => {
  const value = text(columns, 'path') || text(columns, 'name');
  return { state: 'running', clues: value === '' ? [] : [{ kind: 'path', value }] };
};

/** In these two tables `path` is the file of a local socket, and the program is known by its process id. */
const sockets: Reader = (columns, context) => {
  const own = columns.family === '1' || columns.socket_path ? '' : text(columns, 'path');
  const program =
    context.programs.get(text(columns, 'pid')) ||
    own ||
    text(columns, 'process_name') ||
    text(columns, 'name');
  const state = text(columns, 'state').toUpperCase();
  const live = state === '' || state === 'ESTABLISHED';
  const active = live && isPublicAddress(text(columns, 'remote_address'));
  return { state: active ? 'network_active' : 'running', clues: [path(program)] };
};

const programs: Reader = (columns) => ({
  state: 'installed',
  clues: [
    { kind: 'display_name', value: text(columns, 'name') },
    { kind: 'signer', value: text(columns, 'publisher') },
    { kind: 'folder', value: text(columns, 'install_location') },
  ],
});

const apps: Reader = (columns) => ({
  state: 'installed',
  clues: [
    { kind: 'bundle', value: text(columns, 'bundle_identifier') },
    { kind: 'app', value: text(columns, 'name') || text(columns, 'path') },
  ],
});

/** dpkg keeps removed packages in its list until their configuration is purged. */
const packages: Reader = (columns) =>
  /^(?:deinstall|purge)\b/.test(text(columns, 'status'))
    ? { state: 'installed', clues: [] }
    : { state: 'installed', clues: [{ kind: 'package', value: text(columns, 'name') }] };

const services: Reader = (columns) => {
  const start = text(columns, 'start_type').toUpperCase();
  const isRunning = text(columns, 'status').toUpperCase() === 'RUNNING';
  return {
    state: isRunning ? 'running' : start.includes('AUTO') ? 'autostart' : 'installed',
    clues: [
      { kind: 'service', value: text(columns, 'name') },
      { kind: 'service', value: text(columns, 'display_name') },
      path(programOf(text(columns, 'path'))),
    ],
  };
};

const launchd: Reader = (columns) => ({
  state: text(columns, 'disabled') === '1' ? 'installed' : 'autostart',
  clues: [
    { kind: 'service', value: text(columns, 'label') || text(columns, 'name') },
    path(text(columns, 'program') || programOf(text(columns, 'program_arguments'))),
  ],
});

const systemdUnits: Reader = (columns) => {
  const enabled = /^enabled/.test(text(columns, 'unit_file_state'));
  const active = text(columns, 'active_state') === 'active' && text(columns, 'sub_state') !== 'exited';
  if (text(columns, 'load_state') === 'not-found') return { state: 'installed', clues: [] };
  return {
    state: active ? 'running' : enabled ? 'autostart' : 'installed',
    clues: [{ kind: 'service', value: text(columns, 'id') || text(columns, 'name') }],
  };
};

const startupItems: Reader = (columns) => ({
  state: text(columns, 'status') === 'disabled' ? 'installed' : 'autostart',
  clues: [{ kind: 'display_name', value: text(columns, 'name') }, path(programOf(text(columns, 'path')))],
});

const command =
  (column: string): Reader =>
  (columns) => ({ state: 'autostart', clues: [path(programOf(text(columns, column)))] });

const executed: Reader = (columns) => ({
  state: 'installed',
  clues: [path(text(columns, 'path')), path(text(columns, 'filename').replace(/-[0-9A-F]{8}\.pf$/i, ''))],
});

/** A person who reads a vendor's site has not used its tool: what a browser asked for is not looked at. */
const browsers =
  /(?:^|[\\/])(?:chrome|msedge|firefox|brave|opera|vivaldi|safari|iexplore|google chrome|microsoft edge|chromium|arc)(?: helper)?(?:\.exe)?$/i;

const dns: Reader = (columns) => {
  if (browsers.test(text(columns, 'path') || text(columns, 'image') || text(columns, 'process_name')))
    return { state: 'referenced', clues: [] };
  const value =
    text(columns, 'name') || text(columns, 'query') || text(columns, 'domain') || text(columns, 'host');
  return { state: 'referenced', clues: [{ kind: 'domain', value }] };
};

const signatures: Reader = (columns) => ({
  state: 'installed',
  clues: [
    path(text(columns, 'path')),
    { kind: 'signer', value: text(columns, 'subject_name') },
    { kind: 'team', value: text(columns, 'team_identifier') || text(columns, 'team') },
    { kind: 'bundle', value: text(columns, 'identifier') },
  ],
});

const named =
  (kind: NameKind, state: ToolState, ...names: string[]): Reader =>
  (columns) => ({ state, clues: names.map((name) => ({ kind, value: text(columns, name) })) });

/** The osquery tables that are understood; rows of others are set aside and counted. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ...['processes', 'process_events', 'es_process_events', 'process_etw_events', 'bpf_process_events'].map(
    (table): [string, Reader] => [table, running],
  ),
  ['listening_ports', sockets],
  ['process_open_sockets', sockets],
  ['socket_events', sockets],
  ['programs', programs],
  ['apps', apps],
  ['deb_packages', packages],
  ['rpm_packages', packages],
  ['homebrew_packages', packages],
  ['portage_packages', packages],
  ['chocolatey_packages', packages],
  ['services', services],
  ['launchd', launchd],
  ['systemd_units', systemdUnits],
  ['startup_items', startupItems],
  ['scheduled_tasks', command('action')],
  ['crontab', command('command')],
  ['prefetch', executed],
  ['userassist', executed],
  ['shimcache', executed],
  ['background_activities_moderator', executed],
  ['dns_cache', dns],
  ['dns_lookup_events', dns],
  ['dns_events', dns],
  ['authenticode', signatures],
  ['signature', signatures],
  ['system_extensions', named('bundle', 'installed', 'identifier')],
  ['chrome_extensions', named('extension', 'installed', 'identifier')],
  ['kernel_modules', named('module', 'running', 'name')],
  ['interface_details', named('interface', 'running', 'interface', 'friendly_name')],
  ['interface_addresses', named('interface', 'running', 'interface', 'friendly_name')],
  ['usb_devices', readUsb],
  ['connected_displays', readDisplay],
  ['sharing_preferences', readSharing],
  ['registry', readRegistry],
]);

/** @returns null when the table is not one that says anything about remote tools */
export function readRow(source: string, columns: Columns, context: RowContext): Reading | null {
  const reader = readers.get(source) ?? readers.get(source.trim().toLowerCase());
  return reader ? reader(columns, context) : null;
}
