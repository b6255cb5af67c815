// A React page with the canvas in it, as a host would write one: props, events, and methods through a ref.
import { useRef, useState } from 'react';
import { version } from 'customer-leader-canvas';
import type { CanvasFile, CustomerLeaderCanvas, SaveStateEvent } from 'customer-leader-canvas';
import 'customer-leader-canvas/react';

export function Team({ server, link }: { server: string; link: string }): React.JSX.Element {
  const canvas = useRef<CustomerLeaderCanvas>(null);
  const [state, setState] = useState<SaveStateEvent['detail']['state']>('loading');
  const [role, setRole] = useState('');
  const [cards, setCards] = useState(0);
  const count = async (): Promise<void> => {
    const file: CanvasFile | undefined = await canvas.current?.exportJSON();
    setCards(file?.cards.length ?? 0);
  };
  return (
    <main>
      <output data-version={version} data-state={state} data-role={role} data-cards={cards} />
      <button onClick={() => void count()}>Count</button>
      <customer-leader-canvas
        ref={canvas}
        className="team"
        server={server}
        link={link}
        lang="nl"
        mode="view"
        name="Vera Vos"
        theme="light"
        tokenProvider={undefined}
        onclc-ready={(event) => setRole(event.detail.role)}
        onclc-save-state={(event) => setState(event.detail.state)}
        onclc-navigate={(event) => event.preventDefault()}
      />
    </main>
  );
}
