import { createDataFrame, type DataFrame } from '@grafana/data';
import type { Suspect } from 'heapwatch/wire';
import { placeText } from '../../model/diff/path-text.ts';
import { bytesField, countField, textField } from './frame-fields.ts';

/** The likely culprits, the likeliest first. */
export function suspectsFrame(suspects: readonly Suspect[]): DataFrame {
  return createDataFrame({
    name: 'Suspects',
    fields: [
      countField(
        'Rank',
        suspects.map(({ rank }) => rank),
        '1 is the likeliest',
      ),
      textField(
        'Class',
        suspects.map(({ className }) => className),
        'What was added',
      ),
      countField(
        'Added',
        suspects.map(({ addedCount }) => addedCount),
        'Nodes that the baseline does not have',
      ),
      bytesField(
        'Shallow delta',
        suspects.map(({ deltaBytes }) => deltaBytes),
        'Bytes of the nodes themselves',
      ),
      bytesField(
        'Retained',
        suspects.map(({ retainedBytes }) => retainedBytes),
        'Bytes that would be freed with them',
      ),
      textField(
        'Held by',
        suspects.map(({ holders }) => holders),
        'Who keeps them alive',
      ),
      textField(
        'Written at',
        suspects.map(({ source }) => placeText(source)),
        'As the snapshot says',
      ),
      textField(
        'Sentence',
        suspects.map(({ sentence }) => sentence),
        'All of it in words',
      ),
    ],
  });
}
