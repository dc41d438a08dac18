/** Bringing names, paths and numbers to one form, so that equal things compare equal. */

/** Longer values are cut: no path of an operating system is longer, and nothing needs more to be recognised. */
const longest = 4096;

/** A column as text; what is neither text nor a number is no value. */
export function text(columns: Record<string, unknown>, name: string): string {
  const value = columns[name];
  if (typeof value === 'string') return value.length > longest ? value.slice(0, longest) : value;
  return typeof value === 'number' ? String(value) : '';
}

/** Lower case, forward slashes, no quotes, no mark of deletion, no device prefix of the object manager. */
export function normalisePath(raw: string): string {
  let path = raw.toLowerCase();
  if (path.includes('\\')) path = path.replaceAll('\\', '/');
  if (path.startsWith('"')) path = path.replace(/^"([^"]*)"?.*$/, '$1');
  if (path.startsWith('//?/') || path.startsWith('/??/')) path = path.slice(4);
  if (path.endsWith(' (deleted)')) path = path.slice(0, -10);
  return path;
}

export const executableExtension = /\.(?:exe|appimage|com|scr)$/;

/**
 * What vendors, browsers and portable builds put behind a program's name: version, architecture, copy number, customer
 * id (AnyDesk-5e2a41f0), configuration (rustdesk-host=...).
 */
export const nameSuffix =
  /(?:[-_. ](?:v?\d+(?:\.\d+)*|x86_64|x86|x64|64|32|amd64|arm64|aarch64|win32|win64|windows|linux|darwin|macos|universal|sciter|setup|installer|portable|msi|ad_[0-9a-z]+(?:_msi)?|[0-9a-f]{8,}|host=[^/]*|licensed-[^/]*)| ?\([^()/]{1,40}\))$/;

/** The name as written, then with one suffix less each time. */
export function* variants(name: string): Generator<string> {
  yield name;
  let left = name;
  for (let shorter = left.replace(nameSuffix, ''); shorter !== left; shorter = left.replace(nameSuffix, '')) {
    if (shorter === '') return;
    left = shorter;
    yield left;
  }
}

/** The names a program file may go by. */
export function* stems(baseName: string): Generator<string> {
  const stem = baseName.replace(executableExtension, '');
  if (stem !== baseName) yield baseName;
  yield* variants(stem);
}

/** Up to the first separator: a name whose first word starts no known name can be dropped at once. */
export function firstWord(name: string): string {
  for (let at = 0; at < name.length; at++) {
    const code = name.charCodeAt(at);
    // space ( - . _
    if (code === 32 || code === 40 || code === 45 || code === 46 || code === 95) return name.slice(0, at);
  }
  return name;
}

/**
 * Where installed software lives. A folder of the same name anywhere else (a source checkout, a download, a document
 * folder) says nothing.
 */
export const installRoot =
  /^(?:[a-z]:|\/device\/harddiskvolume\d+|%systemdrive%)?\/(?:program files(?: \(x86\))?|programdata|program files \(arm\)|windows(?:\/(?:temp|system32|syswow64))?|users\/[^/]+\/appdata\/(?:local(?:\/programs|\/temp)?|roaming)|applications(?:\/utilities)?|library(?:\/(?:application support|privilegedhelpertools))?|users\/[^/]+\/library\/application support|opt(?:\/homebrew\/(?:cellar|caskroom))?|usr(?:\/local)?(?:\/(?:lib64|libexec|lib|share|cellar))?|snap|app|var\/(?:lib(?:\/(?:flatpak\/app|snapd\/snap))?|opt)|home\/[^/]+\/\.local\/share(?:\/flatpak\/app)?)\/([^/]+)(?:\/([^/]+))?/;

/** 'AnyDesk-5e2a41f0' and 'ScreenConnect Client (0123456789abcdef)' name one product on every machine. */
export function shortest(name: string): string {
  let left = name;
  for (const variant of variants(name)) left = variant;
  return left;
}

/** The program a command line starts: quoted, or up to the extension, or the first word. Arguments are never looked at. */
export function programOf(command: string): string {
  const trimmed = command.trim();
  if (trimmed.startsWith('"')) return trimmed.slice(1).split('"')[0] ?? '';
  const windows = /^.*?\.(?:exe|com|scr)(?=\s|$|,)/i.exec(trimmed);
  if (windows) return windows[0];
  const bundle = /^\/.*?\.app\/Contents\/(?:MacOS|Library|Frameworks|Helpers)\/.*?(?= -| \/|$)/i.exec(
    trimmed,
  );
  if (bundle) return bundle[0];
  return trimmed.split(/\s/)[0] ?? '';
}

/** Windows service names, launchd labels and systemd units without the parts that vary from machine to machine. */
export function serviceName(raw: string): string {
  const name = raw
    .toLowerCase()
    .trim()
    .replace(/\.(?:service|socket|timer|plist)$/, '')
    .replace(/@.*$/, '')
    .replace(/-(?:onlogin|prelogin)$/, '')
    .replace(/[®™]/g, '');
  return shortest(name);
}

/** 'TeamViewer 15 Host' keeps its words; 'RustDesk 1.2.6 (x64)' loses what is not the name. */
export function programName(raw: string): string {
  return raw
    .toLowerCase()
    .replace(/[®™©]/g, '')
    .replace(/\.(?:lnk|app|exe)$/, '')
    .replace(/\((?!nonvisual)[^()]*\)/g, ' ')
    .replace(/\b(?:version|ver\.?)\s*(?=\d)/g, ' ')
    .replace(/(?:^|\s)v?\d+(?:\.\d+)*(?=\s|$)/g, ' ')
    .replace(/\b(?:x64|x86|64-bit|32-bit|amd64|arm64)\b/g, ' ')
    .replace(/[\s,-]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

export function lower(raw: string): string {
  return raw.trim().toLowerCase();
}

/** USB and display numbers as four hexadecimal digits; '0x1D6B', '1d6b' and '1D6B' are one. */
export function hexId(raw: string): string {
  const digits = raw.trim().toLowerCase().replace(/^0x/, '');
  return /^[0-9a-f]{1,4}$/.test(digits) ? digits.padStart(4, '0') : '';
}

/** udev writes spaces as underscores. */
export function hardwareText(raw: string): string {
  return raw.trim().toLowerCase().replaceAll('_', ' ').replace(/\s+/g, ' ');
}

export function domainName(raw: string): string {
  return raw
    .trim()
    .toLowerCase()
    .replace(/\.+$/, '')
    .replace(/:\d{1,5}$/, '');
}

/** Boards that were never given a number all carry one of these; they identify nobody. */
const placeholders =
  /^(?:0+|f+|1234567890?|none|na|null|unknown|defaultstring|tobefilledbyoem|systemserialnumber|notspecified|notapplicable|serialnumber|oem|03000200040005000006000700080009)$/;

/** A device number by which the same machine is found again; null when it is too short or a maker's placeholder. */
export function deviceIdentifier(raw: string): string | null {
  const value = raw.toLowerCase().replace(/[^a-z0-9]/g, '');
  return value.length < 5 || placeholders.test(value) ? null : value;
}

/** Addresses that lead nowhere beyond the machine's own network. */
export function isPublicAddress(raw: string): boolean {
  const address = raw
    .trim()
    .toLowerCase()
    .replace(/^::ffff:/, '');
  if (address === '' || address === '*' || address === '0' || address === '::') return false;
  if (
    /^(?:0|10|127)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./.test(
      address,
    )
  )
    return false;
  if (/^(?:::1$|fe[89ab]|f[cd])/.test(address)) return false;
  return /^[0-9.]+$|^[0-9a-f:]+$/.test(address);
}
