import type { ReactNode } from 'react';

import {
  OrnamentBorder,
  OrnamentCorners,
  OrnamentDivider,
  OrnamentGround,
  OrnamentMark,
} from '../ui/ornament/ornament.tsx';
import { Section, Specimen } from './specimen.tsx';

/** The parts of the pack's ornament, larger than any screen shows them; empty for a pack that has none. */
export function Ornaments(): ReactNode {
  return (
    <Section title="Ornament">
      <Specimen label="border" width="wide">
        <div className="ornament-specimen ornament-specimen-large">
          <OrnamentBorder place="inside" />
        </div>
      </Specimen>
      <Specimen label="divider" width="wide">
        <div className="ornament-specimen ornament-specimen-large">
          <OrnamentDivider />
        </div>
      </Specimen>
      <Specimen label="mark" width="half">
        <div className="ornament-specimen ornament-specimen-tall ornament-specimen-large">
          <OrnamentMark />
        </div>
      </Specimen>
      <Specimen label="corners" width="half">
        <div className="ornament-specimen ornament-specimen-tall ornament-specimen-large">
          <OrnamentCorners />
        </div>
      </Specimen>
      <Specimen label="ground, as on the screens" width="half">
        <div className="ornament-specimen ornament-specimen-tall">
          <OrnamentGround />
        </div>
      </Specimen>
      <Specimen label="ground, made plain" width="half">
        <div className="ornament-specimen ornament-specimen-tall ornament-specimen-loud">
          <OrnamentGround />
        </div>
      </Specimen>
    </Section>
  );
}
