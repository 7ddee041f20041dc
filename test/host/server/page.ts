/** The one HTML page: boot data first, because the libraries read it while they load, then the bundle. */
export function pageHtml(bootData: unknown): string {
  const boot = JSON.stringify(bootData).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Heapwatch in Grafana's libraries</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/bundle/main.css">
    <style>html, body { margin: 0; height: 100%; } #root { height: 100%; }</style>
  </head>
  <body>
    <div id="root"></div>
    <script>
      window.grafanaBootData = ${boot};
      window.__grafana_public_path__ = '/public/';
    </script>
    <script type="module" src="/bundle/main.js"></script>
  </body>
</html>
`;
}
