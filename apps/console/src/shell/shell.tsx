import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { signOut } from '../api/session.js';
import type { Person } from '../api/types.js';
import { Icon } from '../parts/icon.js';
import { ColorSchemeButton } from './color-scheme-button.js';
import mark from './mark.svg';
import classes from './shell.module.css';

/** Banner, skip link and main landmark around every page. */
export function Shell({ person, children }: { person?: Person; children: ReactNode }) {
  const client = useQueryClient();
  return (
    <>
      <a href="#main" className={classes.skip}>
        Skip to the content
      </a>
      <header className={classes.header}>
        <div className={classes.bar}>
          <Link to="/" className={classes.brand}>
            <img src={mark} alt="" width={24} height={24} />
            Hirewall
          </Link>
          {person && (
            <nav aria-label="Main" className={classes.nav}>
              <Link
                to="/"
                className={classes.link}
                activeProps={{ 'aria-current': 'page' }}
                activeOptions={{ exact: true }}
              >
                Queue
              </Link>
            </nav>
          )}
          <div className={classes.right}>
            {person && (
              <span className={classes.person} title={person.roles.join(', ')}>
                <Icon name="person" />
                <span>{person.name}</span>
              </span>
            )}
            <ColorSchemeButton />
            {person && (
              <Button variant="default" size="sm" onClick={() => void signOut(client)}>
                Sign out
              </Button>
            )}
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </>
  );
}
