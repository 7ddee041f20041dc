'use strict';
// A plug-in that installs its hook again with each configuration.
class Router {
  constructor() {
    this.hooks = { before: [], after: [] };
  }
  use(hook) {
    this.hooks.before.push(hook);
  }
}

const router = new Router();

function installPlugin(settings) {
  router.use((request) => {
    request.settings = settings;
  });
}

let version = 0;
setInterval(() => {
  for (let turn = 0; turn < 5; turn++)
    installPlugin({ version: version++, flags: new Array(10).fill(version) });
}, 5);
