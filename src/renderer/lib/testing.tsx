import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import { useState, type ReactNode } from 'react';
import { resources } from '#shared/i18n/index.ts';
import { theme } from '../ui/theme.ts';
import { ActionContext, createActionStore, useShortcuts } from './actions.ts';
import { ApiProvider, type Api } from './api.tsx';
import { WordsProvider, type Language } from './i18n.tsx';
import { createQueryClient } from './query.ts';
import { ShellContext, createShell } from './shell.ts';
import { createTicker, TickerContext } from './time.ts';

function scrollTo(this: HTMLElement, to?: ScrollToOptions | number): void {
  this.scrollTop = typeof to === 'object' ? (to.top ?? 0) : 0;
  this.dispatchEvent(new Event('scroll'));
}

/**
 * What jsdom has not: sizes (a row of a list is 60 high, everything else 600), observers of size, and media queries (none
 * matches).
 */
export function furnishDom(): void {
  class Observer {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  const height = {
    configurable: true,
    get(this: HTMLElement) {
      return this.dataset['index'] === undefined ? 600 : 60;
    },
  };
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', height);
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', height);
  const scrollHeight = {
    configurable: true,
    get(this: HTMLElement) {
      const inner = this.firstElementChild;
      return inner instanceof HTMLElement ? Number.parseInt(inner.style.height, 10) || 600 : 600;
    },
  };
  Object.defineProperty(HTMLElement.prototype, 'scrollHeight', scrollHeight);
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 300 });
  HTMLElement.prototype.scrollTo = scrollTo;
  HTMLElement.prototype.scrollIntoView = () => {};
  globalThis.ResizeObserver = Observer;
  // Boxes that grow with their text measure again when a font arrives.
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), {
      media,
      matches: false,
      onchange: null,
      addListener: () => {},
      removeListener: () => {},
    });
}

type Options = { readonly language?: Language; readonly api?: Partial<Api>; readonly now?: () => number };

function Keys({ children }: { children: ReactNode }) {
  useShortcuts();
  return children;
}

function Stage({ language = 'zh', api = {}, now, children }: Options & { children: ReactNode }) {
  const [{ client, actions, ticker }] = useState(() => ({
    client: createQueryClient(),
    actions: createActionStore(),
    ticker: createTicker(now),
  }));
  return (
    <QueryClientProvider client={client}>
      <ApiProvider api={api as Api}>
        <ShellContext value={createShell(undefined)}>
          <TickerContext value={ticker}>
            <ActionContext value={actions}>
              <MantineProvider theme={theme} env="test">
                <WordsProvider language={language} known={resources}>
                  <Notifications />
                  {children}
                </WordsProvider>
              </MantineProvider>
            </ActionContext>
          </TickerContext>
        </ShellContext>
      </ApiProvider>
    </QueryClientProvider>
  );
}

/** Renders with everything a screen stands on; the keyboard listens. For tests only. */
export function renderScreen(node: ReactNode, options: Options & { readonly listens?: boolean } = {}): RenderResult {
  const { listens = true, ...stage } = options;
  return render(node, {
    wrapper: ({ children }) => <Stage {...stage}>{listens ? <Keys>{children}</Keys> : children}</Stage>,
  });
}
