/** Files of the archive by their path in it. */
export type ArchiveFiles = Readonly<Record<string, Uint8Array>>;

interface PluginJson {
  readonly id?: string;
  readonly type?: string;
  readonly name?: string;
  readonly info?: {
    readonly version?: string;
    readonly updated?: string;
    readonly description?: string;
    readonly keywords?: readonly string[];
    readonly author?: { readonly name?: string };
    readonly logos?: { readonly small?: string; readonly large?: string };
    readonly screenshots?: readonly { readonly path: string }[];
    readonly links?: readonly { readonly url: string }[];
  };
  readonly includes?: readonly { readonly type: string; readonly path?: string }[];
  readonly dependencies?: { readonly grafanaDependency?: string };
  readonly routes?: readonly {
    readonly path?: string;
    readonly method?: string;
    readonly reqRole?: string;
  }[];
}

const LICENCE = /Apache License\s+Version 2\.0|MIT License|GNU (AFFERO |LESSER )?GENERAL PUBLIC LICENSE|BSD/;
/** What Grafana's own panels weigh less than; a panel is loaded with each dashboard that has it. */
const PANEL_BYTES = 60 * 1024;
const ID = /^[a-z0-9]+-[a-z0-9-]+-(app|panel|datasource)$/;

/**
 * What the archive of an app does not keep of the rules that Grafana publishes for its catalogue, and of our own; none when
 * it keeps them all. What needs a network is left out: whether the organisation exists, and the signature.
 */
export function checkPlugin(files: ArchiveFiles, version: string): string[] {
  const root = Object.keys(files)[0]?.split('/')[0] ?? '';
  const app = readJson(files, `${root}/plugin.json`);
  if (app === undefined) return ['there is no plugin.json in the one folder at the top'];
  const nested = Object.keys(files)
    .filter((path) => path.endsWith('/plugin.json') && path !== `${root}/plugin.json`)
    .map((path) => path.slice(root.length + 1));
  return [
    ...(Object.keys(files).every((path) => path.startsWith(`${app.id}/`))
      ? []
      : [`not everything is in the folder ${app.id}`]),
    ...checkTexts(files, root),
    ...checkOne(files, root, app, version),
    ...nested.flatMap((path) => {
      const json = readJson(files, `${root}/${path}`) ?? {};
      const isIncluded = app.includes?.some((entry) => entry.path === path && entry.type === json.type);
      return [
        ...(isIncluded ? [] : [`${path} is not among the app's includes, as what it is`]),
        ...checkOne(files, `${root}/${path.slice(0, -'/plugin.json'.length)}`, json, version),
      ];
    }),
    ...(app.includes ?? []).flatMap(({ type, path = '' }) =>
      type === 'page' || files[`${root}/${path}`] !== undefined ? [] : [`${path} is included and not there`],
    ),
    ...Object.keys(files).flatMap((path) => checkFile(path, files[path] ?? new Uint8Array())),
  ];
}

function checkTexts(files: ArchiveFiles, root: string): string[] {
  const faults: string[] = [];
  const readme = textOf(files, `${root}/README.md`);
  if (readme.length < 500) faults.push('README.md says too little');
  if (/create-plugin|This template|Grafana app plugin template/i.test(readme))
    faults.push('README.md is a template');
  for (const [, target = ''] of readme.matchAll(/\]\((?!https:|#)([^)\s]+)\)/g)) {
    if (files[target.replace('public/plugins/', '')] === undefined)
      faults.push(`README.md links to ${target}, which is not there`);
  }
  if (!textOf(files, `${root}/CHANGELOG.md`).startsWith('# Changelog'))
    faults.push('there is no CHANGELOG.md');
  if (!LICENCE.test(textOf(files, `${root}/LICENSE`)))
    faults.push('LICENSE is not one that the catalogue takes');
  return faults;
}

/** Rules for the app and for each plugin in it alike. */
function checkOne(files: ArchiveFiles, folder: string, json: PluginJson, version: string): string[] {
  const faults: string[] = [];
  const { info = {} } = json;
  if (!ID.test(json.id ?? '') || !json.id?.endsWith(`-${json.type}`))
    faults.push('its id does not end in its type');
  if (!json.name) faults.push('it has no name');
  if (info.version !== version)
    faults.push(`its version is ${info.version}, that of package.json ${version}`);
  if (!/^\d{4}-\d\d-\d\d$/.test(info.updated ?? '')) faults.push('it does not say when it was updated');
  if ((info.description?.length ?? 0) < 20) faults.push('its description says too little');
  if ((info.keywords?.length ?? 0) === 0) faults.push('it has no keywords');
  if (!info.author?.name) faults.push('it has no author');
  if (!/^>=\d+\.\d+\.\d+/.test(json.dependencies?.grafanaDependency ?? '')) {
    faults.push('it does not say which Grafana it needs');
  }
  for (const path of [
    info.logos?.small,
    info.logos?.large,
    ...(info.screenshots ?? []).map((one) => one.path),
  ]) {
    if (path === undefined || files[`${folder}/${path}`] === undefined)
      faults.push(`the image ${path} is not there`);
  }
  for (const { url } of info.links ?? [])
    if (!url.startsWith('https://')) faults.push(`the link ${url} is not safe`);
  const code = files[`${folder}/module.js`];
  if (code === undefined) faults.push('it has no module.js');
  else if (json.type === 'panel' && code.length > PANEL_BYTES)
    faults.push(`its module.js has ${code.length} bytes`);
  if (files[`${folder}/module.js.map`] === undefined) faults.push('it has no source map');
  for (const { path = '', method = '', reqRole = '' } of json.routes ?? []) {
    if (!/^[A-Z]+$/.test(method)) faults.push(`the route ${path} is not of one verb`);
    if (method !== 'GET' && reqRole !== 'Editor' && reqRole !== 'Admin') {
      faults.push(`the route ${method} ${path} is open to Viewers`);
    }
  }
  return faults.map((fault) => `${json.id ?? folder}: ${fault}`);
}

/** Rules for any file: what no archive may hold, what no code may do. */
function checkFile(path: string, bytes: Uint8Array): string[] {
  const faults: string[] = [];
  const isText = /\.(js|svg|json|md)$/.test(path);
  const text = isText ? new TextDecoder().decode(bytes) : '';
  if (/(^|\/)(node_modules|\.git|\.DS_Store|\.env)/.test(path)) faults.push('does not belong here');
  if (/%(VERSION|TODAY|PLUGIN_ID)%/.test(text) && !path.includes('/dashboards/'))
    faults.push('has a placeholder left');
  if (path.endsWith('.svg') && /<script|\son\w+=|javascript:|<foreignObject/i.test(text))
    faults.push('is no safe image');
  if (path.endsWith('.js') && /\bconsole\.log\(/.test(text)) faults.push('writes to the console');
  if (path.endsWith('.js') && /\beval\(|new Function\(/.test(text)) faults.push('makes code at run time');
  if (path.endsWith('.js') && /window\.grafanaBootData|grafanaBootData\./.test(text))
    faults.push("reads Grafana's insides");
  return faults.map((fault) => `${path} ${fault}`);
}

function readJson(files: ArchiveFiles, path: string): PluginJson | undefined {
  return files[path] === undefined ? undefined : JSON.parse(textOf(files, path));
}

function textOf(files: ArchiveFiles, path: string): string {
  return new TextDecoder().decode(files[path]);
}
