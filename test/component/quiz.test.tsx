import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';

import { QuizPanel } from '../../src/renderer/features/panel/quiz/quiz-panel.tsx';
import type { TextOf } from '../../src/shared/panels/index.ts';
import { beginVisit, InVisit, panelOf, readHarbour } from '../helpers/harbour-visit.tsx';

async function show(change: (text: TextOf<'quiz'>) => void = () => {}) {
  const content = await readHarbour();
  const { panel, text } = panelOf(content, 'riddles', 'quiz', 'en');
  change(text);
  const { kiosk, store, i18n } = beginVisit(content, { inputs: [{ type: 'open-panel', panel: 'riddles' }] });
  render(
    <InVisit kiosk={kiosk} i18n={i18n}>
      <QuizPanel
        seed={5}
        panel={panel}
        text={text}
        language="en"
        address={(picture) => picture.file}
        head={<h1>{text.headline}</h1>}
        actions={null}
      />
    </InVisit>,
  );
  return { store, text };
}

const question = (): string => screen.getByRole('heading', { level: 2 }).textContent ?? '';
const click = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));

afterEach(cleanup);

test('tells at once whether the answer was right, and why, with the source', async () => {
  const { text } = await show();
  const words = Object.values(text.questions).find((each) => each.question === question());
  if (words === undefined) throw new Error('no question');
  expect(screen.queryByText(words.why)).toBeNull();
  expect(screen.queryByRole('button', { name: 'Next question' })).toBeNull();
  await click(words.right);
  expect(screen.getByText('Exactly right.')).toBeDefined();
  expect(screen.getByText(words.why)).toBeDefined();
  expect(screen.getByText(/^Source: (Harbour Almanac|Chart Office)/)).toBeDefined();
  // A second answer does not count: the first one stands.
  await click(words.wrong[0] ?? '');
  expect(screen.getByText('Exactly right.')).toBeDefined();
  await click('Next question');
  expect(screen.queryByRole('button', { name: 'See the result' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Next question' })).toBeNull();
});

test('is kind to a wrong answer and names the right one', async () => {
  const { text } = await show();
  const words = Object.values(text.questions).find((each) => each.question === question());
  await click(words?.wrong[1] ?? '');
  expect(screen.getByText(`A good guess. The answer is: ${words?.right}`)).toBeDefined();
});

test('ends with a result that leads on to the topic most missed, and can be played again', async () => {
  const { store, text } = await show();
  const asked: string[] = [];
  for (let turn = 1; turn <= 3; turn += 1) {
    expect(screen.getByText(`Question ${turn} of 3`)).toBeDefined();
    asked.push(question());
    const words = Object.values(text.questions).find((each) => each.question === question());
    await click((words?.question.includes('lamp') === true ? words.wrong[0] : words?.right) ?? '');
    await click(turn === 3 ? 'See the result' : 'Next question');
  }
  expect(new Set(asked).size).toBe(3);
  expect(screen.getByText('2 of 3 right')).toBeDefined();
  expect(screen.getByText(/^You know a lot already/)).toBeDefined();
  await click('Play once more');
  expect(screen.getByText('Question 1 of 3')).toBeDefined();
  for (let turn = 1; turn <= 3; turn += 1) {
    const words = Object.values(text.questions).find((each) => each.question === question());
    await click((words?.question.includes('lamp') === true ? words.wrong[0] : words?.right) ?? '');
    await click(turn === 3 ? 'See the result' : 'Next question');
  }
  await click('Go on to: The sea');
  expect(store.getState().visit.screen).toEqual({ at: 'topic', topic: 'sea' });
});

test('never asks for a keyboard or a name', async () => {
  await show();
  expect(document.querySelectorAll('input, textarea, select, [contenteditable]')).toHaveLength(0);
});

test('a question without words is passed over, and none at all does not stop the visit', async () => {
  await show((text) => {
    delete text.questions['turn'];
  });
  expect(screen.getByText('Question 1 of 2')).toBeDefined();
  cleanup();
  await show((text) => {
    text.questions = {};
  });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Three riddles');
  expect(screen.queryByText(/of 0/)).toBeNull();
});
