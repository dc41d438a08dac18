import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { QueueFilter } from '../api/queue.js';
import { recommendations } from '../api/types.js';
import { caseStatusWord, recommendationLook } from '../words/labels.js';
import { readQueueSearch, waitingStatuses } from './queue-search.js';
import classes from './queue.module.css';

const adviceChoices = [
  { value: 'all', label: 'All' },
  ...recommendations.map((value) => ({ value, label: recommendationLook[value].word })),
];
const statusChoices = [
  { value: 'all', label: 'Any' },
  ...waitingStatuses.map((value) => ({ value, label: caseStatusWord[value] })),
];

export function QueueFilters({ filter }: { filter: QueueFilter }) {
  const navigate = useNavigate();
  const change = (changed: Partial<Record<keyof QueueFilter, string>>): void => {
    void navigate({ to: '/', search: readQueueSearch({ ...filter, ...changed }), replace: true });
  };
  return (
    <section aria-label="Filters" className={classes.filters}>
      <div className={classes.filter}>
        <span id="advice-filter">Advice</span>
        <SegmentedControl
          aria-labelledby="advice-filter"
          data={adviceChoices}
          value={filter.recommendation ?? 'all'}
          onChange={(recommendation) => {
            change({ recommendation });
          }}
        />
      </div>
      <div className={classes.filter}>
        <label htmlFor="status-filter">State</label>
        <NativeSelect
          id="status-filter"
          data={statusChoices}
          value={filter.status ?? 'all'}
          onChange={(event) => {
            change({ status: event.currentTarget.value });
          }}
        />
      </div>
    </section>
  );
}
