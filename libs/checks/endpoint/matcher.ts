import type { ImportedTool } from '#intel/intel.js';
import type { Platform } from '../evidence.js';
import { catalogue } from './catalogue/catalogue.js';
import type { EdidTuple, UsbTuple } from './catalogue/tool.js';
import type { DisplayFacts } from './edid.js';
import {
  domainName,
  firstWord,
  hexId,
  installRoot,
  lower,
  normalisePath,
  programName,
  serviceName,
  stems,
  variants,
} from './identifiers.js';
import type { Clue, NameKind, UsbFacts } from './rows.js';
import { buildIndex, type Hit, type ToolIndex } from './tool-index.js';

export interface Match extends Hit {
  /** other products carry the same identifier */
  shared: boolean;
}

/** Distinct paths and domains whose answer is kept: a fleet repeats a few thousand, and 50,000 take some 10 MB. */
const cacheSize = 50_000;
const nothing: readonly Hit[] = [];

const normalForm: Record<NameKind, (value: string) => string> = {
  app: (value) =>
    lower(value)
      .replace(/^.*\//, '')
      .replace(/\.app$/, ''),
  bundle: lower,
  team: lower,
  signer: lower,
  package: lower,
  service: serviceName,
  display_name: programName,
  extension: lower,
  module: lower,
  interface: lower,
  tool: lower,
};

/**
 * Recognises tools by name, path, domain and hardware numbers. A program's base name must equal a catalogued one (but
 * for version and customer suffixes), a folder must lie directly below an install root, a domain must be the catalogued
 * one or below it: to contain a tool's name is never enough.
 */
export class ToolMatcher {
  private readonly index: ToolIndex;
  private readonly paths: Record<Platform, Map<string, readonly Hit[]>> = {
    windows: new Map(),
    macos: new Map(),
    linux: new Map(),
  };
  private readonly domains = new Map<string, readonly Hit[]>();

  constructor(imported: readonly ImportedTool[] = []) {
    this.index = buildIndex(catalogue, imported);
  }

  match(clue: Clue, platform: Platform): readonly Match[] {
    switch (clue.kind) {
      case 'path':
        return plain(this.path(clue.value, platform));
      case 'folder':
        return plain(this.folder(normalisePath(clue.value)));
      case 'domain':
        return plain(this.domain(clue.value));
      case 'usb':
        return this.usb(clue.usb);
      case 'edid':
        return this.edid(clue.display);
      case 'app':
      case 'bundle':
      case 'team':
      case 'signer':
      case 'package':
      case 'service':
      case 'display_name':
      case 'extension':
      case 'module':
      case 'interface':
      case 'tool':
        return plain(this.name(clue.kind, clue.value, platform));
    }
  }

  /** Tools whose program this path is; the file itself is not looked at. */
  path(raw: string, platform: Platform): readonly Hit[] {
    if (raw === '') return nothing;
    const cache = this.paths[platform];
    const known = cache.get(raw);
    if (known) return known;
    return remember(cache, raw, this.findPath(normalisePath(raw), platform));
  }

  domain(raw: string): readonly Hit[] {
    if (raw === '') return nothing;
    const known = this.domains.get(raw);
    return known ?? remember(this.domains, raw, this.findDomain(domainName(raw)));
  }

  private findPath(path: string, platform: Platform): readonly Hit[] {
    const base = path.slice(path.lastIndexOf('/') + 1);
    const executables = this.index.executables[platform];
    let hits: readonly Hit[] = executables.get(base) ?? nothing;
    if (hits.length === 0 && this.index.firstWords[platform].has(firstWord(base)))
      for (const stem of stems(base)) {
        hits = executables.get(stem) ?? nothing;
        if (hits.length > 0) break;
      }
    if (hits.length > 0) return hits;
    if (platform === 'macos') hits = this.bundle(path);
    return hits.length > 0 ? hits : this.folder(path);
  }

  /** '/Applications/AnyDesk.app/Contents/MacOS/helper' belongs to AnyDesk; '.../AnyDesk.app.zip' does not. */
  private bundle(path: string): readonly Hit[] {
    for (let end = path.indexOf('.app/'); end >= 0; end = path.indexOf('.app/', end + 1)) {
      for (const name of variants(path.slice(path.lastIndexOf('/', end) + 1, end))) {
        const hits = this.index.names.app.get(name);
        if (hits) return hits;
      }
    }
    return nothing;
  }

  private folder(path: string): readonly Hit[] {
    const root = installRoot.exec(path);
    if (!root) return nothing;
    const [, first = '', second] = root;
    const { folders } = this.index;
    if (second !== undefined)
      for (const upper of variants(first)) {
        // most makers' folders hold nothing of ours: one look-up settles it
        if (!this.index.upperFolders.has(upper)) continue;
        for (const below of variants(second)) {
          const hits = folders.get(`${upper}/${below}`);
          if (hits) return hits;
        }
      }
    for (const upper of variants(first)) {
      const hits = folders.get(upper);
      if (hits) return hits;
    }
    return nothing;
  }

  private findDomain(name: string): readonly Hit[] {
    for (let at = 0; ;) {
      const hits = this.index.domains.get(name.slice(at));
      if (hits) return hits;
      const dot = name.indexOf('.', at);
      if (dot < 0) return nothing;
      at = dot + 1;
    }
  }

  private name(kind: NameKind, value: string, platform: Platform): readonly Hit[] {
    if (value === '') return nothing;
    const hits = this.index.names[kind].get(normalForm[kind](value)) ?? nothing;
    return hits.length === 0 ? hits : hits.filter((hit) => hit.tool.platforms.includes(platform));
  }

  private usb(facts: UsbFacts): Match[] {
    const fitting = this.index.usb.filter(({ tuple }) => fitsUsb(tuple, facts));
    return mostSpecific(fitting).map(({ tool, tuple }) => ({
      tool,
      imported: false,
      kind: 'usb',
      shared: tuple.shared ?? false,
      identifier: [
        tuple.vendorId && `${tuple.vendorId}:${tuple.productId ?? '*'}`,
        tuple.manufacturer,
        tuple.product,
      ]
        .filter(Boolean)
        .join(' '),
    }));
  }

  private edid(display: DisplayFacts): Match[] {
    const fitting = this.index.edid.filter(({ tuple }) => fitsEdid(tuple, display));
    return mostSpecific(fitting).map(({ tool, tuple }) => ({
      tool,
      imported: false,
      kind: 'edid',
      shared: false,
      identifier: Object.values(tuple).join(' '),
    }));
  }
}

function plain(hits: readonly Hit[]): readonly Match[] {
  return hits.length === 0 ? [] : hits.map((hit) => ({ ...hit, shared: false }));
}

function remember(cache: Map<string, readonly Hit[]>, key: string, hits: readonly Hit[]): readonly Hit[] {
  // the oldest goes first: maps keep the order of insertion
  if (cache.size >= cacheSize)
    for (const oldest of cache.keys()) {
      cache.delete(oldest);
      break;
    }
  cache.set(key, hits);
  return hits;
}

const usbFields = ['vendorId', 'productId', 'manufacturer', 'product', 'serial'] as const;

function fitsUsb(tuple: UsbTuple, facts: UsbFacts): boolean {
  return usbFields.every((field) => tuple[field] === undefined || tuple[field] === facts[field]);
}

function fitsEdid(tuple: EdidTuple, display: DisplayFacts): boolean {
  return (
    tuple.vendor === display.vendor &&
    (tuple.product === undefined || hexId(tuple.product) === display.product) &&
    (tuple.serial === undefined || tuple.serial === display.serial) &&
    (tuple.name === undefined || tuple.name === display.name) &&
    (tuple.serialText === undefined || tuple.serialText === display.serialText)
  );
}

/** A tuple of more fields says more: 'PiKVM' beats 'some Linux gadget'. */
function mostSpecific<T extends { tuple: UsbTuple | EdidTuple }>(fitting: T[]): T[] {
  const weight = (item: T): number => Object.keys(item.tuple).length;
  return fitting.sort((one, other) => weight(other) - weight(one)).slice(0, 1);
}
