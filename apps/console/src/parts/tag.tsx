import type { Look } from '../words/look.js';
import { Icon } from './icon.js';
import classes from './tag.module.css';

interface TagProps {
  look: Look;
  /** plain: without the coloured ground, for use inside tables */
  form?: 'large' | 'plain';
}

/** A state shown as icon and word; colour only supports them. */
export function Tag({ look, form }: TagProps) {
  const names = [classes.tag, classes[look.tone], form ? classes[form] : ''];
  return (
    <span className={names.join(' ')}>
      <Icon name={look.icon} size={form === 'large' ? 16 : 13} />
      {look.word}
    </span>
  );
}
