'use strict';
// A gateway that makes a context of TLS for each upstream it calls, with the certificates it trusts, and keeps them all.
const tls = require('node:tls');
require('../healthy-programs/serve.cjs')();

const ca = tls.rootCertificates.slice(0, 20);
const contexts = new Map();
let next = 0;

const everyMs = Number(process.env.UPSTREAM_EVERY_MS ?? 150);
setInterval(() => contexts.set(`upstream-${next++}`, tls.createSecureContext({ ca })), everyMs);
