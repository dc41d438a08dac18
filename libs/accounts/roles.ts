/**
 * What a person may do. screener: orders, follows, sees outcomes; reviewer: evidence, claims, decisions; approver:
 * second eyes, never the proposer; admin: people, keys, policy, intel; auditor: reads all, changes nothing.
 */
export const roles = ['screener', 'reviewer', 'approver', 'admin', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** What an API key may do. A key that acts for a person may do what both its scopes and that person's roles allow. */
export const scopes = [
  'requisitions:read',
  'requisitions:write',
  'candidates:read',
  'candidates:write',
  'cases:read',
  'cases:write',
  'evidence:read',
  'evidence:write',
  'review:read',
  'review:write',
  'policies:read',
  'policies:write',
  'intel:read',
  'keys:read',
  'keys:write',
] as const;
export type Scope = (typeof scopes)[number];

export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text);
}

export function isScope(text: string): text is Scope {
  return (scopes as readonly string[]).includes(text);
}
