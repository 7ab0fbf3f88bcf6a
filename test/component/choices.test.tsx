import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ReactNode, useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';

import { Chip } from '../../src/renderer/ui/chip.tsx';
import { Slider } from '../../src/renderer/ui/slider.tsx';
import { Tabs } from '../../src/renderer/ui/tabs.tsx';

afterEach(cleanup);

const tabs = ['day', 'month', 'year'].map((id) => ({ id, label: `By ${id}` }));

function Views(): ReactNode {
  const [selected, select] = useState('day');
  return (
    <Tabs label="Span" tabs={tabs} selected={selected} onSelect={select}>
      <p>Shown: {selected}</p>
    </Tabs>
  );
}

test('tabs are chosen by touch and by arrow keys, and only the chosen one is reached by Tab', async () => {
  const user = userEvent.setup();
  render(<Views />);
  await user.click(screen.getByRole('tab', { name: 'By month' }));
  expect(screen.getByRole('tabpanel', { name: 'By month' }).textContent).toBe('Shown: month');
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement?.textContent).toBe('By year');
  await user.keyboard('{ArrowRight}{End}{ArrowLeft}{Home}');
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('By day');
  expect(screen.getAllByRole('tab').map((tab) => tab.tabIndex)).toEqual([0, -1, -1]);
});

test('a chip says whether it is on, and stays as it is where it is disabled', async () => {
  const user = userEvent.setup();
  const toggled = vi.fn<(on: boolean) => void>();
  const { rerender } = render(
    <Chip on={false} onToggle={toggled}>
      Rivers
    </Chip>,
  );
  await user.click(screen.getByRole('button', { name: 'Rivers', pressed: false }));
  expect(toggled).toHaveBeenCalledExactlyOnceWith(true);
  rerender(
    <Chip on disabled onToggle={toggled}>
      Rivers
    </Chip>,
  );
  await user.click(screen.getByRole('button', { name: 'Rivers', pressed: true }));
  expect(toggled).toHaveBeenCalledTimes(1);
});

test('a stepped slider goes by its buttons as well, and never past its ends', async () => {
  const user = userEvent.setup();
  const changed = vi.fn<(value: number) => void>();
  const slider = (value: number): ReactNode => (
    <Slider
      label="Cars"
      variant="stepped"
      value={value}
      least={0}
      most={10}
      step={4}
      valueText={`${value} cars`}
      lessLabel="Fewer"
      moreLabel="More"
      onChange={changed}
    />
  );
  const { rerender } = render(slider(4));
  expect(screen.getByRole('slider', { name: 'Cars' }).getAttribute('aria-valuetext')).toBe('4 cars');
  fireEvent.change(screen.getByRole('slider'), { target: { value: '8' } });
  await user.click(screen.getByRole('button', { name: 'Fewer' }));
  rerender(slider(8));
  await user.click(screen.getByRole('button', { name: 'More' }));
  rerender(slider(10));
  await user.click(screen.getByRole('button', { name: 'More' }));
  expect(changed.mock.calls.flat()).toEqual([8, 0, 10]);
});
