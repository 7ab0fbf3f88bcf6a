import type { ComponentType, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { findPanel, panelText, topicOfPanel } from '../../../shared/content/pack-view.ts';
import type { PanelType } from '../../../shared/panels/index.ts';
import { useDispatch, useExhibit, usePackText, useVisit } from '../../state/kiosk-context.tsx';
import { usePictureAddress } from '../../state/picture-address.ts';
import { Button } from '../../ui/button.tsx';
import { OrnamentMark } from '../../ui/ornament/ornament.tsx';
import { ComparisonPanel } from './comparison/comparison-panel.tsx';
import { FactsPanel } from './facts-panel.tsx';
import { GalleryPanel } from './gallery/gallery-panel.tsx';
import { MapPanel } from './map/map-panel.tsx';
import { MediaPanel } from './media/media-panel.tsx';
import { MoreSheet } from './more-sheet.tsx';
import { PanelBoundary } from './panel-boundary.tsx';
import type { AnyPanelViewProps, PanelViewProps } from './panel-view.ts';
import { SimulationPanel } from './simulation/simulation-panel.tsx';
import { QuizPanel } from './quiz/quiz-panel.tsx';
import { SourcesSheet } from './sources-sheet.tsx';
import { StoryPanel } from './story-panel.tsx';
import { TimelinePanel } from './timeline/timeline-panel.tsx';

/** One view for every panel type; the compiler asks for it when a type is added to the schema. */
const views: { readonly [T in PanelType]: ComponentType<PanelViewProps<T>> } = {
  story: StoryPanel,
  facts: FactsPanel,
  gallery: GalleryPanel,
  comparison: ComparisonPanel,
  map: MapPanel,
  timeline: TimelinePanel,
  quiz: QuizPanel,
  simulation: SimulationPanel,
  video: MediaPanel,
  audio: MediaPanel,
};

/** A panel with its headline, its view by type, and the sheets over it. */
export function PanelScreen({ id }: { id: string }): ReactNode {
  const { pack } = useExhibit();
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
  // The map is complete and its entries fit their keys; the compiler cannot follow that through the union.
  const View = views[panel.type] as ComponentType<AnyPanelViewProps>;
  return (
    <main className={`panel panel-${panel.type}`}>
      <PanelBoundary
        fallback={
          <div className="panel-words">
            {head}
            <p className="panel-body">{t('problem.panel')}</p>
          </div>
        }
      >
        <View panel={panel} text={text} language={language} address={address} head={head} actions={actions} />
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
