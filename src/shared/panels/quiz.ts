import { z } from 'zod';

import { pictureSchema } from '../schema/picture.ts';
import { plainTextSchema, slugSchema } from '../schema/primitives.ts';
import {
  altSchema,
  findAltFault,
  findDuplicates,
  findUnmatched,
  panelBase,
  sourcesSchema,
  textBase,
} from './common.ts';
import { definePanelKind, type PanelFinding } from './panel-kind.ts';

const questionSchema = z.strictObject({
  id: slugSchema.describe('Names this question in the text files.'),
  topic: slugSchema.describe('The topic of the pack that tells more about it.'),
  sources: sourcesSchema,
});

const answerSchema = plainTextSchema.max(48);

const questionTextSchema = z.strictObject({
  question: plainTextSchema.max(120),
  right: answerSchema,
  wrong: z.array(answerSchema).length(3, 'three wrong answers').describe('Three; the kiosk mixes all four.'),
  why: plainTextSchema.max(220).describe('Told after each answer, right or wrong: one or two sentences.'),
});

/** The answers of a question that are written alike. */
function findTwins(id: string, answers: readonly string[]): PanelFinding[] {
  const plain = answers.map((answer) => answer.toLocaleLowerCase());
  const twin = answers.find((_, at) => plain.lastIndexOf(plain[at] ?? '') !== at);
  return twin === undefined
    ? []
    : [
        {
          code: 'DUP',
          in: 'text',
          place: `questions.${id}`,
          cause: `two answers read "${twin}"`,
          remedy: 'give four different answers',
          value: twin,
        },
      ];
}

/** Questions with four answers each; ten at a time are drawn from the pool. */
export const quiz = definePanelKind({
  structure: z.strictObject({
    type: z.literal('quiz'),
    ...panelBase,
    picture: pictureSchema.optional(),
    questions: z.array(questionSchema).min(3).max(60).describe('The pool; twenty or more keep it fresh.'),
  }),
  text: z.strictObject({ ...textBase, alt: altSchema.optional(), questions: z.record(slugSchema, questionTextSchema) }),
  pictures: (panel) => (panel.picture === undefined ? [] : [panel.picture]),
  sources: (panel) => panel.questions.flatMap((question) => question.sources),
  // One question is read at a time, and each answer is a touch: the longest one decides how long reading takes.
  otherWords: (text) => {
    const all = Object.values(text.questions).map(({ question, right, wrong, why }) =>
      [question, right, ...wrong, why].join('\n'),
    );
    return [all.toSorted((a, b) => b.length - a.length)[0]];
  },
  told: (text) => Object.values(text.questions).map(({ question, why }) => ({ title: question, text: why })),
  checkStructure: (panel) =>
    findDuplicates(
      'questions',
      panel.questions.map((question) => question.id),
    ),
  check: (panel, text) => [
    ...findAltFault('alt', panel.picture !== undefined, text.alt),
    ...findUnmatched(
      'questions',
      Object.keys(text.questions),
      panel.questions.map((question) => question.id),
    ),
    ...Object.entries(text.questions).flatMap(([id, { right, wrong }]) => findTwins(id, [right, ...wrong])),
  ],
});
