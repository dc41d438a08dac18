import { decodeEdid, makerCode, type DisplayFacts } from './edid.js';
import { hardwareText, hexId, lower, programOf, text } from './identifiers.js';
import type { Clue, Columns, Reading } from './rows.js';

/** Reads the rows that describe what is plugged in, and the Windows registry, where that is written. */

export function readUsb(columns: Columns): Reading {
  return {
    state: 'running',
    clues: [
      {
        kind: 'usb',
        usb: {
          vendorId: hexId(text(columns, 'vendor_id')),
          productId: hexId(text(columns, 'model_id') || text(columns, 'product_id')),
          manufacturer: hardwareText(text(columns, 'vendor') || text(columns, 'manufacturer')),
          product: hardwareText(text(columns, 'model') || text(columns, 'product')),
          serial: lower(text(columns, 'serial') || text(columns, 'serial_number')),
        },
      },
    ],
  };
}

export function readDisplay(columns: Columns): Reading {
  const serial = text(columns, 'serial_number') || text(columns, 'serial');
  const display: DisplayFacts = {
    vendor: makerCode(text(columns, 'vendor_id') || text(columns, 'vendor') || text(columns, 'manufacturer')),
    product: hexId(text(columns, 'product_id') || text(columns, 'product')),
    serial: serialNumber(serial),
    name: hardwareText(text(columns, 'name')),
    serialText: lower(text(columns, 'serial_text') || serial),
  };
  return { state: 'running', clues: [{ kind: 'edid', display }] };
}

/** Hexadecimal as the system profiler writes it, or decimal as the display driver does; a text serial is no number. */
function serialNumber(raw: string): string {
  const digits = raw.trim().toLowerCase().replace(/^0x/, '');
  if (/^\d{9,10}$/.test(digits)) return Number(digits).toString(16).padStart(8, '0');
  return /^[0-9a-f]{1,8}$/.test(digits) ? digits.padStart(8, '0') : '';
}

/** macOS: what System Settings > Sharing allows. */
export function readSharing(columns: Columns): Reading {
  const tools: [column: string, tool: string][] = [
    ['remote_management', 'apple-remote-desktop'],
    ['screen_sharing', 'macos-screen-sharing'],
    ['remote_login', 'openssh-server'],
  ];
  const on = tools.filter(([column]) => text(columns, column) === '1');
  return { state: 'autostart', clues: on.map(([, value]): Clue => ({ kind: 'tool', value })) };
}

/** Windows writes each device it knows below Enum, each program below Uninstall, each service below Services. */
export function readRegistry(columns: Columns): Reading {
  const key = text(columns, 'path') || text(columns, 'key');
  const name = lower(text(columns, 'name'));
  const data = text(columns, 'data');
  const usb = /\\enum\\usb\\vid_([0-9a-f]{4})&pid_([0-9a-f]{4})[^\\]*(?:\\([^\\]+))?/i.exec(key);
  if (usb) return { state: 'running', clues: [registryUsb(usb, name, data)] };
  const display = /\\enum\\display\\([a-z]{3})([0-9a-f]{4})(?:\\|$)/i.exec(key);
  if (display) return { state: 'running', clues: [registryDisplay(display, name, data)] };
  if (/\\uninstall\\[^\\]+(?:\\displayname)?$/i.test(key) && name === 'displayname')
    return { state: 'installed', clues: [{ kind: 'display_name', value: data }] };
  if (/\\currentversion\\run(?:once)?(?:\\[^\\]*)?$/i.test(key))
    return { state: 'autostart', clues: [{ kind: 'path', value: programOf(data) }] };
  const service = /\\services\\([^\\]+)(?:\\imagepath)?$/i.exec(key);
  if (service && name === 'imagepath')
    return {
      state: 'installed',
      clues: [
        { kind: 'service', value: service[1] ?? '' },
        { kind: 'path', value: programOf(data) },
      ],
    };
  if (
    /\\control\\terminal server(?:\\fdenytsconnections)?$/i.test(key) &&
    name === 'fdenytsconnections' &&
    /^0(?:x0)?$/.test(data)
  )
    return { state: 'autostart', clues: [{ kind: 'tool', value: 'windows-remote-desktop' }] };
  return { state: 'installed', clues: [] };
}

function registryUsb(match: RegExpExecArray, name: string, data: string): Clue {
  const serial = lower(match[3] ?? '');
  return {
    kind: 'usb',
    usb: {
      vendorId: lower(match[1] ?? ''),
      productId: lower(match[2] ?? ''),
      manufacturer: name === 'mfg' ? hardwareText(data.replace(/^.*;/, '')) : '',
      product: ['friendlyname', 'devicedesc', 'busreporteddevicedesc'].includes(name)
        ? hardwareText(data.replace(/^.*;/, ''))
        : '',
      serial: serial.includes('&') ? '' : serial,
    },
  };
}

function registryDisplay(match: RegExpExecArray, name: string, data: string): Clue {
  const decoded = name === 'edid' ? decodeEdid(data) : null;
  return {
    kind: 'edid',
    display: decoded ?? {
      vendor: (match[1] ?? '').toUpperCase(),
      product: lower(match[2] ?? ''),
      serial: '',
      name: '',
      serialText: '',
    },
  };
}
