import type { PluginPage as GrafanasPluginPage } from '@grafana/runtime';
import type { ComponentProps } from 'react';

/** Grafana puts its own frame around an app's page; of that the page's title is seen here. */
export function PluginPage({ pageNav, renderTitle, children }: ComponentProps<typeof GrafanasPluginPage>) {
  const title = pageNav?.text;
  return (
    <>
      {title !== undefined && (renderTitle?.(title) ?? <h1>{title}</h1>)}
      {children}
    </>
  );
}
