import type { ClaimKind } from '#checks/evidence.js';
import { isCountry } from './countries.js';
import { ClaimInvalid } from './intake-errors.js';

/** What a claim of each kind must look like; a check relies on it. */
const forms: Record<ClaimKind, { fits: (value: string) => boolean; detail: string }> = {
  name: {
    fits: (value) => value.length <= 200 && /\p{L}/u.test(value) && !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(value),
    detail: 'is not a name of at most 200 characters in one line; give it as on the document',
  },
  birth_date: {
    fits: isBirthDate,
    detail: 'is not a day a living person was born on; write it as YYYY-MM-DD',
  },
  residence_country: {
    fits: isCountry,
    detail: 'is not a country; use two capital letters of ISO 3166-1, such as DE',
  },
  time_zone: { fits: isZone, detail: 'is not a time zone; use an IANA name such as Europe/Berlin' },
  email: {
    fits: (value) => value.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
    detail: 'is not an e-mail address',
  },
  phone: {
    fits: isPhone,
    detail: 'is not a phone number; begin with + and the country code',
  },
  document_number: {
    fits: (value) => /^[0-9A-Za-z -]{3,30}$/.test(value),
    detail: 'is not a document number; use letters and digits',
  },
};

/**
 * @returns the value without space around it
 * @throws ClaimInvalid
 */
export function claimValue(kind: ClaimKind, value: string, pointer: string): string {
  const trimmed = value.trim();
  if (trimmed === '') throw new ClaimInvalid(pointer, 'is empty; leave the claim out instead');
  if (!forms[kind].fits(trimmed)) throw new ClaimInvalid(pointer, forms[kind].detail);
  return trimmed;
}

/** The oldest age on record is 122 years. */
const longestLife = 130;

function isBirthDate(value: string): boolean {
  const now = new Date();
  return (
    isDate(value) &&
    Date.parse(value) <= now.getTime() &&
    Number(value.slice(0, 4)) > now.getUTCFullYear() - longestLife
  );
}

/** E.164: a country code, which never begins with 0, and 15 digits at most; 7 are the fewest in use. */
function isPhone(value: string): boolean {
  if (!/^\+[1-9][0-9 ().-]{5,24}$/.test(value)) return false;
  const digits = value.replaceAll(/\D/g, '').length;
  return digits >= 7 && digits <= 15;
}

function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function isZone(value: string): boolean {
  // the runtime takes offsets too, which say nothing of a place
  if (!/^[A-Za-z]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
