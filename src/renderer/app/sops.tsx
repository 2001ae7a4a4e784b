import type { ReactNode } from 'react';
import { SopHealth, SopsScreen } from '../features/sops/index.ts';
import { useGo } from '../lib/router.ts';
import { useMay } from '../lib/reads.ts';

/** `#/sops/<key>/…`; how a procedure fares is for whoever looks after it. */
export function Sops({ rest }: { rest: readonly string[] }) {
  const { go } = useGo();
  const isKeeper = useMay('sop.publish');
  const renderHealth = (key: string): ReactNode => <SopHealth sopKey={key} onEdit={() => go('sops', key, 'edit')} />;
  return <SopsScreen rest={rest} {...(isKeeper ? { renderHealth } : {})} />;
}
