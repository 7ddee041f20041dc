/** The look of a report: one column of text, wide tables and maps, light and dark by the reader's setting. */
export const STYLES = `
:root {
  --page: #fff; --panel: #f5f6f8; --ink: #1b2230; --muted: #586274; --line: #d8dce3;
  --suspect: #a63f06; --suspect-fill: #fde5d3; --program: #41658f; --program-fill: #dfeaf6; --program-inner: #cfdff0;
  --system: #868d98; --system-fill: #ecedf0; --focus: #1557c9; --good: #1d6b4a;
  --part-0: #3f6ea8; --part-1: #c07a1f; --part-2: #5b9a8b; --part-3: #8a6bb0; --part-4: #9aa1ac; --part-5: #b8506b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #12151b; --panel: #1b2029; --ink: #e5e9f0; --muted: #9ba6b6; --line: #323a47;
    --suspect: #ffa869; --suspect-fill: #4b2b15; --program: #6f9bd0; --program-fill: #1d3048; --program-inner: #263e5c;
    --system: #79818d; --system-fill: #262b34; --focus: #82b4ff; --good: #6fcf9f;
    --part-0: #6c9fdd; --part-1: #e0a24d; --part-2: #77bba9; --part-3: #b193d8; --part-4: #78808c; --part-5: #de7c95;
  }
}
* { box-sizing: border-box }
html { background: var(--page); color: var(--ink); -webkit-text-size-adjust: 100% }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif }
main, footer { max-width: 72rem; margin: 0 auto; padding: 0 1rem }
footer { color: var(--muted); font-size: .875rem; padding-bottom: 2rem }
h1 { font-size: 1.45rem; line-height: 1.35; margin: .25rem 0 1.25rem; max-width: 44rem; font-weight: 600; text-wrap: pretty }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem; font-weight: 600 }
h3 { font-size: 1.05rem; margin: 0; font-weight: 600 }
h1, h3, dd, li, th, code { overflow-wrap: anywhere }
p { max-width: 44rem; margin: .5rem 0 }
footer p { max-width: 44rem }
code, .path { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: .875rem }
dl { margin: 0; display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem }
dl > div { display: contents }
dt, .muted, .kicker, .status, caption, .legend { color: var(--muted) }
dd { margin: 0; min-width: 0 }
.opening { padding-top: 2rem }
.kicker { margin: 0; font-size: .875rem }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }

ol.suspects { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem }
article { border: 1px solid var(--line); border-left: 4px solid var(--suspect); border-radius: 4px; background: var(--panel); padding: .75rem 1rem; min-width: 0 }
article.good { border-left-color: var(--good) }
.good .rank { background: var(--good) }
article header { display: flex; flex-wrap: wrap; gap: 0 1rem; align-items: baseline; justify-content: space-between; margin-bottom: .25rem }
article .bytes { margin: 0; font-weight: 600 }
.rank { display: inline-block; min-width: 1.5em; padding: 0 .3em; text-align: center; border-radius: 3px; background: var(--suspect); color: var(--page); font-style: normal; font-weight: 600 }
summary { cursor: pointer; padding: .25rem 0; width: fit-content }
.path { margin: .25rem 0; padding: 0; list-style: none }
.path li { padding: .0625rem 0 .0625rem 1.25rem; text-indent: -1.25rem }
.path li + li::before { content: "→ "; color: var(--muted) }
.path li:first-child { padding-left: 0; text-indent: 0 }
.path .edge { font-weight: 600 }
.path .inner, .path .place { color: var(--muted); font-weight: 400 }
.path .repeats { white-space: nowrap }

.map { position: relative; margin: .75rem 0 .5rem }
.map ul { list-style: none; margin: 0; padding: 0 }
.map .box { display: none; position: absolute; overflow: hidden; border: 1px solid var(--program); background: var(--program-fill); border-radius: 2px }
.map .box .box { background: var(--program-inner) }
.map .box.suspect { border: 2px solid var(--suspect); background: var(--suspect-fill) }
.map .box.system { border: 1px dashed var(--system); background: var(--system-fill) }
.map .box.rest { border: 1px dotted var(--system); background: none; color: var(--muted) }
.map .box > ul { position: absolute; inset: -1px }
.map .box.suspect > ul { inset: -2px }
.map a { position: absolute; inset: 0; display: block; padding: 1px 5px; color: inherit; text-decoration: none; font-size: .8125rem; line-height: 1.35; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; container-type: size }
.map a b { font-weight: 600 }
.map a:focus-visible { outline-offset: -3px }
.map a:hover { text-decoration: underline }
@container (max-width: 28px) or (max-height: 14px) { .map a > * { display: none } }
.legend { font-size: .875rem; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; max-width: none }
.key { display: inline-block; width: 1.1em; height: 1.1em; margin-right: .25em; border: 1px solid var(--program); background: var(--program-fill); border-radius: 2px; vertical-align: -.15em }
.key.suspect { border: 2px solid var(--suspect); background: var(--suspect-fill) }
.key.system { border: 1px dashed var(--system); background: var(--system-fill) }
.says { min-height: 1.5em; max-width: none; overflow-wrap: anywhere }

.scroll { overflow-x: auto; margin: .5rem 0 }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; font-variant-numeric: tabular-nums }
caption { text-align: left; font-size: .875rem; padding-bottom: .5rem; caption-side: top }
thead th { border-bottom: 2px solid var(--line); vertical-align: bottom; white-space: nowrap; overflow-wrap: normal; color: var(--muted) }
th, td { padding: .25rem .5rem; text-align: right; vertical-align: top }
td { white-space: nowrap }
th:first-child { text-align: left; padding-left: 0; min-width: 9rem }
tr > :last-child { padding-right: 0 }
tbody th { font-weight: 400 }
thead th { font-weight: 600 }
tbody tr { border-bottom: 1px solid var(--line) }
tbody tr:hover, tbody tr:target, tbody tr:focus { background: var(--panel) }
tbody tr:target th { font-weight: 600 }
th button { all: unset; cursor: pointer; font: inherit }
th button:hover { text-decoration: underline }
th button:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }
th[aria-sort] button { color: var(--ink) }
th[aria-sort="descending"] button::after { content: " ▾" }
th[aria-sort="ascending"] button::after { content: " ▴" }
.depth-1 { padding-left: 1.25rem !important } .depth-2 { padding-left: 2.5rem !important } .depth-3 { padding-left: 3.75rem !important }
.findings th[scope=row] { max-width: 40rem }
.findings .muted, .findings details { font-size: .93em }
.findings code, .findings .path { font-size: 1em }
.controls:not([hidden]) { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; align-items: center; margin: .5rem 0 }
input, button { font: inherit; color: inherit }
input[type=search] { width: 16rem; max-width: 100%; padding: .25rem .5rem; border: 1px solid var(--muted); border-radius: 4px; background: var(--page) }
#more { padding: .375rem .875rem; border: 1px solid var(--muted); border-radius: 4px; background: var(--panel); cursor: pointer }
.status { font-size: .875rem; margin: .25rem 0 }

.statistics { display: block; width: 100%; height: 2rem; border-radius: 3px }
.parts { list-style: none; margin: .5rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem }
.parts .key { border: 0 }
${[0, 1, 2, 3, 4, 5].map((n) => `.part-${n} { fill: var(--part-${n}); background: var(--part-${n}) }`).join('\n')}
.statistics rect { stroke: var(--page); stroke-width: 1px }

@media (max-width: 640px) {
  h1 { font-size: 1.2rem }
  dl { grid-template-columns: 1fr; gap: 0 }
  dd { margin-bottom: .25rem }
  dt { font-size: .875rem }
  article { padding: .625rem .75rem }
  table { font-size: .75rem }
  th, td { padding: .25rem .15rem }
  thead th { white-space: normal; font-size: .6875rem }
  th:first-child { min-width: 5rem }
}
@media print {
  :root {
    --page: #fff; --panel: #fff; --ink: #000; --muted: #444; --line: #bbb; --suspect: #8a3200; --good: #1d6b4a; --suspect-fill: #fde5d3;
    --program: #41658f; --program-fill: #eef4fa; --program-inner: #dfeaf6; --system: #777; --system-fill: #f2f2f2;
  }
  * { print-color-adjust: exact }
  body { font-size: 10pt }
  .controls, #more, .says { display: none !important }
  article, tr, .map { break-inside: avoid }
  .scroll { overflow: visible }
}
`;
