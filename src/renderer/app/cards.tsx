import { CardsScreen } from '../features/cards/index.ts';

/** `#/cards/<key>/…`. */
export function Cards({ rest }: { rest: readonly string[] }) {
  return <CardsScreen rest={rest} />;
}
