// What is inside the public element: tests look into it, pages do not.
import type { CustomerLeaderCanvas } from '../../../client/widget/customer-leader-canvas.ts';
import type { ClcShell } from '../../../client/widget/shell.ts';

export function shellOf(element: CustomerLeaderCanvas): ClcShell {
  const shell = element.renderRoot.querySelector('clc-shell');
  if (!shell) throw new Error('The element is not near, so there is nothing inside.');
  return shell;
}
