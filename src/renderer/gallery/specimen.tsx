import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';

import type { Exhibit } from '../../shared/ipc/contract.ts';
import { visitRules } from '../../shared/session/visit-rules.ts';
import type { VisitInput } from '../../shared/session/visit.ts';
import { KioskProvider } from '../state/kiosk-context.tsx';
import { createVisitStore } from '../state/visit-store.ts';

interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of the gallery under its heading. */
export function Section({ title, children }: SectionProps): ReactNode {
  return (
    <section className="gallery-section">
      <h2 className="gallery-heading" lang="en">
        {title}
      </h2>
      <div className="gallery-row-of">{children}</div>
    </section>
  );
}

interface SpecimenProps {
  readonly label: string;
  readonly width?: 'own' | 'half' | 'wide';
  /** A state that only a hand or a keyboard brings about; the camera puts the first element inside into it. */
  readonly forced?: 'active' | 'focus-visible' | undefined;
  readonly children: ReactNode;
}

/** One thing in one state. */
export function Specimen({ label, width = 'own', forced, children }: SpecimenProps): ReactNode {
  return (
    <div className={`specimen specimen-${width}`}>
      <span className="specimen-label" lang="en">
        {label}
      </span>
      <div className="specimen-box" data-forced={forced}>
        {children}
      </div>
    </div>
  );
}

/** A clock that stands still: nothing in the gallery grows idle. */
const stillClock = { now: () => 0, after: () => () => undefined };

interface ScreenSpecimenProps {
  readonly label: string;
  readonly exhibit: Exhibit;
  readonly language: string;
  /** What a visitor did to come here, after choosing the language. */
  readonly inputs: readonly VisitInput[];
  /** Selectors of what the visitor then touched on the screen, one after the other. */
  readonly touches?: readonly string[];
  readonly children: ReactNode;
}

const untouched: readonly string[] = [];

/** A whole screen in a visit of its own. */
export function ScreenSpecimen({
  label,
  exhibit,
  language,
  inputs,
  touches = untouched,
  children,
}: ScreenSpecimenProps): ReactNode {
  const kiosk = useMemo(() => {
    const rules = visitRules(exhibit.venue, exhibit.pack, exhibit.digests);
    const offered = rules.languages.includes(language) ? rules.languages : [language, ...rules.languages];
    const own = { ...rules, languages: offered };
    const store = createVisitStore(own, stillClock);
    const { dispatch } = store.getState();
    for (const input of [{ type: 'start' }, { type: 'choose-language', language }, ...inputs] as const) dispatch(input);
    return { exhibit, rules: own, store };
  }, [exhibit, language, inputs]);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    for (const selector of touches)
      flushSync(() => {
        frame.current?.querySelector<HTMLElement>(selector)?.click();
      });
  }, [touches]);
  return (
    <Specimen label={label}>
      <div className="screen-specimen">
        <div ref={frame} className="frame">
          <KioskProvider kiosk={kiosk}>{children}</KioskProvider>
        </div>
      </div>
    </Specimen>
  );
}
