import { CustomerScreen } from '../features/history/index.ts';
import { CustomerProcedures } from './procedures.tsx';

/** Where the features of a customer meet: `#/customer/<customerId>`. */
export function Customer({ rest }: { rest: readonly string[] }) {
  return <CustomerScreen rest={rest} renderAside={(customerId) => <CustomerProcedures customerId={customerId} />} />;
}
