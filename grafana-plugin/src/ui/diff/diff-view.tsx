import { css } from '@emotion/css';
import type { GrafanaTheme2, TimeZone } from '@grafana/data';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import { useMemo, useState } from 'react';
import type { DiffReading } from '../../data/frames/diff-frame.ts';
import type { SnapshotService } from '../../data/snapshot-service.ts';
import { DEFAULT_ORDER, orderRows } from '../../model/diff/diff-rows.ts';
import { ticketText } from '../../model/diff/ticket-text.ts';
import { useWidth } from '../use-width.ts';
import { ClassSection } from './class-section.tsx';
import { DiffHeader } from './diff-header.tsx';
import { FoldedSection } from './folded-section.tsx';
import { GrowthMap } from './growth-map.tsx';
import { OtherGrowth } from './other-growth.tsx';
import { StatisticsBars } from './statistics-bars.tsx';
import { SuspectList } from './suspect-list.tsx';

interface DiffViewProps {
  readonly reading: DiffReading;
  /** Must keep its identity, as must the reading. */
  readonly service: SnapshotService;
  readonly timeZone: TimeZone;
  readonly tableHeightPx: number;
  readonly instance?: string | undefined;
  /** Of the page that shows this diff, in full: it goes into tickets. */
  readonly href: string;
}

/** What grew between two snapshots: in sentences, as a map, as a table that opens to single nodes. */
export function DiffView({ reading, service, timeZone, tableHeightPx, instance, href }: DiffViewProps) {
  const styles = useStyles2(getStyles);
  const [box, widthPx] = useWidth<HTMLDivElement>();
  /** Counts the wishes, so that the same class can be wished for twice. */
  const [wish, setWish] = useState<{ readonly className: string; readonly turn: number }>();
  const { head, rows, subject } = reading;
  const suspectClasses = useMemo(
    () => new Set(head.suspects.map(({ className }) => className)),
    [head.suspects],
  );
  const showClass = (className: string): void =>
    setWish((last) => ({ className, turn: (last?.turn ?? 0) + 1 }));
  return (
    <div ref={box} className={styles.view}>
      <DiffHeader head={head} timeZone={timeZone} />
      <SuspectList suspects={head.suspects} onShowNodes={showClass}>
        <ClipboardButton
          size="sm"
          variant="secondary"
          icon="copy"
          getText={() => ticketText({ instance, head, rows: orderRows(rows, '', DEFAULT_ORDER), href })}
        >
          Copy for a ticket
        </ClipboardButton>
      </SuspectList>
      <OtherGrowth head={head} />
      <FoldedSection title="Map of retained growth" isOpenAtFirst>
        {widthPx > 0 && (
          <GrowthMap
            service={service}
            subject={subject}
            suspects={suspectClasses}
            sameProcess={head.sameProcess}
            widthPx={widthPx}
            onShowClass={showClass}
          />
        )}
      </FoldedSection>
      <ClassSection
        reading={reading}
        service={service}
        wish={wish}
        widthPx={widthPx}
        heightPx={tableHeightPx}
      />
      <FoldedSection title="What the bytes are used for">
        <StatisticsBars service={service} subject={subject} />
      </FoldedSection>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
    minWidth: 0,
  }),
});
