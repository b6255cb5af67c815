// What other people's pages load: defines <customer-leader-canvas>, unless the page has one already.
import './customer-leader-canvas.ts';
import { tellWhichIsKept } from './one-copy.ts';

export { version } from '../../package.json';

tellWhichIsKept();
