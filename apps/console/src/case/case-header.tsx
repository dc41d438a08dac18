import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { dossierAddress } from '../api/cases.js';
import { mayExamine } from '../api/session.js';
import type { CaseDetail } from '../api/types.js';
import { Icon } from '../parts/icon.js';
import { PageTitle } from '../parts/page-title.js';
import { Tag } from '../parts/tag.js';
import { Moment } from '../parts/time.js';
import { usePerson } from '../shell/person.js';
import { caseStatusWord, lookOf, stageWord, verificationLook, wordOf } from '../words/labels.js';
import { AdviceTag } from './advice-tag.js';
import classes from './case-header.module.css';

export function CaseHeader({ found }: { found: CaseDetail }) {
  const person = usePerson();
  const { candidate, requisition, policy } = found;
  const state = wordOf(caseStatusWord, found.status) + (found.on_hold ? ', on hold' : '');
  return (
    <div className={classes.header}>
      <Link to="/" className={classes.back}>
        <Icon name="back" size={13} /> Queue
      </Link>
      <div className={classes.line}>
        <PageTitle>{candidate.name}</PageTitle>
        <AdviceTag advice={found.recommendation} />
        <div className={classes.actions}>
          <Button component="a" href="#decision" variant="default" className={classes.jump}>
            Go to the decision
          </Button>
          {mayExamine(person) && (
            <Button
              component="a"
              href={dossierAddress(found.id)}
              download
              variant="default"
              leftSection={<Icon name="download" />}
            >
              Case PDF
            </Button>
          )}
        </div>
      </div>
      <dl className={classes.facts}>
        <Fact name="Requisition">{requisition.title}</Fact>
        <Fact name="Stage">{wordOf(stageWord, candidate.stage)}</Fact>
        <Fact name="Verification">
          <Tag look={lookOf(verificationLook, candidate.verification)} form="plain" />
        </Fact>
        <Fact name="State">{found.kind === 'follow_up' ? `${state}, follow-up` : state}</Fact>
        <Fact name="Opened">
          <Moment at={found.opened_at} />
        </Fact>
        <Fact name="Policy">
          {policy.name}, version {policy.version}
        </Fact>
      </dl>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
