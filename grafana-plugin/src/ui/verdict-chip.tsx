import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import type { LeakRow } from '../model/leaks/leak-row.ts';
import { stateWords } from '../model/leaks/verdict-words.ts';

type State = LeakRow['state'];

/** A verdict in a word. The word and the filling tell it; the colour only repeats them. */
export function VerdictChip({ state }: { readonly state: State }) {
  const styles = useStyles2(getStyles, state);
  return <span className={styles}>{stateWords(state)}</span>;
}

function getStyles(theme: GrafanaTheme2, state: State): string {
  return css({
    display: 'inline-block',
    padding: theme.spacing(0, 0.75),
    borderRadius: theme.shape.radius.pill,
    border: '1px solid transparent',
    lineHeight: '18px',
    fontSize: theme.typography.bodySmall.fontSize,
    fontWeight: theme.typography.fontWeightMedium,
    whiteSpace: 'nowrap',
    ...chipColors(theme, state),
  });
}

function chipColors(theme: GrafanaTheme2, state: State) {
  const { error, warning, success, text, border } = theme.colors;
  if (state === 'leaking') return { background: error.main, color: error.contrastText };
  if (state === 'overload') return { background: warning.main, color: warning.contrastText };
  if (state === 'stable') return { borderColor: success.border, color: success.text };
  return { borderColor: border.medium, borderStyle: 'dashed', color: text.secondary };
}
