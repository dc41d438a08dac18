/**
 * Who may do what, written down here a second time, apart from the table that the product goes by:
 * route | scope of a key | roles of a person | 'person' when a machine may not.
 */
const expected = `
GET /                                        | open
GET /console                                 | open
GET /console/*                               | open
POST /console/session                        | open
GET /console/session                         | session
DELETE /console/session                      | session
GET /v1/health/live                          | open
GET /v1/health/ready                         | open
GET /v1/openapi.json                         | open
POST /v1/requisitions                        | requisitions:write | screener admin
GET /v1/requisitions                         | requisitions:read  | screener reviewer approver admin auditor
GET /v1/requisitions/:id                     | requisitions:read  | screener reviewer approver admin auditor
GET /v1/candidates                           | candidates:read    | screener reviewer approver auditor
GET /v1/candidates/:id                       | candidates:read    | screener reviewer approver auditor
POST /v1/candidates/:id/claims               | candidates:write   | screener reviewer
POST /v1/candidates/:id/stage                | candidates:write   | screener reviewer
GET /v1/candidates/:id/mitigations           | candidates:read    | reviewer approver auditor
POST /v1/candidates/:id/mitigations          | candidates:write   | reviewer | person
POST /v1/cases                               | cases:write        | screener
GET /v1/cases                                | cases:read         | screener reviewer approver auditor
GET /v1/cases/:id                            | cases:read         | screener reviewer approver auditor
POST /v1/cases/:id/submit                    | cases:write        | screener reviewer
POST /v1/cases/:id/cancel                    | cases:write        | screener reviewer
GET /v1/cases/:id/timeline                   | cases:read         | screener reviewer approver auditor
GET /v1/cases/:id/checks                     | cases:read         | screener reviewer approver auditor
POST /v1/cases/:id/evidence/documents        | evidence:write     | screener reviewer
POST /v1/cases/:id/evidence/sessions         | evidence:write     | screener reviewer
POST /v1/cases/:id/evidence/device-reports   | evidence:write     | screener reviewer
POST /v1/cases/:id/evidence/messages         | evidence:write     | screener reviewer
POST /v1/cases/:id/evidence/payouts          | evidence:write     | screener reviewer
POST /v1/cases/:id/evidence/addresses        | evidence:write     | screener reviewer
GET /v1/cases/:id/evidence                   | evidence:read      | reviewer approver auditor
GET /v1/cases/:id/documents                  | evidence:read      | reviewer approver auditor
GET /v1/cases/:id/signals                    | evidence:read      | reviewer approver auditor
GET /v1/cases/:id/dossier.pdf                | evidence:read      | reviewer approver auditor
GET /v1/evidence/:id                         | evidence:read      | reviewer approver auditor
GET /v1/evidence/:id/file                    | evidence:read      | reviewer approver auditor
POST /v1/checks/:id/retry                    | review:write       | reviewer
GET /v1/review/queue                         | review:read        | reviewer approver auditor
GET /v1/review/ask-templates                 | review:read        | reviewer approver auditor
GET /v1/review/reason-codes                  | review:read        | reviewer approver auditor
GET /v1/review/cases/:id/notes               | review:read        | reviewer approver auditor
POST /v1/review/cases/:id/notes              | review:write       | reviewer approver | person
POST /v1/review/next                         | review:write       | reviewer | person
POST /v1/review/cases/:id/claim              | review:write       | reviewer | person
POST /v1/review/cases/:id/renew              | review:write       | reviewer | person
POST /v1/review/cases/:id/release            | review:write       | reviewer | person
POST /v1/review/cases/:id/asks               | review:write       | reviewer | person
POST /v1/review/cases/:id/decisions          | review:write       | reviewer | person
POST /v1/review/decisions/:id/approval       | review:write       | approver | person
GET /v1/api-keys                             | keys:read          | admin auditor
POST /v1/api-keys                            | keys:write         | admin
DELETE /v1/api-keys/:id                      | keys:write         | admin
GET /v1/policies                             | policies:read      | screener reviewer approver admin auditor
POST /v1/policies                            | policies:write     | admin
POST /v1/policies/:id/activate               | policies:write     | admin
GET /v1/intel                                | intel:read         | screener reviewer approver admin auditor`;

export interface Rule {
  route: string;
  method: string;
  path: string;
  access: string;
  roles: readonly string[];
  needsPerson: boolean;
}

export const rules: readonly Rule[] = expected
  .trim()
  .split('\n')
  .map((line) => {
    const [route = '', access = '', held = '', person] = line.split('|').map((cell) => cell.trim());
    const [method = '', path = ''] = route.split(' ');
    return { route, method, path, access, roles: held.split(' '), needsPerson: person === 'person' };
  });
