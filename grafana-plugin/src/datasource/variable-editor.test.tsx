import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { VariableEditor } from './variable-editor.tsx';

afterEach(cleanup);

test('a variable lists values of a kind, of the instance that another variable may name', () => {
  const onChange = vi.fn();
  render(<VariableEditor query={{ refId: 'A', kind: 'snapshot' }} onChange={onChange} />);
  expect(screen.getByLabelText<HTMLInputElement>('Values').value).toBe('Snapshots');
  fireEvent.change(screen.getByLabelText('Of instance'), { target: { value: '$instance' } });
  expect(onChange).toHaveBeenCalledWith({ refId: 'A', kind: 'snapshot', instance: '$instance' });
});

test('without a kind it lists instances', () => {
  render(<VariableEditor query={{ refId: 'A' }} onChange={() => {}} />);
  expect(screen.getByLabelText<HTMLInputElement>('Values').value).toBe('Instances');
});
