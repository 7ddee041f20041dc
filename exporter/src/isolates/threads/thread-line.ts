import { type ReceivedAnswer, receiveAnswer } from './received-answer.ts';
import { offerLink, openAnswers, openAsks, type ThreadAsk, type ThreadLink } from './thread-link.ts';

/** The main thread's end of the channels. */
export interface ThreadLine {
  /** Asks all threads at once. */
  ask(): void;
  /** Stops the exporters of all threads, and those of threads to come. */
  close(): void;
}

/** Opens the channels of `link` and tells them to all threads that are started from here on. */
export function openThreadLine(
  link: ThreadLink,
  onAnswer: (answer: ReceivedAnswer) => void,
  onError: (error: unknown) => void,
): ThreadLine {
  const asks = openAsks(link);
  const answers = openAnswers(link);
  const post = (ask: ThreadAsk) => asks.postMessage(ask);
  answers.onmessage = (event) => {
    try {
      onAnswer(receiveAnswer((event as { readonly data: unknown }).data));
    } catch (error) {
      onError(error);
    }
  };
  offerLink(link);
  return {
    ask: () => post({ ask: true }),
    close() {
      offerLink(undefined);
      post({ stop: true });
      asks.close();
      answers.close();
    },
  };
}
