import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';

/** How texts of the environment become values, and which values are accepted. A text that is no such value is left as
 *  it is, for the validator to report. */

export function AsNumber(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value,
  );
}

export function AsPath(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? resolve(value) : value));
}

/** Comma list; `whole` is a word that stands for itself instead of a list, e.g. all. */
export function AsList(whole?: string): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => {
    if (typeof value !== 'string' || value === whole) return value;
    return value
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  });
}

/** A URL of one of these schemes with a host. */
export function IsUrlOf(schemes: string[], rule: { bare?: boolean; message: string }): PropertyDecorator {
  return must('isUrlOf', rule.message, (value) => {
    if (typeof value !== 'string' || !URL.canParse(value)) return false;
    const url = new URL(value);
    // postgres://%2Fsocket%2Ffolder/name and postgres:///name?host=/folder name no host of the network
    const hosted = url.hostname !== '' || url.searchParams.has('host');
    return schemes.includes(url.protocol.slice(0, -1)) && hosted && (!rule.bare || isBare(url));
  });
}

export function IsListOf(
  accepts: (item: string) => boolean,
  message: string,
  whole?: string,
): PropertyDecorator {
  return must('isListOf', message, (value) => {
    if (value === whole) return true;
    return (
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((item) => typeof item === 'string' && accepts(item))
    );
  });
}

/** An address, a CIDR range, or one of the names the HTTP server knows ranges by. */
export function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

export function must(name: string, message: string, holds: (value: unknown) => boolean): PropertyDecorator {
  return ValidateBy({ name, validator: { validate: holds, defaultMessage: () => message } });
}

function isBare(url: URL): boolean {
  return url.search === '' && url.hash === '' && url.username === '' && url.password === '';
}
