import { Paper, Text } from '@mantine/core';
import { PageTitle } from '../parts/page-title.js';
import { usePerson } from './person.js';

/** Instead of a page that the reader's roles do not open. */
export function ClosedToYou({ title, needs }: { title: string; needs: string }) {
  const { roles } = usePerson();
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <Paper withBorder mt="md" p="md">
        <Text>
          This page is for people with the role of {needs}. Yours: {roles.join(', ') || 'none'}. An
          administrator can give you another role.
        </Text>
      </Paper>
    </>
  );
}
