import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { PageTitle } from '../parts/page-title.js';
import { Shell } from './shell.js';

export function NotFound() {
  return (
    <Shell>
      <PageTitle>There is no such page</PageTitle>
      <Text mt="xs">
        Check the address, or go to <Link to="/">the queue</Link>.
      </Text>
    </Shell>
  );
}
