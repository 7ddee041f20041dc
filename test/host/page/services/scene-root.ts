import type { SceneObject } from '@grafana/scenes';

let current: SceneObject | undefined;

/** The dashboard on screen: the services look its variables up. */
export function sceneRoot(): SceneObject | undefined {
  return current;
}

export function setSceneRoot(scene: SceneObject | undefined): void {
  current = scene;
  window.__grafanaSceneContext = scene;
}

declare global {
  interface Window {
    /** Read by the Prometheus library and by scenes themselves. */
    __grafanaSceneContext?: SceneObject | undefined;
  }
}
