import { Loader, Paper, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { sessionQuery, signInQuery } from '../api/session.js';
import { PageTitle } from '../parts/page-title.js';
import { Shell } from '../shell/shell.js';
import { SignInFailed } from './sign-in-failed.js';
import classes from './sign-in.module.css';

/** Redeems the one-time link and goes on to the queue; the address with the token leaves the history. */
export function SignInPage() {
  const [token] = useState(tokenInAddress);
  const signIn = useQuery(signInQuery(token));
  const client = useQueryClient();
  const navigate = useNavigate();
  const person = signIn.data;
  useEffect(() => {
    if (!person) return;
    client.setQueryData(sessionQuery.queryKey, person);
    void navigate({ to: '/', replace: true });
  }, [person, client, navigate]);
  return (
    <Shell>
      <Paper withBorder className={classes.card}>
        {signIn.isError ? (
          <SignInFailed error={signIn.error} onRetry={() => void signIn.refetch()} />
        ) : (
          <>
            <PageTitle tab="Sign in">Signing you in</PageTitle>
            <Text mt="xs" role="status" className={classes.waiting}>
              <Loader size="xs" /> One moment.
            </Text>
          </>
        )}
      </Paper>
    </Shell>
  );
}

/** Behind the #, which a browser sends to no server: the token is in no log. Read once, for it leaves the address. */
function tokenInAddress(): string {
  return new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '';
}
