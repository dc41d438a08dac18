/** Documents published as examples by ICAO and by issuers. Used to recognise an example handed in as one's own. */

/** UTO (Utopia) is the state of the examples in ICAO Doc 9303. */
export const specimenStates: ReadonlySet<string> = new Set(['UTO']);

/** Words that issuers print in the surname of their examples; none of them is a name that people bear. */
export const specimenSurnames: ReadonlySet<string> = new Set([
  'SPECIMEN',
  'MUSTERMANN',
  'MUSTERFRAU',
  'PARAUDZINS',
  'VZOREC',
  'VOID',
]);

/** issuing state : number, of examples that issuers have published */
export const specimenKeys: ReadonlySet<string> = new Set([
  'AUS:PA0940409',
  'AUT:00000999',
  'D:C01X0006H',
  'D:C01X00T47',
  'D:T22000129',
  'ESP:BAA000589',
  'FIN:XP8271602',
  'FRA:08CD50338',
  'HRV:007007007',
  'HUN:BD0002028',
  'ISL:A2040611',
  'JPN:XS1234567',
  'LIE:ID9875401',
  'LUX:S998527',
  'LVA:LT0000000',
  'LVA:PA9992921',
  'NLD:SPECI2014',
  'NLD:SPECI2021',
  'NLD:XA0000014',
  'POL:ZS0000177',
  'PRT:1234AZ567',
  'SRB:955555546',
  'TWN:M00000426',
  'UKR:XX000000',
  'USA:000000039',
]);
