import { type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';

function Hello(): ReactNode {
  const [count, setCount] = useState(0);
  return (
    <button
      type="button"
      style={{ width: 400, height: 400, fontSize: 60 }}
      onClick={() => {
        setCount(count + 1);
      }}
    >
      Hello {count}
    </button>
  );
}

createRoot(document.querySelector('#root') as HTMLElement).render(<Hello />);
