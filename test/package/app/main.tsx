// The page of a host: what it puts in its address opens the canvas.
import { createRoot } from 'react-dom/client';
import { Team } from './team.tsx';

const asked = new URLSearchParams(location.search);
const root = document.querySelector('#root');
if (root) createRoot(root).render(<Team server={asked.get('server') ?? ''} link={asked.get('link') ?? ''} />);
