import { Alert, Button } from '@grafana/ui';
import type { ServiceFailure } from '../data/service-failure.ts';
import { CodeText } from './code-text.tsx';

interface FailureNoticeProps {
  readonly failure: ServiceFailure;
  readonly onRetry?: (() => void) | undefined;
}

/** What happened, whose turn it is, and the next step. */
export function FailureNotice({ failure, onRetry }: FailureNoticeProps) {
  return (
    <Alert title={failure.message} severity={failure.kind === 'role' ? 'info' : 'error'}>
      <p>
        <CodeText text={failure.nextStep} />
      </p>
      {onRetry !== undefined && (
        <Button size="sm" variant="secondary" icon="sync" onClick={onRetry}>
          Try again
        </Button>
      )}
    </Alert>
  );
}
