import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { setNext } from '../editor/edit.ts';
import { aContent, aVisit } from '../testing-sops.ts';
import { SopChart, type SopChartProps } from './sop-chart.tsx';

beforeAll(() => {
  furnishDom();
  // What the drawing measures with, and jsdom has not.
  globalThis.DOMMatrixReadOnly = class {
    m22 = 1;
  } as never;
});
afterEach(cleanup);

function Chart(props: Partial<SopChartProps>) {
  const [selected, setSelected] = useState<string | null>('a');
  return <SopChart content={aContent()} walk={null} {...props} selected={selected} onSelect={setSelected} />;
}
const asList = () => fireEvent.click(screen.getByRole('radio', { name: '列表' }));
const step = (name: RegExp) => screen.getByRole('button', { name });

describe('a procedure as a list', () => {
  it('says of each step where each result leads', () => {
    renderScreen(<Chart content={setNext(aContent(), 'd', 'end', undefined)} />);
    asList();
    const items = within(screen.getByRole('region', { name: '步骤列表' })).getAllByRole('listitem');
    expect(items.map((item) => item.textContent)).toEqual(
      expect.arrayContaining([
        '→ 2 步骤 b',
        '→ 结果 yes：3 步骤 c',
        '→ 结果 no：4 步骤 d',
        '→ 结束',
        '→ 结果 end：还没有去处',
      ]),
    );
  });

  it('says what became of each step, and why one was skipped', () => {
    const trail = [aVisit('a', 'done'), aVisit('b', 'yes', { state: 'skipped', reason: 'urgent' })];
    renderScreen(<Chart walk={{ trail, current: 'c' }} />);
    asList();
    expect(screen.getByText('已完成')).toBeTruthy();
    expect(screen.getByText('已跳过：情况紧急')).toBeTruthy();
    expect(step(/步骤 c/).getAttribute('aria-current')).toBe('step');
  });

  it('chooses a step', () => {
    renderScreen(<Chart />);
    asList();
    fireEvent.click(step(/步骤 d/));
    expect(step(/步骤 d/).getAttribute('aria-pressed')).toBe('true');
  });
});

describe('the chart with the keyboard', () => {
  it('goes along the ways with the arrows and chooses with Enter, one stop for Tab', async () => {
    renderScreen(<Chart />);
    const first = await screen.findByRole('button', { name: /1步骤 a/ });
    first.focus();
    fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(step(/2步骤 b/));
    fireEvent.keyDown(step(/2步骤 b/), { key: 'ArrowDown' });
    expect(document.activeElement).toBe(step(/3步骤 c/));
    fireEvent.click(step(/3步骤 c/));
    expect(step(/3步骤 c/).getAttribute('aria-pressed')).toBe('true');
    const stops = screen.getAllByRole('button', { name: /步骤/ }).filter(({ tabIndex }) => tabIndex === 0);
    expect(stops).toEqual([step(/3步骤 c/)]);
  });
});
