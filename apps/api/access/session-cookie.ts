import type { CookieSerializeOptions } from '@fastify/cookie';
import type { Config } from '#platform/config/config.js';

export const sessionCookie = 'hirewall_session';

/** Lax lets a link to the console work; changes are guarded by the X-Hirewall-CSRF header. */
export function sessionCookieOptions({ publicUrl }: Config): CookieSerializeOptions {
  return { httpOnly: true, sameSite: 'lax', secure: publicUrl?.startsWith('https:') ?? false, path: '/' };
}
