import { basename } from 'node:path';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration, RuleSetRule } from 'webpack';
import { copyFilePatterns } from './.config/bundler/copyFiles.ts';
import createPluginConfig, { type Env } from './.config/webpack/webpack.config.ts';

/**
 * create-plugin's build with what nested plugins need besides. Grafana serves a nested plugin under its own id
 * while every lazy chunk lies in the app's folder, so a chunk of a nested plugin would answer 404: theirs are
 * inlined. Their images, and the generated dashboards, are copied here too, and so are the documentation's pictures.
 */
export default async function webpackConfig(env: Env): Promise<Configuration> {
  for (const pattern of copyFilePatterns) takePictures(pattern);
  const config = await createPluginConfig(env);
  const configFile = `${import.meta.dirname}/webpack.config.ts`;
  return {
    ...config,
    cache: {
      type: 'filesystem',
      buildDependencies: { config: [configFile, `${import.meta.dirname}/.config/`] },
    },
    module: {
      ...config.module,
      rules: [
        ...(config.module?.rules ?? []).map(forSupportedBrowsers),
        { test: /src[\\/](panels|datasource)[\\/]/, parser: { dynamicImportMode: 'eager' } },
      ],
    },
    plugins: [
      ...(config.plugins ?? []),
      new CopyWebpackPlugin({
        patterns: [
          { from: '{panels/*,datasource}/img/**/*', to: '.', noErrorOnMissing: true },
          { from: `${import.meta.dirname}/../dashboards/*.json`, to: 'dashboards/[name][ext]' },
        ],
      }),
    ],
  };
}

/** Pictures are those of the documentation; the README shows them where Grafana serves them, and has no links to what is not in the archive. */
function takePictures(pattern: { from: string; transform?: (content: Buffer) => string }): void {
  const images = `${import.meta.dirname}/../docs/images/`;
  if (pattern.from.endsWith('.png')) pattern.from = images + basename(pattern.from);
  if (pattern.from.endsWith('README.md')) {
    pattern.transform = (content) =>
      content
        .toString()
        .replaceAll('../docs/images/', 'public/plugins/heapwatch-leaks-app/img/')
        .replaceAll(/\[([^\]]+)\]\(\.\.\/[^)]+\)/g, '$1');
  }
}

type Rule = NonNullable<NonNullable<Configuration['module']>['rules']>[number];

/**
 * The language of the browsers that Grafana 12.4 supports: for an older one the compiler writes its helpers into every
 * file, which makes a panel a quarter larger.
 */
function forSupportedBrowsers(rule: Rule): Rule {
  const { use } = (rule || {}) as RuleSetRule;
  if (typeof use !== 'object' || use === null || !('loader' in use) || use.loader !== 'swc-loader')
    return rule;
  const options = use.options as { readonly jsc: object };
  return {
    ...(rule as RuleSetRule),
    use: { ...use, options: { ...options, jsc: { ...options.jsc, target: 'es2022' } } },
  };
}
