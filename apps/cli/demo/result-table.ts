import Table from 'cli-table3';
import type { RecommendationLevel } from '#risk/recommendation.js';
import type { Colours, Paint } from '../output/colours.js';
import { borders } from '../output/rows.js';
import type { Vetted } from './vet-applicants.js';

/** @param width columns of the terminal; Infinity where lines may be of any length */
export function resultTable(vetted: readonly Vetted[], colours: Colours, width: number): string {
  const paint: Record<RecommendationLevel, Paint> = {
    clear: colours.green,
    review: colours.yellow,
    escalate: colours.red,
  };
  const titles = Math.max(9, ...vetted.map(({ applicant }) => applicant.title.length));
  // what the other columns take: 'escalate', 'no, escalate was expected' or 'As expected', and a blank behind each
  const asExpected = vetted.every(({ advice, applicant }) => advice === applicant.expected);
  const left = Math.max(30, width - titles - 8 - (asExpected ? 11 : 25) - 4);
  const table = new Table({
    ...borders,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
  });
  table.push(['Applicant', 'Advice', 'As expected', 'Why'].map(colours.bold));
  for (const each of vetted) {
    const { applicant, advice } = each;
    const expected =
      advice === applicant.expected ? 'yes' : colours.red(`no, ${applicant.expected} was expected`);
    table.push([applicant.title, paint[advice](advice), expected, cut(whyOf(each), left)]);
  }
  return `${table.toString().replace(/ +$/gm, '')}\n`;
}

/** The reason in one line: what weighs most, or why nothing does. */
export function whyOf({ advice, signals, reasons }: Vetted): string {
  const counting = signals.filter(
    ({ suppressed_by, strength }) => suppressed_by === null && strength !== 'none',
  );
  const [strongest, ...others] = counting;
  if (advice !== 'clear') {
    if (strongest === undefined) return reasons[0] ?? '';
    return others.length === 0 ? strongest.sentence : `${strongest.sentence} (${others.length} more)`;
  }
  const explained = signals.filter(({ suppressed_by }) => suppressed_by !== null).length;
  const parts = [
    ...(explained > 0 ? [`${counted(explained, 'signal')} explained by declared travel`] : []),
    strongest === undefined ? 'nothing that weighs' : `only ${strongest.strength}: ${strongest.sentence}`,
  ];
  const text = parts.join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function cut(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width
    ? text
    : `${characters
        .slice(0, width - 3)
        .join('')
        .trimEnd()}...`;
}
