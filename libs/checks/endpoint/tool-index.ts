import type { ImportedTool } from '#intel/intel.js';
import { platforms, type Platform } from '../evidence.js';
import { genericNames, ignoredImports, sharedHosts } from './catalogue/imported-rules.js';
import type { EdidTuple, RemoteTool, UsbTuple } from './catalogue/tool.js';
import {
  domainName,
  executableExtension,
  firstWord,
  lower,
  programName,
  serviceName,
} from './identifiers.js';
import type { NameKind } from './rows.js';

/** One tool that an identifier stands for. */
export interface Hit {
  tool: RemoteTool;
  /** known only from an imported catalogue: never strong by itself */
  imported: boolean;
  /** the identifier as catalogued; what the person's machine called it is not repeated */
  identifier: string;
  kind: string;
}

type Names = Map<string, Hit[]>;

export interface ToolIndex {
  executables: Record<Platform, Names>;
  /** first words of all executable names of a platform */
  firstWords: Record<Platform, Set<string>>;
  folders: Names;
  /** first levels of the folders of two levels */
  upperFolders: Set<string>;
  domains: Names;
  names: Record<NameKind, Names>;
  usb: { tool: RemoteTool; tuple: UsbTuple }[];
  edid: { tool: RemoteTool; tuple: EdidTuple }[];
}

/** @param imported entries of a published catalogue, as loaded; what only they know is marked so */
export function buildIndex(
  catalogue: readonly RemoteTool[],
  imported: readonly ImportedTool[] = [],
): ToolIndex {
  const index: ToolIndex = {
    executables: { windows: new Map(), macos: new Map(), linux: new Map() },
    firstWords: { windows: new Set(), macos: new Set(), linux: new Set() },
    folders: new Map(),
    upperFolders: new Set(),
    domains: new Map(),
    names: {
      app: new Map(),
      bundle: new Map(),
      team: new Map(),
      signer: new Map(),
      package: new Map(),
      service: new Map(),
      display_name: new Map(),
      extension: new Map(),
      module: new Map(),
      interface: new Map(),
      tool: new Map(),
    },
    usb: [],
    edid: [],
  };
  for (const tool of catalogue) addTool(index, tool);
  addImported(index, catalogue, imported);
  for (const name of index.folders.keys())
    if (name.includes('/')) index.upperFolders.add(name.slice(0, name.indexOf('/')));
  for (const platform of platforms)
    for (const name of index.executables[platform].keys()) index.firstWords[platform].add(firstWord(name));
  return index;
}

function add(names: Names, key: string, hit: Hit): void {
  if (key === '') return;
  const hits = names.get(key);
  if (!hits) names.set(key, [hit]);
  else if (!hits.some((known) => known.tool.id === hit.tool.id)) hits.push(hit);
}

function addTool(index: ToolIndex, tool: RemoteTool): void {
  const put = (
    names: Names,
    kind: string,
    values: string[] | undefined,
    form: (value: string) => string,
  ): void => {
    for (const value of values ?? [])
      add(names, form(value), { tool, imported: false, identifier: value, kind });
  };
  for (const platform of platforms)
    put(index.executables[platform], 'executable', tool.executables?.[platform], lower);
  put(index.folders, 'folder', tool.folders, lower);
  // a Flatpak is installed in a folder named by its application id
  put(index.folders, 'folder', tool.bundleIds, lower);
  put(index.domains, 'domain', tool.domains, domainName);
  put(index.names.app, 'app', tool.apps, lower);
  put(index.names.bundle, 'bundle', tool.bundleIds, lower);
  put(index.names.team, 'team', tool.teamIds, lower);
  put(index.names.signer, 'signer', tool.signers, lower);
  put(index.names.package, 'package', tool.packages, lower);
  put(index.names.service, 'service', tool.services, serviceName);
  put(index.names.display_name, 'display_name', tool.displayNames, programName);
  put(index.names.extension, 'extension', tool.browserExtensions, lower);
  put(index.names.module, 'module', tool.kernelModules, lower);
  put(index.names.interface, 'interface', tool.interfaces, lower);
  put(index.names.tool, 'setting', [tool.id], lower);
  for (const tuple of tool.usb ?? []) index.usb.push({ tool, tuple });
  for (const tuple of tool.edid ?? []) index.edid.push({ tool, tuple });
}

/** Names of tools are compared without case, spaces, marks and remarks in brackets. */
export function toolKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/\([^()]*\)/g, '')
    .replace(/[^a-z0-9]/g, '');
}

function addImported(
  index: ToolIndex,
  catalogue: readonly RemoteTool[],
  imported: readonly ImportedTool[],
): void {
  const known = new Map<string, RemoteTool>();
  for (const tool of catalogue)
    for (const name of [tool.id, tool.name, ...(tool.aliases ?? [])]) known.set(toolKey(name), tool);
  const ignored = new Set([...ignoredImports].map(toolKey));
  for (const entry of imported) {
    const key = toolKey(entry.name);
    if (key === '' || ignored.has(key)) continue;
    const tool = known.get(key) ?? foreignTool(entry.name);
    for (const name of entry.executables.map(importedExecutable))
      // what our own catalogue says of a name stands: an import neither doubles nor contradicts it
      for (const platform of platforms)
        if (name !== null && !index.executables[platform].get(name)?.some((hit) => !hit.imported))
          add(index.executables[platform], name, {
            tool,
            imported: true,
            identifier: name,
            kind: 'executable',
          });
    for (const domain of entry.domains.map(importedDomain))
      if (domain !== null && !index.domains.get(domain)?.some((hit) => !hit.imported))
        add(index.domains, domain, { tool, imported: true, identifier: domain, kind: 'domain' });
  }
}

function foreignTool(name: string): RemoteTool {
  return {
    id: name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, ''),
    name,
    vendor: 'unknown',
    class: 'unattended_rmm',
    platforms: [...platforms],
    source: { title: `Imported remote-tool catalogue, entry "${name}"`, url: '' },
  };
}

/** @returns the bare name, or null when the text is no file name, or one that says nothing by itself */
export function importedExecutable(raw: string): string | null {
  const base = raw.toLowerCase().replaceAll('\\', '/').replace(/^.*\//, '').trim();
  const name = base
    .replace(executableExtension, '')
    .replace(/\*+$/, '')
    .replace(/[-_. ]+$/, '');
  const hasExtension = executableExtension.test(base);
  if (/[*<>%|?:]/.test(name) || name.length < 4 || genericNames.has(name)) return null;
  // prose ("can't find this one"), libraries, settings and installers of other kinds
  if (name.includes(' ') && !hasExtension) return null;
  if (
    /\.(?:dll|msi|json|xml|conf|cfg|ini|log|zip|dmg|pkg|ps1|vbs|bat|sys|db|txt|plist|service|tmp|js|py|sh|deb|rpm|app)$/.test(
      name,
    )
  )
    return null;
  return name;
}

/** @returns the domain whose subdomains count, or null when it is a pattern, an address or a host that many firms share */
export function importedDomain(raw: string): string | null {
  const domain = domainName(raw).replace(/^\*\./, '');
  if (!/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)+$/.test(domain) || /^[\d.]+$/.test(domain) || sharedHosts.has(domain))
    return null;
  return domain;
}
