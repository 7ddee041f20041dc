import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import { type SceneObject, sceneGraph } from '@grafana/scenes';
import { sceneRoot } from './scene-root.ts';

/** Puts the values of the dashboard's variables into texts. */
export function templateService(): TemplateSrv {
  const service = {
    getVariables: () => {
      const root = sceneRoot();
      return root === undefined
        ? []
        : sceneGraph.getVariables(root).state.variables.map(({ state }) => state);
    },
    replace(
      target = '',
      scopedVars?: ScopedVars,
      format?: Parameters<typeof sceneGraph.interpolate>[3],
    ): string {
      const scope = sceneOf(scopedVars) ?? sceneRoot();
      return scope === undefined ? target : sceneGraph.interpolate(scope, target, scopedVars, format);
    },
    containsTemplate: (target?: string) => target !== undefined && /\$\w|\$\{/.test(target),
    updateTimeRange: () => {},
  };
  return service as unknown as TemplateSrv;
}

function sceneOf(scopedVars: ScopedVars | undefined): SceneObject | undefined {
  const { __sceneObject: wrapped } = scopedVars ?? {};
  return wrapped?.value?.valueOf();
}
