import { PracticePages, SessionScreen } from '../features/practice/index.ts';
import { PracticeWorkspace } from './practice-workspace.tsx';

/** Where the features of practice meet: `#/practice/…`, and `#/practice/session` for what goes on. */
export function Practice({ rest }: { rest: readonly string[] }) {
  return rest[0] === 'session' ? <SessionScreen Workspace={PracticeWorkspace} /> : <PracticePages rest={rest} />;
}
