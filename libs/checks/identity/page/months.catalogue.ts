/**
 * Beginnings of the names of months, capitals without marks, as documents of the EU, EEA, the United Kingdom, Turkey and
 * the Americas print them. One beginning may be of two months: LIP is July in Polish and June in Croatian.
 */
export const monthBeginnings: readonly (readonly string[])[] = [
  ['JAN', 'ENE', 'GEN', 'IAN', 'SIJ', 'STY', 'LED', 'TAM', 'SAU', 'JAAN', 'OCA', 'EAN'],
  ['FEB', 'FEV', 'FEVR', 'VEL', 'LUT', 'UNO', 'HEL', 'VAS', 'VEEB', 'SUB', 'FEA'],
  ['MAR', 'MRT', 'MRZ', 'OZU', 'BRE', 'MAA', 'KOV', 'MER'],
  ['APR', 'AVR', 'ABR', 'TRA', 'KWI', 'DUB', 'HUH', 'BAL', 'NIS', 'AIB'],
  ['MAY', 'MAI', 'MAJ', 'MAG', 'MEI', 'SVI', 'KVE', 'TOU', 'GEG', 'BEA', 'MEJ'],
  ['JUN', 'JUIN', 'GIU', 'LIP', 'CZE', 'CER', 'KES', 'BIR', 'JUUN', 'HAZ', 'IUN'],
  ['JUL', 'JUI', 'LUG', 'SRP', 'LIP', 'CERVENE', 'HEI', 'LIE', 'JUUL', 'TEM', 'IUL', 'IUI'],
  ['AUG', 'AOU', 'AGO', 'KOL', 'SIE', 'SRP', 'ELO', 'RGP', 'RUGP', 'AGU', 'LUN', 'OGO'],
  ['SEP', 'SET', 'RUJ', 'WRZ', 'ZAR', 'SYY', 'RGS', 'RUGS', 'EYL', 'SZE', 'MFO'],
  ['OCT', 'OKT', 'OTT', 'OUT', 'LIS', 'PAZ', 'RIJ', 'LOK', 'SPA', 'EKI', 'DFO'],
  ['NOV', 'STU', 'LIS', 'LAP', 'KAS', 'NOI', 'NOE'],
  ['DEC', 'DIC', 'DEZ', 'DES', 'PRO', 'GRU', 'JOU', 'DET', 'ARA', 'NOLL'],
];
