import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useDispatch, usePackText } from '../../state/kiosk-context.tsx';
import { Button } from '../../ui/button.tsx';
import { OrnamentBorder, OrnamentCorners, OrnamentGround, OrnamentMark } from '../../ui/ornament/ornament.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { Stamps } from './stamps.tsx';
import { useCard } from './use-card.ts';

interface EndScreenProps {
  /** Whether the tour was walked to its end, or the visitor looks at the card between topics. */
  readonly after: 'tour' | 'topics';
}

/** The keepsake: greetings, stamps of the topics seen, the quiz, and all of it as a code to take home; two ways on. */
export function EndScreen({ after }: EndScreenProps): ReactNode {
  const text = usePackText();
  const dispatch = useDispatch();
  const { t } = useTranslation();
  const { own, greeting, quiz, code, address } = useCard();
  return (
    <main className="keepsake-screen">
      <OrnamentGround />
      <OrnamentBorder place="inside" />
      <header className="keepsake-head">
        <p className="kicker">
          <OrnamentMark />
          {after === 'tour' ? t('end.title') : t('keepsake.title')}
        </p>
        {own === undefined ? null : (
          <p className="keepsake-own" lang={own.language}>
            {own.greeting}
          </p>
        )}
        <h1 className={own === undefined ? 'keepsake-own' : 'keepsake-greeting'} tabIndex={-1}>
          {greeting}
        </h1>
      </header>
      <section className="keepsake-card" aria-label={t('keepsake.title')}>
        <OrnamentCorners />
        <Stamps />
        {quiz === undefined ? null : <p className="keepsake-quiz">{quiz}</p>}
        <div className="keepsake-take">
          <QrCode
            text={code}
            label={address === undefined ? t('keepsake.codeLabel') : t('keepsake.addressLabel', { address })}
          />
          <p className="keepsake-how">{t('keepsake.code')}</p>
        </div>
      </section>
      <footer className="keepsake-foot">
        {text.farewell === greeting ? null : <p className="keepsake-farewell">{text.farewell}</p>}
        <div className="panel-actions">
          <Button
            variant="primary"
            onPress={() => {
              dispatch({ type: 'go-home' });
            }}
          >
            {t('end.topics')}
          </Button>
          <Button
            onPress={() => {
              dispatch({ type: 'leave' });
            }}
          >
            {t('end.leave')}
          </Button>
        </div>
      </footer>
    </main>
  );
}
