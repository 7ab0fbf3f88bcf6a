import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { Drawn } from '../../../../shared/models/quiz/round.ts';
import type { TextOf } from '../../../../shared/panels/index.ts';
import { Foreign } from '../../../ui/foreign.tsx';
import { Option } from '../../../ui/option.tsx';

interface QuestionProps {
  readonly drawn: Drawn<{ readonly id: string }>;
  readonly words: TextOf<'quiz'>['questions'][string];
  /** The place of the answer that was touched, as it stands in the pack; undefined while it is open. */
  readonly answer: number | undefined;
  /** Names of the sources of the right answer. */
  readonly sources: string;
  /** Whether it takes the focus: the button that asked for it is gone. */
  readonly takesFocus: boolean;
  readonly onAnswer: (answer: number) => void;
}

/** Stands for a name while the words around it are looked up; no text holds it. */
const NAME = '\uFFFC';

/** One question with its four answers; once one is touched, the right one is shown, and why. */
export function Question({ drawn, words, answer, sources, takesFocus, onAnswer }: QuestionProps): ReactNode {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const name = useId();
  useEffect(() => {
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [takesFocus]);
  const answers = [words.right, ...words.wrong];
  const told = answer !== undefined;
  // The name is in a language of its own, and is marked with it.
  const [beforeName = '', afterName = ''] = t('quiz.source', { name: NAME }).split(NAME);
  return (
    <>
      <h2 ref={heading} id={name} className="quiz-question" tabIndex={-1} data-aloud-from={told ? undefined : ''}>
        {words.question}
      </h2>
      <div className="quiz-answers" role="group" aria-labelledby={name}>
        {drawn.order.map((place) => {
          const state = !told ? 'open' : place === 0 ? 'right' : place === answer ? 'chosen' : 'other';
          return (
            <Option
              key={place}
              state={state}
              taken={place === answer}
              onTake={() => {
                onAnswer(place);
              }}
            >
              {answers[place] ?? ''}
            </Option>
          );
        })}
      </div>
      <div className="quiz-told" aria-live="polite" data-aloud-from={told ? '' : undefined}>
        {told ? (
          <>
            <p className="quiz-verdict">{answer === 0 ? t('quiz.right') : t('quiz.wrong', { answer: words.right })}</p>
            <p className="quiz-why">{words.why}</p>
            <p className="quiz-source">
              {beforeName}
              <Foreign>{sources}</Foreign>
              {afterName}
            </p>
          </>
        ) : null}
      </div>
    </>
  );
}
