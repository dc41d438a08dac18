import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportedTool } from '#intel/intel.js';
import { isSignalCode } from '#signals/catalogue.js';
import { renderSentence } from '#signals/render.js';
import { strengthRank } from '#signals/signal.js';
import type { CheckContext, CheckInput, CheckResult, RelatedCandidate } from '../check.js';
import { platforms, type DeviceRow, type Platform, type Verification } from '../evidence.js';
import { catalogue } from './catalogue/catalogue.js';
import { endpointCheck } from './endpoint.check.js';

function contextWith(imported?: ImportedTool[], related: RelatedCandidate[] = []): CheckContext {
  return {
    intel: imported ? { versions: [], remoteTools: imported } : { versions: [] },
    models: {
      documentReader: {
        read: () => Promise.reject(new Error('no document here')),
        close: () => Promise.resolve(),
      },
    },
    related: () => Promise.resolve(related),
    asOf: new Date('2026-03-01T00:00:00Z'),
  };
}

interface Setting {
  platform?: Platform;
  verification?: Verification;
  imported?: ImportedTool[];
  related?: RelatedCandidate[];
  deviceId?: string;
}

function inspect(rows: DeviceRow[], setting: Setting = {}): Promise<CheckResult> {
  const input: CheckInput = {
    claims: [],
    evidence: [
      {
        id: 'evd_1',
        kind: 'device_report',
        stage: 'hired',
        observedAt: new Date('2026-02-28T12:00:00Z'),
        body: {
          platform: setting.platform ?? 'windows',
          rows,
          ...(setting.deviceId === undefined ? {} : { device_id: setting.deviceId }),
        },
      },
    ],
    worker: { stage: 'hired', verification: setting.verification ?? 'unverified' },
  };
  return Promise.resolve(endpointCheck.run(input, contextWith(setting.imported, setting.related)));
}

const process = (path: string, pid = '10'): DeviceRow => ({
  source: 'processes',
  columns: { pid, path, name: '' },
});
const program = (name: string): DeviceRow => ({ source: 'programs', columns: { name } });
const socket = (pid: string, address: string): DeviceRow => ({
  source: 'process_open_sockets',
  columns: { pid, family: '2', remote_address: address, state: 'ESTABLISHED' },
});
const seen = (result: CheckResult): [string, string | undefined][] =>
  result.signals.map(({ code, strength }) => [code, strength]);

describe('what a remote-control tool weighs', () => {
  it.each<[string, DeviceRow[], Verification, string, string]>([
    [
      'running, unverified',
      [process('C:\\x\\AnyDesk.exe')],
      'unverified',
      'endpoint.remote_tool_running',
      'strong',
    ],
    [
      'installed, unverified',
      [program('AnyDesk')],
      'unverified',
      'endpoint.remote_tool_installed',
      'moderate',
    ],
    ['installed, verified', [program('AnyDesk')], 'verified', 'endpoint.remote_tool_installed', 'weak'],
    [
      'running, restricted',
      [process('C:\\x\\AnyDesk.exe')],
      'restricted',
      'endpoint.remote_tool_running',
      'strong',
    ],
    [
      'connected, unverified',
      [process('C:\\x\\AnyDesk.exe'), socket('10', '203.0.113.5')],
      'unverified',
      'endpoint.remote_tool_connected',
      'strong',
    ],
    [
      'connected, verified',
      [process('C:\\x\\AnyDesk.exe'), socket('10', '203.0.113.5')],
      'verified',
      'endpoint.remote_tool_running',
      'strong',
    ],
    [
      'connected at home only',
      [process('C:\\x\\AnyDesk.exe'), socket('10', '192.168.1.5')],
      'unverified',
      'endpoint.remote_tool_running',
      'strong',
    ],
  ])('%s', async (_, rows, verification, code, strength) => {
    expect(seen(await inspect(rows, { verification }))).toEqual([[code, strength]]);
  });

  it('reports one signal a tool, in the furthest state seen, with the device report as evidence', async () => {
    const result = await inspect([program('AnyDesk'), process('C:\\x\\AnyDesk.exe'), program('AnyDesk')]);
    expect(result.signals).toHaveLength(1);
    expect(result.signals[0]).toMatchObject({
      evidenceIds: ['evd_1'],
      facts: { tool: 'anydesk', class: 'unattended_rmm', state: 'running' },
    });
    expect(result.outcome).toBe('fail');
  });

  it('says so when tools of two makers are on one device', async () => {
    const result = await inspect([program('AnyDesk'), process('C:\\x\\rustdesk.exe')]);
    expect(seen(result)).toContainEqual(['endpoint.several_remote_tools', 'strong']);
  });
});

describe('what other classes weigh', () => {
  const kvm = {
    source: 'usb_devices',
    columns: { vendor: 'JetKVM', vendor_id: '1d6b', model_id: '0104', model: 'x' },
  };
  it.each<[string, DeviceRow, Platform, string, string]>([
    ['a named IP-KVM', kvm, 'macos', 'endpoint.ip_kvm', 'strong'],
    [
      'numbers that a real keyboard shares',
      {
        source: 'usb_devices',
        columns: {
          vendor: 'Dell Inc.',
          vendor_id: '413c',
          model_id: '2011',
          model: 'Multimedia Pro Keyboard',
        },
      },
      'linux',
      'endpoint.ip_kvm_possible',
      'moderate',
    ],
    ['a consumer VPN', process('C:\\x\\NordVPN.exe'), 'windows', 'endpoint.vpn_client', 'weak'],
    [
      'a VPN that advisories name',
      process('C:\\x\\astrill.exe'),
      'windows',
      'endpoint.vpn_client_named',
      'strong',
    ],
    ['an overlay network', process('/usr/sbin/tailscaled'), 'linux', 'endpoint.overlay_tunnel', 'moderate'],
    [
      'a support tool in use',
      process('C:\\Windows\\System32\\quickassist.exe'),
      'windows',
      'endpoint.support_tool_running',
      'strong',
    ],
    ['one evasion aid', process('C:\\x\\obs64.exe'), 'windows', 'endpoint.evasion_aid', 'weak'],
    ['an SSH server', process('/usr/sbin/sshd'), 'linux', 'endpoint.os_remoting_enabled', 'moderate'],
  ])('%s', async (_, row, platform, code, strength) => {
    expect(seen(await inspect([row], { platform }))).toEqual([[code, strength]]);
  });

  it('lets two evasion aids together weigh moderate', async () => {
    const result = await inspect([process('C:\\x\\obs64.exe'), process('C:\\x\\MouseJiggler.exe')]);
    expect(seen(result)).toContainEqual(['endpoint.several_evasion_aids', 'moderate']);
  });

  it('takes no notice of what every system has on its disk', async () => {
    const rows: DeviceRow[] = [
      {
        source: 'apps',
        columns: { name: 'ARDAgent.app', bundle_identifier: 'com.apple.RemoteDesktopAgent' },
      },
      { source: 'launchd', columns: { label: 'com.apple.screensharing' } },
    ];
    expect((await inspect(rows, { platform: 'macos', verification: 'unverified' })).signals).toEqual([]);
    const on = { source: 'sharing_preferences', columns: { screen_sharing: '1' } };
    expect(seen(await inspect([...rows, on], { platform: 'macos' }))).toEqual([
      ['endpoint.os_remoting_enabled', 'moderate'],
    ]);
  });
});

describe('assistive technology, meetings and clients', () => {
  const silent = catalogue.filter((tool) =>
    ['assistive_tech', 'meeting', 'admin_client'].includes(tool.class),
  );

  it.each(silent.map((tool) => [tool.id, tool] as const))(
    '%s is never a signal and never kept',
    async (_, tool) => {
      const imported = [tool.name, ...(tool.aliases ?? [])].map((name) => ({
        name,
        executables: Object.values(tool.executables ?? {}).flatMap((names) =>
          names.map((base) => `${base}.exe`),
        ),
        domains: tool.domains ?? [],
      }));
      for (const platform of platforms) {
        const rows = [
          ...(tool.executables?.[platform] ?? []).map((name) => process(`/x/${name}`)),
          ...(tool.displayNames ?? []).map(program),
          ...(tool.bundleIds ?? []).map((id) => ({ source: 'apps', columns: { bundle_identifier: id } })),
          ...(tool.packages ?? []).map((name) => ({ source: 'deb_packages', columns: { name } })),
          process('/usr/bin/true'),
        ];
        const result = await inspect(rows, { platform, imported });
        expect(result.signals).toEqual([]);
        expect(JSON.stringify(result.facts)).not.toContain(`"${tool.id}"`);
        expect(result.outcome).toBe('pass');
      }
    },
  );
});

describe('an imported catalogue', () => {
  const imported: ImportedTool[] = [
    {
      name: 'Example Remote',
      executables: ['C:\\Program Files\\Example\\examplerm.exe', 'agent.exe', 'dwm.exe', '*'],
      domains: ['*.examplerm.test', 'github.com', '*.local'],
    },
    { name: 'Any Desk', executables: ['anydesk.exe', 'anydeskextra.exe'], domains: [] },
    { name: 'NVDA', executables: ['nvda.exe', 'nvdaextra.exe'], domains: [] },
  ];

  it('adds tools that never weigh more than moderate', async () => {
    const result = await inspect([process('C:\\x\\examplerm.exe')], { imported });
    expect(seen(result)).toEqual([['endpoint.remote_tool_running', 'moderate']]);
    expect(result.signals[0]?.facts).toMatchObject({ tool: 'example-remote', catalogue: 'imported' });
  });

  it('is one tool with ours where the names agree, and does not weaken what we know', async () => {
    const result = await inspect([process('C:\\x\\AnyDesk.exe'), process('C:\\x\\anydeskextra.exe')], {
      imported,
    });
    expect(seen(result)).toEqual([['endpoint.remote_tool_running', 'strong']]);
  });

  it('is not believed about generic names, shared hosts and screen readers', async () => {
    const dns = (name: string): DeviceRow => ({ source: 'dns_cache', columns: { name } });
    const rows = ['agent.exe', 'dwm.exe', 'nvdaextra.exe'].map((name) => process(`C:\\x\\${name}`));
    expect((await inspect([...rows, dns('github.com'), dns('printer.local')], { imported })).signals).toEqual(
      [],
    );
  });
});

describe('what cannot be answered', () => {
  it('is unavailable without rows, and with rows of tables that say nothing', async () => {
    expect((await inspect([])).outcome).toBe('unavailable');
    expect((await inspect([{ source: 'time', columns: { hour: '3' } }])).outcome).toBe('unavailable');
    expect((await inspect([process('C:\\Windows\\explorer.exe')])).outcome).toBe('pass');
  });

  it('is unavailable on a platform we have no names for', async () => {
    const result = await inspect([process('/usr/bin/anydesk')], { platform: 'plan9' as Platform });
    expect(result.outcome).toBe('unavailable');
  });

  it('never throws, whatever a row holds', async () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.array(fc.string()),
      fc.object({ maxDepth: 2 }),
    );
    const source = fc.oneof(
      fc.constantFrom(
        'processes',
        'registry',
        'usb_devices',
        'connected_displays',
        'services',
        'launchd',
        'dns_cache',
        'programs',
        'startup_items',
      ),
      fc.string(),
    );
    const columns = fc.dictionary(
      fc.constantFrom(
        'path',
        'name',
        'pid',
        'key',
        'data',
        'vendor_id',
        'serial',
        'serial_number',
        'program_arguments',
        '__proto__',
      ),
      value,
    );
    const row = fc.oneof(fc.record({ source, columns }), value);
    await fc.assert(
      fc.asyncProperty(fc.array(row), async (rows) => {
        const result = await inspect(rows as DeviceRow[]);
        expect(result.facts.rows).toBe(rows.length);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a device that reports for two candidates', () => {
  it('is found by the employer’s name for it, however it is spelled', async () => {
    const related: RelatedCandidate[] = [{ field: 'device', value: 'lt00417', candidateId: 'cand_other' }];
    const result = await inspect([process('C:\\Windows\\explorer.exe')], { deviceId: 'LT-00417', related });
    expect(result.identifiers).toEqual([{ field: 'device', value: 'lt00417' }]);
    expect(seen(result)).toEqual([['endpoint.device_shared', undefined]]);
    expect(result.outcome).toBe('fail');
  });

  it('is not found by a number that a maker never filled in', async () => {
    const result = await inspect(
      [{ source: 'system_info', columns: { hardware_serial: 'To Be Filled By O.E.M.' } }],
      { deviceId: '0' },
    );
    expect(result.identifiers).toEqual([]);
  });
});

describe('signals and weights', () => {
  it('use only codes of the catalogue, and sentences without a gap', async () => {
    for (const tool of catalogue)
      for (const platform of platforms)
        for (const name of tool.executables?.[platform] ?? []) {
          const result = await inspect([process(`/x/${name}`)], { platform });
          for (const { code, facts } of result.signals) {
            expect(isSignalCode(code)).toBe(true);
            expect(renderSentence(code, facts)).not.toContain('unknown');
          }
        }
  });

  it('weigh a verified worker’s device no more than an unverified one’s', async () => {
    for (const tool of catalogue)
      for (const name of tool.executables?.windows ?? []) {
        const [one, other] = await Promise.all(
          (['unverified', 'verified'] as const).map((verification) =>
            inspect([process(`C:\\x\\${name}.exe`)], { verification }),
          ),
        );
        const weight = (result: CheckResult | undefined): number =>
          Math.max(0, ...(result?.signals ?? []).map((signal) => strengthRank(signal.strength ?? 'none')));
        expect(weight(other)).toBeLessThanOrEqual(weight(one));
      }
  });
});
