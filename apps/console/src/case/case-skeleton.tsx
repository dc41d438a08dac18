import { Skeleton } from '@mantine/core';
import classes from './case-page.module.css';

export function CaseSkeleton() {
  return (
    <div role="status" aria-label="The case is loading">
      <Skeleton height={30} width={260} mb={8} />
      <Skeleton height={18} width={420} maw="100%" mb="lg" />
      <div className={classes.columns}>
        <div className={classes.findings}>
          <Skeleton height={150} />
          <Skeleton height={220} />
          <Skeleton height={260} />
        </div>
        <div className={classes.work}>
          <Skeleton height={320} />
          <Skeleton height={160} />
        </div>
      </div>
    </div>
  );
}
