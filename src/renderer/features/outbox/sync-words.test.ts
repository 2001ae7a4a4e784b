import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '#shared/contract/app/sync.ts';
import { resources } from '#shared/i18n/index.ts';
import { createI18n, translator } from '../../lib/i18n.tsx';
import { pillFace, reasonNext } from './sync-words.ts';

const t = translator(createI18n('zh', resources), 'outbox');
const en = translator(createI18n('en', resources), 'outbox');
const status = (more: Partial<SyncStatus>): SyncStatus => ({
  state: 'online',
  reason: null,
  waiting: 0,
  unread: 0,
  lastContactAt: 0,
  nextTryAt: null,
  clockSkewMs: null,
  protocols: null,
  loading: null,
  ...more,
});

describe('the sync pill', () => {
  it.each([
    [status({}), 'ok', '在线'],
    [status({ waiting: 2 }), 'ok', '在线 · 正在发送 2 项更改'],
    [status({ state: 'catching-up' }), 'accent', '在线 · 正在补上更新'],
    [
      status({ state: 'loading', loading: { partsDone: 2, partsTotal: 5, rows: 12_345 } }),
      'accent',
      '首次载入 2/5 · 12,345 条',
    ],
    [status({ state: 'offline', reason: 'unreachable' }), 'warn', '离线'],
    [status({ state: 'offline', waiting: 3 }), 'warn', '离线 · 3 项更改待发送'],
    [status({ state: 'paused', reason: 'sign-in-again' }), 'bad', '已暂停 · 需要重新登录'],
    [status({ state: 'paused', reason: 'revoked' }), 'bad', '已暂停 · 这台电脑已被停用'],
    [status({ state: 'paused', reason: 'disk-full' }), 'bad', '已暂停 · 磁盘空间不足'],
    [status({ state: 'paused', reason: 'damaged' }), 'bad', '已暂停 · 本地资料有损坏'],
    [status({ state: 'paused', reason: 'incompatible' }), 'bad', '已暂停 · 版本不兼容'],
  ] as const)('says what is', (given, tone, words) => {
    expect(pillFace(given, 'up', t)).toEqual({ tone, words });
  });

  it('counts in English as English does', () => {
    expect(pillFace(status({ state: 'offline', waiting: 1 }), 'up', en).words).toBe('Offline · 1 change waits');
    expect(pillFace(status({ state: 'offline', waiting: 3 }), 'up', en).words).toBe('Offline · 3 changes wait');
  });

  it('never says online while nothing can be known', () => {
    expect(pillFace(status({}), 'down', t)).toEqual({ tone: 'bad', words: '与后台断开 · 正在重新连接' });
    expect(pillFace(status({}), 'refused', t)).toEqual({ tone: 'bad', words: '需要新的链接' });
    expect(pillFace(undefined, 'up', t).words).toBe('正在查看同步状态');
  });
});

const misfit = (hub: number, desk: number) =>
  reasonNext(status({ state: 'paused', reason: 'incompatible', protocols: { hub, desk } }), en);

describe('what to do next', () => {
  const REASONS = ['unreachable', 'sign-in-again', 'revoked', 'incompatible', 'busy', 'disk-full', 'damaged'] as const;

  it.each(REASONS)('is said for %s in both languages', (reason) => {
    for (const say of [t, en]) {
      const words = reasonNext(status({ state: 'paused', reason }), say);
      expect(words.length).toBeGreaterThan(8);
      expect(words).not.toMatch(/[{}]|reasonNext/);
    }
  });

  it('names who has to be brought up to date when versions do not fit', () => {
    expect(misfit(3, 2)).toMatch(/^The hub speaks protocol 3, this computer 2\. Update Attune on this computer;/);
    expect(misfit(1, 2)).toMatch(/^This computer speaks protocol 2, the hub still 1\. Ask your administrator/);
  });

  it('is nothing while all is well', () => {
    expect(reasonNext(status({}), en)).toBe('');
  });
});
