import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import {
  cardText,
  codeText,
  KIOSK_BYTES,
  MOST_BYTES,
  mostBytes,
  utf8Bytes,
} from '../../../../../src/shared/models/keepsake/card.ts';
import { project } from '../../../../helpers/project.ts';

const card = {
  greetings: ['Сәлем!', 'Hello!'],
  over: 'My stamps',
  topics: ['History', 'Places'],
  quiz: 'Quiz: 7 of 10',
};

test('the card is greetings, topics and quiz in lines', () => {
  expect(cardText(card)).toBe('Сәлем!\nHello!\n\nMy stamps\n• History\n• Places\n\nQuiz: 7 of 10');
});

test('a visitor who reads the language of the city is greeted once; what did not happen is left out', () => {
  expect(cardText({ ...card, greetings: ['Сәлем!', 'Сәлем!'], quiz: undefined, topics: [] })).toBe('Сәлем!');
});

test('an official address goes before the text', () => {
  expect(codeText(card, 'https://example.org/card')).toBe('https://example.org/card');
  expect(codeText(card, undefined)).toBe(cardText(card));
});

test('a card too long for a readable code gives up topics from the last, never the greeting or the quiz', () => {
  const topics = Array.from({ length: 9 }, (_, at) => `${at}${'ก'.repeat(39)}`);
  const text = codeText({ ...card, topics }, undefined);
  expect(utf8Bytes(text)).toBeLessThanOrEqual(MOST_BYTES);
  expect(text).toContain('• 0ก');
  expect(text).not.toContain('• 8ก');
  expect(text.startsWith('Сәлем!\nHello!\n')).toBe(true);
  expect(text.endsWith('Quiz: 7 of 10')).toBe(true);
});

test.each(['', 'a', 'é', 'қ', 'ก', '🦅', 'Сәлем, Бангкок! สวัสดี'])(
  'bytes of "%s" are those that are written',
  (text) => {
    expect(utf8Bytes(text)).toBe(Buffer.byteLength(text));
  },
);

test("the bytes kept for the kiosk's own words are enough in every language", () => {
  for (const language of readdirSync(join(project, 'locales'))) {
    const { keepsake } = JSON.parse(readFileSync(join(project, 'locales', language, 'kiosk.json'), 'utf8')) as {
      keepsake: { stamps: string; quiz: string };
    };
    const quiz = keepsake.quiz.replace('{{right}}', '10').replace('{{total}}', '10');
    expect(utf8Bytes(keepsake.stamps) + utf8Bytes(quiz), language).toBeLessThanOrEqual(KIOSK_BYTES);
    const whole = cardText({ ...card, over: keepsake.stamps, quiz });
    expect(utf8Bytes(whole)).toBeLessThanOrEqual(mostBytes(card.greetings, card.topics));
  }
});
