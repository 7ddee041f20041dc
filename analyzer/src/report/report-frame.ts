import { renderPage, type Section } from './page.ts';
import { STYLES } from './styles.ts';

/** What a report needs besides its content. */
export interface ReportFrame {
  /** When and by which release it was made, for the footer. */
  readonly madeBy: string;
  /** Texts of the scripts in `page/`, compiled. */
  readonly scripts: readonly string[];
}

export function frameReport(title: string, sections: readonly Section[], frame: ReportFrame): string {
  const footer = `${frame.madeBy}. This file needs no network. It holds names of classes, properties, variables and files of the program, and no values of strings.`;
  return renderPage({ title, footer, sections, style: STYLES, scripts: frame.scripts });
}
