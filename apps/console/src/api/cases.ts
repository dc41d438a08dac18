import { queryOptions } from '@tanstack/react-query';
import { get, getAll } from './client.js';
import type {
  CaseDetail,
  CheckRow,
  DocumentOfCase,
  EvidenceRow,
  Note,
  SignalRow,
  TimelineEntry,
} from './types.js';

/** While checks run the page follows closely; afterwards it looks now and then for what others did. */
const followMs = 3_000;
const restMs = 15_000;

export function isUnfinished(check: CheckRow): boolean {
  return check.status === 'queued' || check.status === 'running';
}

function pace(running: boolean): number {
  return running ? followMs : restMs;
}

export function checksQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id, 'checks'],
    queryFn: () => getAll<CheckRow>(`/v1/cases/${id}/checks`),
    refetchInterval: (query) => pace(query.state.data?.some(isUnfinished) ?? false),
  });
}

/** @param running whether checks of this case are at work, so that new signals and advice are to be expected */
export function caseQuery(id: string, running: boolean) {
  return queryOptions({
    queryKey: ['case', id, 'detail'],
    queryFn: () => get<CaseDetail>(`/v1/cases/${id}`),
    refetchInterval: pace(running),
  });
}

export function signalsQuery(id: string, running: boolean) {
  return queryOptions({
    queryKey: ['case', id, 'signals'],
    queryFn: () => getAll<SignalRow>(`/v1/cases/${id}/signals`),
    refetchInterval: pace(running),
  });
}

export function evidenceQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id, 'evidence'],
    queryFn: () => getAll<EvidenceRow>(`/v1/cases/${id}/evidence`),
    refetchInterval: restMs,
  });
}

/** @param running whether checks of this case are at work, so that readings are to be expected */
export function documentsQuery(id: string, running: boolean) {
  return queryOptions({
    queryKey: ['case', id, 'documents'],
    queryFn: () => getAll<DocumentOfCase>(`/v1/cases/${id}/documents`),
    refetchInterval: pace(running),
  });
}

export function timelineQuery(id: string, running: boolean) {
  return queryOptions({
    queryKey: ['case', id, 'timeline'],
    queryFn: () => getAll<TimelineEntry>(`/v1/cases/${id}/timeline`),
    refetchInterval: pace(running),
  });
}

export function notesQuery(id: string) {
  return queryOptions({
    queryKey: ['case', id, 'notes'],
    queryFn: () => getAll<Note>(`/v1/review/cases/${id}/notes`),
    refetchInterval: restMs,
  });
}

export function evidenceFileAddress(evidenceId: string): string {
  return `/v1/evidence/${evidenceId}/file`;
}

export function dossierAddress(caseId: string): string {
  return `/v1/cases/${caseId}/dossier.pdf`;
}
