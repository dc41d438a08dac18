import { Paper, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './panel.module.css';

interface PanelProps {
  title: string;
  /** anchor within the page */
  id?: string;
  /** beside the heading */
  aside?: ReactNode;
  children: ReactNode;
}

export function Panel({ title, id, aside, children }: PanelProps) {
  const headingId = useId();
  return (
    <Paper component="section" withBorder id={id} aria-labelledby={headingId} className={classes.panel}>
      <div className={classes.head}>
        <Title order={2} id={headingId}>
          {title}
        </Title>
        {aside !== undefined && <div className={classes.aside}>{aside}</div>}
      </div>
      {children}
    </Paper>
  );
}
