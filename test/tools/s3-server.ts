import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installDebianPackage } from './debian-package.ts';
import { freePort } from './ports.ts';
import { type StartedProcess, startProcess } from './processes.ts';

/** Debian's, which has its Swift; a pyenv's or a user's own would not. */
const PYTHON = '/usr/bin/python3';
const BUCKET = 'snapshots';

/** OpenStack Swift with its S3 API, on loopback, one copy of everything in a temporary folder. */
export interface S3Server {
  readonly endpoint: string;
  readonly bucket: string;
  /** For the environment of who uses it. */
  readonly credentials: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

const SERVERS = ['account', 'container', 'object', 'proxy'] as const;
type Server = (typeof SERVERS)[number];

/** Starts the servers and makes the bucket. Installs Debian's package where it is missing, which needs root. */
export async function startS3Server(): Promise<S3Server> {
  await installDebianPackage('python3-swift');
  const root = await mkdtemp(join(tmpdir(), 'heapwatch-swift-'));
  const ports = new Map<Server, number>();
  for (const server of SERVERS) ports.set(server, await freePort());
  let swift: StartedProcess | undefined;
  const stop = async () => {
    await swift?.stop();
    await rm(root, { recursive: true, force: true });
  };
  try {
    await mkdir(join(root, 'devices/disk'), { recursive: true });
    await writeFile(join(root, 'swift.conf'), '[swift-hash]\nswift_hash_path_suffix = heapwatch\n');
    for (const [server, port] of ports) {
      await writeFile(join(root, `${server}.conf`), configuration(server, port, root));
    }
    const args = [root, ...SERVERS.map((server) => String(ports.get(server)))];
    swift = await startProcess(PYTHON, ['-c', RUN, ...args], { ready: /serving/, timeoutMs: 120_000 });
    const endpoint = `http://127.0.0.1:${ports.get('proxy')}`;
    const credentials = {
      AWS_ACCESS_KEY_ID: 'test:tester',
      AWS_SECRET_ACCESS_KEY: 'testing',
      // an instance's own would be asked for over the network
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    await makeBucket(endpoint, credentials);
    return { endpoint, bucket: BUCKET, credentials, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The S3 API insists on a cache, and does without where none answers. */
function configuration(server: Server, port: number, root: string): string {
  const common = `[DEFAULT]
bind_ip = 127.0.0.1
bind_port = ${port}
workers = 0
user = root
swift_dir = ${root}
devices = ${root}/devices
mount_check = false
fallocate_reserve = 0
`;
  if (server !== 'proxy') {
    return `${common}[pipeline:main]
pipeline = ${server}-server
[app:${server}-server]
use = egg:swift#${server}
`;
  }
  return `${common}[pipeline:main]
pipeline = catch_errors cache listing_formats s3api tempauth slo proxy-server
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin
[filter:slo]
use = egg:swift#slo
`;
}

/** All servers in one process, as most of their start is loading the same code. Arguments: folder, ports of SERVERS. */
const RUN = `
import os, sys
from swift.common import utils
root, ports = sys.argv[1], dict(zip(('account', 'container', 'object', 'proxy'), map(int, sys.argv[2:])))
utils.SWIFT_CONF_FILE = os.path.join(root, 'swift.conf')
(getattr(utils, 'eventlet_monkey_patch', None) or utils.monkey_patch)()
import eventlet, eventlet.wsgi
from swift.common import wsgi
from swift.common.ring import RingBuilder
for name in ('account', 'container', 'object'):
    builder = RingBuilder(4, 1, 0)
    builder.add_dev({'id': 0, 'region': 1, 'zone': 1, 'ip': '127.0.0.1', 'port': ports[name], 'device': 'disk', 'weight': 1})
    builder.rebalance()
    builder.get_ring().save(os.path.join(root, name + '.ring.gz'))
for name in ports:
    app = wsgi.loadapp(os.path.join(root, name + '.conf'), global_conf={'log_name': name})
    # clients of S3 look for ETag, not Etag
    options = dict(log_output=False, protocol=wsgi.SwiftHttpProtocol, capitalize_response_headers=False)
    eventlet.spawn(eventlet.wsgi.server, eventlet.listen(('127.0.0.1', ports[name])), app, **options)
eventlet.sleep(0)
print('serving', flush=True)
eventlet.sleep(3600)
`;

async function makeBucket(endpoint: string, credentials: Readonly<Record<string, string>>): Promise<void> {
  const { CreateBucketCommand, S3Client } = await import('@aws-sdk/client-s3');
  const client = new S3Client({
    endpoint,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: {
      accessKeyId: credentials.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: credentials.AWS_SECRET_ACCESS_KEY ?? '',
    },
  });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  client.destroy();
}
