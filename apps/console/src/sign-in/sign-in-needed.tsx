import { Paper, Text } from '@mantine/core';
import { PageTitle } from '../parts/page-title.js';
import { NewLinkHint } from './new-link-hint.js';
import classes from './sign-in.module.css';

export function SignInNeeded() {
  return (
    <Paper withBorder className={classes.card}>
      <PageTitle>Sign in</PageTitle>
      <Text mt="xs">
        You are not signed in, or your session has ended. Open your one-time sign-in link to go on.
      </Text>
      <NewLinkHint />
    </Paper>
  );
}
