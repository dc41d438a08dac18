/** Documents published as examples by ICAO and by issuers. Used to recognise an example handed in as one's own. */

/** UTO (Utopia) is the state of the examples in ICAO Doc 9303. */
export const specimenStates: ReadonlySet<string> = new Set(['UTO']);

/**
 * Words that issuers print in the surname of their examples, each "specimen" in a language; nobody bears them. Words that are
 * surnames too (Muster, Sample, Traveller, Mustermann) are not here.
 */
export const specimenSurnames: ReadonlySet<string> = new Set([
  'SPECIMEN',
  'SPECIMENAS',
  'MUSTERFRAU',
  'VZOR',
  'VZOREC',
  'WZOR',
  'UZORAK',
  'VOID',
]);

/** issuing state : number, of examples that issuers have published; the register PRADO shows most of them */
export const specimenKeys: ReadonlySet<string> = new Set([
  'AUS:PA0940409',
  'AUS:PA0940443',
  'AUT:00000999',
  'BEL:000000387289',
  'BEL:000001115702',
  'BEL:000590240601',
  'BEL:590330101',
  'BEL:590335801',
  'BEL:600001795015',
  'CAN:P1Z3456AA',
  'CAN:ZE000509',
  'CHE:305142128097',
  'CZE:99003853',
  'D:C01X0006H',
  'D:C01X00T47',
  'D:L01X00T47',
  'D:LZ6311T47',
  'D:T22000129',
  'ESP:BAA000589',
  'FIN:XP8271602',
  'FRA:08CD50338',
  'FRA:13AA00002',
  'FRA:880692310285',
  'FRA:940992310285',
  'FRA:X4RTBPFW4',
  'HRV:007007007',
  'HUN:BD0002028',
  'ISL:A2040611',
  'JPN:XS1234567',
  'LIE:ID9875401',
  'LUX:S998527',
  'LVA:LT0000000',
  'LVA:PA9992921',
  'NLD:5094962111',
  'NLD:SPECI2014',
  'NLD:SPECI2021',
  'NLD:XA0000014',
  'POL:ZS0000177',
  'PRT:007666667ZZ0',
  'PRT:007777779ZZ9',
  'PRT:1234AZ567',
  'SRB:955555546',
  'TWN:M00000426',
  'UKR:XX000000',
  'USA:000000039',
  'USA:E00007730',
]);

/** Numbers of the examples in ICAO Doc 9303, whatever the state beside them: no issuer's numbers are built so. */
const numbersOfTheStandard: ReadonlySet<string> = new Set(['L898902C3', 'L8988901C', 'L898902C']);

/**
 * surname | given names | birth date, of persons on published examples. Real people bear most of these names, so their birth
 * date counts too; where it is left out, the names together are made up and known for it.
 */
const persons = new Set(
  `
ERIKSSON|ANNA MARIA|1974-08-12
ERIKSSON|ANNA MARIA|1969-08-06
ERIKSSON|ANNA MARIA|1940-09-07
STEVENSON|PETER JOHN|1934-07-12
MUSTERMANN|ERIKA|
MUSTERMANN|MAX|
CITIZEN|JANE|
GAIMU|SAKURA|
TRAVELER|HAPPY|
ESPANOLA ESPANOLA|CARMEN|
TEST|MILICA|
AEVARSDOTTIR|THURIDUR OESP|1912-12-12
BERTHIER|CORINNE|1965-12-06
DE BRUIJN|WILLEKE LISELOTTE|1965-03-10
GARCAO DE MAGALHAES|INES|1974-04-07
HANDRA|ROZALIA IRMA|1978-02-22
KOWALSKA|ANNA|1972-03-30
LIN|CHIEN SHENG|1968-03-02
MARCHAND|FABIENNE|1980-01-26
MARTIN|MAELYS GAELLE MARIE|1990-07-13
MARTIN|SARAH|1985-01-01
MAUS|KETTY|1978-06-20
MEULENDIJK|LOES ALBERTINE|1971-10-19
MOHAMADA|FARIDA|1986-05-10
OSPELTBECK|MARISA|1982-05-12
PARAUDZINS|ANDRIS|1982-12-12
REINARTZ|ULRIKE KATIA E|1985-12-01
TKACHENKO|MARIANA|1991-08-24
ULYSSE|CHRISTOPHE|1960-04-10
VAN DER VELDEN|GREET HILDE|1985-02-01
VIRTANEN|MARIA OLIVIA|1971-12-21
`
    .trim()
    .split('\n'),
);

/** @param key issuing state, a colon, number without fillers */
export function isSpecimenNumber(key: string): boolean {
  return specimenKeys.has(key) || numbersOfTheStandard.has(key.slice(key.indexOf(':') + 1));
}

export interface NamedPerson {
  /** as in a machine-readable zone: A-Z, words parted by a space */
  surname: string;
  givenNames: string;
  /** YYYY-MM-DD; null where it is not known */
  birthDate: string | null;
}

export function isSpecimenPerson({ surname, givenNames, birthDate }: NamedPerson): boolean {
  if (specimenSurnames.has(surname)) return true;
  // the century of a zone is a guess, so a person of 1912 may be read as one of 2012
  const dates = birthDate === null ? [''] : ['', `19${birthDate.slice(2)}`];
  return dates.some((date) => persons.has(`${surname}|${givenNames}|${date}`));
}
