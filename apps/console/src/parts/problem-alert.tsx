import { Alert, Button, Text } from '@mantine/core';
import type { ProblemError } from '../api/problem.js';
import { Icon } from './icon.js';
import classes from './problem-alert.module.css';

/** What went wrong and what to do about it, as the server says it. */
export function ProblemAlert({ error, onRetry }: { error: ProblemError; onRetry?: () => void }) {
  const { title, detail, fix, errors, requestId } = error.problem;
  return (
    <Alert
      role="alert"
      variant="default"
      title={title}
      icon={<Icon name="triangle" size={18} />}
      classNames={classes}
    >
      {detail !== title && <Text size="sm">{detail}</Text>}
      {errors.length > 0 && (
        <ul className={classes.list}>
          {errors.map((item) => (
            <li key={`${item.pointer} ${item.detail}`}>
              {item.pointer !== '' && <code>{item.pointer}</code>} {item.detail}
            </li>
          ))}
        </ul>
      )}
      {fix !== undefined && <Text size="sm">{fix}</Text>}
      {requestId !== undefined && (
        <Text size="xs" c="dimmed">
          Request {requestId}
        </Text>
      )}
      {onRetry && (
        <Button size="compact-sm" variant="default" mt="xs" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
