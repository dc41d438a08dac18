/** Issuers of North American licences. */
export interface Jurisdiction {
  /** as in an address */
  code: string;
  name: string;
  /** issuer identification number (AAMVA DL/ID Card Design Standard) */
  issuer: string;
  country: 'USA' | 'CAN';
  /** pattern as in `inventNumber` */
  number: string;
  cities: readonly string[];
  postalCode: string;
}

const table = `
CA|CALIFORNIA|636014|USA|A9999999|FRESNO;OAKDALE|999990000
TX|TEXAS|636015|USA|99999999|LUBBOCK;WACO|999990000
NY|NEW YORK STATE|636001|USA|999999999|UTICA;ITHACA|999990000
FL|FLORIDA|636010|USA|A999999999999|OCALA;TAMPA|999990000
WA|WASHINGTON|636045|USA|WDLX999X99XX|SPOKANE;YAKIMA|999990000
IL|ILLINOIS|636035|USA|A99999999999|PEORIA;JOLIET|999990000
OH|OHIO|636023|USA|AA999999|DAYTON;TOLEDO|999990000
VA|VIRGINIA|636000|USA|A99999999|ROANOKE;SALEM|999990000
CO|COLORADO|636020|USA|99-999-9999|PUEBLO;GOLDEN|999990000
ON|ONTARIO|636012|CAN|A9999-99999-99999|LONDON;BARRIE|A9A 9A9
BC|BRITISH COLUMBIA|636028|CAN|9999999|KELOWNA;NELSON|A9A 9A9
`;

export const jurisdictions: readonly Jurisdiction[] = table
  .trim()
  .split('\n')
  .map((row) => {
    const [code = '', name = '', issuer = '', country = '', number = '', cities = '', postalCode = ''] =
      row.split('|');
    return {
      code,
      name,
      issuer,
      country: country === 'CAN' ? 'CAN' : 'USA',
      number,
      cities: cities.split(';'),
      postalCode,
    };
  });
