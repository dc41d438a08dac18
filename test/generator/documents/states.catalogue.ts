import type { Language } from './labels.catalogue.js';
import type { Tradition } from './names.catalogue.js';
import type { Spelling } from './written-in-mrz.js';

/** How dates are printed. */
export type DateStyle = 'dots' | 'spaces' | 'slashes' | 'dashes' | 'month' | 'month_bilingual' | 'year_first';

/** Of a number: A a letter, 9 a digit, X a letter or digit; N one of the letters and digits Germany uses; others as they are. */
export interface IssuingState {
  /** ICAO code as in the zone */
  code: string;
  /** as printed at the top */
  title: string;
  english: string;
  /** what is printed as nationality */
  nationality: string;
  languages: readonly Language[];
  traditions: readonly Tradition[];
  passportNumber: string;
  cardNumber: string;
  dates: DateStyle;
  spelling: Spelling;
  places: readonly string[];
  /** the state issues cards of the larger size too */
  largeCards?: true;
}

const table = `
D|BUNDESREPUBLIK DEUTSCHLAND|FEDERAL REPUBLIC OF GERMANY|DEUTSCH|de,en,fr|german,german,turkish|CNNNNNNNN|LNNNNNNNN|dots|MÜNCHEN;KÖLN;LÜBECK;GIESSEN
AUT|REPUBLIK ÖSTERREICH|REPUBLIC OF AUSTRIA|ÖSTERREICH|de,en|german|A9999999|AA9999999|dots|WIEN;GRAZ;ST. PÖLTEN
CHE|SCHWEIZERISCHE EIDGENOSSENSCHAFT|SWISS CONFEDERATION|CH|de,fr,it,en|german,french,italian|X9999999|A99A9A99|dots|ZÜRICH;BASEL;LUGANO TI
SWE|SVERIGE|SWEDEN|SVENSK/SWEDISH|sv,en|nordic,nordic,arabic|99999999|99999999|month_bilingual|GÖTEBORG;UMEÅ;MALMÖ
DNK|DANMARK|DENMARK|DANSK/DANISH|da,en|nordic|999999999|999999999|dashes|KØBENHAVN;AARHUS
NOR|NORGE|NORWAY|NORSK/NORWEGIAN|no,en|nordic|99999999|AA9999999|dots|OSLO;TROMSØ;BODØ
FIN|SUOMI FINLAND|FINLAND|SUOMI/FINLAND|fi,sv,en|finnish,nordic|AA9999999|AA9999999|spaces|HELSINKI;JYVÄSKYLÄ
ISL|ÍSLAND|ICELAND|ÍSLAND/ICELAND|en|nordic|A9999999|A9999999|month|REYKJAVÍK;AKUREYRI
NLD|KONINKRIJK DER NEDERLANDEN|KINGDOM OF THE NETHERLANDS|Nederlandse|nl,en,fr|dutch,dutch,turkish,arabic|AAXXXXXX9|AAXXXXXX9|month_bilingual|UTRECHT;’S-GRAVENHAGE;LEIDEN
BEL|KONINKRIJK BELGIË ROYAUME DE BELGIQUE|KINGDOM OF BELGIUM|BELG/BELGE|nl,fr,en|dutch,french|AA999999|999999999999|spaces|GENT;LIÈGE;BRUGGE
LUX|GRAND-DUCHÉ DE LUXEMBOURG|GRAND DUCHY OF LUXEMBOURG|LUXEMBOURGEOISE|fr,de,en|french,german|AXXXXXXX|AXXXXXXXX|month_bilingual|ESCH-SUR-ALZETTE
FRA|RÉPUBLIQUE FRANÇAISE|FRENCH REPUBLIC|Française|fr,en|french,french,arabic,african|99AA99999|XXXXXXXXX|spaces|ORLÉANS;SAINT-ÉTIENNE;NÎMES
ESP|ESPAÑA|SPAIN|ESPAÑOLA|es,en,fr|spanish|AAA999999|AAA999999|spaces|CÁDIZ;LOGROÑO;A CORUÑA
PRT|REPÚBLICA PORTUGUESA|PORTUGAL|PORTUGUESA|pt,en,fr|portuguese|AA999999|999999999|dots|ÉVORA;GUIMARÃES;SETÚBAL
ITA|REPUBBLICA ITALIANA|ITALIAN REPUBLIC|ITALIANA|it,en,fr|italian,german|AA9999999|AA99999AA|dots|FORLÌ;VERONA (VR);LECCE
POL|RZECZPOSPOLITA POLSKA|REPUBLIC OF POLAND|POLSKIE|pl,en,fr|polish,ukrainian|AA9999999|AAA999999|dots|ŁÓDŹ;KRAKÓW;BIAŁYSTOK
CZE|ČESKÁ REPUBLIKA|CZECH REPUBLIC|ČESKÁ REPUBLIKA|cs,en|czech,vietnamese|99999999|999999999|dots|PLZEŇ;ČESKÉ BUDĚJOVICE
SVK|SLOVENSKÁ REPUBLIKA|SLOVAK REPUBLIC|SLOVENSKÁ REPUBLIKA|cs,en|czech,hungarian|AA9999999|AA999999|dots|KOŠICE;ŽILINA
HUN|MAGYARORSZÁG|HUNGARY|MAGYAR/HUNGARIAN|hu,en|hungarian|AA9999999|999999AA|month_bilingual|GYŐR;PÉCS;SZOLNOK
ROU|ROMÂNIA|ROMANIA|ROMÂNĂ/ROMANIAN|ro,en|romanian,hungarian|999999999|AA999999|dots|BRAȘOV;IAȘI;TÂRGU MUREȘ
HRV|REPUBLIKA HRVATSKA|REPUBLIC OF CROATIA|HRVATSKO|hr,en|southSlavic|999999999|999999999|dots|ZAGREB;ŠIBENIK;POREČ
SVN|REPUBLIKA SLOVENIJA|REPUBLIC OF SLOVENIA|SLOVENSKO|hr,en|southSlavic|AA9999999|AA9999999|dots|LJUBLJANA;KRŠKO
LTU|LIETUVOS RESPUBLIKA|REPUBLIC OF LITHUANIA|LIETUVOS|en|baltic,polish|99999999|99999999|dashes|KLAIPĖDA;ŠIAULIAI
LVA|LATVIJAS REPUBLIKA|REPUBLIC OF LATVIA|LATVIJAS|en|baltic|AA9999999|AA9999999|dots|RĪGA;LIEPĀJA
EST|EESTI VABARIIK|REPUBLIC OF ESTONIA|EST/ESTONIA|en|baltic,finnish|AA9999999|AA9999999|dots|PÄRNU;VÕRU
GRC|ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ|HELLENIC REPUBLIC|HELLENIC|en|greek|AA9999999|AA9999999|month|ATHINA;IOANNINA
UKR|УКРАЇНА|UKRAINE|УКРАЇНА/UKRAINE|uk,en|ukrainian|AA999999|999999999|month|ЛЬВІВ/LVIV;ОДЕСА/ODESA
TUR|TÜRKİYE CUMHURİYETİ|REPUBLIC OF TÜRKİYE|T.C./TUR|tr,en|turkish|U99999999|A99A99999|dots|İZMİR;DİYARBAKIR;ÇORUM
GBR|UNITED KINGDOM OF GREAT BRITAIN AND NORTHERN IRELAND|UNITED KINGDOM|BRITISH CITIZEN|en,fr|english,english,indian,african|999999999|AA9999999|month_bilingual|CARDIFF;LEEDS;ABERDEEN
IRL|ÉIRE|IRELAND|ÉIREANNACH/IRISH|en,fr|english|AA9999999|A99999999|month_bilingual|GALWAY;CORCAIGH/CORK
USA|UNITED STATES OF AMERICA|UNITED STATES|UNITED STATES OF AMERICA|en,fr,es|english,spanish,eastAsian,indian|A99999999|A99999999|month|OHIO, U.S.A.;NEVADA, U.S.A.
CAN|CANADA|CANADA|CANADIAN/CANADIENNE|en,fr|english,french,indian,eastAsian|AA999999|AA999999|month_bilingual|TROIS-RIVIÈRES CAN;HALIFAX CAN
AUS|AUSTRALIA|AUSTRALIA|AUSTRALIAN|en|english,greek,eastAsian|AA9999999|AA9999999|month|HOBART;GEELONG
MEX|ESTADOS UNIDOS MEXICANOS|MEXICO|MEXICANA|es,en,fr|spanish|A99999999|A99999999|spaces|MÉRIDA, YUC.;LEÓN, GTO.
COL|REPÚBLICA DE COLOMBIA|COLOMBIA|COLOMBIANA|es,en|spanish|AA999999|AA999999|slashes|IBAGUÉ COL;BOGOTÁ D.C. COL
BRA|REPÚBLICA FEDERATIVA DO BRASIL|BRAZIL|BRASILEIRO(A)|pt,es,en|portuguese,italian,eastAsian|AA999999|AA999999|month_bilingual|SÃO LUÍS/MA;BELÉM/PA
MAR|ROYAUME DU MAROC|KINGDOM OF MOROCCO|MAROCAINE|fr,en|arabic|AA9999999|AA999999|slashes|FÈS;TÉTOUAN
EGY|ARAB REPUBLIC OF EGYPT|EGYPT|EGYPTIAN|en,fr|arabic|A99999999|A99999999|slashes|ALEXANDRIA;ASWAN
NGA|FEDERAL REPUBLIC OF NIGERIA|NIGERIA|NIGERIAN|en,fr|african|A99999999|A99999999|month_bilingual|IBADAN;ENUGU
KEN|REPUBLIC OF KENYA|KENYA|KENYAN|en,fr|african,indian|AA999999|A9999999|month|KISUMU;NAKURU
IND|REPUBLIC OF INDIA|INDIA|INDIAN|en|indian|A9999999|A9999999|slashes|MYSURU, KARNATAKA;NAGPUR
IDN|REPUBLIK INDONESIA|INDONESIA|INDONESIA|en|indonesian|A9999999|A9999999|month|YOGYAKARTA;MEDAN
PHL|REPUBLIKA NG PILIPINAS|REPUBLIC OF THE PHILIPPINES|FILIPINO|en|filipino|A9999999A|A9999999A|month|CEBU CITY;DAVAO
VNM|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|VIET NAM|VIỆT NAM/VIETNAMESE|en|vietnamese|A9999999|999999999|slashes|ĐÀ NẴNG;HUẾ
JPN|JAPAN|JAPAN|JAPAN|en|eastAsian|AA9999999|AA99999999AA|month|SAPPORO;NAGANO
KOR|REPUBLIC OF KOREA|REPUBLIC OF KOREA|REPUBLIC OF KOREA|en|eastAsian|M999A9999|M999A9999|month|SEOUL;DAEGU
`;

const secondSpelling: ReadonlySet<string> = new Set(['FRA', 'TUR', 'HUN', 'CZE', 'SVK', 'EST']);
const withLargeCards: ReadonlySet<string> = new Set(['ROU', 'HUN', 'PRT', 'BEL', 'CHE', 'GRC']);

/** The parts of a row: code, titles, nationality, languages, name traditions, numbers of passport and card, dates, places. */
export const issuingStates: readonly IssuingState[] = table
  .trim()
  .split('\n')
  .map((row) => {
    const part = row.split('|');
    const at = (index: number): string => part[index] ?? '';
    const code = at(0);
    return {
      code,
      title: at(1),
      english: at(2),
      nationality: at(3),
      languages: at(4).split(',') as Language[],
      traditions: at(5).split(',') as Tradition[],
      passportNumber: at(6),
      cardNumber: at(7),
      dates: at(8) as DateStyle,
      spelling: secondSpelling.has(code) ? 'other' : 'recommended',
      places: at(9).split(';'),
      ...(withLargeCards.has(code) ? { largeCards: true as const } : {}),
    };
  });
