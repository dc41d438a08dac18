import { monthIn, type Language } from './labels.catalogue.js';
import type { DateStyle } from './states.catalogue.js';

/** A date as an issuer prints it. @param iso YYYY-MM-DD */
export function printedDate(iso: string, style: DateStyle, languages: readonly Language[]): string {
  const [year = '', month = '', day = ''] = iso.split('-');
  const english = monthIn('en', Number(month));
  switch (style) {
    case 'dots':
      return `${day}.${month}.${year}`;
    case 'spaces':
      return `${day} ${month} ${year}`;
    case 'slashes':
      return `${day}/${month}/${year}`;
    case 'dashes':
      return `${day}-${month}-${year}`;
    case 'year_first':
      return `${year}-${month}-${day}`;
    case 'month':
      return `${day} ${english} ${year}`;
    case 'month_bilingual': {
      const own = languages.find((language) => language !== 'en') ?? 'en';
      const names = [...new Set([monthIn(own, Number(month)), english])];
      // English and French side by side leave room for two digits of the year
      return `${day} ${names.join('/')} ${own === 'fr' && names.length > 1 ? year.slice(2) : year}`;
    }
  }
}
