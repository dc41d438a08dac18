import type { Numbers } from './numbering.js';
import classes from './references.module.css';

interface ReferencesProps {
  ids: readonly string[];
  numbers: Numbers;
  /** what is referred to, for screen readers, e.g. 'evidence' */
  what: string;
}

/** Links to rows further down the page, "E1 E4". Ids that the page does not show are left out. */
export function References({ ids, numbers, what }: ReferencesProps) {
  const known = ids.flatMap((id) => {
    const number = numbers.get(id);
    return number === undefined ? [] : [{ id, number }];
  });
  if (known.length === 0) return null;
  return (
    <span className={classes.references}>
      {known.map(({ id, number }) => (
        <a key={id} href={`#${id}`} aria-label={`${what} ${number}`} className={classes.reference}>
          {number}
        </a>
      ))}
    </span>
  );
}
