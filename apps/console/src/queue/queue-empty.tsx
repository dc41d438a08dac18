import { Paper, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import classes from './queue.module.css';

export function QueueEmpty({ isFiltered }: { isFiltered: boolean }) {
  return (
    <Paper withBorder className={classes.empty} role="status">
      <Title order={2}>{isFiltered ? 'No case matches these filters' : 'Nothing waits for review'}</Title>
      <Text mt={4} c="dimmed">
        {isFiltered ? (
          <>
            Other cases may be waiting. <Link to="/">Show the whole queue</Link>
          </>
        ) : (
          'New cases appear here by themselves as soon as their checks have finished.'
        )}
      </Text>
    </Paper>
  );
}
