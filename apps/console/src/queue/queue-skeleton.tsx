import { Skeleton } from '@mantine/core';
import classes from './queue.module.css';

export function QueueSkeleton() {
  return (
    <div role="status" aria-label="The queue is loading" className={classes.skeleton}>
      {Array.from({ length: 8 }, (_, row) => (
        <Skeleton key={row} height={52} />
      ))}
    </div>
  );
}
