import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import {
  aSop,
  ABOUT,
  begin,
  both,
  click,
  desk,
  furnishPanel,
  inFront,
  open,
  press,
  pressAtOnce,
  step,
} from '#testkit/sop-panel.tsx';

furnishPanel();

const seen = { kind: 'info', required: 'none' } as const;
const tagging = [
  {
    ...seen,
    key: 'identity',
    title: both('身份已核实'),
    actions: [{ do: 'set', set: {}, addTags: ['已核实'] }],
    next: { done: 'told' },
  },
  { ...seen, key: 'told', title: both('已告知'), next: { done: null } },
];

const passFirst = async () => {
  await begin({ steps: tagging });
  press('1');
  await inFront('已告知');
};
/** What is said of what stays done, once the first step is in front again. */
const said = async () => {
  const title = await screen.findByText('已回到“身份已核实”');
  await step('身份已核实');
  return title.parentElement?.textContent;
};
const STAYS = '已经自动做过的事不会撤回：加标签 已核实';

describe('going back behind a step that did something by itself', () => {
  it('says what stays done, by key', async () => {
    await passFirst();
    press('b');
    expect(await said()).toContain(STAYS);
  });

  it('says it from the trail as well', async () => {
    await passFirst();
    press('t');
    click(screen.getByRole('button', { name: '回到“身份已核实”' }));
    expect(await said()).toContain(STAYS);
  });
});

it('a walk that ends while another goes on says so, and which is in front now', async () => {
  await open(aSop(), aSop({ id: 'sop-other-v1', key: 'other', title: both('另一个'), start: 'tell' }));
  // Both may begin in the same moment: then their names decide which is in front, as the later one would be.
  await desk().sops.start({ ...ABOUT, runId: 'run-b', sopId: 'sop-refund-v1' });
  await desk().sops.start({ ...ABOUT, runId: 'run-a', sopId: 'sop-other-v1' });
  await step('客户知道怎样核实');
  press('l', { altKey: true });
  await inFront('客户知道怎样核实');
  press('1');
  expect(await screen.findByText('“另一个”走完了')).toBeDefined();
  expect(screen.getByText('接着走的是“退款未到账”')).toBeDefined();
});

it('a form that is refused leads to its first fault, once', async () => {
  const fields = ['name', 'amount'].map((key) => ({ key, label: both(key), kind: 'text', isRequired: true }));
  const steps = [{ ...seen, key: 'identity', kind: 'form', title: both('身份已核实'), fields, next: { done: null } }];
  await begin({ steps });
  const card = await step('身份已核实');
  const [name, amount] = [/name/, /amount/].map((label) => within(card).getByLabelText(label));
  fireEvent.change(name!, { target: { value: '周明' } });
  press('Enter', { ctrlKey: true });
  await waitFor(() => expect(document.activeElement).toBe(amount));
  for (const key of ['Escape', 's', 'Escape']) press(key);
  expect(within(card).getByLabelText(/amount/)).toBeDefined();
  expect(document.activeElement).toBe(card);
});

it('what was filled in is there again when a step that was passed over is made up for', async () => {
  const [first, second] = tagging;
  const fields = [{ key: 'name', label: both('name'), kind: 'text', isRequired: true }];
  await begin({ steps: [{ ...first, kind: 'form', fields }, second] });
  fireEvent.change(within(await step('身份已核实')).getByLabelText(/name/), { target: { value: '周明' } });
  press('Escape');
  press('s');
  press('2');
  await inFront('已告知');
  press('m');
  const late = await step('身份已核实');
  expect(within(late).getByLabelText(/name/)).toHaveProperty('value', '周明');
});

it('a note sent twice by mistake does not answer the step that comes next', async () => {
  await begin({ steps: tagging });
  press('s');
  const other = (await screen.findByText('其他')).closest('button');
  click(other!);
  fireEvent.change(await screen.findByLabelText('写一句原因'), { target: { value: '已经核实过' } });
  press('Enter', { ctrlKey: true });
  await inFront('已告知');
  pressAtOnce('Enter', { ctrlKey: true });
  expect(await screen.findByRole('region', { name: '已告知' })).toBeDefined();
  expect((await desk().sops.runs(ABOUT)).runs[0]).toMatchObject({ state: 'going', current: 'told' });
});

it('a form sent twice by mistake does not answer the step that comes next', async () => {
  const [first, second] = tagging;
  const fields = [{ key: 'name', label: both('name'), kind: 'text', isRequired: false }];
  await begin({ steps: [{ ...first, kind: 'form', fields }, second] });
  press('Enter', { ctrlKey: true });
  await inFront('已告知');
  pressAtOnce('Enter', { ctrlKey: true });
  expect((await desk().sops.runs(ABOUT)).runs[0]).toMatchObject({ state: 'going', current: 'told' });
});
