import { Button, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type SubmitEvent } from 'react';
import { notesQuery } from '../api/cases.js';
import { addNote, useCaseAction } from '../api/review.js';
import { mayApprove, mayReview } from '../api/session.js';
import { Panel } from '../parts/panel.js';
import { ProblemAlert } from '../parts/problem-alert.js';
import { Moment } from '../parts/time.js';
import { usePerson } from '../shell/person.js';
import { ListState } from './list-state.js';
import classes from './work.module.css';

export function NotesPanel({ caseId }: { caseId: string }) {
  const person = usePerson();
  const notes = useQuery(notesQuery(caseId));
  return (
    <Panel title="Notes" aside="For colleagues; part of the file">
      <ListState query={notes} empty="No notes yet." />
      {notes.data && notes.data.length > 0 && (
        <ul className={classes.notes}>
          {notes.data.map((note) => (
            <li key={note.id}>
              <Text size="xs" c="dimmed">
                {note.author?.name ?? 'Unknown'}, <Moment at={note.created_at} />
              </Text>
              <Text className={classes.written}>{note.text}</Text>
            </li>
          ))}
        </ul>
      )}
      {(mayReview(person) || mayApprove(person)) && <NoteForm caseId={caseId} />}
    </Panel>
  );
}

function NoteForm({ caseId }: { caseId: string }) {
  const [text, setText] = useState('');
  const add = useCaseAction(caseId, (written: string) => addNote(caseId, written));
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    add.mutate(text.trim(), {
      onSuccess: () => {
        setText('');
      },
    });
  };
  return (
    <form onSubmit={submit} className={classes.form}>
      <Textarea
        label="Add a note"
        autosize
        minRows={2}
        maxRows={10}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
      {add.isError && <ProblemAlert error={add.error} />}
      <Button type="submit" variant="default" loading={add.isPending} disabled={text.trim() === ''}>
        Save the note
      </Button>
    </form>
  );
}
