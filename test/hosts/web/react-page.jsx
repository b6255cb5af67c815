// A page of React 19 as a host writes it: strict, the canvas among its elements, and props that change, come and go.
import { StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { tokenFor } from './host.js';

const asked = new URLSearchParams(location.search);
const { product } = document.querySelector('script[data-product]').dataset;

function Page() {
  const [plan, setPlan] = useState({ canvas: asked.get('canvas'), lang: 'nl', mode: 'edit', theme: 'light' });
  const [shown, setShown] = useState(true);
  const [drawn, setDrawn] = useState(0);
  const [role, setRole] = useState('');
  const canvas = useRef(null);
  const become = (change) => () => setPlan((before) => ({ ...before, ...change }));
  return (
    <>
      <div role="toolbar" aria-label="Pagina" className="tools">
        <button onClick={become({ canvas: asked.get('second') })}>Ander canvas</button>
        <button onClick={become({ lang: 'en' })}>English</button>
        <button onClick={become({ theme: 'dark' })}>Donker</button>
        <button onClick={become({ mode: 'view' })}>Meelezen</button>
        <button onClick={become({ mode: 'edit' })}>Bewerken</button>
        <button onClick={() => canvas.current.setView('agenda')}>Naar de agenda</button>
        <button onClick={() => setShown((before) => !before)}>Weg of terug</button>
        <button onClick={() => setDrawn((before) => before + 1)}>Opnieuw tekenen</button>
      </div>
      <output aria-label="Rol" data-drawn={drawn}>
        {role}
      </output>
      {shown && (
        <customer-leader-canvas
          ref={canvas}
          server={product}
          {...plan}
          // Another function at each drawing, as many pages have it.
          tokenProvider={tokenFor(plan.canvas)}
          onclc-ready={({ detail }) => setRole(detail.role)}
        >
          <p className="soon">Het canvas komt eraan…</p>
        </customer-leader-canvas>
      )}
    </>
  );
}

createRoot(document.querySelector('#root')).render(
  <StrictMode>
    <Page />
  </StrictMode>,
);
