import type { TimelineEntry } from '../api/types.js';
import { Panel } from '../parts/panel.js';
import { Moment } from '../parts/time.js';
import { ListState, type ListQuery } from './list-state.js';
import classes from './timeline-panel.module.css';

/** From the application to now, newest first. */
export function TimelinePanel({ query }: { query: ListQuery<TimelineEntry> }) {
  const entries = (query.data ?? []).toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return (
    <Panel title="Timeline" id="timeline" aside="Newest first">
      <ListState query={query} empty="Nothing has happened yet." />
      <ol className={classes.list} reversed>
        {entries.map((entry, index) => (
          <li key={`${entry.at} ${entry.kind} ${index}`} className={classes.entry}>
            <span className={classes.when}>
              <Moment at={entry.at} />
            </span>
            <span>
              {entry.sentence}
              {entry.actor !== null && <span className={classes.actor}> by {actorName(entry.actor)}</span>}
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function actorName(actor: NonNullable<TimelineEntry['actor']>): string {
  return typeof actor === 'string' ? actor : actor.name;
}
