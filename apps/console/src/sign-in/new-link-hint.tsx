import { Code, Text } from '@mantine/core';

export function NewLinkHint() {
  return (
    <>
      <Text mt="md">
        For a new link, run this on the machine where Hirewall is installed, or ask your administrator to:
      </Text>
      <Code block mt="xs">
        npm run -s hirewall -- user link NAME
      </Code>
    </>
  );
}
