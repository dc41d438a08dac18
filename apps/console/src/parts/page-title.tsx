import { Title } from '@mantine/core';
import { useEffect, useRef } from 'react';

let firstPage = true;

/** The page's h1. After a change of page it takes the focus, so that a screen reader starts at the new page's head. */
export function PageTitle({ children, tab = children }: { children: string; tab?: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${tab} · Hirewall`;
  }, [tab]);
  useEffect(() => {
    if (!firstPage) heading.current?.focus();
    firstPage = false;
  }, []);
  return (
    <Title order={1} ref={heading} tabIndex={-1}>
      {children}
    </Title>
  );
}
