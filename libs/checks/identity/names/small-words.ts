/** Titles and particles decide nothing by themselves, so sharing only these is no agreement. */
const smallWords = new Set(
  (
    'DE DA DO DOS DAS DEL DELLA DI DU DES LA LE LOS LAS VAN VON DER DEN TEN TER TE ZU ZUR ZUM AF AV ' +
    'BIN BINT BINTI IBN BEN ABU AL EL Y E I ST ' +
    'MR MRS MS MISS DR PROF SIR DIPL ING MAG MBA PHD JR SR II III IV HERR FRAU SENOR SENORA'
  ).split(' '),
);

export function isSmallWord(word: string): boolean {
  return smallWords.has(word.toUpperCase());
}
