import { Button, NativeSelect, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { ask, askTemplatesQuery, useCaseAction } from '../api/review.js';
import { Panel } from '../parts/panel.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import classes from './work.module.css';

/** A question to the candidate, who can nearly always explain what a machine can't. */
export function AskPanel({ caseId }: { caseId: string }) {
  const templates = useQuery(askTemplatesQuery);
  const [template, setTemplate] = useState('');
  const [text, setText] = useState('');
  const send = useCaseAction(caseId, (question: { template: string; text: string }) => ask(caseId, question));
  const choose = (id: string): void => {
    setTemplate(id);
    setText(templates.data?.find((known) => known.id === id)?.text ?? '');
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    send.mutate(
      { template, text: text.trim() },
      {
        onSuccess: () => {
          choose('');
        },
      },
    );
  };
  return (
    <Panel title="Ask the candidate">
      <form onSubmit={submit} className={classes.form}>
        {templates.isError && (
          <ProblemAlert error={templates.error} onRetry={() => void templates.refetch()} />
        )}
        <NativeSelect
          label="Question"
          value={template}
          onChange={(event) => {
            choose(event.currentTarget.value);
          }}
        >
          <option value="">Choose a question</option>
          {templates.data?.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </NativeSelect>
        {template !== '' && (
          <Textarea
            label="Text"
            description="The candidate reads this word for word."
            autosize
            minRows={3}
            maxRows={14}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
        )}
        {send.isError && <ProblemAlert error={send.error} />}
        <Button
          type="submit"
          variant="default"
          loading={send.isPending}
          disabled={template === '' || text.trim() === ''}
        >
          Send the question
        </Button>
        <Text role="status" size="sm" className={classes.done}>
          {send.isSuccess && template === '' ? 'The question was sent.' : ''}
        </Text>
      </form>
    </Panel>
  );
}
