import {
  keepPreviousData,
  QueryCache,
  QueryClient,
  useMutation,
  useQuery,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useApi, type Api } from './api.tsx';
import { codeOf } from './errors.ts';
import { useToaster } from './toaster.ts';

/**
 * Reads are cached until the core says that a table they stand on changed: nothing is polled and nothing goes stale by age.
 * `tables` are the replicated tables (`ticket`, `message`, …) and those of this desk (`draft`, `outbox`, `settings`,
 * `session`, `sync`).
 */
export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // The desk was locked behind the screen's back: ask who is signed in, and the screen follows.
      onError: (error) => {
        if (codeOf(error) === 'LOCKED') void client.invalidateQueries({ queryKey: ['session'] });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // A lost wire heals by itself; a refusal stays a refusal.
        retry: (count, error) => count < 3 && ['DISCONNECTED', 'TIMEOUT'].includes(codeOf(error)),
        retryDelay: (count) => 200 * 2 ** count,
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}

export type CallOptions = {
  readonly enabled?: boolean;
  /** Keeps the last answer on screen while the next key loads (filters, paging). */
  readonly keepPrevious?: boolean;
};

/** For the few answers that no event announces. */
type Repeat<T> = { readonly everyMs?: (answer: T | undefined) => number | false };

type Read<T> = (api: Api, signal: AbortSignal) => Promise<T>;
/** A read with its name and the tables it stands on, for whoever asks before anything is drawn. */
export type CallQuery<T> = {
  readonly queryKey: readonly unknown[];
  readonly queryFn: (context: { signal: AbortSignal }) => Promise<T>;
  readonly meta: { readonly tables: readonly string[] };
};

export const callQuery = <T>(
  api: Api,
  key: readonly unknown[],
  tables: readonly string[],
  run: Read<T>,
): CallQuery<T> => ({ queryKey: key, queryFn: ({ signal }) => run(api, signal), meta: { tables } });

/** One read of the core, kept fresh by events. `key` names the answer; `tables` say what it stands on. */
export function useCall<T>(
  key: readonly unknown[],
  tables: readonly string[],
  run: Read<T>,
  options: CallOptions & Repeat<T> = {},
): UseQueryResult<T> {
  const api = useApi();
  return useQuery({
    ...callQuery(api, key, tables, run),
    enabled: options.enabled ?? true,
    refetchInterval: (query) => options.everyMs?.(query.state.data) ?? false,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

export type Command<A, T> = {
  /** Never rejects: a failure is shown in words, and the answer is undefined. */
  readonly run: (args: A) => Promise<T | undefined>;
  readonly isRunning: boolean;
  readonly error: unknown;
  readonly clearError: () => void;
};
export type CommandOptions<T> = {
  readonly onDone?: (result: T) => void;
  readonly onFailed?: (error: unknown) => void;
  /** The caller shows `error` itself. */
  readonly isQuiet?: boolean;
};

/** One write. The core answers within milliseconds and announces what changed, so no cache is touched here. */
export function useCommand<A = void, T = unknown>(
  run: (api: Api, args: A) => Promise<T>,
  options: CommandOptions<T> = {},
): Command<A, T> {
  const api = useApi();
  const { sayError } = useToaster();
  const mutation = useMutation<T, unknown, A>({
    mutationFn: (args) => run(api, args),
    onSuccess: (result) => options.onDone?.(result),
    onError: (error) => {
      options.onFailed?.(error);
      if (!options.isQuiet) sayError(error);
    },
  });
  return {
    run: (args) => mutation.mutateAsync(args).catch(() => undefined),
    isRunning: mutation.isPending,
    error: mutation.error,
    clearError: mutation.reset,
  };
}
