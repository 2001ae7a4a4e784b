import { SearchScreen } from '../features/search/index.ts';

/** `#/search/<query>`. */
export function Search({ rest }: { rest: readonly string[] }) {
  return <SearchScreen query={rest[0] ?? ''} />;
}
