import { describe, expect, it } from 'vitest';
import { problemsOf } from '#shared/domain/sop/check.ts';
import { aContent, aStep } from '../testing-sops.ts';
import {
  addResult,
  addStep,
  duplicateStep,
  moveStep,
  removeResult,
  removeStep,
  renameResult,
  renameStep,
  setKind,
  setNext,
  stepOf,
  type Content,
} from './edit.ts';

const keys = ({ steps }: Content) => steps.map(({ key }) => key);
const next = (content: Content, key: string) => stepOf(content, key)?.next;
const codes = (content: Content) => problemsOf(content).map(({ code, step }) => `${code} ${step}`);

describe('adding a step', () => {
  it('puts it on the only way on', () => {
    const { content, key } = addStep(aContent(), 'a', 'info');
    expect(keys(content)).toEqual(['a', key, 'b', 'c', 'd']);
    expect(next(content, 'a')).toEqual({ done: key });
    expect(next(content, key)).toEqual({ done: 'b' });
  });

  it('takes the first result that leads nowhere, and no other', () => {
    const open = setNext(aContent(), 'b', 'no', undefined);
    const { content, key } = addStep(open, 'b', 'info');
    expect(next(content, 'b')).toEqual({ yes: 'c', no: key });
  });

  it('changes no way of a choice whose results all lead somewhere: the problem says that no way leads here', () => {
    const { content, key } = addStep(aContent(), 'b', 'confirm');
    expect(next(content, 'b')).toEqual({ yes: 'c', no: 'd' });
    expect(codes(content)).toContain(`unreachable ${key}`);
  });

  it('makes the first step the beginning', () => {
    const { content, key } = addStep(aContent({ steps: [], start: '' }), null, 'choice');
    expect(content.start).toBe(key);
    expect(stepOf(content, key)?.results).toHaveLength(2);
    expect(Object.values(next(content, key) ?? {})).toEqual([null, null]);
  });
});

describe('removing a step', () => {
  it('leads what led to it to where its first result led', () => {
    const content = removeStep(aContent(), 'b');
    expect(next(content, 'a')).toEqual({ done: 'c' });
    expect(next(content, 'd')).toEqual({ again: 'c', end: null });
    expect(codes(content).filter((code) => code.startsWith('target-missing'))).toEqual([]);
  });

  it('moves the beginning on', () => expect(removeStep(aContent(), 'a').start).toBe('b'));

  it('never leads a step to itself through the gap', () => {
    const loop = aContent({ start: 'x', steps: [aStep('x', { again: 'x', end: null })] });
    expect(removeStep(loop, 'x').start).toBe('');
    const two = aContent({ start: 'a', steps: [aStep('a', { done: 'x' }), aStep('x', { again: 'x', end: null })] });
    expect(next(removeStep(two, 'x'), 'a')).toEqual({ done: null });
  });
});

it('a copy stands behind its step and leads on like it, and shares nothing with it', () => {
  const { content, key } = duplicateStep(aContent(), 'b', ({ zh, en }) => ({ zh: `${zh}2`, en: `${en}2` }));
  expect(keys(content)).toEqual(['a', 'b', key, 'c', 'd']);
  expect(next(content, key)).toEqual({ yes: 'c', no: 'd' });
  expect(stepOf(content, key)?.results).not.toBe(stepOf(content, 'b')?.results);
  expect(duplicateStep(content, 'b', (title) => title).key).not.toBe(key);
});

it('moving a step changes its place in the list and no way', () => {
  const content = moveStep(aContent(), 'd', 1);
  expect(keys(content)).toEqual(['a', 'd', 'b', 'c']);
  expect(content.start).toBe('a');
  expect(next(content, 'b')).toEqual({ yes: 'c', no: 'd' });
  expect(moveStep(content, 'a', -1)).toBe(content);
});

it('a step with another key keeps every way to it, and the beginning', () => {
  const content = renameStep(renameStep(aContent(), 'b', 'ask'), 'a', 'begin');
  expect(content.start).toBe('begin');
  expect(next(content, 'begin')).toEqual({ done: 'ask' });
  expect(next(content, 'd')).toEqual({ again: 'ask', end: null });
  expect(renameStep(content, 'c', 'd')).toBe(content);
});

describe('results', () => {
  it('the first takes over the one way on, the next lead to the same step', () => {
    const one = addResult(aContent(), 'a');
    const two = addResult(one, 'a');
    expect(Object.values(next(one, 'a') ?? {})).toEqual(['b']);
    expect(Object.values(next(two, 'a') ?? {})).toEqual(['b', 'b']);
    expect(codes(two).filter((code) => /leads-nowhere|edge-of-nothing/.test(code))).toEqual([]);
  });

  it('without its last result a step has one way on again', () => {
    const content = removeResult(removeResult(aContent(), 'd', 'again'), 'd', 'end');
    expect(stepOf(content, 'd')).not.toHaveProperty('results');
    expect(next(content, 'd')).toEqual({ done: null });
  });

  it('with another key a result keeps its way', () => {
    const content = renameResult(aContent(), 'b', 'yes', 'verified');
    expect(next(content, 'b')).toEqual({ verified: 'c', no: 'd' });
    expect(renameResult(content, 'b', 'verified', 'no')).toEqual(content);
  });

  it('a step that becomes a choice has two of them, and loses none when it becomes something else', () => {
    const choice = setKind(aContent(), 'a', 'choice');
    expect(stepOf(choice, 'a')?.results).toHaveLength(2);
    expect(stepOf(setKind(choice, 'a', 'info'), 'a')?.results).toHaveLength(2);
  });
});
