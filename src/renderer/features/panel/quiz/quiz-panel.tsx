import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { drawRound, outcomeOf, topicToOpen } from '../../../../shared/models/quiz/round.ts';
import { useAloudPart } from '../../../state/aloud-context.tsx';
import { useDispatch, useExhibit, usePackText, useVisit } from '../../../state/kiosk-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Picture } from '../../../ui/picture.tsx';
import type { PanelViewProps } from '../panel-view.ts';
import { Question } from './question.tsx';

interface QuizProps extends PanelViewProps<'quiz'> {
  /** Decides which questions are drawn; each visitor gets another one where it is left out. */
  readonly seed?: number;
}

const ANSWERS = 4;

/** The result is where the focus goes on: the button that led to it is gone. */
const takeFocus = (element: HTMLElement | null): void => element?.focus({ preventScroll: true });

/** Ten questions of the pool, one at a time, and a result that leads on to a topic. */
export function QuizPanel({ panel, text, address, head, actions, seed }: QuizProps): ReactNode {
  const { t } = useTranslation();
  const { pack } = useExhibit();
  const packWords = usePackText();
  const dispatch = useDispatch();
  const seen = useVisit((visit) => visit.seen);
  const [firstSeed] = useState(() => seed ?? Date.now());
  const [round, setRound] = useState(0);
  const [answers, setAnswers] = useState<readonly number[]>([]);
  const [at, setAt] = useState(0);
  // Which questions have words is the same in every language of a sound pack, so a switch of language keeps the round.
  const known = Object.keys(text.questions).toSorted().join(' ');
  const asked = useMemo(() => new Set(known.split(' ')), [known]);
  const drawn = useMemo(
    () =>
      drawRound(
        panel.questions.filter(({ id }) => asked.has(id)),
        ANSWERS,
        firstSeed + round,
      ),
    [panel.questions, asked, firstSeed, round],
  );
  const current = drawn[at];
  const words = current === undefined ? undefined : text.questions[current.question.id];
  const total = drawn.length;
  useAloudPart(panel.id, round + at + answers.length === 0 ? '' : `${round}.${at}.${answers.length}`);
  const right = answers.filter((answer) => answer === 0).length;
  const marks = (
    <ol className="quiz-marks" aria-hidden="true">
      {drawn.map(({ question }, index) => {
        const answer = answers[index];
        const mark = answer === undefined ? (index === at ? 'now' : 'open') : answer === 0 ? 'right' : 'missed';
        return <li key={question.id} className={`quiz-mark quiz-mark-${mark}`} />;
      })}
    </ol>
  );
  const picture =
    panel.picture === undefined ? null : (
      <Picture
        className="panel-picture"
        address={address(panel.picture)}
        alt={text.alt ?? ''}
        focus={panel.picture.focus}
      />
    );
  const sourceNames = (ids: readonly string[]): string =>
    pack.sources
      .filter((source) => ids.includes(source.id))
      .map((source) => source.name)
      .join('; ');

  if (current !== undefined && words !== undefined) {
    return (
      <>
        {picture}
        <div className="panel-words">
          {head}
          <div className="quiz-progress">
            {marks}
            <span className="quiz-count">{t('quiz.question', { at: at + 1, total })}</span>
          </div>
          <Question
            key={`${round} ${current.question.id}`}
            drawn={current}
            words={words}
            answer={answers[at]}
            sources={sourceNames(current.question.sources)}
            takesFocus={at > 0 || round > 0}
            onAnswer={(answer) => {
              setAnswers([...answers, answer]);
            }}
          />
          <div className="quiz-foot">
            {actions}
            {answers[at] === undefined ? null : (
              <Button
                variant="primary"
                icon="next"
                iconAt="end"
                onPress={() => {
                  setAt(at + 1);
                  if (at + 1 === total) dispatch({ type: 'quiz-played', result: { right, total } });
                }}
              >
                {at + 1 === total ? t('quiz.toResult') : t('quiz.next')}
              </Button>
            )}
          </div>
        </div>
      </>
    );
  }

  if (total === 0)
    return (
      <div className="panel-words">
        {head}
        <p className="panel-body">{t('problem.panel')}</p>
        {actions}
      </div>
    );

  const missed = drawn.filter((_, index) => answers[index] !== 0).map(({ question }) => question.topic);
  const topic = topicToOpen(
    missed,
    pack.topics.map(({ id, panels }) => ({ id, seen: panels.some((each) => seen.includes(each.id)) })),
  );
  return (
    <>
      {picture}
      <div className="panel-words">
        {head}
        <div className="quiz-result">
          {marks}
          <p className="quiz-score" tabIndex={-1} ref={takeFocus} data-aloud-from="">
            {t('quiz.score', { right, total })}
          </p>
          <p className="panel-body">{t(`quiz.${outcomeOf(right, total)}`)}</p>
        </div>
        <div className="quiz-onward">
          {topic === undefined ? null : (
            <Button
              variant="primary"
              icon="next"
              iconAt="end"
              onPress={() => {
                dispatch({ type: 'open-topic', topic });
              }}
            >
              {t('quiz.invite', { topic: packWords.topics[topic]?.title ?? '' })}
            </Button>
          )}
          <Button
            onPress={() => {
              setRound(round + 1);
              setAnswers([]);
              setAt(0);
            }}
          >
            {t('quiz.again')}
          </Button>
        </div>
        {actions}
      </div>
    </>
  );
}
