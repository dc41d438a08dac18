import type { Platform } from '../../evidence.js';

export const toolClasses = [
  'unattended_rmm',
  'attended_support',
  'ip_kvm',
  'overlay_tunnel',
  'os_remoting',
  'evasion_aid',
  'vpn_client',
  'assistive_tech',
  'meeting',
  'admin_client',
] as const;
export type ToolClass = (typeof toolClasses)[number];

/** A tuple matches when every field it names is equal: two devices may share a vendor and differ in everything else. */
export interface UsbTuple {
  /** four hexadecimal digits, lower case */
  vendorId?: string;
  productId?: string;
  manufacturer?: string;
  product?: string;
  serial?: string;
  /** a real product of another maker carries these numbers too, so the tuple alone is not a name */
  shared?: boolean;
}

/** What a display says of itself (VESA E-EDID). */
export interface EdidTuple {
  /** three-letter maker code, e.g. 'TSB' */
  vendor: string;
  /** product code, four hexadecimal digits */
  product?: string;
  /** 32-bit serial number, eight hexadecimal digits */
  serial?: string;
  /** display name descriptor */
  name?: string;
  /** serial text descriptor */
  serialText?: string;
}

export type ByPlatform = Partial<Record<Platform, string[]>>;

export interface RemoteTool {
  /** kebab-case and stable for ever: exceptions and stored rows refer to it */
  id: string;
  name: string;
  vendor: string;
  class: ToolClass;
  platforms: Platform[];
  /** other names the tool goes by in imported catalogues */
  aliases?: string[];
  /** comes with the operating system: being on the disk says nothing, only its use does */
  preinstalled?: boolean;
  /** an operator named in published advisories on fraudulent remote workers */
  namedInAdvisories?: boolean;
  /** never weighs more than this, since honest machines commonly have it */
  ceiling?: 'weak' | 'moderate';
  /** hardware that fits the class but carries no maker's name */
  generic?: boolean;
  /** base names without .exe, in any case */
  executables?: ByPlatform;
  /** folders directly below an install root (Program Files, /opt, /snap ...), at most two levels, with '/' */
  folders?: string[];
  /** macOS application bundles, without .app */
  apps?: string[];
  /** macOS bundle identifiers and Flatpak application ids */
  bundleIds?: string[];
  /** Apple team ids */
  teamIds?: string[];
  /** names on Authenticode certificates or in the publisher column; only firms that sell nothing else */
  signers?: string[];
  /** deb, rpm, brew and snap package names */
  packages?: string[];
  /** Windows service names, launchd labels, systemd units (without .service) */
  services?: string[];
  /** names in the list of installed programs, without version */
  displayNames?: string[];
  domains?: string[];
  browserExtensions?: string[];
  kernelModules?: string[];
  interfaces?: string[];
  usb?: UsbTuple[];
  edid?: EdidTuple[];
  source: { title: string; url: string };
}

/** What a class file holds; the class is the file's. */
export type ToolEntry = Omit<RemoteTool, 'class'>;

/** The entry of the community catalogue in which the tool's file names and domains are published. */
export function lolrmm(entry: string): RemoteTool['source'] {
  return { title: `LOLRMM catalogue, entry "${entry}"`, url: 'https://lolrmm.io/' };
}

export const desktop: Platform[] = ['windows', 'macos', 'linux'];
