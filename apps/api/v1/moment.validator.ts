import { ValidateBy } from 'class-validator';

/** RFC 3339 section 5.6, without leap seconds: JavaScript knows none. */
const form =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/**
 * A time with its offset, on a day that exists, in the years 1900 to 9999. ISO 8601 has forms beside this one (weeks,
 * years of six digits, local times) that JavaScript reads as something else or not at all.
 */
export function IsMoment(): PropertyDecorator {
  return ValidateBy({
    name: 'isMoment',
    validator: {
      validate: isMoment,
      defaultMessage: () => '$property must be a time with its offset, such as 2026-01-05T10:00:00Z',
    },
  });
}

export function isMoment(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const [, year, , day] = form.exec(value) ?? [];
  if (year === undefined || Number(year) < 1900) return false;
  // 30 February would become 1 or 2 March
  return new Date(`${value.slice(0, 10)}T00:00:00Z`).getUTCDate() === Number(day);
}
