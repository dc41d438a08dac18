import { describe, expect, it } from 'vitest';
import { canonicalZone, countryOfZone, hoursApart, isPlaceZone, offsetMinutes, zonesOf } from './zones.js';

const winter = new Date('2026-01-15T12:00:00Z');
const summer = new Date('2026-07-15T12:00:00Z');

describe('time zones', () => {
  it('knows the zones of every country that has people and none of what is no country', () => {
    expect(zonesOf('DE')).toContain('Europe/Berlin');
    expect(zonesOf('US').length).toBeGreaterThan(6);
    expect(zonesOf('XX')).toEqual([]);
    expect(zonesOf('not a country')).toEqual([]);
  });

  it('knows the country of a zone, under either of its names, and none of UTC', () => {
    expect(countryOfZone('Europe/Berlin')).toBe('DE');
    expect(countryOfZone(canonicalZone('Asia/Calcutta') ?? '')).toBe('IN');
    expect(countryOfZone('UTC')).toBeNull();
  });

  it('takes two names of one zone for one', () => {
    expect(canonicalZone('Asia/Kolkata')).toBe(canonicalZone('Asia/Calcutta'));
    expect(canonicalZone('Middle/Earth')).toBeNull();
  });

  it('reads offsets at the moment of the visit, half hours and summer time included', () => {
    expect(offsetMinutes('Asia/Kolkata', winter)).toBe(330);
    expect(offsetMinutes('America/New_York', winter)).toBe(-300);
    expect(offsetMinutes('America/New_York', summer)).toBe(-240);
    expect(offsetMinutes('Europe/London', winter)).toBe(0);
  });

  it('compares clocks, not names', () => {
    expect(hoursApart('Europe/Paris', zonesOf('DE'), winter)).toBe(0);
    expect(hoursApart('Asia/Shanghai', zonesOf('US'), winter)).toBe(13);
    expect(hoursApart('Europe/London', zonesOf('DE'), summer)).toBe(1);
    expect(hoursApart('Europe/Paris', [], winter)).toBeNull();
  });

  it('hears nothing in UTC, which privacy browsers report', () => {
    expect(['UTC', 'Etc/GMT+5', 'Europe/Berlin'].map(isPlaceZone)).toEqual([false, false, true]);
  });
});
