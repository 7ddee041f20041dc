import { PanelMessage } from '../ui/panel-message.tsx';

/** Nothing there yet, and how to get something. */
export function NoSnapshots({ instance }: { readonly instance: string | undefined }) {
  return (
    <PanelMessage title={instance === undefined ? 'No snapshots yet.' : `No snapshots of ${instance} yet.`}>
      <p>
        {instance === undefined
          ? 'Choose an instance above to capture one. Files that are put into the folder of heapwatch serve appear here too.'
          : 'Capture one now, and another when the process has served for a while: the two together name the leak.'}
      </p>
    </PanelMessage>
  );
}
