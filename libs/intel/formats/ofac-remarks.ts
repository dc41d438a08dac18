const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dob =
  /\bDOB (?:circa )?(?:(?:(\d{1,2}) )?([A-Z][a-z]{2}) )?(\d{4})(?: to (?:(?:\d{1,2} )?[A-Z][a-z]{2} )?(\d{4}))?/g;
/** "DOB 1961 to 1963" is listed year by year; a longer span says too little to compare with. */
const longestSpanYears = 10;

/** Birth dates in the remarks of an OFAC record ("DOB 12 Mar 1970; alt. DOB circa 1971"): YYYY-MM-DD, or YYYY. */
export function birthDatesIn(remarks: string): string[] {
  const dates: string[] = [];
  for (const [, day, month, year = '', lastYear] of remarks.matchAll(dob)) {
    if (lastYear !== undefined) dates.push(...yearsBetween(Number(year), Number(lastYear)));
    else dates.push(dateOf(year, month, day));
  }
  return [...new Set(dates)];
}

export function yearsBetween(first: number, last: number): string[] {
  if (last < first || last - first > longestSpanYears) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
}

function dateOf(year: string, month: string | undefined, day: string | undefined): string {
  const number = months.indexOf((month ?? '').toLowerCase()) + 1;
  if (number === 0 || day === undefined) return year;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
