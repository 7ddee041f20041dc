'use strict';
// Its twin: the same contexts, of which the last ten are kept.
const tls = require('node:tls');
require('../healthy-programs/serve.cjs')();

const ca = tls.rootCertificates.slice(0, 20);
const contexts = new Map();
let next = 0;

setInterval(() => contexts.set(`upstream-${next++ % 10}`, tls.createSecureContext({ ca })), 150);
