import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { findPanel, panelText, topicOfPanel } from '../../../shared/content/pack-view.ts';
import { useDispatch, useExhibit, usePackText, useVisit } from '../../state/kiosk-context.tsx';
import { usePictureAddress } from '../../state/picture-address.ts';
import { Button } from '../../ui/button.tsx';
import { OrnamentBorder, OrnamentMark } from '../../ui/ornament/ornament.tsx';
import { Picture } from '../../ui/picture.tsx';
import { MoreSheet } from './more-sheet.tsx';
import { PanelBoundary } from './panel-boundary.tsx';
import type { AnyPanelViewProps } from './panel-view.ts';
import { SourcesSheet } from './sources-sheet.tsx';
import { useView } from './views.ts';

/** What a panel of any type shows while its view is on the way: its words, which need nothing else. */
function WaitingPanel({ text, head, actions }: Pick<AnyPanelViewProps, 'text' | 'head' | 'actions'>): ReactNode {
  return (
    <div className="panel-words" data-waits="">
      {head}
      {text.body === undefined ? null : <p className="panel-body">{text.body}</p>}
      {actions}
    </div>
  );
}

function PanelView(props: AnyPanelViewProps): ReactNode {
  // The view belongs to the type; the compiler cannot follow that through the union.
  const View = useView(props.panel.type) as ComponentType<AnyPanelViewProps> | undefined;
  return View === undefined ? <WaitingPanel {...props} /> : <View {...props} />;
}

/** A panel with its headline, its view by type, and the sheets over it. */
export function PanelScreen({ id }: { id: string }): ReactNode {
  const { pack, digests } = useExhibit();
  const words = usePackText();
  const dispatch = useDispatch();
  const address = usePictureAddress();
  const { t } = useTranslation();
  const language = useVisit((visit) => visit.language);
  const sheet = useVisit((visit) => visit.sheet);
  const panel = findPanel(pack, id);
  const text = panel === undefined ? undefined : panelText(panel, words);
  if (panel === undefined || text === undefined) return null;
  const topic = topicOfPanel(pack, id);
  const picture = digests[id]?.pictures[0];
  const transcript = 'transcript' in text ? text.transcript : undefined;
  const close = (): void => {
    dispatch({ type: 'close-sheet' });
  };
  const head = (
    <header className="panel-head">
      <p className="kicker">
        <OrnamentMark />
        {topic === undefined ? '' : words.topics[topic.id]?.title}
      </p>
      <h1 className="panel-headline" tabIndex={-1}>
        {text.headline}
      </h1>
    </header>
  );
  const actions = (
    <div className="panel-actions">
      {text.more === undefined ? null : (
        <Button
          icon="more"
          onPress={() => {
            dispatch({ type: 'open-sheet', sheet: 'more' });
          }}
        >
          {t('panel.more')}
        </Button>
      )}
      {transcript === undefined ? null : (
        <Button
          icon="transcript"
          onPress={() => {
            dispatch({ type: 'open-sheet', sheet: 'transcript' });
          }}
        >
          {t('media.transcript')}
        </Button>
      )}
      <Button
        variant="quiet"
        icon="sources"
        onPress={() => {
          dispatch({ type: 'open-sheet', sheet: 'sources' });
        }}
      >
        {t('panel.sources')}
      </Button>
    </div>
  );
  return (
    <main className={`panel panel-${panel.type}`}>
      <PanelBoundary
        fallback={
          <>
            {picture === undefined ? null : <Picture className="panel-picture" address={address(picture)} alt="" />}
            <div className="panel-words">
              {picture === undefined ? null : <OrnamentBorder place="standing" />}
              {head}
              <p className="panel-body">{text.body ?? t('problem.panel')}</p>
              {actions}
            </div>
          </>
        }
      >
        <PanelView panel={panel} text={text} language={language} address={address} head={head} actions={actions} />
      </PanelBoundary>
      {sheet === 'more' && text.more !== undefined ? (
        <MoreSheet title={text.headline} paragraphs={text.more} onClose={close} />
      ) : null}
      {sheet === 'transcript' && transcript !== undefined ? (
        <MoreSheet title={text.headline} paragraphs={transcript} onClose={close} />
      ) : null}
      {sheet === 'sources' ? <SourcesSheet panel={panel.id} onClose={close} /> : null}
    </main>
  );
}
