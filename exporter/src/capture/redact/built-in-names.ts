// Made by built-in-names/generate.ts from Node.js 22.23.3, 24.21.0, 26.10.0.
const NAMES = `
#abortCleanup
#asyncLoaderHooks
#availableParallelism
#brand
#callWindow
#compare
#context
#continuationWindow
#customizations
#defaultConditions
#defaultValue
#dispatcher
#encoding
#finalizers
#guard
#headers
#headersList
#heap
#languages
#loader
#locks
#map
#name
#platform
#pool
#resolveCache
#searchParams
#searchParamsModified
#setPosition
#signal
#state
#strong
#userAgent
#weak
$&
$'
$+
$1
$2
$3
$4
$5
$6
$7
$8
$9
$_
--abort-on-uncaught-exception
--addons
--allow-addons
--allow-child-process
--allow-ffi
--allow-fs-read
--allow-fs-vfs
--allow-fs-write
--allow-inspector
--allow-net
--allow-openssl-store
--allow-wasi
--allow-worker
--async-context-frame
--bench
--bench-isolation
--bench-name-pattern
--bench-reporter
--bench-reporter-destination
--build-sea
--build-snapshot
--build-snapshot-config
--check
--completion-bash
--conditions
--cpu-prof
--cpu-prof-dir
--cpu-prof-name
--debug
--debug-arraybuffer-allocations
--debug-brk
--deprecation
--diagnostic-dir
--disable-proto
--disable-sigusr1
--disable-warning
--disable-wasm-trap-handler
--disallow-code-generation-from-strings
--dns-result-order
--enable-etw-stack-walking
--enable-fips
--enable-fips-indicator-events
--enable-source-maps
--entry-url
--env-file
--env-file-if-exists
--eval
--experimental-abortcontroller
--experimental-addon-modules
--experimental-async-context-frame
--experimental-bench
--experimental-config-file
--experimental-default-config-file
--experimental-default-type
--experimental-detect-module
--experimental-dtls
--experimental-eventsource
--experimental-fetch
--experimental-ffi
--experimental-global-customevent
--experimental-global-navigator
--experimental-global-webcrypto
--experimental-import-meta-resolve
--experimental-import-text
--experimental-inspector-network-resource
--experimental-json-modules
--experimental-loader
--experimental-modules
--experimental-network-inspection
--experimental-package-map
--experimental-print-required-tla
--experimental-quic
--experimental-repl-await
--experimental-report
--experimental-require-module
--experimental-sea-config
--experimental-shadow-realm
--experimental-specifier-resolution
--experimental-sqlite
--experimental-storage-inspection
--experimental-stream-iter
--experimental-strip-types
--experimental-test-coverage
--experimental-test-isolation
--experimental-test-module-mocks
--experimental-test-snapshots
--experimental-test-tag-filter
--experimental-top-level-await
--experimental-transform-types
--experimental-vfs
--experimental-vm-modules
--experimental-wasi-unstable-preview1
--experimental-wasm-modules
--experimental-web-worker
--experimental-websocket
--experimental-webstorage
--experimental-worker
--experimental-worker-inspection
--expose-gc
--expose-internals
--extra-info-on-fatal-exception
--force-async-hooks-checks
--force-context-aware
--force-fips
--force-node-api-uncaught-exceptions-policy
--frozen-intrinsics
--global-search-paths
--harmony-shadow-realm
--heap-prof
--heap-prof-dir
--heap-prof-name
--heapsnapshot-signal
--help
--http-parser
--huge-max-old-generation-size
--icu-data-dir
--import
--input-type
--insecure-http-parser
--inspect
--inspect-brk
--inspect-brk-node
--inspect-port
--inspect-publish-uid
--inspect-wait
--interactive
--interpreted-frames-native-stack
--jitless
--localstorage-file
--max-heap-size
--max-old-space-size
--max-old-space-size-percentage
--max-semi-space-size
--napi-modules
--network-family-autoselection
--no-addons
--no-allow-addons
--no-allow-child-process
--no-allow-ffi
--no-allow-fs-vfs
--no-allow-inspector
--no-allow-net
--no-allow-openssl-store
--no-allow-wasi
--no-allow-worker
--no-async-context-frame
--no-bench
--no-build-snapshot
--no-check
--no-completion-bash
--no-cpu-prof
--no-debug
--no-debug-arraybuffer-allocations
--no-debug-brk
--no-deprecation
--no-disable-sigusr1
--no-disable-wasm-trap-handler
--no-enable-fips
--no-enable-fips-indicator-events
--no-enable-source-maps
--no-entry-url
--no-experimental-addon-modules
--no-experimental-async-context-frame
--no-experimental-bench
--no-experimental-default-config-file
--no-experimental-detect-module
--no-experimental-eventsource
--no-experimental-fetch
--no-experimental-ffi
--no-experimental-global-customevent
--no-experimental-global-navigator
--no-experimental-global-webcrypto
--no-experimental-import-meta-resolve
--no-experimental-import-text
--no-experimental-inspector-network-resource
--no-experimental-network-inspection
--no-experimental-print-required-tla
--no-experimental-repl-await
--no-experimental-require-module
--no-experimental-shadow-realm
--no-experimental-sqlite
--no-experimental-storage-inspection
--no-experimental-stream-iter
--no-experimental-strip-types
--no-experimental-test-coverage
--no-experimental-test-module-mocks
--no-experimental-transform-types
--no-experimental-vfs
--no-experimental-vm-modules
--no-experimental-web-worker
--no-experimental-websocket
--no-experimental-webstorage
--no-experimental-worker-inspection
--no-expose-internals
--no-extra-info-on-fatal-exception
--no-force-async-hooks-checks
--no-force-context-aware
--no-force-fips
--no-force-node-api-uncaught-exceptions-policy
--no-frozen-intrinsics
--no-global-search-paths
--no-heap-prof
--no-help
--no-insecure-http-parser
--no-inspect
--no-inspect-brk
--no-inspect-brk-node
--no-inspect-wait
--no-interactive
--no-network-family-autoselection
--no-node-snapshot
--no-openssl-legacy-provider
--no-openssl-shared-config
--no-pending-deprecation
--no-permission
--no-permission-audit
--no-preserve-symlinks
--no-preserve-symlinks-main
--no-print
--no-prof-process
--no-report-compact
--no-report-exclude-env
--no-report-exclude-network
--no-report-on-fatalerror
--no-report-on-signal
--no-report-uncaught-exception
--no-require-module
--no-strip-types
--no-test
--no-test-coverage-include-all
--no-test-force-exit
--no-test-only
--no-test-randomize
--no-test-udp-no-try-send
--no-test-update-snapshots
--no-throw-deprecation
--no-tls-max-v1.2
--no-tls-max-v1.3
--no-tls-min-v1.0
--no-tls-min-v1.1
--no-tls-min-v1.2
--no-tls-min-v1.3
--no-trace-atomics-wait
--no-trace-deprecation
--no-trace-env
--no-trace-env-js-stack
--no-trace-env-native-stack
--no-trace-exit
--no-trace-promises
--no-trace-sigint
--no-trace-sync-io
--no-trace-tls
--no-trace-uncaught
--no-trace-warnings
--no-track-heap-objects
--no-use-bundled-ca
--no-use-env-proxy
--no-use-openssl-ca
--no-use-system-ca
--no-v8-options
--no-verify-base-objects
--no-version
--no-warnings
--no-watch
--no-watch-preserve-output
--no-worker-snapshot
--no-zero-fill-buffers
--node-memory-debug
--node-snapshot
--nohas_bench_options]
--nohas_bench_samples]
--nohas_bench_warmup]
--nohas_env_file_string]
--nohas_eval_string]
--nohas_test_random_seed]
--nossl_openssl_cert_store]
--novfs_load_set]
--openssl-config
--openssl-legacy-provider
--openssl-shared-config
--pending-deprecation
--perf-basic-prof
--perf-basic-prof-only-functions
--perf-prof
--perf-prof-unwinding-info
--permission
--permission-audit
--preserve-symlinks
--preserve-symlinks-main
--print
--prof
--prof-process
--redirect-warnings
--report-compact
--report-dir
--report-exclude-env
--report-exclude-network
--report-filename
--report-on-fatalerror
--report-on-signal
--report-signal
--report-uncaught-exception
--require
--require-module
--run
--security-revert
--snapshot-blob
--strip-types
--test
--test-coverage-exclude
--test-coverage-include
--test-coverage-include-all
--test-force-exit
--test-global-setup
--test-isolation
--test-name-pattern
--test-only
--test-randomize
--test-reporter
--test-reporter-destination
--test-rerun-failures
--test-shard
--test-skip-pattern
--test-udp-no-try-send
--test-update-snapshots
--throw-deprecation
--title
--tls-cipher-list
--tls-keylog
--tls-max-v1.2
--tls-max-v1.3
--tls-min-v1.0
--tls-min-v1.1
--tls-min-v1.2
--tls-min-v1.3
--trace-atomics-wait
--trace-deprecation
--trace-env
--trace-env-js-stack
--trace-env-native-stack
--trace-event-categories
--trace-event-file-pattern
--trace-exit
--trace-promises
--trace-require-module
--trace-sigint
--trace-sync-io
--trace-tls
--trace-uncaught
--trace-warnings
--track-heap-objects
--unhandled-rejections
--use-bundled-ca
--use-env-proxy
--use-largepages
--use-openssl-ca
--use-system-ca
--v8-options
--verify-base-objects
--version
--vfs-load
--vfs-mount
--warnings
--watch
--watch-kill-signal
--watch-path
--watch-preserve-output
--worker-snapshot
--zero-fill-buffers
-1
-2
-3
-4
-5
-6
.cjs
.cts
.js
.json
.mjs
.mts
.node
.ts
.wasm
5module
<symbol BOM seen>
<symbol InitOtherSide>
<symbol Intercepted Dispatch>
<symbol Stream.toAsyncStreamable>
<symbol Symbol.asyncDispose>
<symbol Symbol.asyncIterator>
<symbol Symbol.dispose>
<symbol Symbol.hasInstance>
<symbol Symbol.iterator>
<symbol Symbol.match>
<symbol Symbol.matchAll>
<symbol Symbol.replace>
<symbol Symbol.search>
<symbol Symbol.species>
<symbol Symbol.split>
<symbol Symbol.toPrimitive>
<symbol Symbol.toStringTag>
<symbol Symbol.unscopables>
<symbol _addHistory>
<symbol _addNewLineOnTTY>
<symbol _beforeEdit>
<symbol _deleteLeft>
<symbol _deleteLineLeft>
<symbol _deleteLineRight>
<symbol _deleteRight>
<symbol _deleteWordLeft>
<symbol _deleteWordRight>
<symbol _getDisplayPos>
<symbol _historyNext>
<symbol _historyPrev>
<symbol _insertString>
<symbol _kCloseHandle>
<symbol _kFlushHistory>
<symbol _kGetHistoryPath>
<symbol _kHandleHistoryInitError>
<symbol _kHasWritePermission>
<symbol _kInitializeHistory>
<symbol _kNormalizeLineEndings>
<symbol _kOnExit>
<symbol _kOnLine>
<symbol _kReplHistoryMessage>
<symbol _kResolveHistoryPath>
<symbol _kValidateOptions>
<symbol _kWriteToOutput>
<symbol _line>
<symbol _moveCursor>
<symbol _moveDownOrHistoryNext>
<symbol _moveUpOrHistoryPrev>
<symbol _multilineMove>
<symbol _normalWrite>
<symbol _onLine>
<symbol _pushToKillRing>
<symbol _pushToUndoStack>
<symbol _redo>
<symbol _refreshLine>
<symbol _restorePreviousState>
<symbol _savePreviousState>
<symbol _setLine>
<symbol _setRawMode>
<symbol _tabComplete>
<symbol _tabCompleter>
<symbol _ttyWrite>
<symbol _undo>
<symbol _wordLeft>
<symbol _wordRight>
<symbol _writeToOutput>
<symbol _yank>
<symbol _yankPop>
<symbol add client>
<symbol after>
<symbol appendHeader>
<symbol before>
<symbol begin-send>
<symbol busy>
<symbol chunk>
<symbol clients>
<symbol close>
<symbol closed>
<symbol connect>
<symbol connected>
<symbol context_frame>
<symbol counts>
<symbol customPromisifyArgs>
<symbol decoder>
<symbol destroy>
<symbol dispatch interceptors>
<symbol dispatch>
<symbol dns:resolver:deserialize>
<symbol dns:resolver:initializeHandle>
<symbol dns:resolver:serialize>
<symbol dns:resolver:setServers>
<symbol encoder>
<symbol encoding>
<symbol eventSourceOptions>
<symbol events.maxEventTargetListenersWarned>
<symbol factory>
<symbol free>
<symbol get dispatcher>
<symbol handle>
<symbol handle_onclose>
<symbol has dispatcher>
<symbol headers map sorted>
<symbol headers map>
<symbol headers>
<symbol init>
<symbol kAbort>
<symbol kAborted>
<symbol kAfterAsyncWrite>
<symbol kAsyncContextFrame>
<symbol kAttachAbortSignal>
<symbol kBindProperties>
<symbol kBindStreamsEager>
<symbol kBindStreamsLazy>
<symbol kBoundSocketConsume>
<symbol kBoundSocketPath>
<symbol kBufferedValue>
<symbol kCancel>
<symbol kCapture>
<symbol kChunk>
<symbol kClose>
<symbol kCloseSync>
<symbol kColorMode>
<symbol kComposite>
<symbol kCreateEvent>
<symbol kDetachAbortSignal>
<symbol kDispatch>
<symbol kDispose>
<symbol kEmitMessage>
<symbol kError>
<symbol kEvents>
<symbol kFSStatWatcherAddOrCleanRef>
<symbol kFSStatWatcherStart>
<symbol kFSWatchStart>
<symbol kFatal>
<symbol kFinalize>
<symbol kFormatForStderr>
<symbol kFormatForStdout>
<symbol kGetInspectOptions>
<symbol kGroupIndentationString>
<symbol kHandlers>
<symbol kIgnoreBOM>
<symbol kIsConsole>
<symbol kIsEncodingSymbol>
<symbol kIsNodeError>
<symbol kIsNodeEventTarget>
<symbol kMakeTransferable>
<symbol kMappings>
<symbol kMaybeBuffer>
<symbol kMaybeDestroy>
<symbol kNewListener>
<symbol kNoPromiseHook>
<symbol kOnConstructed>
<symbol kOnCouldNotSerializeErr>
<symbol kOnErrorMessage>
<symbol kOnExit>
<symbol kOnMessage>
<symbol kPromote>
<symbol kPull>
<symbol kQuestion>
<symbol kQuestionCancel>
<symbol kReason>
<symbol kRef>
<symbol kReinitializeHandle>
<symbol kRelease>
<symbol kRemoveListener>
<symbol kRemoveWeakListenerHelper>
<symbol kResistStopPropagation>
<symbol kScheduler>
<symbol kShouldAbort>
<symbol kState>
<symbol kStdioWantsMoreDataCallback>
<symbol kType>
<symbol kURL>
<symbol kUTF8FastPath>
<symbol kUnref>
<symbol kUpdateTimer>
<symbol kWindows1252FastPath>
<symbol kWriteToConsole>
<symbol messaging_clone_symbol>
<symbol messaging_deserialize_symbol>
<symbol messaging_transfer_list_symbol>
<symbol messaging_transfer_symbol>
<symbol node:entry_point_module>
<symbol node:entry_point_promise>
<symbol node:exit_info_private_symbol>
<symbol node:host_defined_option_symbol>
<symbol node:module_first_parent>
<symbol node:module_last_parent>
<symbol node:per_context_binding_exports>
<symbol node:source_map_data_private_symbol>
<symbol nodejs.asyncDispose>
<symbol nodejs.dispose>
<symbol nodejs.event_target>
<symbol nodejs.internal.kHybridDispatch>
<symbol nodejs.ref>
<symbol nodejs.rejection>
<symbol nodejs.stream.destroyed>
<symbol nodejs.stream.disturbed>
<symbol nodejs.stream.errored>
<symbol nodejs.stream.readable>
<symbol nodejs.stream.writable>
<symbol nodejs.unref>
<symbol nodejs.util.inspect.custom>
<symbol nodejs.util.promisify.custom>
<symbol nodejs.webstream.controllerErrorFunction>
<symbol nodejs.webstream.isClosedPromise>
<symbol onClosed>
<symbol onConnect>
<symbol onConnectionError>
<symbol onDestroyed>
<symbol onDisconnect>
<symbol onDrain>
<symbol oninit>
<symbol options>
<symbol originless>
<symbol origins>
<symbol pending>
<symbol performance>
<symbol proceed>
<symbol promiseResolve>
<symbol remove client>
<symbol running>
<symbol setHeader>
<symbol shapeMode>
<symbol single-byte>
<symbol size>
<symbol state>
<symbol undici.error.UND_ERR>
<symbol undici.error.UND_ERR_ABORT>
<symbol undici.error.UND_ERR_ABORTED>
<symbol undici.error.UND_ERR_BODY_TIMEOUT>
<symbol undici.error.UND_ERR_BPL_MISSING_UPSTREAM>
<symbol undici.error.UND_ERR_CLOSED>
<symbol undici.error.UND_ERR_CONNECT_TIMEOUT>
<symbol undici.error.UND_ERR_DESTROYED>
<symbol undici.error.UND_ERR_HEADERS_OVERFLOW>
<symbol undici.error.UND_ERR_HEADERS_TIMEOUT>
<symbol undici.error.UND_ERR_HTTP_PARSER>
<symbol undici.error.UND_ERR_INFO>
<symbol undici.error.UND_ERR_INVALID_ARG>
<symbol undici.error.UND_ERR_INVALID_RETURN_VALUE>
<symbol undici.error.UND_ERR_MAX_ORIGINS_REACHED>
<symbol undici.error.UND_ERR_NOT_SUPPORTED>
<symbol undici.error.UND_ERR_PRX_CONN>
<symbol undici.error.UND_ERR_PRX_TLS>
<symbol undici.error.UND_ERR_REQ_CONTENT_LENGTH_MISMATCH>
<symbol undici.error.UND_ERR_REQ_RETRY>
<symbol undici.error.UND_ERR_RESPONSE>
<symbol undici.error.UND_ERR_RES_CONTENT_LENGTH_MISMATCH>
<symbol undici.error.UND_ERR_RES_EXCEEDED_MAX_SIZE>
<symbol undici.error.UND_ERR_SOCKET>
<symbol undici.error.UND_ERR_WS_MESSAGE_SIZE_EXCEEDED>
<symbol undici.globalDispatcher.1>
<symbol undici.globalDispatcher.2>
<symbol url>
<symbol webSocketOptions>
<symbol write-generic>
<symbol>
A
AAAA
ADDRESS_TYPES
ADDRGETNETWORKPARAMS
AES-CBC
AES-CTR
AES-GCM
AES-KW
AES-OCB
AESCipherJob
ALPHA
ALPHANUM
ANY
ARRAY_BUFFER
ASCII ASCII_Hex_Digit AHex Alphabetic Alpha Any Assigned Bidi_Control Bidi_C Bidi_Mirrored Bidi_M Case_Ignorable CI Cased Changes_When_Casefolded CWCF Changes_When_Casemapped CWCM Changes_When_Lowercased CWL Changes_When_NFKC_Casefolded CWKCF Changes_When_Titlecased CWT Changes_When_Uppercased CWU Dash Default_Ignorable_Code_Point DI Deprecated Dep Diacritic Dia Emoji Emoji_Component Emoji_Modifier Emoji_Modifier_Base Emoji_Presentation Extender Ext Grapheme_Base Gr_Base Grapheme_Extend Gr_Ext Hex_Digit Hex IDS_Binary_Operator IDSB IDS_Trinary_Operator IDST ID_Continue IDC ID_Start IDS Ideographic Ideo Join_Control Join_C Logical_Order_Exception LOE Lowercase Lower Math Noncharacter_Code_Point NChar Pattern_Syntax Pat_Syn Pattern_White_Space Pat_WS Quotation_Mark QMark Radical Regional_Indicator RI Sentence_Terminal STerm Soft_Dotted SD Terminal_Punctuation Term Unified_Ideograph UIdeo Uppercase Upper Variation_Selector VS White_Space space XID_Continue XIDC XID_Start XIDS Cased_Letter LC Close_Punctuation Pe
ASCII ASCII_Hex_Digit AHex Alphabetic Alpha Any Assigned Bidi_Control Bidi_C Bidi_Mirrored Bidi_M Case_Ignorable CI Cased Changes_When_Casefolded CWCF Changes_When_Casemapped CWCM Changes_When_Lowercased CWL Changes_When_NFKC_Casefolded CWKCF Changes_When_Titlecased CWT Changes_When_Uppercased CWU Dash Default_Ignorable_Code_Point DI Deprecated Dep Diacritic Dia Emoji Emoji_Component Emoji_Modifier Emoji_Modifier_Base Emoji_Presentation Extender Ext Grapheme_Base Gr_Base Grapheme_Extend Gr_Ext Hex_Digit Hex IDS_Binary_Operator IDSB IDS_Trinary_Operator IDST ID_Continue IDC ID_Start IDS Ideographic Ideo Join_Control Join_C Logical_Order_Exception LOE Lowercase Lower Math Noncharacter_Code_Point NChar Pattern_Syntax Pat_Syn Pattern_White_Space Pat_WS Quotation_Mark QMark Radical Regional_Indicator RI Sentence_Terminal STerm Soft_Dotted SD Terminal_Punctuation Term Unified_Ideograph UIdeo Uppercase Upper Variation_Selector VS White_Space space XID_Continue XIDC XID_Start XIDS Extended_Pictographic Cased_Letter L
ASCII ASCII_Hex_Digit AHex Alphabetic Alpha Any Assigned Bidi_Control Bidi_C Bidi_Mirrored Bidi_M Case_Ignorable CI Cased Changes_When_Casefolded CWCF Changes_When_Casemapped CWCM Changes_When_Lowercased CWL Changes_When_NFKC_Casefolded CWKCF Changes_When_Titlecased CWT Changes_When_Uppercased CWU Dash Default_Ignorable_Code_Point DI Deprecated Dep Diacritic Dia Emoji Emoji_Component Emoji_Modifier Emoji_Modifier_Base Emoji_Presentation Extender Ext Grapheme_Base Gr_Base Grapheme_Extend Gr_Ext Hex_Digit Hex IDS_Binary_Operator IDSB IDS_Trinary_Operator IDST ID_Continue IDC ID_Start IDS Ideographic Ideo Join_Control Join_C Logical_Order_Exception LOE Lowercase Lower Math Noncharacter_Code_Point NChar Pattern_Syntax Pat_Syn Pattern_White_Space Pat_WS Quotation_Mark QMark Radical Regional_Indicator RI Sentence_Terminal STerm Soft_Dotted SD Terminal_Punctuation Term Unified_Ideograph UIdeo Uppercase Upper Variation_Selector VS White_Space space XID_Continue XIDC XID_Start XIDS Extended_Pictographic EBase EComp EM
AUTHENTICATED
AUTHENTICATING
AUTH_METHODS
AbortController
AbortError
AbortSignal
Accept
Accept-Encoding
Accept-Language
Accept-Ranges
Access-Control-Allow-Credentials
Access-Control-Allow-Headers
Access-Control-Allow-Methods
Access-Control-Allow-Origin
Access-Control-Expose-Headers
Access-Control-Max-Age
Access-Control-Request-Headers
Access-Control-Request-Method
Adlam Adlm Ahom Anatolian_Hieroglyphs Hluw Arabic Arab Armenian Armn Avestan Avst Balinese Bali Bamum Bamu Bassa_Vah Bass Batak Batk Bengali Beng Bhaiksuki Bhks Bopomofo Bopo Brahmi Brah Braille Brai Buginese Bugi Buhid Buhd Canadian_Aboriginal Cans Carian Cari Caucasian_Albanian Aghb Chakma Cakm Cham Cham Cherokee Cher Common Zyyy Coptic Copt Qaac Cuneiform Xsux Cypriot Cprt Cyrillic Cyrl Deseret Dsrt Devanagari Deva Duployan Dupl Egyptian_Hieroglyphs Egyp Elbasan Elba Ethiopic Ethi Georgian Geor Glagolitic Glag Gothic Goth Grantha Gran Greek Grek Gujarati Gujr Gurmukhi Guru Han Hani Hangul Hang Hanunoo Hano Hatran Hatr Hebrew Hebr Hiragana Hira Imperial_Aramaic Armi Inherited Zinh Qaai Inscriptional_Pahlavi Phli Inscriptional_Parthian Prti Javanese Java Kaithi Kthi Kannada Knda Katakana Kana Kayah_Li Kali Kharoshthi Khar Khmer Khmr Khojki Khoj Khudawadi Sind Lao Laoo Latin Latn Lepcha Lepc Limbu Limb Linear_A Lina Linear_B Linb Lisu Lisu Lycian Lyci Lydian Lydi Mahajani Mahj Malayalam Mlym Mandaic Mand Mani
AeadParams
AesCbcParams
AesCtrParams
AesGcmParams
Age
Agent
AggregateError
AggregateErrorName
AggregateErrorPrototype
AggregateErrorPrototypeConstructor
AggregateErrorPrototypeMessage
AggregateErrorPrototypeName
Allow
AllowSharedBufferSource
Alt-Svc
Alt-Used
Argon2Job
Argon2Params
Argon2d
Argon2i
Argon2id
Array
Array Iterator
ArrayBuffer
ArrayBufferGetSymbolSpecies
ArrayBufferIsView
ArrayBufferName
ArrayBufferPrototype
ArrayBufferPrototypeConstructor
ArrayBufferPrototypeGetByteLength
ArrayBufferPrototypeGetDetached
ArrayBufferPrototypeGetMaxByteLength
ArrayBufferPrototypeGetResizable
ArrayBufferPrototypeResize
ArrayBufferPrototypeSlice
ArrayBufferPrototypeSymbolToStringTag
ArrayBufferPrototypeTransfer
ArrayBufferPrototypeTransferToFixedLength
ArrayBufferView
ArrayBufferViewGetBuffer
ArrayBufferViewGetByteLength
ArrayBufferViewGetByteOffset
ArrayExpression
ArrayFrom
ArrayFromAsync
ArrayGetSymbolSpecies
ArrayIsArray
ArrayIterator
ArrayIteratorPrototype
ArrayIteratorPrototypeNext
ArrayIteratorPrototypeSymbolToStringTag
ArrayName
ArrayOf
ArrayOfApply
ArrayPattern
ArrayPrototype
ArrayPrototypeAt
ArrayPrototypeConcat
ArrayPrototypeConstructor
ArrayPrototypeCopyWithin
ArrayPrototypeEntries
ArrayPrototypeEvery
ArrayPrototypeFill
ArrayPrototypeFilter
ArrayPrototypeFind
ArrayPrototypeFindIndex
ArrayPrototypeFindLast
ArrayPrototypeFindLastIndex
ArrayPrototypeFlat
ArrayPrototypeFlatMap
ArrayPrototypeForEach
ArrayPrototypeIncludes
ArrayPrototypeIndexOf
ArrayPrototypeJoin
ArrayPrototypeKeys
ArrayPrototypeLastIndexOf
ArrayPrototypeMap
ArrayPrototypePop
ArrayPrototypePush
ArrayPrototypePushApply
ArrayPrototypeReduce
ArrayPrototypeReduceRight
ArrayPrototypeReverse
ArrayPrototypeShift
ArrayPrototypeSlice
ArrayPrototypeSome
ArrayPrototypeSort
ArrayPrototypeSplice
ArrayPrototypeSymbolIterator
ArrayPrototypeSymbolUnscopables
ArrayPrototypeToLocaleString
ArrayPrototypeToReversed
ArrayPrototypeToSorted
ArrayPrototypeToSpliced
ArrayPrototypeToString
ArrayPrototypeUnshift
ArrayPrototypeUnshiftApply
ArrayPrototypeValues
ArrayPrototypeWith
ArrowFunctionExpression
Assert
AssertionError
AssignmentExpression
AssignmentPattern
AsymmetricKeyObject
Async-from-Sync Iterator
AsyncDisposableStack
AsyncFunction
AsyncFunctionPrototype
AsyncFunctionPrototypeConstructor
AsyncFunctionPrototypeSymbolToStringTag
AsyncGenerator
AsyncGeneratorFunction
AsyncGeneratorFunctionPrototype
AsyncGeneratorFunctionPrototypeConstructor
AsyncGeneratorFunctionPrototypePrototype
AsyncGeneratorFunctionPrototypeSymbolToStringTag
AsyncHook
AsyncIterator
AsyncIteratorPrototype
AsyncIteratorPrototypeSymbolAsyncIterator
AsyncLocalStorage
AsyncResource
AsyncWrap
Atomics
AtomicsAdd
AtomicsAnd
AtomicsCompareExchange
AtomicsExchange
AtomicsIsLockFree
AtomicsLoad
AtomicsNotify
AtomicsOr
AtomicsStore
AtomicsSub
AtomicsSymbolToStringTag
AtomicsWait
AtomicsWaitAsync
AtomicsXor
Authorization
AwaitExpression
BADFAMILY
BADFLAGS
BADHINTS
BADNAME
BADQUERY
BADRESP
BADSTR
BIGINT_2_63
BIGINT_2_64
BIGINT_MAX_SAFE_INTEGER
BOOL
BUFFER
BalancedPoolMissingUpstreamError
Basic_Emoji Emoji_Keycap_Sequence RGI_Emoji_Modifier_Sequence RGI_Emoji_Flag_Sequence RGI_Emoji_Tag_Sequence RGI_Emoji_ZWJ_Sequence RGI_Emoji
BigInt
BigInt64Array
BigInt64ArrayName
BigInt64ArrayPrototype
BigInt64ArrayPrototypeConstructor
BigIntAsIntN
BigIntAsUintN
BigIntName
BigIntPrototype
BigIntPrototypeConstructor
BigIntPrototypeSymbolToStringTag
BigIntPrototypeToLocaleString
BigIntPrototypeToString
BigIntPrototypeValueOf
BigIntStats
BigUint64Array
BigUint64ArrayName
BigUint64ArrayPrototype
BigUint64ArrayPrototypeConstructor
BinaryExpression
Blob
BlockList
BlockStatement
BodyInit
BodyTimeoutError
Boolean
BooleanName
BooleanPrototype
BooleanPrototypeConstructor
BooleanPrototypeToString
BooleanPrototypeValueOf
BoundSocket
BoundedChannel
BreakStatement
BroadcastChannel
Brotli
BrotliCompress
BrotliDecoder
BrotliDecompress
BrotliEncoder
Buffer
BufferSource
BuiltinModule
ByteLengthQueuingStrategy
ByteParser
ByteString
CAA
CANCELLED
CHAR
CLOSED
CNAME
COMMANDS
CONNECTED
CONNECTING
CONNECTION_TOKEN_CHARS
CONNREFUSED
COULD_NOT_SERIALIZE_ERROR
CP437_HIGH
CRLF
CSI
CShakeJob
CShakeParams
Cache-Control
CallExpression
CallTracker
Cased_Letter LC Close_Punctuation Pe Connector_Punctuation Pc Control Cc cntrl Currency_Symbol Sc Dash_Punctuation Pd Decimal_Number Nd digit Enclosing_Mark Me Final_Punctuation Pf Format Cf Initial_Punctuation Pi Letter L Letter_Number Nl Line_Separator Zl Lowercase_Letter Ll Mark M Combining_Mark Math_Symbol Sm Modifier_Letter Lm Modifier_Symbol Sk Nonspacing_Mark Mn Number N Open_Punctuation Ps Other C Other_Letter Lo Other_Number No Other_Punctuation Po Other_Symbol So Paragraph_Separator Zp Private_Use Co Punctuation P punct Separator Z Space_Separator Zs Spacing_Mark Mc Surrogate Cs Symbol S Titlecase_Letter Lt Unassigned Cn Uppercase_Letter Lu
CatchClause
CategorySet
CentralFileHeader
Certificate
ChaCha20-Poly1305
ChaCha20Poly1305CipherJob
ChainExpression
Channel
ChannelWrap
CheckPrimeJob
ChildProcess
Cipher
CipherBase
Cipheriv
Class
ClassBody
ClassDeclaration
ClassExpression
Clear-Site-Data
ClientClosedError
ClientDestroyedError
ClientRequest
ClientStats
ClonedAbortSignal
ClonedHistogram
ClonedRecordableHistogram
CloseEvent
CloseEventInit
Collator
CompileError
CompressionStream
ConditionalExpression
ConnResetException
ConnectTimeoutError
Connection
ConnectionsList
Console
Content-Disposition
Content-Encoding
Content-Language
Content-Length
Content-Location
Content-Range
Content-Security-Policy
Content-Security-Policy-Report-Only
Content-Type
ContextParams
ContextifyScript
ContinueStatement
ConvertToInt
Cookie
CountQueuingStrategy
CpDirJob
Cross-Origin-Embedder-Policy
Cross-Origin-Opener-Policy
Cross-Origin-Resource-Policy
Crypto
CryptoKey
CustomEvent
DEFAULT_CIPHERS
DEFAULT_ECDH_CURVE
DEFAULT_MAX_VERSION
DEFAULT_MIN_VERSION
DELETE
DESTRUCTION
DHBitsJob
DHKeyExportJob
DNSException
DOMException
DOMStorage
DOMString
DOMString or sequence<DOMString>
DOMString or sequence<DOMString> or WebSocketInit
DONT_CONTEXTIFY
DOUBLE
DataView
DataViewName
DataViewPrototype
DataViewPrototypeConstructor
DataViewPrototypeGetBigInt64
DataViewPrototypeGetBigUint64
DataViewPrototypeGetBuffer
DataViewPrototypeGetByteLength
DataViewPrototypeGetByteOffset
DataViewPrototypeGetFloat16
DataViewPrototypeGetFloat32
DataViewPrototypeGetFloat64
DataViewPrototypeGetInt16
DataViewPrototypeGetInt32
DataViewPrototypeGetInt8
DataViewPrototypeGetUint16
DataViewPrototypeGetUint32
DataViewPrototypeGetUint8
DataViewPrototypeSetBigInt64
DataViewPrototypeSetBigUint64
DataViewPrototypeSetFloat16
DataViewPrototypeSetFloat32
DataViewPrototypeSetFloat64
DataViewPrototypeSetInt16
DataViewPrototypeSetInt32
DataViewPrototypeSetInt8
DataViewPrototypeSetUint16
DataViewPrototypeSetUint32
DataViewPrototypeSetUint8
DataViewPrototypeSymbolToStringTag
DatabaseSync
Date
DateName
DateNow
DateParse
DatePrototype
DatePrototypeConstructor
DatePrototypeGetDate
DatePrototypeGetDay
DatePrototypeGetFullYear
DatePrototypeGetHours
DatePrototypeGetMilliseconds
DatePrototypeGetMinutes
DatePrototypeGetMonth
DatePrototypeGetSeconds
DatePrototypeGetTime
DatePrototypeGetTimezoneOffset
DatePrototypeGetUTCDate
DatePrototypeGetUTCDay
DatePrototypeGetUTCFullYear
DatePrototypeGetUTCHours
DatePrototypeGetUTCMilliseconds
DatePrototypeGetUTCMinutes
DatePrototypeGetUTCMonth
DatePrototypeGetUTCSeconds
DatePrototypeGetYear
DatePrototypeSetDate
DatePrototypeSetFullYear
DatePrototypeSetHours
DatePrototypeSetMilliseconds
DatePrototypeSetMinutes
DatePrototypeSetMonth
DatePrototypeSetSeconds
DatePrototypeSetTime
DatePrototypeSetUTCDate
DatePrototypeSetUTCFullYear
DatePrototypeSetUTCHours
DatePrototypeSetUTCMilliseconds
DatePrototypeSetUTCMinutes
DatePrototypeSetUTCMonth
DatePrototypeSetUTCSeconds
DatePrototypeSetYear
DatePrototypeSymbolToPrimitive
DatePrototypeToDateString
DatePrototypeToGMTString
DatePrototypeToISOString
DatePrototypeToJSON
DatePrototypeToLocaleDateString
DatePrototypeToLocaleString
DatePrototypeToLocaleTimeString
DatePrototypeToString
DatePrototypeToTimeString
DatePrototypeToUTCString
DatePrototypeValueOf
DateTimeFormat
DateUTC
Debug
DebuggerStatement
Decipher
Decipheriv
DecompressionStream
DefaultDeserializer
DefaultSerializer
Deflate
DeflateRaw
Deserializer
Device-Memory
DhKeyPairGenJob
DiffieHellman
DiffieHellmanGroup
Dir
DirHandle
Dirent
DirentFromStats
Dispatcher2
DispatcherBase
DisplayNames
DisposableStack
DoWhileStatement
Domain
Downlink
DsaKeyPairGenJob
Duplex
Duration
DurationFormat
DynamicLibrary
E
ECDH
ECDHBitsJob
ECDHConvertKey
ECDSA
ECKeyExportJob
ECT
EMPTY_BUFFER
EOF
EOL
ERROR
ERROR_MESSAGE
ERR_ACCESS_DENIED
ERR_AMBIGUOUS_ARGUMENT
ERR_ARG_NOT_ITERABLE
ERR_ASSERTION
ERR_ASYNC_CALLBACK
ERR_ASYNC_LOADER_REQUEST_NEVER_SETTLED
ERR_ASYNC_TYPE
ERR_BROTLI_INVALID_PARAM
ERR_BUFFER_OUT_OF_BOUNDS
ERR_BUFFER_TOO_LARGE
ERR_CANNOT_WATCH_SIGINT
ERR_CHILD_CLOSED_BEFORE_REPLY
ERR_CHILD_PROCESS_IPC_REQUIRED
ERR_CHILD_PROCESS_STDIO_MAXBUFFER
ERR_CONSOLE_WRITABLE_STREAM
ERR_CONSTRUCT_CALL_REQUIRED
ERR_CONTEXT_NOT_INITIALIZED
ERR_CRYPTO_ARGON2_NOT_SUPPORTED
ERR_CRYPTO_CUSTOM_ENGINE_NOT_SUPPORTED
ERR_CRYPTO_ECDH_INVALID_FORMAT
ERR_CRYPTO_ECDH_INVALID_PUBLIC_KEY
ERR_CRYPTO_ENGINE_UNKNOWN
ERR_CRYPTO_FIPS_FORCED
ERR_CRYPTO_FIPS_UNAVAILABLE
ERR_CRYPTO_HASH_FINALIZED
ERR_CRYPTO_HASH_UPDATE_FAILED
ERR_CRYPTO_INCOMPATIBLE_KEY
ERR_CRYPTO_INCOMPATIBLE_KEY_OPTIONS
ERR_CRYPTO_INVALID_DIGEST
ERR_CRYPTO_INVALID_JWK
ERR_CRYPTO_INVALID_KEY_OBJECT_TYPE
ERR_CRYPTO_INVALID_MAC
ERR_CRYPTO_INVALID_STATE
ERR_CRYPTO_KEM_NOT_SUPPORTED
ERR_CRYPTO_MAC_FINALIZED
ERR_CRYPTO_MAC_NOT_SUPPORTED
ERR_CRYPTO_MAC_UPDATE_FAILED
ERR_CRYPTO_PBKDF2_ERROR
ERR_CRYPTO_SCRYPT_INVALID_PARAMETER
ERR_CRYPTO_SCRYPT_NOT_SUPPORTED
ERR_CRYPTO_SIGN_KEY_REQUIRED
ERR_DEBUGGER_ERROR
ERR_DEBUGGER_STARTUP_ERROR
ERR_DIR_CLOSED
ERR_DIR_CONCURRENT_OPERATION
ERR_DNS_SET_SERVERS_FAILED
ERR_DOMAIN_CALLBACK_NOT_AVAILABLE
ERR_DOMAIN_CANNOT_SET_UNCAUGHT_EXCEPTION_CAPTURE
ERR_DUPLICATE_STARTUP_SNAPSHOT_MAIN_FUNCTION
ERR_ENCODING_INVALID_ENCODED_DATA
ERR_ENCODING_NOT_SUPPORTED
ERR_EVAL_ESM_CANNOT_PRINT
ERR_EVENT_RECURSION
ERR_FALSY_VALUE_REJECTION
ERR_FEATURE_UNAVAILABLE_ON_PLATFORM
ERR_FFI_LIBRARY_CLOSED
ERR_FS_CP_DIR_TO_NON_DIR
ERR_FS_CP_EEXIST
ERR_FS_CP_EINVAL
ERR_FS_CP_FIFO_PIPE
ERR_FS_CP_NON_DIR_TO_DIR
ERR_FS_CP_SOCKET
ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY
ERR_FS_CP_UNKNOWN
ERR_FS_EISDIR
ERR_FS_FILE_TOO_LARGE
ERR_FS_INVALID_SYMLINK_TYPE
ERR_FS_WATCH_QUEUE_OVERFLOW
ERR_HTTP2_ALTSVC_INVALID_ORIGIN
ERR_HTTP2_ALTSVC_LENGTH
ERR_HTTP2_CONNECT_AUTHORITY
ERR_HTTP2_CONNECT_PATH
ERR_HTTP2_CONNECT_SCHEME
ERR_HTTP2_GOAWAY_SESSION
ERR_HTTP2_HEADERS_AFTER_RESPOND
ERR_HTTP2_HEADERS_SENT
ERR_HTTP2_HEADER_SINGLE_VALUE
ERR_HTTP2_INFO_STATUS_NOT_ALLOWED
ERR_HTTP2_INVALID_CONNECTION_HEADERS
ERR_HTTP2_INVALID_HEADER_VALUE
ERR_HTTP2_INVALID_INFO_STATUS
ERR_HTTP2_INVALID_ORIGIN
ERR_HTTP2_INVALID_PACKED_SETTINGS_LENGTH
ERR_HTTP2_INVALID_PSEUDOHEADER
ERR_HTTP2_INVALID_SESSION
ERR_HTTP2_INVALID_SETTING_VALUE
ERR_HTTP2_INVALID_STREAM
ERR_HTTP2_MAX_PENDING_SETTINGS_ACK
ERR_HTTP2_NESTED_PUSH
ERR_HTTP2_NO_MEM
ERR_HTTP2_NO_SOCKET_MANIPULATION
ERR_HTTP2_ORIGIN_LENGTH
ERR_HTTP2_OUT_OF_STREAMS
ERR_HTTP2_PAYLOAD_FORBIDDEN
ERR_HTTP2_PING_CANCEL
ERR_HTTP2_PING_LENGTH
ERR_HTTP2_PSEUDOHEADER_NOT_ALLOWED
ERR_HTTP2_PUSH_DISABLED
ERR_HTTP2_SEND_FILE
ERR_HTTP2_SEND_FILE_NOSEEK
ERR_HTTP2_SESSION_ERROR
ERR_HTTP2_SETTINGS_CANCEL
ERR_HTTP2_SOCKET_BOUND
ERR_HTTP2_SOCKET_UNBOUND
ERR_HTTP2_STATUS_101
ERR_HTTP2_STATUS_INVALID
ERR_HTTP2_STREAM_CANCEL
ERR_HTTP2_STREAM_ERROR
ERR_HTTP2_STREAM_SELF_DEPENDENCY
ERR_HTTP2_TOO_MANY_CUSTOM_SETTINGS
ERR_HTTP2_TOO_MANY_INVALID_FRAMES
ERR_HTTP2_TOO_MANY_ORIGINS
ERR_HTTP2_TRAILERS_ALREADY_SENT
ERR_HTTP2_TRAILERS_NOT_READY
ERR_HTTP2_UNSUPPORTED_PROTOCOL
ERR_HTTP_BODY_NOT_ALLOWED
ERR_HTTP_CONTENT_LENGTH_MISMATCH
ERR_HTTP_HEADERS_SENT
ERR_HTTP_INVALID_HEADER_VALUE
ERR_HTTP_INVALID_STATUS_CODE
ERR_HTTP_REQUEST_TIMEOUT
ERR_HTTP_SOCKET_ASSIGNED
ERR_HTTP_SOCKET_ENCODING
ERR_HTTP_TRAILER_INVALID
ERR_ILLEGAL_CONSTRUCTOR
ERR_IMPORT_ATTRIBUTE_MISSING
ERR_IMPORT_ATTRIBUTE_TYPE_INCOMPATIBLE
ERR_IMPORT_ATTRIBUTE_UNSUPPORTED
ERR_INCOMPATIBLE_OPTION_PAIR
ERR_INPUT_TYPE_NOT_ALLOWED
ERR_INSPECTOR_ALREADY_ACTIVATED
ERR_INSPECTOR_ALREADY_CONNECTED
ERR_INSPECTOR_CLOSED
ERR_INSPECTOR_COMMAND
ERR_INSPECTOR_NOT_ACTIVE
ERR_INSPECTOR_NOT_AVAILABLE
ERR_INSPECTOR_NOT_CONNECTED
ERR_INSPECTOR_NOT_WORKER
ERR_INTERNAL_ASSERTION
ERR_INVALID_ADDRESS_FAMILY
ERR_INVALID_ARG_TYPE
ERR_INVALID_ARG_VALUE
ERR_INVALID_ASYNC_ID
ERR_INVALID_BUFFER_SIZE
ERR_INVALID_CHAR
ERR_INVALID_CURSOR_POS
ERR_INVALID_FD
ERR_INVALID_FD_TYPE
ERR_INVALID_FILE_URL_HOST
ERR_INVALID_FILE_URL_PATH
ERR_INVALID_HANDLE_TYPE
ERR_INVALID_HTTP_TOKEN
ERR_INVALID_IP_ADDRESS
ERR_INVALID_MIME_SYNTAX
ERR_INVALID_MODULE_SPECIFIER
ERR_INVALID_PACKAGE_CONFIG
ERR_INVALID_PACKAGE_TARGET
ERR_INVALID_PROTOCOL
ERR_INVALID_REPL_EVAL_CONFIG
ERR_INVALID_REPL_INPUT
ERR_INVALID_RETURN_PROPERTY
ERR_INVALID_RETURN_PROPERTY_VALUE
ERR_INVALID_RETURN_VALUE
ERR_INVALID_STATE
ERR_INVALID_SYNC_FORK_INPUT
ERR_INVALID_THIS
ERR_INVALID_TUPLE
ERR_INVALID_TYPESCRIPT_SYNTAX
ERR_INVALID_URI
ERR_INVALID_URL
ERR_INVALID_URL_SCHEME
ERR_IPC_CHANNEL_CLOSED
ERR_IPC_DISCONNECTED
ERR_IPC_ONE_PIPE
ERR_IPC_SYNC_FORK
ERR_IP_BLOCKED
ERR_LOADER_CHAIN_INCOMPLETE
ERR_METHOD_NOT_IMPLEMENTED
ERR_MISSING_ARGS
ERR_MISSING_OPTION
ERR_MODULE_LINK_MISMATCH
ERR_MODULE_NOT_FOUND
ERR_MULTIPLE_CALLBACK
ERR_NAPI_CONS_FUNCTION
ERR_NAPI_INVALID_DATAVIEW_ARGS
ERR_NAPI_INVALID_TYPEDARRAY_ALIGNMENT
ERR_NAPI_INVALID_TYPEDARRAY_LENGTH
ERR_NOT_BUILDING_SNAPSHOT
ERR_NOT_IN_SINGLE_EXECUTABLE_APPLICATION
ERR_NOT_SUPPORTED_IN_SNAPSHOT
ERR_NO_CRYPTO
ERR_NO_ICU
ERR_NO_TEMPORAL
ERR_NO_TYPESCRIPT
ERR_OPERATION_FAILED
ERR_OUT_OF_RANGE
ERR_PACKAGE_IMPORT_NOT_DEFINED
ERR_PACKAGE_MAP_EXTERNAL_FILE
ERR_PACKAGE_MAP_INVALID
ERR_PACKAGE_MAP_KEY_NOT_FOUND
ERR_PACKAGE_PATH_NOT_EXPORTED
ERR_PARSE_ARGS_INVALID_OPTION_VALUE
ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL
ERR_PARSE_ARGS_UNKNOWN_OPTION
ERR_PERFORMANCE_INVALID_TIMESTAMP
ERR_PERFORMANCE_MEASURE_INVALID_OPTIONS
ERR_PROXY_INVALID_CONFIG
ERR_PROXY_TUNNEL
ERR_QUIC_APPLICATION_ERROR
ERR_QUIC_CONNECTION_FAILED
ERR_QUIC_ENDPOINT_CLOSED
ERR_QUIC_OPEN_STREAM_FAILED
ERR_QUIC_STREAM_ABORTED
ERR_QUIC_STREAM_RESET
ERR_QUIC_TRANSPORT_ERROR
ERR_QUIC_VERSION_NEGOTIATION_ERROR
ERR_REQUIRE_ASYNC_MODULE
ERR_REQUIRE_CYCLE_MODULE
ERR_REQUIRE_ESM
ERR_REQUIRE_ESM_RACE_CONDITION
ERR_SCRIPT_EXECUTION_INTERRUPTED
ERR_SERVER_ALREADY_LISTEN
ERR_SERVER_NOT_RUNNING
ERR_SINGLE_EXECUTABLE_APPLICATION_ASSET_NOT_FOUND
ERR_SOCKET_ALREADY_BOUND
ERR_SOCKET_BAD_BUFFER_SIZE
ERR_SOCKET_BAD_PORT
ERR_SOCKET_BAD_TYPE
ERR_SOCKET_BUFFER_SIZE
ERR_SOCKET_CLOSED
ERR_SOCKET_CLOSED_BEFORE_CONNECTION
ERR_SOCKET_CONNECTION_TIMEOUT
ERR_SOCKET_DGRAM_IS_CONNECTED
ERR_SOCKET_DGRAM_NOT_CONNECTED
ERR_SOCKET_DGRAM_NOT_RUNNING
ERR_SOCKET_HANDLE_ADOPTED
ERR_SOURCE_MAP_CORRUPT
ERR_SOURCE_MAP_MISSING_SOURCE
ERR_SRI_PARSE
ERR_STREAM_ALREADY_FINISHED
ERR_STREAM_CANNOT_PIPE
ERR_STREAM_DESTROYED
ERR_STREAM_ITER_MISSING_FLAG
ERR_STREAM_NULL_VALUES
ERR_STREAM_PREMATURE_CLOSE
ERR_STREAM_PUSH_AFTER_EOF
ERR_STREAM_UNABLE_TO_PIPE
ERR_STREAM_UNSHIFT_AFTER_END_EVENT
ERR_STREAM_WRAP
ERR_STREAM_WRITE_AFTER_END
ERR_SYNTHETIC
ERR_SYSTEM_ERROR
ERR_TEST_FAILURE
ERR_THROTTLED
ERR_TLS_ALPN_CALLBACK_INVALID_RESULT
ERR_TLS_ALPN_CALLBACK_WITH_PROTOCOLS
ERR_TLS_CERT_ALTNAME_FORMAT
ERR_TLS_CERT_ALTNAME_INVALID
ERR_TLS_DH_PARAM_SIZE
ERR_TLS_HANDSHAKE_TIMEOUT
ERR_TLS_INVALID_CONTEXT
ERR_TLS_INVALID_PROTOCOL_VERSION
ERR_TLS_INVALID_STATE
ERR_TLS_PROTOCOL_VERSION_CONFLICT
ERR_TLS_RENEGOTIATION_DISABLED
ERR_TLS_RENEGOTIATION_UNSUPPORTED
ERR_TLS_REQUIRED_SERVER_NAME
ERR_TLS_SESSION_ATTACK
ERR_TLS_SNI_FROM_SERVER
ERR_TRACE_EVENTS_CATEGORY_REQUIRED
ERR_TRACE_EVENTS_UNAVAILABLE
ERR_TRAILING_JUNK_AFTER_STREAM_END
ERR_TTY_INIT_FAILED
ERR_UNAVAILABLE_DURING_EXIT
ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET
ERR_UNESCAPED_CHARACTERS
ERR_UNHANDLED_ERROR
ERR_UNKNOWN_BUILTIN_MODULE
ERR_UNKNOWN_CREDENTIAL
ERR_UNKNOWN_ENCODING
ERR_UNKNOWN_FILE_EXTENSION
ERR_UNKNOWN_MODULE_FORMAT
ERR_UNKNOWN_SIGNAL
ERR_UNSUPPORTED_DIR_IMPORT
ERR_UNSUPPORTED_ESM_URL_SCHEME
ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING
ERR_UNSUPPORTED_RESOLVE_REQUEST
ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX
ERR_USE_AFTER_CLOSE
ERR_VALID_PERFORMANCE_ENTRY_TYPE
ERR_VFS_INVALID_TARGET
ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING
ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING_FLAG
ERR_VM_MODULE_ALREADY_LINKED
ERR_VM_MODULE_CANNOT_CREATE_CACHED_DATA
ERR_VM_MODULE_DIFFERENT_CONTEXT
ERR_VM_MODULE_LINK_FAILURE
ERR_VM_MODULE_NOT_MODULE
ERR_VM_MODULE_STATUS
ERR_WASI_ALREADY_STARTED
ERR_WEBASSEMBLY_NOT_SUPPORTED
ERR_WEBASSEMBLY_RESPONSE
ERR_WORKER_HANDLE_NOT_TRANSFERABLE
ERR_WORKER_INIT_FAILED
ERR_WORKER_INVALID_EXEC_ARGV
ERR_WORKER_MESSAGING_ERRORED
ERR_WORKER_MESSAGING_FAILED
ERR_WORKER_MESSAGING_SAME_THREAD
ERR_WORKER_MESSAGING_TIMEOUT
ERR_WORKER_NOT_RUNNING
ERR_WORKER_OUT_OF_MEMORY
ERR_WORKER_PATH
ERR_WORKER_UNSERIALIZABLE_ERROR
ERR_WORKER_UNSUPPORTED_OPERATION
ERR_ZIP_ARCHIVE_TOO_LARGE
ERR_ZIP_ENTRY_CORRUPT
ERR_ZIP_ENTRY_NOT_FOUND
ERR_ZIP_ENTRY_TOO_LARGE
ERR_ZIP_INVALID_ARCHIVE
ERR_ZIP_NOT_WRITABLE
ERR_ZIP_UNSUPPORTED_FEATURE
ERR_ZSTD_INVALID_PARAM
ESM
ETag
EcKeyGenParams
EcKeyImportParams
EcKeyPairGenJob
EcdsaParams
Ed25519
Ed448
Ed448Params
EmptyStatement
EnvHttpProxyAgent
EnvironmentSettingsObject
EnvironmentSettingsObjectBase
ErrnoException
Error
ErrorCaptureStackTrace
ErrorEvent
ErrorEventInit
ErrorName
ErrorPrepareStackTrace
ErrorPrototype
ErrorPrototypeConstructor
ErrorPrototypeMessage
ErrorPrototypeName
ErrorPrototypeToString
EvalError
EvalErrorName
EvalErrorPrototype
EvalErrorPrototypeConstructor
EvalErrorPrototypeMessage
EvalErrorPrototypeName
Event
EventEmitter
EventEmitterAsyncResource
EventHandlerNonNull
EventSource
EventSourceInitDict
EventSourceStream
EventTarget
Exception
ExceptionWithHostPort
Expect
Expect-CT
Expires
ExportAllDeclaration
ExportDefaultDeclaration
ExportNamedDeclaration
Expression
ExpressionStatement
FILE
FINISH
FLAGS
FLOAT
FLOAT_32
FLOAT_64
FORMERR
FSEvent
FSReqCallback
FSWatcher
FUNCTION
F_OK
FastBuffer
Fetch
File
FileHandle
FileLike
FileReadStream
FileTest
FileWriteStream
FilesWatcher
FinalizationRegistry
FinalizationRegistryName
FinalizationRegistryPrototype
FinalizationRegistryPrototypeConstructor
FinalizationRegistryPrototypeRegister
FinalizationRegistryPrototypeSymbolToStringTag
FinalizationRegistryPrototypeUnregister
FixedCircularBuffer
FixedQueue
Float16Array
Float16ArrayName
Float16ArrayPrototype
Float16ArrayPrototypeConstructor
Float32Array
Float32ArrayName
Float32ArrayPrototype
Float32ArrayPrototypeConstructor
Float64Array
Float64ArrayName
Float64ArrayPrototype
Float64ArrayPrototypeConstructor
ForInStatement
ForInit
ForOfStatement
ForStatement
FormData
FormData Iterator
Forwarded
FreeList
From
Function
FunctionDeclaration
FunctionExpression
FunctionName
FunctionPrototype
FunctionPrototypeApply
FunctionPrototypeBind
FunctionPrototypeCall
FunctionPrototypeConstructor
FunctionPrototypeGetArguments
FunctionPrototypeGetCaller
FunctionPrototypeName
FunctionPrototypeSetArguments
FunctionPrototypeSetCaller
FunctionPrototypeSymbolHasInstance
FunctionPrototypeToString
GCProfiler
GET
General_Category
Generator
GeneratorFunction
GeneratorFunctionPrototype
GeneratorFunctionPrototypeConstructor
GeneratorFunctionPrototypePrototype
GeneratorFunctionPrototypeSymbolToStringTag
GetAddrInfoReqWrap
GetNameInfoReqWrap
Glob
Global
Gunzip
Gzip
HANDSHAKING
HEAD
HEADER_CHARS
HEADER_STATE
HEX
HEX_MAP
HKDF
HKDFJob
HMAC
HS1
HS256
HS384
HS512
HTAB_SP_VCHAR_OBS_TEXT
HTTP2_HEADER_ACCEPT
HTTP2_HEADER_ACCEPT_CHARSET
HTTP2_HEADER_ACCEPT_ENCODING
HTTP2_HEADER_ACCEPT_LANGUAGE
HTTP2_HEADER_ACCEPT_RANGES
HTTP2_HEADER_ACCESS_CONTROL_ALLOW_CREDENTIALS
HTTP2_HEADER_ACCESS_CONTROL_ALLOW_HEADERS
HTTP2_HEADER_ACCESS_CONTROL_ALLOW_METHODS
HTTP2_HEADER_ACCESS_CONTROL_ALLOW_ORIGIN
HTTP2_HEADER_ACCESS_CONTROL_EXPOSE_HEADERS
HTTP2_HEADER_ACCESS_CONTROL_MAX_AGE
HTTP2_HEADER_ACCESS_CONTROL_REQUEST_HEADERS
HTTP2_HEADER_ACCESS_CONTROL_REQUEST_METHOD
HTTP2_HEADER_AGE
HTTP2_HEADER_ALLOW
HTTP2_HEADER_ALT_SVC
HTTP2_HEADER_AUTHORITY
HTTP2_HEADER_AUTHORIZATION
HTTP2_HEADER_CACHE_CONTROL
HTTP2_HEADER_CONNECTION
HTTP2_HEADER_CONTENT_DISPOSITION
HTTP2_HEADER_CONTENT_ENCODING
HTTP2_HEADER_CONTENT_LANGUAGE
HTTP2_HEADER_CONTENT_LENGTH
HTTP2_HEADER_CONTENT_LOCATION
HTTP2_HEADER_CONTENT_MD5
HTTP2_HEADER_CONTENT_RANGE
HTTP2_HEADER_CONTENT_SECURITY_POLICY
HTTP2_HEADER_CONTENT_TYPE
HTTP2_HEADER_COOKIE
HTTP2_HEADER_DATE
HTTP2_HEADER_DNT
HTTP2_HEADER_EARLY_DATA
HTTP2_HEADER_ETAG
HTTP2_HEADER_EXPECT
HTTP2_HEADER_EXPECT_CT
HTTP2_HEADER_EXPIRES
HTTP2_HEADER_FORWARDED
HTTP2_HEADER_FROM
HTTP2_HEADER_HOST
HTTP2_HEADER_HTTP2_SETTINGS
HTTP2_HEADER_IF_MATCH
HTTP2_HEADER_IF_MODIFIED_SINCE
HTTP2_HEADER_IF_NONE_MATCH
HTTP2_HEADER_IF_RANGE
HTTP2_HEADER_IF_UNMODIFIED_SINCE
HTTP2_HEADER_KEEP_ALIVE
HTTP2_HEADER_LAST_MODIFIED
HTTP2_HEADER_LINK
HTTP2_HEADER_LOCATION
HTTP2_HEADER_MAX_FORWARDS
HTTP2_HEADER_METHOD
HTTP2_HEADER_ORIGIN
HTTP2_HEADER_PATH
HTTP2_HEADER_PREFER
HTTP2_HEADER_PRIORITY
HTTP2_HEADER_PROTOCOL
HTTP2_HEADER_PROXY_AUTHENTICATE
HTTP2_HEADER_PROXY_AUTHORIZATION
HTTP2_HEADER_PROXY_CONNECTION
HTTP2_HEADER_PURPOSE
HTTP2_HEADER_RANGE
HTTP2_HEADER_REFERER
HTTP2_HEADER_REFRESH
HTTP2_HEADER_RETRY_AFTER
HTTP2_HEADER_SCHEME
HTTP2_HEADER_SERVER
HTTP2_HEADER_SET_COOKIE
HTTP2_HEADER_STATUS
HTTP2_HEADER_STRICT_TRANSPORT_SECURITY
HTTP2_HEADER_TE
HTTP2_HEADER_TIMING_ALLOW_ORIGIN
HTTP2_HEADER_TK
HTTP2_HEADER_TRAILER
HTTP2_HEADER_TRANSFER_ENCODING
HTTP2_HEADER_UPGRADE
HTTP2_HEADER_UPGRADE_INSECURE_REQUESTS
HTTP2_HEADER_USER_AGENT
HTTP2_HEADER_VARY
HTTP2_HEADER_VIA
HTTP2_HEADER_WARNING
HTTP2_HEADER_WWW_AUTHENTICATE
HTTP2_HEADER_X_CONTENT_TYPE_OPTIONS
HTTP2_HEADER_X_FORWARDED_FOR
HTTP2_HEADER_X_FRAME_OPTIONS
HTTP2_HEADER_X_XSS_PROTECTION
HTTP2_METHOD_ACL
HTTP2_METHOD_BASELINE_CONTROL
HTTP2_METHOD_BIND
HTTP2_METHOD_CHECKIN
HTTP2_METHOD_CHECKOUT
HTTP2_METHOD_CONNECT
HTTP2_METHOD_COPY
HTTP2_METHOD_DELETE
HTTP2_METHOD_GET
HTTP2_METHOD_HEAD
HTTP2_METHOD_LABEL
HTTP2_METHOD_LINK
HTTP2_METHOD_LOCK
HTTP2_METHOD_MERGE
HTTP2_METHOD_MKACTIVITY
HTTP2_METHOD_MKCALENDAR
HTTP2_METHOD_MKCOL
HTTP2_METHOD_MKREDIRECTREF
HTTP2_METHOD_MKWORKSPACE
HTTP2_METHOD_MOVE
HTTP2_METHOD_OPTIONS
HTTP2_METHOD_ORDERPATCH
HTTP2_METHOD_PATCH
HTTP2_METHOD_POST
HTTP2_METHOD_PRI
HTTP2_METHOD_PROPFIND
HTTP2_METHOD_PROPPATCH
HTTP2_METHOD_PUT
HTTP2_METHOD_REBIND
HTTP2_METHOD_REPORT
HTTP2_METHOD_SEARCH
HTTP2_METHOD_TRACE
HTTP2_METHOD_UNBIND
HTTP2_METHOD_UNCHECKOUT
HTTP2_METHOD_UNLINK
HTTP2_METHOD_UNLOCK
HTTP2_METHOD_UPDATE
HTTP2_METHOD_UPDATEREDIRECTREF
HTTP2_METHOD_VERSION_CONTROL
HTTPParser
HTTPParserError
HTTP_TOKEN_CODEPOINTS
H_METHOD_MAP
HandleWrap
HasFlag
Hash
HashJob
Headers
Headers Iterator
HeadersInit
HeadersList
HeadersOverflowError
HeadersTimeoutError
HeapSnapshotStream
HideStackFramesError
Histogram
HkdfParams
Hmac
HmacImportParams
HmacJob
HmacKeyGenParams
Host
Http2ServerRequest
Http2ServerResponse
Http2Session
Http2Stream
I64_MAX
I64_MIN
INITIAL
INSPECT_MAX_BYTES
INT_16
INT_32
INT_64
INT_8
Identifier
If-Match
If-Modified-Since
If-None-Match
If-Range
If-Unmodified-Since
IfStatement
Immediate
ImmediateList
ImportAttribute
ImportDeclaration
ImportDefaultSpecifier
ImportExpression
ImportNamespaceSpecifier
ImportSpecifier
InactiveAsyncContextFrame
IncomingMessage
Infinity
Inflate
InflateRaw
InformationalError
Instance
Instant
Int16Array
Int16ArrayName
Int16ArrayPrototype
Int16ArrayPrototypeConstructor
Int32Array
Int32ArrayName
Int32ArrayPrototype
Int32ArrayPrototypeConstructor
Int8Array
Int8ArrayName
Int8ArrayPrototype
Int8ArrayPrototypeConstructor
IntegerPart
Interface
InterfaceConstructor
InternalCryptoKey
InternalWorker
InternalX509Certificate
Intl
Intl.Collator
Intl.DateTimeFormat
Intl.DisplayNames
Intl.DurationFormat
Intl.ListFormat
Intl.Locale
Intl.NumberFormat
Intl.PluralRules
Intl.RelativeTimeFormat
Intl.Segmenter
InvalidArgumentError
InvalidReturnValueError
IsResizableArrayBuffer
Iterator
Iterator Helper
IteratorFrom
IteratorHelperPrototype
IteratorHelperPrototypeNext
IteratorHelperPrototypeReturn
IteratorHelperPrototypeSymbolToStringTag
IteratorName
IteratorPrototype
IteratorPrototypeDrop
IteratorPrototypeEvery
IteratorPrototypeFilter
IteratorPrototypeFind
IteratorPrototypeFlatMap
IteratorPrototypeForEach
IteratorPrototypeGetConstructor
IteratorPrototypeGetSymbolToStringTag
IteratorPrototypeMap
IteratorPrototypeReduce
IteratorPrototypeSetConstructor
IteratorPrototypeSetSymbolToStringTag
IteratorPrototypeSome
IteratorPrototypeSymbolIterator
IteratorPrototypeTake
IteratorPrototypeToArray
JSON
JSONIsRawJSON
JSONParse
JSONRawJSON
JSONStringify
JSONSymbolToStringTag
JSStream
JSTag
KEMDecapsulateJob
KEMEncapsulateJob
KMAC128
KMAC256
KT128
KT256
KangarooTwelveJob
KangarooTwelveParams
Keep-Alive
KeyObject
KeyObjectHandle
KmacJob
KmacParams
LENIENT_FLAGS
LOADIPHLPAPI
LOAD_SCRIPT
LOCK_MODE_EXCLUSIVE
LOCK_MODE_SHARED
LOCK_STOLEN_ERROR
LabeledStatement
Last-Modified
LazyTransform
LibuvStreamWrap
Link
LinkError
ListFormat
Listener
Literal
LoadCache
LocalFileHeader
Locale
Location
Lock
LockManager
LogicalExpression
MAJOR
MARK
METHODS
METHODS_HTTP
METHODS_ICE
METHODS_RTSP
METHOD_MAP
MIMEParams
MIMEType
MINOR
ML-DSA-44
ML-DSA-65
ML-DSA-87
ML-KEM-1024
ML-KEM-512
ML-KEM-768
MLKEM1024-P384
MLKEM768-P256
MLKEM768-X25519
MODULE
MODULE_TIMER
MX
Mac
MainThreadConnection
MakeTypeAssertion
Map
Map Iterator
MapGetSymbolSpecies
MapGroupBy
MapIteratorPrototype
MapIteratorPrototypeNext
MapIteratorPrototypeSymbolToStringTag
MapName
MapPrototype
MapPrototypeClear
MapPrototypeConstructor
MapPrototypeDelete
MapPrototypeEntries
MapPrototypeForEach
MapPrototypeGet
MapPrototypeGetSize
MapPrototypeHas
MapPrototypeKeys
MapPrototypeSet
MapPrototypeSymbolIterator
MapPrototypeSymbolToStringTag
MapPrototypeValues
Math
MathAbs
MathAcos
MathAcosh
MathAsin
MathAsinh
MathAtan
MathAtan2
MathAtanh
MathCbrt
MathCeil
MathClz32
MathCos
MathCosh
MathE
MathExp
MathExpm1
MathF16round
MathFloor
MathFround
MathHypot
MathHypotApply
MathImul
MathLN10
MathLN2
MathLOG10E
MathLOG2E
MathLog
MathLog10
MathLog1p
MathLog2
MathMax
MathMaxApply
MathMin
MathMinApply
MathPI
MathPow
MathRandom
MathRound
MathSQRT1_2
MathSQRT2
MathSign
MathSin
MathSinh
MathSqrt
MathSymbolToStringTag
MathTan
MathTanh
MathTrunc
Max-Forwards
MaxOriginsReachedError
MemberExpression
MemberPattern
Memory
MessageChannel
MessageEvent
MessageEventInit
MessagePort
MessageSizeExceededError
MetaProperty
MethodDefinition
MockTimers
MockTracker
Module
ModuleJob
ModuleJobBase
ModuleJobSync
ModuleLoader
ModuleWrap
NAPTR
NODATA
NOMEM
NONAME
NOTFOUND
NOTIMP
NOTINITIALIZED
NS
NUM
NUM_MAP
NaN
NamedKeyPairGenJob
Navigator
Network
NetworkResources
NewExpression
NghttpError
NidKeyPairGenJob
Node
NodeAggregateError
NodeError
NodeEventTarget
NotSupportedError
Now
Number
NumberEPSILON
NumberFormat
NumberIsFinite
NumberIsInteger
NumberIsNaN
NumberIsSafeInteger
NumberMAX_SAFE_INTEGER
NumberMAX_VALUE
NumberMIN_SAFE_INTEGER
NumberMIN_VALUE
NumberNEGATIVE_INFINITY
NumberNaN
NumberName
NumberPOSITIVE_INFINITY
NumberParseFloat
NumberParseInt
NumberPrototype
NumberPrototypeConstructor
NumberPrototypeToExponential
NumberPrototypeToFixed
NumberPrototypeToLocaleString
NumberPrototypeToPrecision
NumberPrototypeToString
NumberPrototypeValueOf
OPTIONS
Object
ObjectAssign
ObjectCreate
ObjectDefineProperties
ObjectDefineProperty
ObjectEntries
ObjectExpression
ObjectFreeze
ObjectFromEntries
ObjectGetOwnPropertyDescriptor
ObjectGetOwnPropertyDescriptors
ObjectGetOwnPropertyNames
ObjectGetOwnPropertySymbols
ObjectGetPrototypeOf
ObjectGroupBy
ObjectHasOwn
ObjectIs
ObjectIsExtensible
ObjectIsFrozen
ObjectIsSealed
ObjectKeys
ObjectName
ObjectPattern
ObjectPreventExtensions
ObjectPrototype
ObjectPrototypeConstructor
ObjectPrototypeGet__proto__
ObjectPrototypeHasOwnProperty
ObjectPrototypeIsPrototypeOf
ObjectPrototypePropertyIsEnumerable
ObjectPrototypeSet__proto__
ObjectPrototypeToLocaleString
ObjectPrototypeToString
ObjectPrototypeValueOf
ObjectPrototype__defineGetter__
ObjectPrototype__defineSetter__
ObjectPrototype__lookupGetter__
ObjectPrototype__lookupSetter__
ObjectSeal
ObjectSetPrototypeOf
ObjectValues
Origin
OutgoingMessage
P-256
P-384
P-521
PATCH
PBKDF2
PBKDF2Job
POINTER
POST
PS1
PS256
PS384
PS512
PTR
PUT
ParenthesizedExpression
Parser
PassThrough
Pattern
Pbkdf2Params
PerMessageDeflate
Performance
PerformanceEntry
PerformanceMark
PerformanceMeasure
PerformanceNodeEntry
PerformanceNodeTiming
PerformanceObserver
PerformanceObserverEntryList
PerformanceResourceTiming
Permissions-Policy
Pipe
PipeConnectWrap
PlainDate
PlainDateTime
PlainMonthDay
PlainTime
PlainYearMonth
PluralRules
PoolBase
PoolStats
Position
Pragma
PriorityQueue
PrivateIdentifier
PrivateKeyObject
Process
Program
Promise
PromiseAll
PromiseAllSettled
PromiseAny
PromiseGetSymbolSpecies
PromiseName
PromisePrototype
PromisePrototypeCatch
PromisePrototypeConstructor
PromisePrototypeFinally
PromisePrototypeSymbolToStringTag
PromisePrototypeThen
PromiseRace
PromiseReject
PromiseResolve
PromiseWithResolvers
Property
PropertyDefinition
Providers
Proxy
Proxy-Authenticate
Proxy-Authorization
ProxyConnectionError
ProxyName
ProxyRevocable
PublicKeyObject
QUERY
QUOTED_STRING
QueryReqWrap
Queue
QuotaExceededError
RECEIVE_MESSAGE_FROM_WORKER
REFUSED
REGISTER_MAIN_THREAD_PORT
REPLServer
REPLY_CODES
REPL_MODE_SLOPPY
REPL_MODE_STRICT
RS1
RS256
RS384
RS512
RSA-OAEP
RSA-OAEP-256
RSA-OAEP-384
RSA-OAEP-512
RSA-PSS
RSACipherJob
RSAKeyExportJob
RSASSA-PKCS1-v1_5
RTT
R_OK
RandomBytesJob
RandomPrimeJob
Range
RangeError
RangeErrorName
RangeErrorPrototype
RangeErrorPrototypeConstructor
RangeErrorPrototypeMessage
RangeErrorPrototypeName
ReadFileJob
ReadStream
Readable
ReadableByteStreamController
ReadableState
ReadableStream
ReadableStreamBYOBReader
ReadableStreamBYOBRequest
ReadableStreamDefaultController
ReadableStreamDefaultReader
ReadableStreamFrom
ReadableStreamState
ReadableStreamTee
ReadableStreamTransferState
ReadableWorkerStdio
Readline
RecordableHistogram
Recoverable
ReferenceError
ReferenceErrorName
ReferenceErrorPrototype
ReferenceErrorPrototypeConstructor
ReferenceErrorPrototypeMessage
ReferenceErrorPrototypeName
Referer
Referrer-Policy
Reflect
ReflectApply
ReflectConstruct
ReflectDefineProperty
ReflectDeleteProperty
ReflectGet
ReflectGetOwnPropertyDescriptor
ReflectGetPrototypeOf
ReflectHas
ReflectIsExtensible
ReflectOwnKeys
ReflectPreventExtensions
ReflectSet
ReflectSetPrototypeOf
ReflectSymbolToStringTag
Refresh
RegExp
RegExp String Iterator
RegExpGet$&
RegExpGet$'
RegExpGet$+
RegExpGet$1
RegExpGet$2
RegExpGet$3
RegExpGet$4
RegExpGet$5
RegExpGet$6
RegExpGet$7
RegExpGet$8
RegExpGet$9
RegExpGet$_
RegExpGetInput
RegExpGetLastMatch
RegExpGetLastParen
RegExpGetLeftContext
RegExpGetRightContext
RegExpGetSymbolSpecies
RegExpName
RegExpPrototype
RegExpPrototypeCompile
RegExpPrototypeConstructor
RegExpPrototypeExec
RegExpPrototypeGetDotAll
RegExpPrototypeGetFlags
RegExpPrototypeGetGlobal
RegExpPrototypeGetHasIndices
RegExpPrototypeGetIgnoreCase
RegExpPrototypeGetMultiline
RegExpPrototypeGetSource
RegExpPrototypeGetSticky
RegExpPrototypeGetUnicode
RegExpPrototypeGetUnicodeSets
RegExpPrototypeSymbolMatch
RegExpPrototypeSymbolMatchAll
RegExpPrototypeSymbolReplace
RegExpPrototypeSymbolSearch
RegExpPrototypeSymbolSplit
RegExpPrototypeTest
RegExpPrototypeToString
RegExpSet$&
RegExpSet$'
RegExpSet$+
RegExpSet$1
RegExpSet$2
RegExpSet$3
RegExpSet$4
RegExpSet$5
RegExpSet$6
RegExpSet$7
RegExpSet$8
RegExpSet$9
RegExpSet$_
RegExpSetInput
RegExpSetLastMatch
RegExpSetLastParen
RegExpSetLeftContext
RegExpSetRightContext
RegExpStringIteratorPrototype
RegExpStringIteratorPrototypeNext
RegExpStringIteratorPrototypeSymbolToStringTag
RelativeTimeFormat
Release
ReplHistory
Request
RequestAbortedError
RequestContentLengthMismatchError
RequestHandler
RequestInfo
RequestInit
RequestRetryError
ResolveCache
Resolver
ResolverBase
Response
ResponseContentLengthMismatchError
ResponseError
ResponseExceededMaxSizeError
ResponseInit
ResponseStatusCodeError
RestElement
Retry-After
ReturnStatement
RsaHashedImportParams
RsaHashedKeyGenParams
RsaKeyPairGenJob
RsaOaepParams
RsaPssParams
RuntimeError
RuntimeFeatures
SEND_MESSAGE_TO_WORKER
SENTINEL32
SERVFAIL
SHA-1
SHA-256
SHA-384
SHA-512
SHA3-256
SHA3-384
SHA3-512
SHARE_ENV
SOA
SPECIAL_HEADERS
SRV
SSL_OP_ALL
SSL_OP_CRYPTOPRO_TLSEXT_BUG
STATES
STATUSES
STATUSES_HTTP
STATUS_CODES
STDIO_PAYLOAD
STDIO_WANTS_MORE_DATA
STRICT_TOKEN
STRICT_URL_CHAR
STRING
SafeArrayIterator
SafeArrayPrototypePushApply
SafeFinalizationRegistry
SafeMap
SafePromiseAll
SafePromiseAllReturnArrayLike
SafePromiseAllReturnVoid
SafePromiseAllSettled
SafePromiseAllSettledReturnVoid
SafePromiseAny
SafePromisePrototypeFinally
SafePromiseRace
SafeSet
SafeStringIterator
SafeStringPrototypeSearch
SafeWeakMap
SafeWeakRef
SafeWeakSet
Scheduler
Script
Script_Extensions
ScryptJob
Sec-WebSocket-Accept
Sec-WebSocket-Extensions
Sec-WebSocket-Key
Sec-WebSocket-Protocol
Sec-WebSocket-Version
SecretKeyGenJob
SecretKeyObject
SecureContext
SecureProxyConnectionError
Segmenter
Segmenter String Iterator
SendQueue
SendWrap
SequenceExpression
Serializer
Server
Server-Timing
ServerHttp2Session
ServerResponse
Service-Worker-Allowed
Service-Worker-Navigation-Preload
Session
Set
Set Iterator
Set-Cookie
SetGetSymbolSpecies
SetIteratorPrototype
SetIteratorPrototypeNext
SetIteratorPrototypeSymbolToStringTag
SetName
SetPrototype
SetPrototypeAdd
SetPrototypeClear
SetPrototypeConstructor
SetPrototypeDelete
SetPrototypeDifference
SetPrototypeEntries
SetPrototypeForEach
SetPrototypeGetSize
SetPrototypeHas
SetPrototypeIntersection
SetPrototypeIsDisjointFrom
SetPrototypeIsSubsetOf
SetPrototypeIsSupersetOf
SetPrototypeKeys
SetPrototypeSymbolIterator
SetPrototypeSymbolToStringTag
SetPrototypeSymmetricDifference
SetPrototypeUnion
SetPrototypeValues
SharedArrayBuffer
ShutdownWrap
SideEffectFreeRegExpPrototypeExec
SideEffectFreeRegExpPrototypeSymbolReplace
SideEffectFreeRegExpPrototypeSymbolSplit
Sign
SignJob
SlidingWindowHistogram
SlowBuffer
Socket
SocketAddress
SocketError
SocketListReceive
SocketListSend
Socks5Client
Socks5ProxyError
SourceLocation
SourceMap
SourceTextModuleTypes
SpreadElement
StatWatcher
Statement
StatementSync
StaticBlock
Stats
StatsBase
Storage
Stream
StreamPipe
StreamWrap
Strict-Transport-Security
String
String Iterator
StringDecoder
StringFromCharCode
StringFromCharCodeApply
StringFromCodePoint
StringFromCodePointApply
StringIterator
StringIteratorPrototype
StringIteratorPrototypeNext
StringIteratorPrototypeSymbolToStringTag
StringName
StringPrototype
StringPrototypeAnchor
StringPrototypeAt
StringPrototypeBig
StringPrototypeBlink
StringPrototypeBold
StringPrototypeCharAt
StringPrototypeCharCodeAt
StringPrototypeCodePointAt
StringPrototypeConcat
StringPrototypeConcatApply
StringPrototypeConstructor
StringPrototypeEndsWith
StringPrototypeFixed
StringPrototypeFontcolor
StringPrototypeFontsize
StringPrototypeIncludes
StringPrototypeIndexOf
StringPrototypeIsWellFormed
StringPrototypeItalics
StringPrototypeLastIndexOf
StringPrototypeLink
StringPrototypeLocaleCompare
StringPrototypeMatch
StringPrototypeMatchAll
StringPrototypeNormalize
StringPrototypePadEnd
StringPrototypePadStart
StringPrototypeRepeat
StringPrototypeReplace
StringPrototypeReplaceAll
StringPrototypeSearch
StringPrototypeSlice
StringPrototypeSmall
StringPrototypeSplit
StringPrototypeStartsWith
StringPrototypeStrike
StringPrototypeSub
StringPrototypeSubstr
StringPrototypeSubstring
StringPrototypeSup
StringPrototypeSymbolIterator
StringPrototypeToLocaleLowerCase
StringPrototypeToLocaleUpperCase
StringPrototypeToLowerCase
StringPrototypeToString
StringPrototypeToUpperCase
StringPrototypeToWellFormed
StringPrototypeTrim
StringPrototypeTrimEnd
StringPrototypeTrimLeft
StringPrototypeTrimRight
StringPrototypeTrimStart
StringPrototypeValueOf
StringRaw
Stringify
StructuredSerializeOptions
SubtleCrypto
Suite
SuiteContext
Super
Supports-Loading-Mode
SuppressedError
SuspendError
Suspending
SwitchCase
SwitchStatement
Symbol
SymbolAsyncDispose
SymbolAsyncIterator
SymbolDispose
SymbolFor
SymbolHasInstance
SymbolIsConcatSpreadable
SymbolIterator
SymbolKeyFor
SymbolMatch
SymbolMatchAll
SymbolName
SymbolPrototype
SymbolPrototypeConstructor
SymbolPrototypeGetDescription
SymbolPrototypeSymbolToPrimitive
SymbolPrototypeSymbolToStringTag
SymbolPrototypeToString
SymbolPrototypeValueOf
SymbolReplace
SymbolSearch
SymbolSpecies
SymbolSplit
SymbolToPrimitive
SymbolToStringTag
SymbolUnscopables
SyncWriteStream
SyntaxError
SyntaxErrorName
SyntaxErrorPrototype
SyntaxErrorPrototypeConstructor
SyntaxErrorPrototypeMessage
SyntaxErrorPrototypeName
SystemError
TAOCheck
TCP
TCPConnectWrap
TE
TIMEOUT
TLSA
TLSSocket
TLSWrap
TOKEN
TTY
TXT
TYPE
Table
Tag
TaggedTemplateExpression
TemplateElement
TemplateLiteral
Temporal
Temporal.Duration
Temporal.Instant
Temporal.Now
Temporal.PlainDate
Temporal.PlainDateTime
Temporal.PlainMonthDay
Temporal.PlainTime
Temporal.PlainYearMonth
Temporal.ZonedDateTime
TernarySearchTree
Test
TestContext
TestsStream
TextDecoder
TextDecoderStream
TextEncoder
TextEncoderStream
ThisExpression
ThrowStatement
Timeout
Timing-Allow-Origin
TokContext
Token
TokenType
TracingChannel
Trailer
Transfer-Encoding
TransferableBlob
TransferableFile
TransferredReadableStream
TransferredTransformStream
TransferredWritableStream
Transform
TransformStream
TransformStreamDefaultController
TryStatement
TstNode
TurboSHAKE128
TurboSHAKE256
TurboShakeJob
TurboShakeParams
Type
TypeError
TypeErrorName
TypeErrorPrototype
TypeErrorPrototypeConstructor
TypeErrorPrototypeMessage
TypeErrorPrototypeName
TypeValueToString
TypedArray
TypedArrayFrom
TypedArrayGetSymbolSpecies
TypedArrayName
TypedArrayOf
TypedArrayOfApply
TypedArrayPrototype
TypedArrayPrototypeAt
TypedArrayPrototypeConstructor
TypedArrayPrototypeCopyWithin
TypedArrayPrototypeEntries
TypedArrayPrototypeEvery
TypedArrayPrototypeFill
TypedArrayPrototypeFilter
TypedArrayPrototypeFind
TypedArrayPrototypeFindIndex
TypedArrayPrototypeFindLast
TypedArrayPrototypeFindLastIndex
TypedArrayPrototypeForEach
TypedArrayPrototypeGetBuffer
TypedArrayPrototypeGetByteLength
TypedArrayPrototypeGetByteOffset
TypedArrayPrototypeGetLength
TypedArrayPrototypeGetSymbolToStringTag
TypedArrayPrototypeIncludes
TypedArrayPrototypeIndexOf
TypedArrayPrototypeJoin
TypedArrayPrototypeKeys
TypedArrayPrototypeLastIndexOf
TypedArrayPrototypeMap
TypedArrayPrototypeReduce
TypedArrayPrototypeReduceRight
TypedArrayPrototypeReverse
TypedArrayPrototypeSet
TypedArrayPrototypeSlice
TypedArrayPrototypeSome
TypedArrayPrototypeSort
TypedArrayPrototypeSubarray
TypedArrayPrototypeSymbolIterator
TypedArrayPrototypeToLocaleString
TypedArrayPrototypeToReversed
TypedArrayPrototypeToSorted
TypedArrayPrototypeToString
TypedArrayPrototypeValues
TypedArrayPrototypeWith
Types
U64_MAX
UDP
UINT_16
UINT_32
UINT_64
UINT_8
UNREGISTER_MAIN_THREAD_PORT
UP_AND_RUNNING
URIError
URIErrorName
URIErrorPrototype
URIErrorPrototypeConstructor
URIErrorPrototypeMessage
URIErrorPrototypeName
URL
URLContext
URLParse
URLPattern
URLSearchParams
URLSearchParams Iterator
URLSerializer
URL_CHAR
USERINFO_CHARS
USE_MAIN_CONTEXT_DEFAULT_LOADER
USVString
UTC
UVException
UVExceptionWithHostPort
Uint16Array
Uint16ArrayName
Uint16ArrayPrototype
Uint16ArrayPrototypeConstructor
Uint32Array
Uint32ArrayName
Uint32ArrayPrototype
Uint32ArrayPrototypeConstructor
Uint8Array
Uint8ArrayName
Uint8ArrayPrototype
Uint8ArrayPrototypeConstructor
Uint8ClampedArray
Uint8ClampedArrayName
Uint8ClampedArrayPrototype
Uint8ClampedArrayPrototypeConstructor
UnaryExpression
UndiciError
Unzip
UpdateExpression
Upgrade
Upgrade-Insecure-Requests
Url
User-Agent
Utf8Stream
VOID
VariableDeclaration
VariableDeclarator
VariablePattern
Vary
Verify
Via
WASI
WWW-Authenticate
W_OK
WeakMap
WeakMapName
WeakMapPrototype
WeakMapPrototypeConstructor
WeakMapPrototypeDelete
WeakMapPrototypeGet
WeakMapPrototypeHas
WeakMapPrototypeSet
WeakMapPrototypeSymbolToStringTag
WeakRef
WeakRefMap
WeakRefName
WeakRefPrototype
WeakRefPrototypeConstructor
WeakRefPrototypeDeref
WeakRefPrototypeSymbolToStringTag
WeakReference
WeakSet
WeakSetName
WeakSetPrototype
WeakSetPrototypeAdd
WeakSetPrototypeConstructor
WeakSetPrototypeDelete
WeakSetPrototypeHas
WeakSetPrototypeSymbolToStringTag
WebAssembly
WebAssembly.Exception
WebAssembly.Global
WebAssembly.Instance
WebAssembly.Memory
WebAssembly.Module
WebAssembly.Suspending
WebAssembly.Table
WebAssembly.Tag
WebSocket
WebSocketInit
WebSocketSendData
WebsocketFrameSend
WhileStatement
WithStatement
Worker
WrapForValidIteratorPrototype
WrapForValidIteratorPrototypeNext
WrapForValidIteratorPrototypeReturn
Writable
WritableState
WritableStream
WritableStreamDefaultController
WritableStreamDefaultWriter
WritableWorkerStdio
WriteFileJob
WriteStream
WriteWrap
X-Content-Type-Options
X-DNS-Prefetch-Control
X-Frame-Options
X-Permitted-Cross-Domain-Policies
X-Powered-By
X-Requested-With
X-XSS-Protection
X25519
X448
X509Certificate
XMLHttpRequestBodyInit
X_OK
YieldExpression
ZLIB_VERSION
Z_MAX_CHUNK
ZipBuffer
ZipEntry
ZipFile
Zlib
ZlibBase
ZonedDateTime
Zstd
ZstdCompress
ZstdDecompress
[Symbol.asyncDispose]
[Symbol.asyncIterator]
[Symbol.dispose]
[Symbol.hasInstance]
[Symbol.iterator]
[Symbol.matchAll]
[Symbol.match]
[Symbol.replace]
[Symbol.search]
[Symbol.split]
[Symbol.toPrimitive]
[force_fips_crypto_policy]
[has_bench_options]
[has_bench_samples]
[has_bench_warmup]
[has_env_file_string]
[has_eval_string]
[has_test_random_seed]
[ssl_openssl_cert_store]
[vfs_load_set]
_Dispatcher1Wrapper
_Headers
_HeadersList
_Request
_Response
_TransferredBoundSocket
_TstNode
__defineGetter__
__defineSetter__
__esModule
__lookupGetter__
__lookupSetter__
__proto__
_addHeaderLine
_addHeaderLineDistinct
_addHeaderLines
_addHistory
_bindState
_break
_builtinLibs
_bytesDispatched
_cache
_cacheSession
_case
_catch
_checkInvalidHeaderChar
_checkIsHttpToken
_checkModeProperty
_class
_closed
_compile
_connecting
_connectionListener
_const
_continue
_createServerHandle
_createSocketHandle
_debug
_debugEnd
_debugProcess
_debugger
_decoder
_default
_deferToConnect
_delete
_deleteLeft
_deleteLineLeft
_deleteLineRight
_deleteRight
_deleteWordLeft
_deleteWordRight
_destroy
_destroySSL
_do
_dump
_dumpAndCloseReadable
_else
_emitCloseIfDrained
_emitTLSError
_errnoException
_errorHandler
_events
_evictSession
_exceptionWithHostPort
_exiting
_export
_extend
_extends
_extensions
_external
_externalStream
_false
_fatalException
_final
_finally
_findPath
_finish
_finishInit
_flush
_flushOutput
_for
_forkChild
_fromList
_function
_getActiveHandles
_getActiveRequests
_getCursorPos
_getDataCloneError
_getDisplayPos
_getServerData
_getSession
_getpeername
_getsockname
_handle
_handleError
_handleTimeout
_header
_headerNames
_headers
_healthCheck
_historyNext
_historyPrev
_if
_ignoreErrors
_implicitHeader
_import
_in
_index
_init
_initPaths
_insertString
_instanceof
_instantiate
_isArrayBufferView
_isLenientHeaderValidation
_isStdio
_isUint8Array
_kill
_line
_line_buffer
_link
_linkedBinding
_listen2
_load
_makeLong
_maxListeners
_moveCursor
_new
_nodeModulePaths
_normalWrite
_normalizeArgs
_null
_oldPrompt
_onLine
_onTimeout
_parsePKCS12
_pathCache
_preloadModules
_preload_modules
_previousKey
_processChunk
_prompt
_questionCallback
_queue
_rawDebug
_read
_readHostObject
_readPackage
_readRawBytes
_readableState
_receiving
_refreshLine
_refreshSize
_releaseControl
_renderHeaders
_request
_reset
_resolveFilename
_resolveLookupPaths
_return
_reuseAddr
_sawKeyPress
_sawReturnAt
_send
_sessionCache
_setRawMode
_setServerData
_setSimultaneousAccepts
_setTreatArrayBufferViewsAsHostObjects
_setupWorker
_stack
_start
_startProfilerIdleNotifier
_stat
_stderr
_stderrErrorHandler
_stdout
_stdoutErrorHandler
_stopProfilerIdleNotifier
_stopReceiving
_storeHeader
_stores
_subscribers
_super
_swap16
_swap32
_swap64
_switch
_tabComplete
_this
_throw
_tickCallback
_times
_tlsError
_toUnixTimestamp
_transform
_true
_try
_ttyWrite
_type
_typeof
_uint8ArrayToBuffer
_undestroy
_unrefActive
_unrefTimer
_var
_void
_while
_with
_wordLeft
_wordRight
_wrapHandle
_writableState
_write
_writeGeneric
_writeHostObject
_writeRaw
_writeToOutput
_writev
abort
abortError
abortSignal
aborted
abs
accept
accept-encoding
accept-language
accept-ranges
access
access-control-allow-credentials
access-control-allow-headers
access-control-allow-methods
access-control-allow-origin
access-control-expose-headers
access-control-max-age
access-control-request-headers
access-control-request-method
accessCount
accessSync
accesses
accounting
ack
acorn
acos
acosh
acquire
action
active
ada
adaptDirectivePrologue
add
addAbortListener
addAbortSignal
addAbortSignalNoValidate
addAfterUserSerializeCallback
addBufferPrototypeMethods
addBuiltinLibsToObject
addCACert
addCRL
addContext
addDeserializeCallback
addEntry
addEntrySync
addEventListener
addHeader
addHistory
addListener
addMembership
addPendingSubtest
addReadySubtest
addRequest
addRootCerts
addSerializeCallback
addSignal
addSignalHandler
addSourceSpecificMembership
addSync
addToReport
addToStatCache
addTrailers
addUncaughtExceptionCaptureCallback
additionalData
additionalHeaders
additionalProperties
addon
address
adopt
adoptText
advance
advanceCursor
after
afterEach
afterEvaluate
afterHooksExist
afterInspector
afterTrailingComma
afterWriteTickInfo
after_symbol
age
aggregate
aggregateTwoErrors
alg
algorithm
algorithmName
aliases
alignment
alignmentPadding
all
allBuffers
allMethods
allNoop
allSettled
alloc
allocUnsafe
allocUnsafeSlow
allow
allowAwaitOutsideFunction
allowDirectSuper
allowHashBang
allowImportExportEverywhere
allowImportMetaResolve
allowNewDotTarget
allowRequireByUsers
allowReserved
allowResizable
allowReturn
allowReturnOutsideFunction
allowShared
allowSuper
allowSuperOutsideMethod
allowUsing
allowed
allowedNodeEnvironmentFlags
allowedValues
alphabet
alpnProtocol
alpncallback
alt-svc
alt-used
altsvc
always
amaro
ancestor
anchor
and
anonymous
anonymousMainPath
any
append
appendFetchMetadata
appendFile
appendFileSync
appendHeader
appendRequestOriginHeader
apply
applyAlgorithmToBytes
applyBind
applyChangeset
applyFilters
approximatelySign
arabic
arch
ares
argon2
argon2DeriveBits
argon2Sync
args
argument
argumentLengthCheck
arguments
argv
argv0
array
arrayBuffer
arrayBufferAlignedOffset
arrayBufferViewHasBuffer
arrayBuffers
arraybuffer
arrow
arrow_message_private_symbol
as
asIntN
asUintN
asan
ascii
asciiSlice
asciiWrite
asciiWriteStatic
asin
asinh
assert
assertBufferSource
assertConsistentLocalHeader
assertCrypto
assertEncoding
assertIsArray
assertIsObject
assertRequestHandler
assertTypeScript
assertValidPseudoHeader
assertValidPseudoHeaderResponse
assertValidPseudoHeaderTrailer
assertWithinRange
assign
assignEnvironmentData
assignFunctionName
assignReportOrder
assignSocket
associatedData
asymmetricKeyDetails
asymmetricKeyType
async
asyncDigest
asyncDispose
asyncEnd
asyncId
asyncIterator
asyncReset
asyncResource
asyncStart
asyncTaskCanceled
asyncTaskFinished
asyncTaskScheduled
asyncTaskStarted
asyncWrap
asyncWrapProviders
async_context_frame
async_hook_fields
async_id_fields
async_id_symbol
async_ids_stack
async_local_storage_context_symbol
async_wrap
at
atan
atan2
atanh
atime
atimeInstant
atimeMs
atimeNs
atob
attempt
attribute
attributes
audio
audioworklet
auth
authenticated
authenticating
authority
authorization
auto
autoAllocateChunkSize
autoClose
autoDestroy
auxiliaryCallbacks
availableFlags
availableMemory
availableParallelism
await
ax
b_expr
b_stat
b_tmpl
backQuote
backpressure
backup
badPorts
badPortsSet
base
base64
base64Map
base64Slice
base64Write
base64url
base64urlSlice
base64urlWrite
baseMinusTMin
baseName
basePath
baseURL
baseUrl
basename
basic
bavail
before
beforeConnect
beforeEach
beforeExit
beforeExpr
beforeInspector
before_symbol
bench
bfree
bgBlack
bgBlackBright
bgBlue
bgBlueBright
bgCyan
bgCyanBright
bgGray
bgGreen
bgGreenBright
bgGrey
bgMagenta
bgMagentaBright
bgRed
bgRedBright
bgWhite
bgWhiteBright
bgYellow
bgYellowBright
big
bigIntArrayToUnsignedBigInt
bigIntArrayToUnsignedInt
bigint
bigintStatFsValues
bigintStatValues
binary
binaryOfStrings
binaryType
bind
bind6
bindDefaultResolver
bindStore
bindSync
binding
bindingObj
binop
birthtime
birthtimeInstant
birthtimeMs
birthtimeNs
bit
bitLength
bitShift
bits
bitwiseAND
bitwiseOR
bitwiseXOR
black
blackBright
blank
blink
blksize
blob
blobParts
blockList
blocked
blocking
blocks
blue
blueBright
body
bodyChunkReceived
bodyChunkSent
bodyLength
bodySent
bodyUnusable
bodyUsed
bold
bool
boolean
bootstrapComplete
bottom
boundedChannel
braceIsBlock
braceL
braceR
bracketL
bracketR
brandCheck
brandCheckMultiple
break
breakFirstLine
breakLength
breakOnSigint
breakType
brief
broadcastChannel
brotli
brotliCompress
brotliCompressSync
brotliDecompress
brotliDecompressSync
bsize
btoa
bubbles
budget
bufIdx
buffer
bufferByteLength
bufferProcessing
bufferResourceTiming
bufferSize
bufferToLowerCasedHeaderName
bufferUserTiming
buffered
bufferedAmount
bufferedCommand
bufferedIndex
bufferedRequestCount
buffers
buildAddressBuffer
buildAllowedFlags
buildArchiveTrailer
buildBinary
buildCentralHeader
buildConnectRequest
buildContentRange
buildDataDescriptor64
buildEmbedderGraph
buildEndOfCentralDirectory
buildExtTimestampExtra
buildLocalHeader
buildNgHeaderString
buildURL
buildZip64EndLocator
buildZip64EndRecord
build_type%
builtin
builtinCategories
builtinExports
builtinModules
builtin_source_text_module_hdo
builtins
burnRate
busy
byValue
byob
byobRequest
byteLength
byteLengthUtf8
byteOffset
bytes
bytesFilled
bytesMatch
bytesParsed
bytesRead
bytesWritten
cSHAKE128
cSHAKE256
ca
cache
cache-control
cacheKey
cacheState
cachedCodeTypes
cachedData
cachedDataProduced
cachedDataRejected
cachedDataVersionTag
cachedResult
cached_builtins
calculateLenientFlags
calendar
calendarId
calendarName
calendars
call
callAndPauseOnStart
callCount
callback
callbackReferrer
callbackify
callee
caller
calls
canAwait
canBeRequiredByUsers
canBeRequiredWithoutScheme
canCopyArrayBuffer
canInsertSemicolon
canNavigateToNext
canNavigateToPrevious
canParse
canParseAsESM
canTraverse
canTraverseAsync
cancel
cancelAlgorithm
cancelBubble
cancelable
cancelled
cancelledByParent
canonicalizeIP
capacityMask
capture
captureFn
captureRejectionSymbol
captureRejections
captureStackTrace
cardinal
cares_wrap
cargo_rust_target
case
caseFirst
caseSensitiveMatch
catch
catchStackOverflow
categories
categoryEnabledChecker
cause
causeSegfault
cbrt
ccdf
cdf
ceil
centralDirectoryDiskNumber
centralDirectoryDiskRecords
centralDirectoryOffset
centralDirectorySize
centralDirectoryTotalRecords
cert
certCbDone
certExportChallenge
certExportPublicKey
certUsage
certVerifySpkac
cflags
change
changes
changeset
channel
channels
char
charAt
charCodeAt
charIsSigned
charLengthAt
charLengthLeft
character
charset
chdir
check
checkBOM
checkCA
checkEcKeyData
checkEmail
checkExport
checkExpressionErrors
checkHost
checkIP
checkIssued
checkLValInnerPattern
checkLValPattern
checkLValSimple
checkLocalExport
checkParams
checkPatternErrors
checkPatternExport
checkPrime
checkPrimeSync
checkPrivateFields
checkPrivateKey
checkPropClash
checkRangesOrGetDefault
checkServerIdentity
checkShouldUseProxy
checkUnreserved
checkVariableExport
checkYieldAwaitInDefaultParams
child
children
chinese
chmod
chmodSync
chown
chownSync
chunk
chunkExpression
chunkIndex
chunks
chunksDecode
circular
circularError
cjs_lexer
cjs_module_lexer
clamp
clampAndCoarsenConnectionTimingInfo
clang
class
cldr
clean
cleanAll
cleanForVfsPrefix
cleanImmediate
cleanTimer
cleanupWebCryptoResult
clear
clear-site-data
clearAsyncIdStack
clearBufferedCommand
clearDefaultTriggerAsyncId
clearEntriesFromBuffer
clearEvent
clearExecutionTime
clearFastTimeout
clearFileFilters
clearImmediate
clearInterval
clearLine
clearMarkTimings
clearMarks
clearMeasures
clearResourceTimings
clearScreenDown
clearTimeout
client
clientHelloDone
clients
cliffsD
clone
cloneAsUint8Array
cloneBody
clonePolicyContainer
cloneRequest
cloneResponse
close
closeAllConnections
closeEmitted
closeHandle
closeIdleConnections
closeRequest
closeRequested
closeSeq
closeState
closeSync
closeWebSocketConnection
closed
closedPromise
closingInfo
clz32
coalesce
coarsenedSharedCurrentTime
code
codeGeneration
codePointAt
codes
cohensD
collation
collations
collectASequenceOfCodePoints
collectASequenceOfCodePointsFast
collectAnHTTPQuotedString
collectRecursiveReaddirResult
colno
colon
color
colorMode
colors
column
columnNumber
columnOffset
columns
comma
comment
commentBuffer
commentLength
commit
commonJsDeps
commonPrefix
commonjs
compact
compactDisplay
compactSync
compare
compareExchange
compareHeaderName
compareOffset
compile
compileCacheStatus
compileForInternalLoader
compileForPublicLoader
compileFunction
compileFunctionForCJSLoader
compileSerializeMain
compileSourceTextModule
compileStreaming
compiled
compiledScript
complete
completeOnEditorMode
compose
composed
composedPath
composite
compressed
compressedSize
compressionMethod
computeInheritedHooks
computeSecret
concat
conceal
conditions
config
configSecureContext
configs
configurable
configurations
conjunction
connect
connect6
connectEnd
connectError
connectStart
connectSync
connectToMainThread
connected
connecting
connection
connections
connector
console
consoleCall
const
constants
constrain
constrainedMemory
construct
constructSharedArrayBuffer
constructable
constructed
constructor
constructor_key_symbol
consume
consumeCurrentByte
consumeFragments
containing
contains
containsModuleSyntax
content
content-disposition
content-encoding
content-language
content-length
content-location
content-range
content-security-policy
content-security-policy-report-only
content-type
contentEncoding
contentIterator
contentSync
contentType
context
contextFrame
contextId
contextName
contextOrigin
contextifiedObject
contextify
contextify_context_private_symbol
continuationWindow
continue
continueExpression
control_flow_guard
controller
conversionFailed
convertALPNProtocols
convertCJSFilenameToURL
convertIpv6StringToBuffer
convertKey
convertPointerArg
convertProcessSignalToExitCode
convertStringToRegExp
convertToInt
convertToValidSignal
convertURLToCJSFilename
converter
converters
cookie
cookies
copy
copyArrayBuffer
copyBytesFrom
copyFile
copyFileSync
copyNode
copyObject
copyWithin
cork
corked
cors
corsCheck
corsSafeListedMethods
corsSafeListedMethodsSet
cos
cosh
count
countAt
countBigInt
countCompletedTest
countReset
counter
counts
coverage
coveredBranchPercent
coveredLinePercent
cp
cpSync
cpSyncCheckPaths
cpSyncCopyDir
cpSyncOverrideFile
cpuUsage
cpus
crc32
crc32Native
create
createBlob
createBlobFromFilePath
createBlobReaderIterable
createBlobReaderStream
createBrotliCompress
createBrotliDecompress
createBuild
createCachedData
createCipheriv
createClassWrapper
createConnection
createContext
createCryptoKeyClass
createDecipheriv
createDeferredCallback
createDeferredPromise
createDeflate
createDeflateRaw
createDictionaryConverter
createDiffieHellman
createDiffieHellmanGroup
createDomain
createECDH
createELDHistogram
createEntryMeta
createEnumConverter
createError
createFastMessageEvent
createFastTextFrame
createFinalization
createFrame
createGunzip
createGzip
createHash
createHeapSnapshotStream
createHistogram
createHmac
createHook
createIgnoreMatcher
createInflate
createInflateRaw
createInterface
createInterfaceConverter
createIterator
createMac
createMainThreadPort
createMatcher
createModuleLoader
createModuleWrap
createNativeKeyObjectClass
createObjectURL
createOpaqueTimingInfo
createPerformanceEntry
createPerformanceNodeEntry
createPotentialCORSRequest
createPrivateKey
createPromiseCallback
createPromiseCallback1Param
createPromiseCallback2Params
createPromiseCallbackNoParams
createProperty
createPublicKey
createPushResponse
createRandomSeed
createRawCallback1Param
createRawCallback2Params
createReadFileBufferTooSmallError
createReadStream
createReadableByteStream
createReadableStream
createReplyError
createRequire
createRequiredModuleFacade
createResolverClass
createScript
createSecretKey
createSecureContext
createSecurePair
createSecureServer
createSeededGenerator
createSequenceConverter
createServer
createSession
createSign
createSinglebyteDecoder
createSlidingWindowHistogram
createSocket
createSocks5Connection
createStream
createSubtest
createSymlink
createSync
createTagStore
createTask
createTestTree
createTracing
createUnsafeAlignedBuffer
createUnsafeArrayBuffer
createUnsafeBuffer
createUnzip
createVerify
createWorkerStdio
createWritableStream
createWriteStream
createX509CertificateClass
createZipArchive
createZipArchiveSync
createZstdCompress
createZstdDecompress
credentials
critical
crlfCheck
cross-origin-embedder-policy
cross-origin-opener-policy
cross-origin-resource-policy
crossOriginIsolatedCapability
crossOriginResourcePolicyCheck
crossedOut
crossedout
crv
crypto
cryptoGraphicsNonceMetadata
cseuckr
cseucpkdfmtjapanese
csisolatinarabic
csisolatincyrillic
csisolatingreek
csisolatinhebrew
csmacintosh
csshiftjis
csunicode
ctime
ctimeInstant
ctimeMs
ctimeNs
ctor
ctx
curContext
curPosition
currency
currencyDisplay
currencySign
current
currentBufferSize
currentByte
currentDepth
currentPath
currentScope
currentTarget
currentThisScope
currentThreadId
currentVarScope
cursorTo
custom
customInspect
customInspectSymbol
customPromisifyArgs
customSections
customization
cwd
cyan
cyanBright
cygwin
cyrillic
damp
darwin
data
data:
dataEmitted
dataReceived
dataSent
dataURLProcessor
database
datasync
date
dateAdd
dateFromFields
dateStyle
dateTimeField
dateUntil
day
dayOfWeek
dayOfYear
dayPeriod
days
daysDisplay
daysInMonth
daysInWeek
daysInYear
debounce
debug
debugEnvRegex
debugPort
debugPortOffset
debugWithTimer
debug_nghttp2
debug_node
debug_symbols
debugger
debuglog
dec
decRef
decRefCount
decapsulate
decapsulateBits
decapsulateKey
decimal
declareName
decode
decodeDosDateTime
decodeMemberAsync
decodeMemberStream
decodeMemberSync
decodeStrings
decodeURI
decodeURIComponent
decodeUTF8
decodeWindows1252
decodeZipName
decodeZipText
decodedBodySize
decoder
decompress
decorateErrorStack
decorateErrorWithCommonJSHints
decorated_private_symbol
decrypt
deepClone
deepEqual
deepStrictEqual
default
defaultCipherList
defaultCoreCipherList
defaultEncoding
defaultExport
defaultGetFormat
defaultGetFormatWithoutErrors
defaultIsTrue
defaultLoad
defaultLoadSync
defaultMaxEventSize
defaultMaxListeners
defaultMaxSockets
defaultOptions
defaultPadding
defaultPort
defaultPrepareStackTrace
defaultPrevented
defaultResolve
defaultResolveImpl
defaultResolvedURL
defaultSizeAlgorithm
defaultTriggerAsyncIdScope
defaultValue
default_configuration
defensive
defer
defineColorAlias
defineCommand
defineEventHandler
defineLazyProperties
defineOperation
defineProperties
defineProperty
defineReplaceableLazyAttribute
defines
deflate
deflateRaw
deflateRawAsync
deflateRawStream
deflateRawSync
deflateSync
delay
delete
deleteProperty
deleteSync
delimiter
deliveryType
delta
dependencies
dependencyJobs
deprecate
deprecateInstantiation
deprecateProperty
depth
dequeue
dequeuePendingSubtest
dequeueValue
dequeuedSize
deref
dereference
deregister
deriveBits
deriveKey
describe
description
deserialize
deserializeError
deserializeInfo
desiredSize
dest
destination
destroy
destroyHooksExist
destroyIPC
destroyMainThreadPort
destroySSL
destroySoon
destroy_symbol
destroyed
destroyer
detachSocket
detached
detail
detailLevel
detailed
determineRequestsReferrer
determineSpecificType
dev
devNull
device-memory
dgram.Native
dgram.Socket
dh
diagnostic
diagnosticDir
diagnosticsChannel
diagnostics_channel
dialect
dict
dictionaryConverter
diff
difference
diffieHellman
digest
digital
dim
dir
direct
directSourceFile
direction
directory
dirname
dirs
dirxml
disable
disableHooks
disableRenegotiation
disambiguation
discardLeadingBytes
disconnect
disjunction
diskNumber
dispatch
dispatchEvent
dispatcher
displayErrors
displayPrompt
disposable
dispose
disposeAsync
disposed
distribute
disturbed
divisorLength
dlclose
dll
dlopen
dlopenBinary
dlsym
dnt
do
doClose
doShutdown
doWrite
doesNotMatch
doesNotReject
doesNotThrow
dollarBraceL
domStorageItemAdded
domStorageItemRemoved
domStorageItemUpdated
domStorageItemsCleared
domain
domainLookupEnd
domainLookupStart
domainToASCII
domainToUnicode
done
dot
dotAll
double
doubleUnderline
doubleunderline
downlink
dp
dq
drain
drainMessagePort
drop
dropConsumedChunks
dropMembership
dropSourceSpecificMembership
dsa
dtls
dtterm
dumb
dummy
dummyModule
dump
duplex
duplexPair
duration
dylib
eager
eat
eatChars
eatContextual
ec
ecdhDeriveBits
ecmaVersion
ect
ed25519
ed448
element
elementSize
ellipsis
else
embedder
embedder_module_hdo
emit
emitAfter
emitBefore
emitClose
emitDEP0201
emitDEP0203
emitDestroy
emitDestroyNative
emitEOF
emitExperimentalWarning
emitInit
emitInvalidHostnameWarning
emitKeypressEvents
emitKeys
emitMessage
emitProtocolEvent
emitRecursiveRmdirWarning
emitWarning
emitWarningSync
emittedDEP0190Already
emittedReadable
emitter
emptyBuffer
emptyExceptions
emptyFilter
empty_context_frame_sentinel_symbol
enable
enableALPNCb
enableCertCb
enableCompileCache
enableDefensive
enableHooks
enableKeylogCallback
enableLoadExtension
enablePskCallback
enableSessionCallbacks
enableTicketKeyCallback
enableTrace
enable_lto
enable_pgo_generate
enable_pgo_use
enable_thin_lto
enabled
enabledHooksExist
encapsulate
encapsulateBits
encapsulateKey
encode
encodeDosDateTime
encodeInto
encodeIntoResults
encodeRawHeaders
encodeStr
encodeURI
encodeURIComponent
encodeUtf8String
encodedBodySize
encodedSepRegEx
encoding
encodingVal
encoding_binding
encodings
encodingsMap
encrypt
encrypted
end
endAfterHeaders
endCoverage
endEmitted
endParser
endRange
endTime
ended
endianness
ending
endings
endsWith
enforceRange
engineering
enqueue
enqueueMicrotask
enqueueValueWithSize
enroll
ensureNodeScheme
ensurePhase
enter
enterClassBody
enterScope
enterWith
entries
entriesList
entriesSync
entryType
entry_point_module_private_symbol
entry_point_promise_private_symbol
enum
enumToMap
enumerable
env
envPairs
envSettings
envVarSettings
environment
environmentSettingsObject
eof
eos
epochMicroseconds
epochMilliseconds
epochNanoseconds
epochSeconds
eq
equal
equality
equals
er
era
eraYear
err
errcode
errmap
errname
errno
error
errorCodes
errorEmitted
errorMessage
errorMonitor
errorOnExist
errorOrDestroy
errorRequest
errorSteps
error_on_warn
errored
errors
errstr
escape
esm
essence
establishWebSocketConnection
etag
eterm
eval
evalIndex
evalModuleEntryPoint
evalScript
evalTypeScript
evaluate
evaluateSync
evaluateTagFilters
evaluationDepJobs
evaluationPromise
evenRound
eventDataSize
eventEmitter
eventEndCheck
eventLoopUtilization
eventNames
eventPhase
eventSource
eventSourceOptions
eventTarget
eventTargets
eventType
eventsWaiting
every
ewmaErrorRate
ewmaMean
ewmaStddev
exceeds
exceedsBigInt
exceptZero
exception
exceptions
exchange
exclusive
exec
execArgv
execFile
execFileSync
execPath
execSync
executable
execute
executeModuleJob
executeUserEntryPoint
execution
executionAsyncId
executionAsyncResource
execution_async_resources
execve
existingPath
exists
existsSync
exit
exitClassBody
exitCode
exitCodes
exitScope
exit_info_private_symbol
exitedAfterDisconnect
exp
expand
expandedSQL
expect
expect-ct
expectContextual
expectDir
expectFailure
expected
expectedFailure
expectedLength
expire
expired
expires
expiry
expm1
exponent
exponentInteger
exponentMinusSign
exponentSeparator
export
exportArrayBuffer
exportArrayBufferView
exportBuffer
exportBytes
exportChallenge
exportECPrivateRaw
exportECPublicRaw
exportJwk
exportKey
exportKeyingMaterial
exportKeys
exportNames
exportPublicKey
exportString
exports
exportsList
exposeGetterAndSetter
exposeInterface
exposeInternals
exposeLazyDOMExceptionProperty
exposeLazyInterfaces
exposeNamespace
exposeNumericValues
ext
extend
extends
extensionFormatMap
extensions
external
externalFileAttributes
extname
extraField
extraFieldLength
extraFieldMtime
extraGroup
extractBody
extractHighWaterMark
extractMimeType
extractSizeAlgorithm
extractable
extras
f16round
f32
f64
f_expr
f_expr_gen
f_gen
f_stat
facade
fail
failWebsocketConnection
failedSubtests
failure
failureType
faint
fallback
false
family
fastNow
fatal
fatalExceptionStackEnhancers
fchmod
fchmodSync
fchown
fchownSync
fd
fdatasync
fdatasyncSync
features
fetch
fetchStart
fetching
ffi
ffi_pointer_address_private_symbol
ffi_sb_arguments_symbol
ffi_sb_invoke_slow_symbol
ffi_sb_return_symbol
ffi_sb_shared_buffer_symbol
ffree
fifo
file
file:
fileComment
fileCommentBuffer
fileCommentLength
fileName
fileNameBuffer
fileNameLength
filePath
fileURLToPath
fileURLToPathBuffer
filename
filepath
files
fill
filter
filterBufferMapByNameAndType
filterDuplicateStrings
filterEnvForProxies
filterFile
filterOwnProperties
filterResponse
filteredRun
fin
final
finalCalled
finalConnectionTimingInfo
finalResponseHeadersStart
finalization
finalizationMod
finalize
finalizeAndReportTiming
finalizeBindings
finally
find
findArchiveEnd
findEntry
findIndex
findLast
findLastIndex
findLongestRegisteredExtension
findNodeAfter
findNodeAround
findNodeAt
findNodeBefore
findOrigin
findPackageJSON
findSourceMap
fingerprint
fingerprint256
fingerprint512
finish
finishFlush
finishNode
finishNodeAt
finishOp
finishPromise
finishShutdown
finishToken
finishVfsMounts
finishWrite
finished
fips
fipsMode
fireEvent
fired
firstDay
firstDayOfWeek
firstInterimResponseStart
fixReplRequire
fixed
flag
flags
flat
flatMap
float
float32
float32Array
float64
float64Array
floor
flowing
flowlabel
flush
flushAlgorithm
flushCompileCache
flushHeaders
fn
follow
followStat
followStatSync
font
fontcolor
fontsize
for
forEach
forEachExtraField
forEachSync
forbiddenMethods
forbiddenMethodsSet
force
forceDefaultLoader
forceLoadHooks
forgivingBase64
fork
formData
format
formatList
formatMatcher
formatRange
formatRangeToParts
formatTime
formatToParts
formatWithOptions
formdataEscape
forwarded
found
fraction
fractionalDigits
fractionalSecond
fragment
frameCount
framed
framesReceived
framesSent
free
freeParser
freeSocketDataGuard
freeSockets
freemem
freeze
from
fromAsync
fromBase64
fromCharCode
fromCodePoint
fromEntries
fromEpochMilliseconds
fromEpochNanoseconds
fromHex
fromInnerRequest
fromInnerResponse
fromWeb
fround
frsize
fs
fsCloseAsync
fsFstatAsync
fsFtruncateAsync
fsLstatAsync
fsOpenAsync
fsRead
fsReadlinkAsync
fsStatAsync
fsWrite
fs_dir
fs_event_wrap
fs_use_promises_symbol
fstat
fstatSync
fsync
fsyncSync
ftp
ftruncate
ftruncateSync
fulfilled
full
fullAncestor
fullCharCodeAt
fullCharCodeAtPos
fullFlush
fullName
fullPath
fullyReadBody
function
functionName
functions
futimes
futimesSync
gas_version
gbk
gc
generateConfigJsonSchema
generateKey
generateKeyPair
generateKeyPairSync
generateKeySync
generateKeys
generateMask
generatePrime
generatePrimeSync
generated
generatedCode
generatedMessage
generator
genericNodeError
get
get $&
get $'
get $+
get $1
get $2
get $3
get $4
get $5
get $6
get $7
get $8
get $9
get $_
get AES-OCB
get Argon2d
get Argon2i
get Argon2id
get AsyncLocalStorage
get BlockList
get Buffer
get ChaCha20-Poly1305
get CloseEvent
get Ed448
get EventEmitterAsyncResource
get F_OK
get FileReadStream
get FileWriteStream
get INSPECT_MAX_BYTES
get KMAC128
get KMAC256
get KT128
get KT256
get ML-DSA-44
get ML-DSA-65
get ML-DSA-87
get ML-KEM-1024
get ML-KEM-512
get ML-KEM-768
get MLKEM1024-P384
get MLKEM768-P256
get MLKEM768-X25519
get MessageEvent
get R_OK
get ReadStream
get SHA3-256
get SHA3-384
get SHA3-512
get SocketAddress
get StreamWrap
get TurboSHAKE128
get TurboSHAKE256
get Utf8Stream
get W_OK
get WebSocket
get WriteStream
get X448
get X_OK
get [Symbol.species]
get [Symbol.toStringTag]
get __proto__
get _bindState
get _builtinLibs
get _bytesDispatched
get _closed
get _connecting
get _decoder
get _exiting
get _external
get _externalStream
get _handle
get _header
get _headerNames
get _headers
get _line_buffer
get _oldPrompt
get _previousKey
get _prompt
get _questionCallback
get _queue
get _readPackage
get _readableState
get _receiving
get _reuseAddr
get _sawKeyPress
get _sawReturnAt
get _stat
get _stderr
get _stdout
get _writableState
get aborted
get accesses
get afterWriteTickInfo
get algorithm
get allBuffers
get allNoop
get allowDirectSuper
get allowNewDotTarget
get allowReturn
get allowSuper
get allowUsing
get allowedNodeEnvironmentFlags
get alpnProtocol
get arguments
get assert
get asymmetricKeyDetails
get asymmetricKeyType
get asyncEnd
get asyncStart
get atime
get atimeInstant
get attempt
get authority
get autoDestroy
get baseName
get baseUrl
get bgBlackBright
get bgGrey
get binaryType
get birthtime
get birthtimeInstant
get blackBright
get blank
get body
get bodyUsed
get bootstrapComplete
get bubbles
get buffer
get bufferProcessing
get bufferSize
get buffered
get bufferedAmount
get bufferedRequestCount
get builtinModules
get byobRequest
get byteLength
get byteOffset
get bytesRead
get bytesWritten
get cSHAKE128
get cSHAKE256
get ca
get cache
get cached_builtins
get calendar
get calendarId
get calendars
get caller
get calls
get canAwait
get cancelBubble
get cancelable
get capture
get captureRejections
get caseFirst
get categories
get centralDirectoryDiskNumber
get centralDirectoryDiskRecords
get centralDirectoryOffset
get centralDirectorySize
get centralDirectoryTotalRecords
get closeEmitted
get closed
get closingInfo
get code
get collation
get collations
get colno
get columns
get comment
get commentBuffer
get commentLength
get compare
get complete
get composed
get compressed
get compressedSize
get compressionMethod
get conceal
get connectEnd
get connectStart
get connected
get connecting
get connection
get constructed
get constructor
get contentEncoding
get contentType
get count
get countBigInt
get crc32
get credentials
get crossedOut
get crossedout
get crypto
get ctime
get ctimeInstant
get currentTarget
get data
get dataEmitted
get day
get dayOfWeek
get dayOfYear
get days
get daysInMonth
get daysInWeek
get daysInYear
get debounce
get decodeStrings
get decodedBodySize
get decoder
get defaultEncoding
get defaultMaxListeners
get defaultOptions
get defaultPrevented
get deliveryType
get delta
get description
get desiredSize
get destination
get destroyed
get detached
get detail
get diskNumber
get disposed
get domain
get domainLookupEnd
get domainLookupStart
get dot
get dotAll
get doubleUnderline
get dtls
get duplex
get duration
get emitClose
get emittedReadable
get enabled
get encodedBodySize
get encoding
get encrypted
get end
get endAfterHeaders
get endEmitted
get ended
get ending
get entries
get entriesList
get entryType
get environment
get epochMilliseconds
get epochNanoseconds
get era
get eraYear
get error
get errorEmitted
get errored
get essence
get eventPhase
get eventSourceOptions
get ewmaErrorRate
get ewmaMean
get ewmaStddev
get exceeds
get exceedsBigInt
get exitCode
get exports
get extensions
get externalFileAttributes
get extraField
get extraFieldLength
get extractable
get faint
get fatal
get fd
get fetchStart
get fileComment
get fileCommentBuffer
get fileCommentLength
get fileName
get fileNameBuffer
get fileNameLength
get filePath
get filename
get finalCalled
get finalResponseHeadersStart
get finalization
get fingerprint
get fingerprint256
get fingerprint512
get finished
get fips
get firstDayOfWeek
get firstInterimResponseStart
get flags
get flowing
get format
get free
get fullName
get functions
get getRandomValues
get global
get globalAgent
get goawayCode
get goawayLastStreamID
get grey
get growable
get hardwareConcurrency
get hasHash
get hasIndices
get hasPort
get hasRegExpGroups
get hasSearch
get hasSeenSymlinks
get hasSubscribers
get hash
get headRequest
get headers
get headersDistinct
get headersSent
get highWaterMark
get history
get host
get hostname
get hour
get hourCycle
get hourCycles
get hours
get hoursInDay
get href
get httpVersion
get httpVersionMajor
get httpVersionMinor
get id
get idleTime
get ignoreBOM
get ignoreCase
get inAsync
get inClassStaticBlock
get inFunction
get inGenerator
get inLeapYear
get index
get infoAccess
get initialized
get initiatorType
get input
get integrity
get interceptors
get internalFileAttributes
get isDirectory
get isFile
get isFlushing
get isHistoryNavigation
get isNodeStyleListener
get isPipe
get isPreloading
get isReloadNavigation
get isSymlink
get isTrusted
get isUnixMode
get issuer
get issuerCertificate
get jsref
get junit
get keepalive
get key length
get keyUsage
get kurtosis
get language
get languages
get lastChar
get lastEventId
get lastIndex
get lastMatch
get lastModified
get lastNeed
get lastParen
get lastTotal
get leftContext
get length
get lineLengths
get lineno
get listening
get localAddress
get localFamily
get localFileHeaderOffset
get localPort
get localSettings
get localStorage
get locked
get locks
get loopExit
get loopStart
get max
get maxBigInt
get maxByteLength
get maxHeaderSize
get mean
get message
get method
get microsecond
get microseconds
get millisecond
get milliseconds
get min
get minBigInt
get minute
get minutes
get mock
get mode
get modified
get modulePromise
get month
get monthCode
get months
get monthsInYear
get mtime
get mtimeInstant
get multiAwaitDrain
get multiline
get name
get nameBuffer
get nanosecond
get nanoseconds
get navigator
get needDrain
get needReadable
get nextHopProtocol
get nodeStart
get numberingSystem
get numberingSystems
get numeric
get objectMode
get offset
get offsetNanoseconds
get ok
get onabort
get once
get onclose
get onerror
get onmessage
get onmessageerror
get onopen
get onread
get onresourcetimingbufferfull
get origin
get originSet
get owner
get params
get parent
get passed
get passive
get password
get path
get pathname
get paused
get payload
get pending
get pendingSettingsAck
get percentiles
get percentilesBigInt
get performance
get pipelining
get pipesCount
get platform
get port
get ports
get prefinished
get prng
get process
get promise
get promises
get protocol
get pseudoRandomBytes
get publicKey
get pushAllowed
get queued
get quic
get quota
get raw
get rawContent
get rawHeaders
get rawTrailers
get readable
get readableAborted
get readableBuffer
get readableDidRead
get readableEncoding
get readableEnded
get readableFlowing
get readableHighWaterMark
get readableLength
get readableListening
get readableObjectMode
get reading
get readingMore
get ready
get readyState
get reason
get recordDiskNumber
get redirect
get redirectEnd
get redirectStart
get redirected
get referrer
get referrerPolicy
get region
get remoteAddress
get remoteFamily
get remotePort
get remoteSettings
get removed
get renderBlockingStatus
get report
get requestStart
get requested
get require_module
get resistStopPropagation
get resizable
get resourceLimits
get responseEnd
get responseStart
get responseStatus
get resumeScheduled
get returnValue
get rightContext
get rng
get rootCertificates
get rstCode
get running
get scheme
get script
get search
get searchParams
get second
get seconds
get secureConnectionStart
get sendDate
get sentHeaders
get sentInfoHeaders
get sentTrailers
get serialNumber
get server
get session
get sessionStorage
get shared key length
get sign
get signal
get signatureAlgorithm
get signatureAlgorithmOid
get size
get skewness
get snapshot
get socket
get source
get sourceMapsEnabled
get srcElement
get stack
get start
get startTime
get state
get stats
get status
get statusCode
get statusMessage
get statusText
get stddev
get stderr
get stdin
get stdout
get sticky
get stream
get strikeThrough
get subject
get subjectAltName
get subtle
get subtype
get supportedEntryTypes
get swapColors
get swapcolors
get symmetricKeySize
get sync
get tags
get tap
get target
get textInfo
get threadId
get threadName
get throttle
get timeOrigin
get timeStamp
get timeZoneId
get timeZones
get timers
get totalDisks
get trailers
get trailersDistinct
get transferSize
get transferableAbortController
get transferableAbortSignal
get treatFunctionsAsVar
get type
get typescript
get uncompressedSize
get undefined
get unicode
get unicodeSets
get url
get usages
get userAgent
get username
get uvMetricsInfo
get v8Start
get validFrom
get validFromDate
get validTo
get validToDate
get value
get version
get view
get wasClean
get watchedPaths
get weak
get webSocketOptions
get webcrypto
get weekInfo
get weekOfYear
get weeks
get withCredentials
get workerId
get workerStart
get wrap
get wrapper
get writable
get writableAborted
get writableBuffer
get writableCorked
get writableEnded
get writableFinished
get writableHighWaterMark
get writableLength
get writableNeedDrain
get writableObjectMode
get writeQueueSize
get writecb
get writing
get year
get yearOfWeek
get years
getALPNNegotiatedProtocol
getActiveResourcesInfo
getAll
getAllBuiltinModuleIds
getAllowUnauthorized
getArg
getArrayBufferOrView
getAsset
getAssetAsBlob
getAssetKeys
getAsymmetricKeyType
getAsyncContextFrameForDebuggingOnly
getAsyncId
getAuthTag
getAuthority
getAvailableParallelism
getBigInt64
getBigUint64
getBlobDataSync
getBlockSize
getBuffer
getBufferSourceByteLength
getBufferSourceBytes
getBuiltinModule
getBundledRootCertificates
getCACertificates
getCIDR
getCLIOptionsInfo
getCLIOptionsValues
getCPUs
getCWDURL
getCacheUsage
getCachedAliases
getCachedHashId
getCachedMacAliases
getCachedMacId
getCalendars
getCallSite
getCallSites
getCallerLocation
getCalls
getCanBeRequiredByUsersWithoutSchemeList
getCanonicalLocales
getCategoryEnabledBuffer
getCertificate
getCertificateCompressionAlgorithms
getCheckedFunction
getCipher
getCipherInfo
getCiphers
getCjsConditions
getCjsConditionsArray
getCollations
getColorDepth
getColumnNumber
getCompileCacheDir
getCompileCacheEntry
getConditionsSet
getConnections
getConstructorName
getConstructorOf
getContinuationPreservedEmbedderData
getConverter
getCopyOfBytesHeldByBufferSource
getCoverageReport
getCppHeapStatistics
getCryptoKeyAlgorithm
getCryptoKeyExtractable
getCryptoKeyHandle
getCryptoKeySecondaryHandle
getCryptoKeySeedData
getCryptoKeySlots
getCryptoKeyType
getCryptoKeyUsages
getCryptoKeyUsagesMask
getCtx
getCurrentBuffer
getCurrentEventLoop
getCursorPos
getCurves
getDataObject
getDataViewOrTypedArrayBuffer
getDate
getDay
getDecodeSplit
getDefaultAutoSelectFamily
getDefaultAutoSelectFamilyAttemptTimeout
getDefaultConditions
getDefaultHighWaterMark
getDefaultLocale
getDefaultResolver
getDefaultResultOrder
getDefaultSettings
getDefaultTriggerAsyncId
getDeprecationWarningEmitter
getDiffieHellman
getDigestSizeInBytes
getDirent
getDirents
getESMFacade
getEmbedderOptions
getEnabledCategories
getEnclosingColumnNumber
getEnclosingLineNumber
getEncoding
getEncodingFromLabel
getEntries
getEntriesByName
getEntriesByType
getEnvMessagePort
getEnvOptionsInputType
getEnvironmentData
getEphemeralKeyInfo
getError
getErrorMap
getErrorMessage
getErrorSourceExpression
getErrorSourceLocation
getErrorSourcePositions
getEvalOrigin
getEventListeners
getExternalValue
getExtraCACertificates
getFileName
getFinished
getFips
getFipsCrypto
getFipsCryptoGeneration
getFloat16
getFloat32
getFloat64
getFormDataBoundary
getFormatOfExtensionlessFile
getFreeMem
getFullYear
getFunction
getFunctionName
getFunctions
getGenerator
getGlobalAgent
getGlobalBuiltins
getGlobalDispatcher
getGlobalOrigin
getHashCache
getHashSeed
getHashes
getHeader
getHeaderNameAsBuffer
getHeaderNames
getHeaders
getHeadersGuard
getHeadersList
getHeapCodeStatistics
getHeapSnapshot
getHeapSnapshotOptions
getHeapSpaceStatistics
getHeapStatistics
getHighWaterMark
getHomeDirectory
getHookArrays
getHooksProxy
getHostByAddr
getHostDefinedOptionId
getHostname
getHourCycles
getHours
getImportObject
getInspectPort
getInt16
getInt32
getInt64
getInt8
getInterfaceAddresses
getInternalGlobal
getIssuer
getIssuerCert
getItem
getIterator
getKeyObjectAsymmetricKeyDetails
getKeyObjectAsymmetricKeyType
getKeyObjectHandle
getKeyObjectSlots
getKeyObjectSymmetricKeySize
getKeyObjectType
getKeyType
getLazy
getLibuvNow
getLineInfo
getLineNumber
getLoadAvg
getMacCache
getMacs
getMaxListeners
getMaxProto
getMaxZipContentSize
getMessage
getMethodName
getMilestoneTimestamp
getMilliseconds
getMinProto
getMinutes
getModuleJobForImport
getModuleJobForRequire
getModuleJobForRequireInImportedCJS
getModuleRequests
getModuleSourceObject
getMonth
getName
getNamespace
getNamespaceOptionsInputType
getNamespaceSync
getNavigatorPlatform
getNearestParentPackageJSON
getNearestParentPackageJSONType
getNextTraceEventId
getNonWritablePropertyDescriptor
getNumberingSystems
getOSInformation
getOpenSSLSecLevel
getOpenSSLSecLevelCrypto
getOptionValue
getOptionalByteLength
getOptions
getOptionsAsFlags
getOptionsAsFlagsFromBinding
getOrCreateModuleJob
getOrInitializeCascadedLoader
getOrInsert
getOrInsertComputed
getOrSetAsyncId
getOrigin
getOwnNonIndexProperties
getOwnPropertyDescriptor
getOwnPropertyDescriptors
getOwnPropertyNames
getOwnPropertySymbols
getPackageJSONURL
getPackageScopeConfig
getPackageType
getPackedSettings
getPeerCertificate
getPeerFinished
getPeerX509Certificate
getPosition
getPqcKeyTypes
getPrime
getPriority
getPrivateKey
getPromiseDetails
getPromiseHooks
getPromiseIndex
getPrompt
getProtocol
getProtocolFromUrlString
getPrototypeOf
getProviderType
getProxyDetails
getPublicKey
getREPLResourceName
getRandomBytesAlias
getRandomValues
getRawAsset
getRawHeaderNames
getRawPointer
getReadError
getReadFileBuffer
getReadFileBufferByteLengthName
getReader
getRecursiveDirents
getRecvBufferSize
getReplBuiltinLibs
getReplyErrorMessage
getReportDetails
getRequestDispatcher
getRequestState
getRequireStack
getResolutionRoot
getResolveErrorBodyCallback
getResourceLimits
getResponseState
getRunArgs
getSSLCiphers
getSchemeOnlyModuleNames
getScriptHash
getScriptNameOrSourceURL
getSeconds
getSendBufferSize
getSendQueueCount
getSendQueueSize
getServerName
getServername
getServers
getSession
getSessionState
getSetCookie
getSettings
getSharedArrayBufferGrowable
getSharedSigalgs
getSkip
getSocketInfo
getSourceLine
getSourceMapsSupport
getSourceSync
getStatFsFromBinding
getStatsFromBinding
getStatus
getStore
getStreamState
getStringOption
getStringWidth
getStrongestMetadata
getStructuredStack
getSymbol
getSymbols
getSymmetricKeySize
getSync
getSystemCACertificates
getSystemErrorMap
getSystemErrorMessage
getSystemErrorName
getTLSTicket
getTempDir
getTestContext
getTestNameWithAncestors
getTextInfo
getThis
getTicketKeys
getTime
getTimeOriginTimestamp
getTimeZoneTransition
getTimeZones
getTimerCallbacks
getTimerDuration
getTimezoneOffset
getTodo
getToken
getTokenFromCode
getTotalMem
getTypeName
getTypeOfService
getURLHref
getURLOrigin
getURLRecord
getUTCDate
getUTCDay
getUTCFullYear
getUTCHours
getUTCMilliseconds
getUTCMinutes
getUTCMonth
getUTCSeconds
getUint16
getUint32
getUint64
getUint8
getUnpackedSettings
getUptime
getUsagesFromMask
getUsagesMask
getUsagesUnion
getUserInfo
getUserRootCertificates
getUtf8Decoder
getValidStdio
getValidatedFd
getValidatedPath
getVfsLibraryReader
getVfsLoadRoot
getWeekInfo
getWindowSize
getWireFormatVersion
getWriter
getX509Certificate
getXFail
getYear
getaddrinfo
getegid
geteuid
getgid
getgroups
getnameinfo
getpeername
getsockname
getter
getters
getuid
gid
glob
globSync
global
global (global)
global (global*)
globalAgent
globalBuiltins
globalConsole
globalObject
globalPaths
globalThis
gnome
goaway
goawayCode
goawayLastStreamID
gopher
got
granularity
grapheme
gray
greek
green
greenBright
grey
group
groupBy
groupCollapsed
groupEnd
groupIndentation
groups
grow
growable
guessHandleType
gunzip
gunzipSync
gzip
gzipSync
half
halfCeil
halfEven
halfExpand
halfFloor
halfTrunc
handle
handleAuthResponse
handleBOM
handleConnectResponse
handleErrorFromBinding
handleEvent
handleHandshakeResponse
handle_onclose
handle_onclose_symbol
handler
handlers
handoff
handshake
handshaking
hardenRegExp
hardwareConcurrency
has
hasAgent
hasAnyNotIn
hasAsyncGraph
hasAsyncIdStack
hasAuthenticationEntry
hasCachedBuiltins
hasColors
hasConcurrency
hasConverter
hasCryptoKeyUsage
hasCurrentByte
hasEmbedderPreload
hasFinalizationRegistry
hasHash
hasHeader
hasIndices
hasInspector
hasInstance
hasIntl
hasNext
hasNodeOptions
hasObserver
hasOpenSSL
hasOwn
hasOwnProperty
hasPackageMap
hasPeerCertificate
hasPendingData
hasPendingEvent
hasPointerMemoryArg
hasPort
hasRef
hasRegExpGroups
hasRejectionToWarn
hasSafeIterator
hasSearch
hasSeenSymlinks
hasStartedUserCJSExecution
hasStartedUserESMExecution
hasStringPointerArg
hasSubscribers
hasTopLevelAwait
hasTracing
hasUncaughtExceptionCaptureCallback
hasUsage
hash
hashAlgorithm
hdr
head
headRequest
header
headerNameLowerCasedRecord
headerNameToString
headers
headersDistinct
headersList
headersMap
headersSent
headersUrl
heapCodeStatisticsBuffer
heapSpaceStatisticsBuffer
heapStatisticsBuffer
heapTotal
heapUsed
heap_utils
hebrew
helpText
hex
hexSlice
hexTable
hexWrite
hidden
hideInternalStackFrames
hideStackFrames
high
highWaterMark
highWatermark
highlight
hints
history
historyIndex
historyNavigation
historySize
hkdf
hkdfDeriveBits
hkdfSync
homedir
hookFailed
hooks
host
host_arch
host_defined_option_symbol
hostlessProtocol
hostmaster
hostname
hostnameMaxLen
hour
hourCycle
hourCycles
hours
hoursDisplay
hoursInDay
href
hrtime
hrtimeBigInt
hrtimeBuffer
http2
httpServerPreClose
httpVersion
httpVersionMajor
httpVersionMinor
http_parser
https
hurd
hypot
i16
i32
i64
i8
ibm866
icu
icuErrName
icu_data_in
icu_endianness
icu_gyp_path
icu_path
icu_small
icu_system
icu_ver_major
id
identicalSequenceRange
identity
identityRealpath
identityRealpathSync
identitySync
ideo
idle
idleTime
ids
idx
if
if-match
if-modified-since
if-none-match
if-range
if-unmodified-since
ifAvailable
ifError
ignore
ignoreBOM
ignoreCase
ignoreErrors
ignorePunctuation
illegalConstructor
image
immediate
immediateInfo
immediateInfoFields
immediateQueue
immediateResult
immutable
implementsPosixCredentials
import
importAssertions
importAttributes
importBuiltinSourceTextModule
importGenericSecretKey
importHistogram
importKey
importMetaInitialize
importSyncForRequire
imported_cjs_symbol
imports
importsList
imul
in
inAsync
inClassStaticBlock
inFlightCloseRequest
inFlightWriteRequest
inFunction
inGenerator
inGeneratorContext
inLeapYear
incDec
incRef
incRefCount
include
include_dirs
includes
includesAsync
includesCredentials
incomplete
indentationLvl
index
indexOf
indexOfBuffer
indexOfNumber
indexOfString
indexes
indices
infinity
inflate
inflateRaw
inflateRawSync
inflateSync
info
infoAccess
inherit
inherits
init
initAsyncResource
initECRaw
initEDRaw
initEvent
initEventTarget
initFunction
initHooksExist
initJwk
initMessageEvent
initNodeEventTarget
init_symbol
initgroups
initial
initialBias
initialContext
initialN
initialize
initializeCJS
initializeCjsConditions
initializeDebugEnv
initializeDns
initializeESM
initializeExtensionFormatMap
initializeFrozenIntrinsics
initializeGlobalConsole
initializeHooks
initializeImportMeta
initializeModuleLoaders
initializeModules
initialized
initiator
initiatorType
initiv
innerFail
innerOk
innerOpts
ino
input
insert
insertSemicolon
inspect
inspectBrk
inspectDefaultOptions
inspectWithNoCustomRetry
inspector
inspectorConsoleKeys
installConsoleExtensions
installGarbageCollectionTracking
installObjectURLMethods
installedExports
instanceof
instant
instantiate
instantiateStreaming
instantiateSync
instantiated
int
int16
int32
int64
int8
integer
integrity
intercept
interceptors
interfaceConverter
internal
internalBinding
internalCompileFunction
internalEventLoopUtilization
internalFileAttributes
internalModuleStat
internalResponse
internalVerifyIntegrity
internal_only_v8
interrupted
intersection
interval
invalid-input
invalidArgument
invalidStringToken
invalidTemplate
inverse
invokePromiseCallback
ipcReceived
ipcSent
ipv6
is
isASCIINumber
isASCIIWhitespace
isAborted
isAbsolute
isAnyArrayBuffer
isArgumentsObject
isArray
isArrayBuffer
isArrayBufferView
isAscii
isAssign
isAsync
isAsyncFunction
isAsyncIterable
isAsyncProp
isAuditMode
isAwaitUsing
isBigEndian
isBigInt64Array
isBigIntObject
isBigUint64Array
isBlob
isBlobLike
isBlockDevice
isBoolean
isBooleanObject
isBoxedPrimitive
isBrandCheck
isBuffer
isBuildingSnapshot
isBuildingSnapshotBuffer
isBuiltin
isCancelled
isCascadedLoaderInitialized
isCharacterDevice
isClassElementNameStart
isClearToSend
isClosed
isClosing
isCommonJS
isConcatSpreadable
isConnected
isConnecting
isConstructor
isContentTypeApplicationJson
isContentTypeText
isContext
isContextual
isContinuationFrame
isControlFrame
isCryptoKey
isDataView
isDate
isDead
isDebugBuild
isDeepStrictEqual
isDestroyed
isDirectiveCandidate
isDirectory
isDisjointFrom
isDisturbed
isDuplexNodeStream
isESM
isEmpty
isEnabled
isEncoding
isError
isErrorLike
isErrorStackTraceLimitWritable
isErrored
isEstablished
isEval
isEventTarget
isExperimentalSeaWarningNeeded
isExpr
isExtensible
isExternal
isFIFO
isFile
isFileHandle
isFileLike
isFinished
isFinite
isFips
isFirst
isFloat16Array
isFloat32Array
isFloat64Array
isFlushing
isForAsyncLoaderHookWorker
isFormDataLike
isFrozen
isFull
isFunction
isGeneratorFunction
isGeneratorObject
isGraphAsync
isHexTable
isHistogram
isHistoryNavigation
isHttpOrHttpsPrefixed
isIP
isIPv4
isIPv6
isIdentifierChar
isIdentifierStart
isInsideNodeModules
isInspectorMessage
isInt16Array
isInt32
isInt32Array
isInt8Array
isInteger
isInternalThread
isIterable
isKeyObject
isLast
isLenient
isLet
isLockFree
isLoop
isLoopback
isMacOS
isMain
isMainThread
isMap
isMapIterator
isMarkedAsUntransferable
isMaster
isModuleNamespaceObject
isNaN
isNative
isNativeError
isNativeX509Certificate
isNetworkError
isNewLine
isNodeStream
isNodeStyleListener
isNull
isNullOrUndefined
isNumber
isNumberObject
isObject
isObjectLiteral
isOpen
isOriginIPPotentiallyTrustworthy
isPaused
isPayloadMeaningless
isPendingDeprecation
isPerformanceEntry
isPipe
isPreloading
isPrimary
isPrimitive
isPromise
isPromiseAll
isPromisePending
isPrototypeOf
isProxy
isRawJSON
isReadable
isReadableByteStreamController
isReadableEnded
isReadableErrored
isReadableFinished
isReadableNodeStream
isReadableStream
isReadableStreamBYOBReader
isReadableStreamBYOBRequest
isReadableStreamDefaultReader
isReadableStreamLike
isReadableStreamLocked
isRecoverableError
isRegExp
isReloadNavigation
isResolvedBySyncHooks
isSafeInteger
isScoped
isSea
isSealed
isServerRequest
isServerResponse
isSessionReused
isSet
isSetIterator
isSharedArrayBuffer
isSimpleAssignTarget
isSimpleParamList
isSinglebyteEncoding
isSocket
isStackOverflowError
isStream
isStreamBase
isString
isStringObject
isStringOneByteRepresentation
isSubsetOf
isSupersetOf
isSymbol
isSymbolObject
isSymbolicLink
isSymlink
isTTY
isTestFailureError
isTextBinaryFrame
isTokenCharCode
isToplevel
isTraceCategoryEnabled
isTraceHTTPEnabled
isTransaction
isTransformStream
isTransformStreamDefaultController
isTraversableNavigable
isTrusted
isTypedArray
isURL
isURLInstance
isURLPotentiallyTrustworthy
isUSVString
isUint16Array
isUint32
isUint32Array
isUint8Array
isUint8ClampedArray
isUndefined
isUnderNodeModules
isUnixMode
isUserFd
isUsing
isUsingInspector
isUsingKeyword
isUtf8
isValidClientWindowBits
isValidEncodedURL
isValidHTTPToken
isValidHeaderName
isValidHeaderValue
isValidLastEventId
isValidOpcode
isValidPort
isValidReasonPhrase
isValidSRIHashAlgorithm
isValidStatusCode
isValidSubprotocol
isValidSyntax
isVfsEnabled
isView
isWeakMap
isWeakSet
isWebStream
isWellFormed
isWindows
isWordLike
isWorker
isWritable
isWritableEnded
isWritableErrored
isWritableFinished
isWritableNodeStream
isWritableStream
isWritableStreamDefaultController
isWritableStreamDefaultWriter
isWritableStreamLocked
isX509Certificate
isZeroWidthCodePoint
isatty
iso-8859-10
iso-8859-13
iso-8859-14
iso-8859-15
iso-8859-16
iso-8859-2
iso-8859-3
iso-8859-4
iso-8859-5
iso-8859-6
iso-8859-7
iso-8859-8
isoDay
isoHour
isoMicrosecond
isoMillisecond
isoMinute
isoMonth
isoNanosecond
isoSecond
isoYear
isomorphicDecode
isomorphicEncode
issuer
issuerCertificate
it
italic
italics
items
iterate
iterator
iteratorMixin
iteratorNext
iv
javascript
jfbterm
job
jobPromise
jobPromiseThen
jobsInGraph
join
jsMemoryEstimate
jsMemoryRange
js_stream
js_transferable_wrapper_private_symbol
json
jsref
junction
junit
kAborted
kAddClient
kAddHistory
kAddNewLineOnTTY
kAfter
kAfterAsyncWrite
kAfterWritePending
kAfterWriteTickInfo
kAllBuffers
kAllNoop
kAllowedInEnvvar
kArrayBufferOffset
kArrayExtrasType
kArrayType
kAsyncBegin
kAsyncContextFrame
kAsyncEnd
kAsyncIdCounter
kAsyncResource
kAuthority
kAutoDestroy
kBadExportsMessage
kBatchSize
kBefore
kBinaryType
kBindProperties
kBindStreamsLazy
kBitfield
kBlocking
kBody
kBodyTimeout
kBodyUsed
kBoldCode
kBoolean
kBootstrapFailure
kBuffer
kBufferCb
kBufferGen
kBufferProcessing
kBuffered
kBufferedBytes
kBusy
kByteParser
kCancelledByParent
kChannelHandle
kCharAmpersand
kCharBackslash
kCharCaret
kCharCarriageReturn
kCharDollar
kCharDot
kCharExclaim
kCharFormFeed
kCharLBrace
kCharLBracket
kCharLParen
kCharLineFeed
kCharPipe
kCharPlus
kCharQuestion
kCharRBrace
kCharRBracket
kCharRParen
kCharSpace
kCharStar
kCharTab
kCharVerticalTab
kCheck
kChunk
kCircularReference
kClearLine
kClearScreenDown
kClearToLineBeginning
kClearToLineEnd
kClient
kClients
kClone
kCloneable
kClose
kCloseEmitted
kClosed
kCodeRangeSizeMb
kCommonJS
kConnect
kConnected
kConnecting
kConnectionsCheckingInterval
kConnector
kConstruct
kConstructed
kConstructorKey
kConsumePrivate
kConsumePublic
kContextId
kContextJwkHmac
kContextJwkRsa
kContextJwkRsaOaep
kContextJwkRsaPss
kContextNode
kContextWebCrypto
kController
kControllerErrorFunction
kCount
kCounter
kCreateEvent
kCreatePrivate
kCreatePublic
kCryptoJobAsync
kCryptoJobSync
kCryptoJobWebCrypto
kDataEmitted
kDataListening
kDebounceHistoryMS
kDecodeStrings
kDecoder
kDefaultCopyMode
kDefaultPattern
kDeferPhase
kDeleteLeft
kDeleteLineLeft
kDeleteLineRight
kDeleteRight
kDeleteWordLeft
kDeleteWordRight
kDeserialize
kDestroy
kDestroyOnSyncError
kDestroyed
kDetachAbortSignal
kDimCode
kDisallowedInEnvvar
kDispatch
kDispatcher
kDoesZapGarbageIndex
kESM
kEmbedder
kEmitClose
kEmitMessage
kEmittedReadable
kEmptyObject
kEmptyQueue
kEmptyTagArray
kEnableConnectProtocol
kEncodingField
kEndEmitted
kEndScheduled
kEnded
kEnding
kEnhanceStackBeforeInspector
kEnumerableProperty
kEofReadablePending
kEosNodeSynchronousCallback
kError
kEscape
kEvaluated
kEvaluating
kEvaluationPhase
kEventEmitter
kEvents
kExecutionAsyncId
kExiting
kExpectWriteCb
kExternalMemoryIndex
kFSStatWatcherAddOrCleanRef
kFSStatWatcherStart
kFSWatchStart
kFacade
kFastArguments
kFastBufferInvoke
kFastTimer
kFinalCalled
kFinalize
kFinished
kFlagCapture
kFlagNodeStyle
kFlagOnce
kFlagPassive
kFlagRemoved
kFlagWeak
kFlowing
kForceRstStream
kFree
kFsStatsFieldsNumber
kFulfilled
kGenericUserError
kGetDispatcher
kGetDisplayPos
kGroupIndentWidth
kHTTP2ConnectionWindowSize
kHTTP2InitialWindowSize
kHTTP2Options
kHTTP2Session
kHTTP2SessionState
kHTTP2Stream
kHTTPContext
kHandle
kHasDispatcher
kHasExitCode
kHasFlowing
kHasOutstanding
kHasPaused
kHasPrimitive
kHasRejectionToWarn
kHasTickScheduled
kHasWritable
kHash
kHashContextNode
kHeaders
kHeadersTimeout
kHeapSizeLimitIndex
kHeapSpaces
kHexStyleCacheMax
kHighWaterMark
kHistoryNext
kHistoryPrev
kHistorySize
kHost
kHostAuthority
kHostHeader
kHostPort
kHostname
kHour
kHref
kHttpProxyAgent
kHttpsProxyAgent
kImplicitTypeAttribute
kImportInImportedESM
kImportInRequiredESM
kIncomingMessage
kIncrementsPortRef
kInitialEpoch
kInitialize
kInsertString
kInspectedError
kInspectedSymbol
kInstantiated
kInstantiating
kInteger
kInterceptors
kInternal
kIoMaxLength
kIsCachedByESMLoader
kIsClosedPromise
kIsDestroyed
kIsDisturbed
kIsEncodingSymbol
kIsErrored
kIsExecuting
kIsMainSymbol
kIsMultiline
kIsNodeError
kIsOnline
kIsReadable
kIsWritable
kIterator
kKEMDecapsulate
kKEMEncapsulate
kKeepAlive
kKeepAliveDefaultTimeout
kKeepAliveMaxTimeout
kKeepAliveTimeoutThreshold
kKeepAliveTimeoutValue
kKeyEncodingSPKI
kKeyFormatDER
kKeyFormatJWK
kKeyFormatPEM
kKeyFormatRawPrivate
kKeyFormatRawPublic
kKeyFormatRawSeed
kKeyFormatStore
kKeyObject
kKeyObjectSlotHandle
kKeyObjectSlotType
kKeyTypePrivate
kKeyTypePublic
kKeyTypeSecret
kLastCommandErrored
kLastWriteErr
kLastWriteWasAsync
kLenientAll
kLenientHeaders
kLenientKeepAlive
kLenientNone
kLenientVersion
kLine
kLine_buffer
kListeners
kLoaderOverrideNoResult
kLocalAddress
kLocked
kMallocedMemoryIndex
kMap
kMapEntries
kMappings
kMask
kMaxALTSVC
kMaxAlignment
kMaxBatchChunks
kMaxBrotliParam
kMaxBufferLength
kMaxConcurrentStreams
kMaxEventTargetListeners
kMaxEventTargetListenersWarned
kMaxFrameSize
kMaxGroupIndentation
kMaxHeadersSize
kMaxInt64
kMaxLength
kMaxLengthOfKillRing
kMaxLongStringLength
kMaxNid
kMaxPort
kMaxPossibleLength
kMaxRedirections
kMaxRequests
kMaxResponseSize
kMaxTracingCount
kMaxZstdCParam
kMaxZstdDParam
kMaximumAccessMode
kMaximumCopyMode
kMaybeDestroy
kMicrosPerMilli
kMinLineLength
kMinNid
kMinPort
kMincrlfDelay
kMinimumAccessMode
kMinimumCopyMode
kMinute
kMissingBytes
kMockSearchParam
kModule
kModuleCircularVisited
kModuleExport
kModuleExportNames
kModuleHooksIdKey
kModuleSource
kMoveCursor
kMsPerSec
kMultiAwaitDrain
kMultilinePrompt
kNamedCurveAliases
kNeedDrain
kNeedReadable
kNewListener
kNoFailure
kNoOp
kNoPromiseHook
kNoProxyAgent
kNoRef
kNoRstStream
kNone
kNopLinesToCollapse
kNormalWrite
kNsPerMs
kNumFields
kNumberOfHeapSpaces
kObjectMode
kObjectType
kOldPrompt
kOnBody
kOnConstructed
kOnDestroyed
kOnError
kOnExecute
kOnFinished
kOnHeaders
kOnHeadersComplete
kOnLine
kOnMessageBegin
kOnMessageComplete
kOnTimeout
kOriginless
kOutHeaders
kParkedAlgorithmResult
kParseURL
kParser
kPassword
kPathname
kPaused
kPending
kPendingIdx
kPingInterval
kPipelining
kPoolAlignment
kPort
kPrefinished
kPreviousKey
kProcessFlagDetached
kPromiseResolve
kPromote
kPrompt
kProtocol
kProxy
kProxyConfig
kProxySocket
kPublicPort
kQuestion
kQuestionCallback
kQuestionCancel
kQuestionReject
kQueue
kQueued
kReadBytesOrError
kReadableListening
kReadingMore
kReadyState
kReceivedClose
kRef
kRefCount
kRefed
kRefreshLine
kReinitializeHandle
kRejected
kRemoteSettings
kRemoveClient
kRemoveListener
kRequest
kRequestOrigin
kRequireInImportedCJS
kRequiredModuleSymbol
kReset
kResistStopPropagation
kResolvedByMain
kResolvedByMainJs
kResolvedByMainJson
kResolvedByMainNode
kResolvedPromise
kResponse
kRestorePreviousState
kResume
kResumeScheduled
kResuming
kRetryHandlerDefaultRetry
kRunning
kRunningIdx
kSamplingForceGC
kSamplingNoFlags
kSawKeyPress
kSawReturnAt
kSbArguments
kSbInvokeSlow
kSbReturn
kSbSharedBuffer
kSearch
kSecond
kSensitiveHeaders
kSentClose
kSerializedError
kSerializedObject
kServerName
kServerResponse
kSession
kSetKeepAlive
kSetKeepAliveCount
kSetKeepAliveInitialDelay
kSetKeepAliveInterval
kSetLine
kSetNoDelay
kSetRawMode
kShouldSkipAll
kSigEncDER
kSignJobModeSign
kSignJobModeVerify
kSignal
kSize
kSkipLog
kSkipPendingData
kSkipThrow
kSkipTrace
kSlotAlgorithm
kSlotCA
kSlotClonedAlgorithm
kSlotClonedUsages
kSlotExtractable
kSlotFingerprint
kSlotHandle
kSlotInfoAccess
kSlotIssuer
kSlotKeyUsage
kSlotPem
kSlotPublicKey
kSlotRaw
kSlotSecondaryHandle
kSlotSeedData
kSlotSerialNumber
kSlotSubject
kSlotSubjectAltName
kSlotType
kSlotUsages
kSlotUsagesMask
kSlotValidFrom
kSlotValidFromDate
kSlotValidTo
kSlotValidToDate
kSocket
kSocks5ProxyAgent
kSourcePhase
kSpaceSizeIndex
kSpaceUsedSizeIndex
kStackLength
kStackSizeMb
kStandaloneREPL
kState
kStateCacheMask
kStateSymbol
kStdioWantsMoreDataCallback
kStrictContentLength
kStrictSingleValueFields
kString
kStringList
kStringMaxLength
kStrippedTypeScript
kSubmitRstStream
kSubstringSearch
kSubtestsFailed
kSupportedAlgorithms
kSymbolStringLength
kSync
kSyncBegin
kSyncEnd
kTabComplete
kTabCompleter
kTestCodeFailure
kTestTimeoutFailure
kTicketKeyAESIndex
kTicketKeyHMACIndex
kTicketKeyIVIndex
kTicketKeyNameIndex
kTimeout
kTotalAllocatedBytes
kTotalAvailableSize
kTotalHeapSizeIndex
kTotals
kTraceBegin
kTraceCount
kTraceEnd
kTraceInstant
kTransfer
kTransferList
kTransferable
kTriggerAsyncId
kTrustEvent
kTtyWrite
kType
kTypeMultiple
kTypeSingle
kUInteger
kUninstantiated
kUniqueHeaders
kUnref
kUnwrapErrors
kUpdateTimer
kUrl
kUsePromises
kUsedHeapSizeIndex
kUser
kUsername
kValidateChunk
kValidateObjectNone
kValidatedSource
kVmBreakFirstLineSymbol
kWaitForProxyTunnel
kWaitingStreams
kWeakHandler
kWebSocketURL
kWebWorkerData
kWindows1252FastPath
kWordLeft
kWordRight
kWritable
kWriteCb
kWriteToOutput
kWriting
kana
keep-alive
keepAlive
keepAliveMsecs
keepClose
keepSocketAlive
keepalive
key
keyDetail
keyFor
keySet
keyUsage
keys
keyword
keywordTypes
kill
killSignal
kind
knownHard
knownTimersById
koi
koi8-r
koi8-u
konsole
korean
ksTest
kterm
kty
kurtosis
l256
label
language
languageDisplay
languages
largestUnit
last
last-modified
lastChar
lastChunkHandling
lastEventId
lastIndex
lastIndexOf
lastInsertRowid
lastMatch
lastModified
lastNeed
lastParen
lastPromiseId
lastRunIndex
lastTotal
lastWriteQueueSize
latest
latin1
latin1Slice
latin1Write
latin1WriteStatic
lazyDOMException
lazyDOMExceptionClass
lazyMessageEvent
lazyTransfer
lchmod
lchmodSync
lchown
lchownSync
lcov
left
leftContext
legacyMainResolve
legacyMainResolveExtensions
legacyMainResolveExtensionsIndexes
len
length
lessPrecision
let
letter
lib
lib/global.js
libdir
libffi
libraries
library
lief
lifo
limits
line
lineBreak
lineBreakG
lineChunkIndex
lineLengths
lineNumber
lineOffset
linePos
linear
linearBuckets
lineno
link
linkNativeChannel
linkSync
linked
linux
list
listen
listenForRejections
listener
listenerCount
listeners
listening
little
llhttp
llvm_version
load
loadAndTranslate
loadAndTranslateForImportInRequiredESM
loadAndTranslateForRequireInImportedCJS
loadBuiltinModule
loadBuiltinModuleForEmbedder
loadCache
loadEnvFile
loadExtension
loadHooks
loadPKCS12
loadPreloadModules
loadScript
loadSession
loadSourceForCJSWithHooks
loadSync
loadWithHooks
loadavg
loaded
loader
loaderMethods
loaderWorkerId
loading
loadingFailed
loadingFinished
loc
localAddress
localFamily
localFileHeaderOffset
localPort
localSettings
localStorage
localURLsOnly
locale
localeCompare
localeMatcher
localhost
locallyAborted
location
locations
locked
locks
log
log10
log1p
log2
logBuckets
logical
logicalAND
logicalOR
long
long long
lookahead
lookup
lookupService
loop
loopCount
loopExit
loopIdleTime
loopStart
loopStartTime
loose
low
lowWaterMark
lowWatermark
lower
lstat
lstatSync
lto_jobs
ltr
lts
lutimes
lutimesSync
mac
machine
macintosh
magenta
magentaBright
main
mainModule
mainURL
majorPageFault
make
makeAppropriateNetworkError
makeBitMapDescriptor
makeContext
makeContextifyScript
makeEntry
makeException
makeGetter
makeMethodProxy
makeNetworkError
makePolicyContainer
makeRequest
makeRequireFunction
makeResponse
makeRunHook
makeSafe
makeSetter
makeSyncWrite
makeTextDecoderICU
makeUseHook
manifest
mannWhitneyTest
manual
manualStart
map
mapFn
mark
markAsUncloneable
markAsUntransferable
markAuthenticated
markBootstrapComplete
markFastLibraryClosed
markPromiseAsHandled
markResourceTiming
markTransferMode
mask
match
matchAll
matchGlobPattern
matchesGlob
materializeQueue
max
max-forwards
maxArrayLength
maxBatchBytes
maxBigInt
maxBuffer
maxByteLength
maxCachedSessions
maxConcurrentStreams
maxEventSize
maxFreeSockets
maxHeaderSize
maxInt
maxKeys
maxOrigins
maxRSS
maxRedirections
maxRequestsPerClient
maxRetries
maxSockets
maxStringLength
maxTimeout
maxTotalSockets
maximize
maxmem
maybeCacheGeneratedSourceMap
maybeCacheSourceMap
maybeEmitDEP0204
mean
meanCI
measure
measureMemory
medium
members
memoryUsage
mergeFields
mergePrefixUtf8
mergedContext
merve
message
messagePort
messageTypes
messageerror
messaging
messaging_clone_symbol
messaging_deserialize_symbol
messaging_transfer_list_symbol
messaging_transfer_symbol
method
methods
microsecond
microseconds
microsecondsDisplay
microtaskMode
middle
milestones
millisecond
milliseconds
millisecondsDisplay
mimeToFormat
mimeType
min
minBigInt
minItems
minimalDays
minimatch
minimize
minimizeSupportedMimeType
minimumFill
minimumIntegerDigits
minorPageFault
minttl
minusSign
minute
minutes
minutesDisplay
mixinBody
mkdir
mkdirSync
mkdtemp
mkdtempDisposable
mkdtempDisposableSync
mkdtempSync
mksnapshot
ml-dsa-44
ml-dsa-65
ml-dsa-87
ml-kem-1024
ml-kem-512
ml-kem-768
mlterm
mock
mockImplementation
mockImplementationOnce
mocks
mode
modified
modifyPrototype
module
moduleFormats
moduleLoadList
modulePromise
moduleURL
module_circular_visited_private_symbol
module_export_names_private_symbol
module_export_private_symbol
module_first_parent_private_symbol
module_last_parent_private_symbol
module_source_private_symbol
module_wrap
modules
modulo
modulus
modulusLength
monitorEventLoopDelay
month
monthCode
monthDayFromFields
months
monthsDisplay
monthsInYear
morePrecision
mosh
mount
mountPoint
move
moveCursor
moveMessagePortToContext
ms
msec
msecs
mtime
mtimeInstant
mtimeMs
mtimeNs
multiAwaitDrain
multiline
multipartFormDataParser
multipleResolves
myersDiff
name
nameBuffer
nameForErrorCode
nameOrChannels
namedCurve
namedExports
names
namespace
namespaceProperties
nan
nanosecond
nanoseconds
nanosecondsDisplay
napi
napi_build_version
napi_type_tag
napi_wrapper
narrow
narrowSymbol
native
nativeFingerprint256
nativeFingerprint512
nativeHooks
natives
navigate
navigateToNext
navigateToPrevious
navigator
nbytes
ncrypto
needDrain
needReadable
negated
negative
net.BoundSocket
net.Native
net.Server
net.Socket
netmask
networkInterfaces
never
new
newAsyncId
newHandle
newListener
newPath
newReadableStreamFromStreamBase
newReadableStreamFromStreamReadable
newReadableWritablePairFromDuplex
newSessionDone
newSet
newStreamDuplexFromReadableWritablePair
newStreamReadableFromReadableStream
newStreamWritableFromWritableStream
newWritableStreamFromStreamBase
newWritableStreamFromStreamWritable
next
nextHookId
nextHopProtocol
nextIndex
nextMethod
nextTick
nextToken
nghttp2
nghttp2ErrorString
nghttp3
ngtcp2
nistCurve
nlink
nmLen
noBrowserGlobals
noDelay
noDeprecation
noGlobalSearchPaths
noProcessWarnings
noSideEffectsToString
no_message_symbol
nocase
nocaseMagicOnly
nocomment
node
node:
node:crypto
node:module::
node:sqlite
node:v8::
node:worker_threads
node:zlib
nodeFlags
nodeMajor
nodeMinor
nodeModules
nodeOptions
nodeStart
nodeTiming
nodeTraceEventCategory
nodeValue
node_builtin_shareable_builtins
node_byteorder
node_cctest_sources
node_debug_lib
node_enable_d8
node_enable_experimentals
node_enable_v8_vtunejit
node_enable_v8debughelper
node_enable_v8windbg
node_fipsinstall
node_install_corepack
node_install_npm
node_library_files
node_no_browser_globals
node_prefix
node_release_urlbase
node_section_ordering_info
node_shared
node_shared_abseil
node_shared_ada
node_shared_brotli
node_shared_cares
node_shared_ffi
node_shared_gtest
node_shared_hdr_histogram
node_shared_highway
node_shared_http_parser
node_shared_libuv
node_shared_lief
node_shared_merve
node_shared_nbytes
node_shared_nghttp2
node_shared_nghttp3
node_shared_ngtcp2
node_shared_openssl
node_shared_perfetto
node_shared_simdjson
node_shared_simdutf
node_shared_sqlite
node_shared_temporal_capi
node_shared_uvwasi
node_shared_zlib
node_shared_zstd
node_tag
node_target_type
node_use_amaro
node_use_bundled_v8
node_use_dtls
node_use_ffi
node_use_lief
node_use_node_code_cache
node_use_node_snapshot
node_use_openssl
node_use_quic
node_use_sqlite
node_use_v8_platform
node_with_ltcg
node_without_node_options
node_write_snapshot_as_array_literals
nodedata
nonASCIIwhitespace
nonBinary
nonOpCallback
nonOpCancel
nonOpFlush
nonOpPull
nonOpStart
nonOpWrite
nonce
none
nonegate
nop
normal
normalize
normalizeAlgorithm
normalizeArchiveOptions
normalizeBatch
normalizeCpuProfileOptions
normalizeEncoding
normalizeHashName
normalizeHeapProfileOptions
normalizeLinefeeds
normalizeMethod
normalizeReferrerURL
normalizeRequirableId
normalizedArgs
normalizedArgsSymbol
normalizedMethodRecords
normalizedMethodRecordsBase
not
not-basic
notDeepEqual
notDeepEqualUnequal
notDeepStrictEqual
notEqual
notIdentical
notStrictEqual
notStrictEqualObject
notation
notify
notifyChannelActive
notifyChannelInactive
now
nsname
null
nullBodyStatus
nullableConverter
num
numBitsToBytes
number
numberingSystem
numberingSystems
numeric
numericSeparator
obj
object
objectMode
observe
observerCounts
oct
octet
of
off
offset
offsetNanoseconds
ok
oldPath
omit
on
onAfter
onBefore
onBody
onBodySent
onClose
onClosed
onComment
onComplete
onConflict
onConnect
onConnectionError
onData
onDestroyed
onDisconnect
onDrain
onError
onFinally
onGlobalUncaughtException
onHeaderField
onHeaderValue
onHeaders
onHeadersComplete
onInit
onInsertedSemicolon
onMessageBegin
onMessageComplete
onParserDrain
onParserError
onPong
onRequestSent
onRequestStart
onRequestUpgrade
onResponseData
onResponseEnd
onResponseError
onResponseStart
onResponseStarted
onServerStream
onSettled
onSocket
onSocketData
onSocketError
onStatus
onStreamRead
onToken
onTrailingComma
onUpgrade
onWarning
onabort
once
oncertcb
onclienthello
onclose
ondone
oneOf
oneShotDigest
onerror
onexit
ongoing
oninit
oninit_symbol
online
only
onmessage
onmessageerror
onopen
onpskexchange
onpskexchange_symbol
onread
onresourcetimingbufferfull
onsignal
onticketkeycallback
onunpipe
onwrite
op
opaque
opaqueredirect
opcodes
open
openAsBlob
openAsBlobSync
openFileHandle
openSSLIsBoringSSL
openSeq
openStdin
openSync
opendir
opendirSync
openssl
opensslErrorStack
openssl_is_boringssl
openssl_is_fips
openssl_quic
operator
optimizationLevel
options
optionsBuffer
or
order
ordinal
origGetter
origModule
origin
originSet
originalCallback
originalChdir
originalColumn
originalError
originalLine
originalSource
originless
origins
os
ossfuzz
oth
other
otherBuffer
out
outerSignal
output
overflow
overlapped
overlined
override
overrideContext
overrideStackTrace
ownKeys
owner
owner_symbol
ownsProcessState
p_expr
p_stat
packSettings
package
packageExportsResolve
packageImportsResolve
packageJSONPath
packageJSONUrl
packageMapResolve
packageName
packagePath
packageResolve
packageSubpath
packages
padEnd
padStart
paintworklet
palette
parameters
params
parenL
parenR
parent
parentFilename
parentPath
parentPort
parse
parseAddress
parseAndEvalCommonjsTypeScript
parseAndEvalModuleTypeScript
parseArgs
parseArrowExpression
parseAssignableListItem
parseAwait
parseBindingAtom
parseBindingList
parseBindingListItem
parseBlock
parseBreakContinueStatement
parseCatchClauseParam
parseClass
parseClassElement
parseClassElementName
parseClassField
parseClassId
parseClassMethod
parseClassStaticBlock
parseClassSuper
parseCloseBody
parseCommandLine
parseControlFrame
parseDebuggerStatement
parseDoStatement
parseDynamicImport
parseEmptyStatement
parseEnv
parseExport
parseExportAllDeclaration
parseExportDeclaration
parseExportDefaultDeclaration
parseExportSpecifier
parseExportSpecifiers
parseExprAtom
parseExprAtomDefault
parseExprImport
parseExprList
parseExprOp
parseExprOps
parseExprSubscripts
parseExpression
parseExpressionAt
parseExpressionStatement
parseExtensions
parseFileMode
parseFloat
parseFor
parseForAfterInit
parseForIn
parseForStatement
parseFunction
parseFunctionBody
parseFunctionParams
parseFunctionStatement
parseGetterSetter
parseHeaders
parseHost
parseIPv6
parseIdent
parseIdentNode
parseIfStatement
parseImport
parseImportAttribute
parseImportDefaultSpecifier
parseImportMeta
parseImportNamespaceSpecifier
parseImportSpecifier
parseImportSpecifiers
parseInt
parseJSONFromBytes
parseKeepAliveTimeout
parseKeyEncoding
parseLabeledStatement
parseLine
parseLiteral
parseMIMEType
parseMaybeAssign
parseMaybeConditional
parseMaybeDefault
parseMaybeUnary
parseMessage
parseMetadata
parseMethod
parseModuleExportName
parseNew
parseObj
parseOrigin
parsePKCS12
parsePackageJSON
parseParenAndDistinguishExpression
parseParenArrowList
parseParenExpression
parseParenItem
parsePreviousRuns
parsePrivateIdent
parsePrivateKeyEncoding
parseProperty
parsePropertyName
parsePropertyValue
parseProxyConfigFromEnv
parseProxyUrl
parsePublicKeyEncoding
parseRangeHeader
parseRawHeaders
parseResponseAddress
parseRestBinding
parseReturnStatement
parseSpread
parseStatement
parseSubscript
parseSubscriptAsyncArrow
parseSubscripts
parseSwitchStatement
parseTagFilterExpression
parseTemplate
parseTemplateElement
parseThrowStatement
parseTopLevel
parseTryStatement
parseURL
parseUniqueHeadersOption
parseVar
parseVarId
parseVarStatement
parseWhileStatement
parseWithClause
parseWithStatement
parseX509
parseYield
parseZip64Extra
parser
parserMetadata
parserStates
parsers
partialAtimeNs
partialCtimeNs
partialDeepStrictEqual
partialMtimeNs
pass
passed
passive
password
patch
patchProcessObject
patchset
path
pathHasQueryOrFragment
pathObject
pathToFileURL
pathname
paths
pathsQueue
pattern
pause
paused
payload
pbkdf2
pbkdf2DeriveBits
pbkdf2Sync
peek
peekBottom
peekBufferedByte
peekPairValue
peekQueueValue
pem
pending
pendingAbortRequest
pendingDeprecate
pendingHandle
pendingPromises
pendingPullIntos
pendingPulls
pendingSession
pendingSettingsAck
pendingWriteChunk
pendingWriteParked
pendingWrites
pendingcb
perIsolateSymbols
percent
percentDecode
percentSign
percentile
percentileBigInt
percentileCI
percentiles
percentilesAt
percentilesBigInt
percolateDown
percolateUp
performServerHandshake
performance
permission
permissions-policy
persistent
phase
pid
ping
pingRTT
pipe
pipeSource
pipeTarget
pipeThrough
pipeTo
pipe_wrap
pipeline
pipelineImpl
pipelining
pipesCount
pjsonPath
plainDate
plainDateISO
plainDateTimeISO
plainExports
plainImports
plainTime
plainTimeISO
plan
platform
plusMin
plusSign
pointer
policyContainer
pong
pool
poolBase
poolOffset
poolSize
pools
pop
popAsyncContext
populateCJSExportsFromESM
port
port1
port2
portable
ports
pos
position
posix
post
postMessage
postMessageToThread
postRun
postSend
postfix
pow
pp
ppid
pragma
prefer
preference
prefinish
prefinished
prefix
prefixes
prepare
prepareAsymmetricKey
prepareError
prepareMainThreadExecution
preparePrivateKey
preparePublicOrPrivateKey
prepareRequestHeadersArray
prepareRequestHeadersObject
prepareSecretKey
prepareShadowRealmExecution
prepareStackTrace
prepareStackTraceCallback
prepareTestRunnerMainExecution
prepareWebCryptoResult
prepareWorkerThreadExecution
prependListener
prependOnceListener
preprocessSymlinkDestination
preserveParens
preserveReturnValue
preserveSpace
preserveTimestamps
prev
prevValue
preventDefault
preventExtensions
preventNoCacheCacheControlHeaderModification
previewEntries
previous
primordials
print
printMyersDiff
printSimpleMyersDiff
priority
priv
private
privateDecrypt
privateEncrypt
privateId
privateKey
privateSymbols
prng
proceed
process
processBody
processBodyError
processEvent
processPendingSubtests
processPromiseRejections
processReadResult
processReadySubtestRange
processRequestBodyChunkLength
processRequestEndOfBody
processResponse
processResponseConsumeBody
processResponseEndOfBody
process_methods
process_wrap
produceCachedData
profProcess
profile
profileEnd
profiler
program
progress
promise
promiseHooks
promiseRejectEvents
promiseResolve
promiseReturningOperators
promise_resolve
promise_resolve_symbol
promise_trace_id
promises
promisify
promising
prompt
property
propertyIsEnumerable
protocol
protocols
prototype
prototypeAccessors
provider
proxy
proxy-authenticate
proxy-authorization
proxyConnected
proxyEnv
proxySocket
pseudoRandomBytes
psk
pskcallback
pskidentityhint
ptr
pub
pubkey
public
publicDecrypt
publicEncrypt
publicExponent
publicKey
publish
pull
pullAgain
pullAlgorithm
pullFulfilled
pullPending
pullRejected
pullResult
pulling
punycode
purgeModuleCachesForPrefix
purgePackageJSONCacheForPrefix
purgeRealpathCacheForPrefix
purpose
push
pushAllowed
pushAsyncContext
pushPair
pushPromise
pushStream
put
putNetworkResource
putty
q_tmpl
qi
qrde
quarter
query
queryA
queryAaaa
queryAny
queryCaa
queryCname
queryMx
queryNaptr
queryNs
queryObjects
queryPtr
queryServer
querySoa
querySrv
queryTlsa
queryTxt
question
questionDot
queue
queueDestroyAsyncId
queueMicrotask
queueTotalSize
queued
quic
quota
race
raise
raiseRecoverable
random
randomBytes
randomCacheOffset
randomFill
randomFillSync
randomInt
randomUUID
randomUUIDv7
range
rangeEndValue
rangeRequested
rangeStartValue
ranges
rate
raw
rawContent
rawHeaders
rawJSON
rawListeners
rawPrivateKey
rawPublicKey
rawSeed
rawTrailers
rawValues
rdev
reachedPipeOrSocket
read
readAllBytes
readArchiveEntries
readBigInt64BE
readBigInt64LE
readBigInts
readBigUInt64BE
readBigUInt64LE
readBigUint64BE
readBigUint64LE
readBuffer
readBuffers
readCentralDirectory
readCodePoint
readDouble
readDoubleBE
readDoubleLE
readEscapedChar
readFdFully
readFdFullySync
readFile
readFileSync
readFileUtf8
readFloatBE
readFloatLE
readHeader
readHexChar
readInt
readInt16BE
readInt16LE
readInt32BE
readInt32LE
readInt8
readIntBE
readIntLE
readIntoRequests
readInvalidTemplateToken
readLine
readLines
readMore
readNumber
readOnly
readPackageJSON
readRadixNumber
readRawBytes
readRegexp
readRequests
readSafeUint64
readStart
readStdin
readStop
readString
readSync
readSyncRecursive
readTmplToken
readToken
readToken_caret
readToken_dot
readToken_eq_excl
readToken_lt_gt
readToken_mult_modulo_exp
readToken_numberSign
readToken_pipe_amp
readToken_plus_min
readToken_question
readToken_slash
readUInt16BE
readUInt16LE
readUInt32BE
readUInt32LE
readUInt8
readUIntBE
readUIntLE
readUint16BE
readUint16LE
readUint32
readUint32BE
readUint32LE
readUint64
readUint8
readUintBE
readUintLE
readValue
readWord
readWord1
readable
readableAborted
readableBuffer
readableByteStreamControllerCallPullIfNeeded
readableByteStreamControllerCancelSteps
readableByteStreamControllerClearAlgorithms
readableByteStreamControllerClearPendingPullIntos
readableByteStreamControllerClose
readableByteStreamControllerCommitPullIntoDescriptor
readableByteStreamControllerConvertPullIntoDescriptor
readableByteStreamControllerEnqueue
readableByteStreamControllerEnqueueChunkToQueue
readableByteStreamControllerError
readableByteStreamControllerFillHeadPullIntoDescriptor
readableByteStreamControllerFillPullIntoDescriptorFromQueue
readableByteStreamControllerGetDesiredSize
readableByteStreamControllerHandleQueueDrain
readableByteStreamControllerInvalidateBYOBRequest
readableByteStreamControllerProcessPullIntoDescriptorsUsingQueue
readableByteStreamControllerPullInto
readableByteStreamControllerPullSteps
readableByteStreamControllerRespond
readableByteStreamControllerRespondInClosedState
readableByteStreamControllerRespondInReadableState
readableByteStreamControllerRespondInternal
readableByteStreamControllerRespondWithNewView
readableByteStreamControllerShiftPendingPullInto
readableByteStreamControllerShouldCallPull
readableDidRead
readableEncoding
readableEnded
readableErrored
readableFinished
readableFlowing
readableHighWaterMark
readableLength
readableListening
readableObjectMode
readableStreamAddReadIntoRequest
readableStreamAddReadRequest
readableStreamBYOBReaderRead
readableStreamCancel
readableStreamClose
readableStreamDefaultControllerCallPullIfNeeded
readableStreamDefaultControllerCanCloseOrEnqueue
readableStreamDefaultControllerCancelSteps
readableStreamDefaultControllerClearAlgorithms
readableStreamDefaultControllerClose
readableStreamDefaultControllerEnqueue
readableStreamDefaultControllerError
readableStreamDefaultControllerGetDesiredSize
readableStreamDefaultControllerHasBackpressure
readableStreamDefaultControllerPullSteps
readableStreamDefaultControllerShouldCallPull
readableStreamDefaultReaderRead
readableStreamError
readableStreamFulfillReadIntoRequest
readableStreamFulfillReadRequest
readableStreamGetNumReadIntoRequests
readableStreamGetNumReadRequests
readableStreamHasBYOBReader
readableStreamHasDefaultReader
readableStreamPipeTo
readableStreamReaderGenericCancel
readableStreamReaderGenericInitialize
readableStreamReaderGenericRelease
readableStreamTee
readableWebStream
readdir
readdirRecursive
readdirResults
readdirSync
reader
reading
readingMore
readlink
readlinkSync
readv
readvSync
ready
readyState
reallyExit
realpath
realpathCacheKey
realpathSync
realpaths
reason
receive
receiveMessageOnPort
receiveMessageSync
reconnectionTime
record
record<ByteString, ByteString>
recordConverter
recordCorrected
recordDelta
recordDiskNumber
recursive
recvStart
recvStop
red
redBright
redirect
redirectCount
redirectEnd
redirectEndTime
redirectStart
redirectStartTime
redirectStatus
redirectStatusSet
redirected
reduce
reduceRight
ref
refCallback
refCounted
refed
reference
referer
referrer
referrer-policy
referrerPolicy
referrerPolicySet
referrerPolicyTokens
refresh
refreshDefaultSettings
refreshOptions
refreshState
regexp
regexpString
regexp_alternative
regexp_classContents
regexp_classSetExpression
regexp_classString
regexp_classStringDisjunctionContents
regexp_disjunction
regexp_eatAssertion
regexp_eatAtom
regexp_eatAtomEscape
regexp_eatBackReference
regexp_eatBracedQuantifier
regexp_eatCControlLetter
regexp_eatCapturingGroup
regexp_eatCharacterClass
regexp_eatCharacterClassEscape
regexp_eatCharacterEscape
regexp_eatClassAtom
regexp_eatClassControlLetter
regexp_eatClassEscape
regexp_eatClassSetCharacter
regexp_eatClassSetOperand
regexp_eatClassSetRange
regexp_eatClassSetReservedPunctuator
regexp_eatClassStringDisjunction
regexp_eatControlEscape
regexp_eatControlLetter
regexp_eatDecimalDigits
regexp_eatDecimalEscape
regexp_eatExtendedAtom
regexp_eatExtendedPatternCharacter
regexp_eatFixedHexDigits
regexp_eatGroupName
regexp_eatHexDigits
regexp_eatHexEscapeSequence
regexp_eatIdentityEscape
regexp_eatInvalidBracedQuantifier
regexp_eatKGroupName
regexp_eatLegacyOctalEscapeSequence
regexp_eatLoneUnicodePropertyNameOrValue
regexp_eatModifiers
regexp_eatNestedClass
regexp_eatOctalDigit
regexp_eatPatternCharacters
regexp_eatQuantifier
regexp_eatQuantifierPrefix
regexp_eatRegExpIdentifierName
regexp_eatRegExpIdentifierPart
regexp_eatRegExpIdentifierStart
regexp_eatRegExpUnicodeEscapeSequence
regexp_eatReverseSolidusAtomEscape
regexp_eatSyntaxCharacter
regexp_eatTerm
regexp_eatUncapturingGroup
regexp_eatUnicodePropertyName
regexp_eatUnicodePropertyValue
regexp_eatUnicodePropertyValueExpression
regexp_eatZero
regexp_groupSpecifier
regexp_nonEmptyClassRanges
regexp_pattern
regexp_validateUnicodePropertyNameAndValue
regexp_validateUnicodePropertyNameOrValue
region
register
registerAsyncHook
registerCallback
registerDestroyHook
registerHooks
registerImportModuleDynamically
registerModule
registerStorage
registry
rej
reject
rejected
rejectedHandledRecord
rejectionHandled
rejects
relatedYear
relational
relative
relativeTo
release
releaseBuffer
releaseFD
releaseLock
reload
reloadNavigation
remainingPages
remoteAddress
remoteCustomSettingsToBuffer
remoteFamily
remotePort
remoteSettings
remove
removeASCIIWhitespace
removeAllListeners
removeAt
removeChars
removeColors
removeEventListener
removeGarbageCollectionTracking
removeHTTPWhitespace
removeHeader
removeItem
removeListener
removeRequestAbortListener
removeSignal
removeSocket
removed
rename
renameSync
renderBlockingStatus
renegotiate
repeat
repl
replace
replaceAll
replacement
replacesClientId
report
reportFlag
reportReruns
reportStarted
reportedType
reporterScope
req
request
requestAsyncResource
requestBadPort
requestBodyCompleted
requestBodyHeader
requestCache
requestCredentials
requestCurrentURL
requestDuplex
requestIncludesCredentials
requestMode
requestOCSP
requestObject
requestOptions
requestPath
requestRedirect
requestStart
requestType
requestTypes
requestWillBeSent
requested
requests
require
requireDepth
requireManualDestroy
requireStack
require_module
required
requiredArguments
res
reservedClient
reset
resetAccesses
resetAndDestroy
resetCalls
resetContext
resetForSerialization
resetQueue
resetRootCertStore
resetStats
resetStdioForTesting
resistStopPropagation
resizable
resize
resolve
resolve4
resolve6
resolveAny
resolveCaa
resolveCname
resolveForCJSWithHooks
resolveHooks
resolveMx
resolveNaptr
resolveNs
resolveObject
resolveObjectURL
resolvePtr
resolveResult
resolveSoa
resolveSrv
resolveSync
resolveTlsa
resolveTxt
resolveWebCryptoResult
resolveWithHooks
resolved
resolvedOptions
resolvedRecord
resource
resourceLimits
resourceUsage
resource_symbol
respond
respondWithFD
respondWithFile
respondWithNewView
responseEnd
responseLocationURL
responseObject
responseReceived
responseStart
responseStatus
responseTainting
responseURL
restore
restoreAll
resultFromHook
results
resume
resumeScheduled
resuming
retry
retry-after
retryDelay
return
returnArrays
returnVal
returnValue
reuseOrCreateUnrefTimeout
reuseSocket
reverse
reverseString
revocable
revoke
revokeObjectURL
rewind
right
rightContext
ripemd
rm
rmSync
rmdir
rmdirSync
rng
rollback
root
rootCertificates
rootProperties
round
roundingIncrement
roundingMode
roundingPriority
rs
rsa
rsaFunctionFor
rss
rstCode
rstStream
rtl
rtt
run
runAll
runDeserializeCallbacks
runEmbedderPreload
runEntryPointWithESMLoader
runHook
runInAsyncScope
runInContext
runInNewContext
runInParentContext
runInThisContext
runMain
runMicrotasks
runOnly
runScriptInThisContext
runStores
runSync
running
runtimeFeatures
sI64
sU64
sa
safe
safeGetenv
safeHTTPMethods
safeMethods
safeMethodsSet
safelyExtractBody
salt
saltLength
same
sameOrigin
saveCompileCacheEntry
sc
schedulePendingSubtests
scheduleTimer
scheduler
scheduling
schedulingPolicy
scheme
scientific
scope
scopeid
script
scriptId
scriptName
scrypt
scryptSync
scx
sea
seal
search
searchParams
sec-websocket-accept
sec-websocket-extensions
sec-websocket-key
sec-websocket-protocol
sec-websocket-version
second
seconds
secondsDisplay
secretValue
secureBuffer
secureConnectionStart
secureContext
secureHeapUsed
seen
seenLinks
segment
select
selectProvider
selectRange
selector
self
semi
semicolon
send
send6
sendAuthRequest
sendDate
sendHeaders
sendHelper
sendHints
sendInspectorCommand
sendTrailers
sendto
sensitiveHeaders
sensitivity
sentCloseFrameState
sentHeaders
sentInfoHeaders
sentTrailers
sentence
sep
separatedFrom
seq
sequence<AbortSignal>
sequence<ByteString>
sequence<DOMString>
sequence<MessagePort>
sequence<object>
sequence<sequence<ByteString>>
sequenceConverter
serdes
serial
serialNumber
serialize
serializeAMimeType
serializeError
serializeJavascriptValueToJSONString
serializeKey
serializePathWithQuery
server
server-timing
servername
servers
service
service-worker-allowed
service-worker-navigation-preload
serviceWorkers
session
sessionId
sessionName
sessionState
sessionStats
sessionStorage
sessions
set
set $&
set $'
set $+
set $1
set $2
set $3
set $4
set $5
set $6
set $7
set $8
set $9
set $_
set Buffer
set FileReadStream
set FileWriteStream
set INSPECT_MAX_BYTES
set ReadStream
set WriteStream
set [Symbol.toStringTag]
set __proto__
set _bindState
set _builtinLibs
set _decoder
set _exiting
set _handle
set _headerNames
set _headers
set _line_buffer
set _oldPrompt
set _previousKey
set _prompt
set _questionCallback
set _queue
set _readPackage
set _readableState
set _receiving
set _reuseAddr
set _sawKeyPress
set _sawReturnAt
set _stat
set _stderr
set _stdout
set _writableState
set afterWriteTickInfo
set allBuffers
set allNoop
set allowedNodeEnvironmentFlags
set arguments
set atime
set atimeInstant
set autoDestroy
set bgBlackBright
set bgGrey
set binaryType
set birthtime
set birthtimeInstant
set blackBright
set bufferProcessing
set buffered
set builtinModules
set bytesRead
set caller
set cancelBubble
set captureRejections
set closeEmitted
set closed
set conceal
set connection
set constructed
set constructor
set crossedOut
set crossedout
set ctime
set ctimeInstant
set dataEmitted
set decodeStrings
set decoder
set defaultEncoding
set defaultMaxListeners
set defaultOptions
set destroyed
set domain
set doubleUnderline
set emitClose
set emittedReadable
set encoding
set endEmitted
set ended
set ending
set errorEmitted
set errored
set exitCode
set faint
set finalCalled
set finalization
set finished
set fips
set flowing
set globalAgent
set grey
set hash
set headers
set headersDistinct
set history
set host
set hostname
set href
set index
set input
set interceptors
set jsref
set lastIndex
set lastMatch
set lastParen
set leftContext
set localStorage
set method
set mtime
set mtimeInstant
set multiAwaitDrain
set needDrain
set needReadable
set objectMode
set onabort
set onclose
set onerror
set onmessage
set onmessageerror
set onopen
set onread
set onresourcetimingbufferfull
set owner
set parent
set password
set path
set pathname
set paused
set performance
set pipelining
set port
set prefinished
set prng
set process
set protocol
set pseudoRandomBytes
set readable
set readableFlowing
set readableListening
set reading
set readingMore
set removed
set resumeScheduled
set returnValue
set rightContext
set rng
set search
set sendDate
set sessionStorage
set socket
set stack
set statusCode
set statusMessage
set strikeThrough
set subtype
set swapColors
set swapcolors
set sync
set trailers
set trailersDistinct
set type
set undefined
set url
set username
set value
set wrap
set wrapper
set writable
set writecb
set writing
set-cookie
setAAD
setALPNProtocols
setAllowBareNamedParameters
setAllowPartialTrustChain
setAllowUnknownNamedParameters
setArrowMessage
setAuthTag
setAuthorizer
setAutoPadding
setBigInt64
setBigUint64
setBlocking
setBroadcast
setCallbackFunctions
setCallbackTrampoline
setCert
setCertificateCompression
setCipherSuites
setCiphers
setClientCertEngine
setConsoleExtensionInstaller
setContinuationPreservedEmbedderData
setCoverageDirectory
setCustomizations
setDHParam
setDate
setDefaultAutoSelectFamily
setDefaultAutoSelectFamilyAttemptTimeout
setDefaultCACertificates
setDefaultEncoding
setDefaultHighWaterMark
setDefaultResolver
setDefaultResultOrder
setDeserializeCallback
setDeserializeMainFunction
setDeserializerCreateObjectFunction
setDetachKey
setDispatchBufferFull
setECDHCurve
setEmitWarningSync
setEncoding
setEngine
setEngineKey
setEnhanceStackForFatalException
setEnvironmentData
setExport
setFastTimeout
setFips
setFipsCrypto
setFlagsFromString
setFloat16
setFloat32
setFloat64
setFormDataState
setFromBase64
setFromHex
setFullYear
setGetSourceMapErrorSource
setGlobalDispatcher
setGlobalOrigin
setGlobalProxyFromEnv
setGracefulClose
setHasRejectionToWarn
setHasStartedUserCJSExecution
setHasStartedUserESMExecution
setHeader
setHeaders
setHeadersGuard
setHeadersList
setHeapProfileNearHeapLimit
setHeapSnapshotNearHeapLimit
setHours
setImmediate
setImplementation
setImportMetaResolveInitializer
setImportModuleDynamicallyCallback
setInitializeImportMetaObjectCallback
setInt16
setInt32
setInt64
setInt8
setInternalLoaders
setInternalPrepareStackTrace
setInterval
setItem
setKeepAlive
setKey
setKeyCert
setLazyPathHelpers
setLoaderOverrides
setLocalAddress
setLocalWindowSize
setMaxIdleHTTPParsers
setMaxListeners
setMaxProto
setMaxSendFragment
setMaxZipContentSize
setMaybeCacheGeneratedSourceMap
setMilliseconds
setMinProto
setMinutes
setModuleSourceObject
setMonth
setMulticastInterface
setMulticastLoopback
setMulticastTTL
setNextStreamID
setNoDelay
setOCSPResponse
setOptions
setOwnProperty
setPendingInstances
setPrepareStackTraceCallback
setPriority
setPrivateKey
setPromiseHandled
setPromiseHooks
setPromiseRejectCallback
setPrompt
setPrototypeOf
setPskIdentityHint
setPublicKey
setRawMode
setReadBigInts
setRealmAllowRequireByUsers
setRecvBufferSize
setReplBuiltinLibs
setRequestReferrerPolicyOnRedirect
setResourceTimingBufferSize
setReturnArrays
setSeconds
setSecureContext
setSendBufferSize
setSerializeCallback
setServername
setServers
setSession
setSessionIdContext
setSessionTimeout
setSigalgs
setSimultaneousAccepts
setSocketKeepAlive
setSourceMapCacheGetter
setSourceMapsEnabled
setSourceMapsSupport
setStreamTimeout
setTTL
setTickCallback
setTicketKeys
setTime
setTimeout
setTraceCategoryStateUpdateHandler
setTraceSigInt
setTrailer
setTypeOfService
setUTCDate
setUTCFullYear
setUTCHours
setUTCMilliseconds
setUTCMinutes
setUTCMonth
setUTCSeconds
setUint16
setUint32
setUint64
setUint8
setUncaughtExceptionCaptureCallback
setUnrefTimeout
setVerifyMode
setVfsHandlers
setVfsLibraryReader
setWakeup
setYear
setegid
seteuid
setgid
setgroups
setter
setterCalled
settings
settingsBuffer
settingsObject
settled
setuid
setup
setupBuffer
setupChannel
setupConnectTimeout
setupConnectionsTracking
setupCoverageHooks
setupFipsIndicatorChannel
setupGlobalSetupTeardownFunctions
setupHistory
setupHistoryManager
setupHooks
setupMainThreadPort
setupMaster
setupNetworkTracking
setupObservers
setupPortReferencing
setupPreview
setupPrimary
setupProcessObject
setupReadableByteStreamController
setupReadableByteStreamControllerFromSource
setupReadableStreamBYOBReader
setupReadableStreamDefaultController
setupReadableStreamDefaultControllerFromSource
setupReadableStreamDefaultReader
setupReverseSearch
setupTaskQueue
setupTimers
setupUserModules
setupWritableStreamDefaultController
setupWritableStreamDefaultControllerFromSink
setupWritableStreamDefaultWriter
sha1
sha256
sha3-256
sha3-384
sha3-512
sha384
sha512
shake128
shake256
shapeMode
sharedMemorySize
shell
shift
shiftPair
shlib_suffix
short
shortCircuit
shouldAbortOnUncaughtToggle
shouldColorize
shouldColorizeTestFiles
shouldLinkModule
shouldNotRegisterESMLoader
shouldParseArrow
shouldParseAsyncArrow
shouldParseExportStatement
shouldPreloadModules
shouldRunModule
shouldSkipModuleHooks
shouldSpawnLoaderHookWorker
shouldUseProxy
showHidden
showProxy
shutdown
sibling
sign
signDisplay
signOneShot
signal
signalCode
signals
signalsCount
signatureAlgorithm
signatureAlgorithmOid
signed
simdjson
simdutf
simple
simpleRangeHeaderValue
simultaneousAccepts
sin
since
single_executable_application
sinh
sink
size
sjis
skew
skewness
skip
skipBlockComment
skipLineComment
skipSpace
skipped
slash
slashedProtocol
slashes
sleep
slh-dsa-sha2-128f
slh-dsa-sha2-128s
slh-dsa-sha2-192f
slh-dsa-sha2-192s
slh-dsa-sha2-256f
slh-dsa-sha2-256s
slh-dsa-shake-128f
slh-dsa-shake-128s
slh-dsa-shake-192f
slh-dsa-shake-192s
slh-dsa-shake-256f
slh-dsa-shake-256s
slice
small
smallestUnit
snapshot
snicallback
snippet
so
socket
socketError
sockets
some
sort
sorted
sortedMap
source
sourceEnd
sourceFile
sourceLine
sourceMap
sourceMapCacheToObject
sourceMapURL
sourceMappingURL
sourceMapsEnabled
sourceRoot
sourceSQL
sourceStart
sourceText
sourceToRun
sourceType
sourceURL
sourceUrl
source_map_data_private_symbol
source_text_module_default_hdo
sourcemap
sources
sourcesContent
spawn
spawnSync
spawn_sync
spec
special
species
specifier
spki
splice
spliceOne
split
sql
sqlite
sqrt
sr
src
srcElement
st
stack
stackStartFn
stackTraceLimit
standard
standardName
star
starstar
start
startCoverage
startCpuProfile
startHeapProfile
startLine
startListeningIfSignal
startLoadingCertificatesOffThread
startLocation
startNode
startNodeAt
startOfDay
startPerf
startRange
startResult
startSigintWatchdog
startSubtestAfterBootstrap
startThread
startTime
started
startsExpr
startsWith
startupSnapshot
stat
statFsValues
statSync
statValues
state
statelessDH
statement
states
statfs
statfsSync
staticPropertyDescriptors
stats
status
statusCode
statusMessage
statusText
stddev
stderr
stdin
stdio
stdioPayload
stdioStringToArray
stdioWantsMoreData
stdout
steal
step
sticky
stop
stopCoverage
stopCpuProfile
stopHeapProfile
stopImmediatePropagation
stopListeningIfSignal
stopMessagePort
stopPerf
stopPropagation
stopSigintWatchdog
stopThread
store
storeDataObject
storeHTTPOptions
storedError
str
strategy
stream
streamBaseState
streamCount
streamRegistry
streamReturningOperators
streamState
streamStats
stream_pipe
stream_wrap
strerror
strict
strict-transport-security
strictBind
strictDirective
strictEqual
strictEqualObject
strike
strikeThrough
strikethrough
string
stringPercentDecode
stringToFlags
stringToSymlinkType
string_decoder
stringify
strings
strip
stripBOM
stripIfInteger
stripTypeScriptModuleTypes
stripTypeScriptTypes
stripTypeScriptTypesForCoverage
stripVTControlCharacters
stripZip64Extra
structuredClone
style
styleText
styles
stylize
stylizeWithColor
sub
subarray
subject
subjectAltName
subjectaltname
subpath
subresource
subresourceSet
subscribe
subscribers
subscription
substr
substring
subtestsFailed
subtle
subtract
subtype
successSteps
suffix
suite
suites
summary
sunos
sup
super
superCtor
supportedEntryTypes
supportedLocalesOf
supportedValuesOf
supports
supports-loading-mode
suppress_all_error_on_warn
suppressed
swap16
swap32
swap64
swapColors
swapcolors
swappedOut
switch
sym
symbol
symbols
symlink
symlinkSync
symlinks
symmetricDifference
symmetricKeySize
sync
syncBuiltinESMExports
syncErr
syncExports
syncIterable
syncIteratorRecord
syncLineStartToCursor
syncLink
synthetic
sys
syscall
system
system / Context
systemCPUTime
tMax
tMin
table
tags
tail
taintedOrigin
take
takeCoverage
takeHeapSnapshot
takeRecords
tan
tanh
tap
target
targetEnd
targetStart
target_arch
target_defaults
taskDestination
task_queue
tcp_wrap
te
tee
template
term
terminate
terminated
terminator
test
testAborted
testChannel
testCodeFailure
testFipsCrypto
testTimeoutFailure
tests
text
textInfo
textStream
that
then
thenAlgorithmResult
this
thisArg
thisPromise
threadCpuUsage
threadId
threadName
throttle
throw
throwDeprecation
throwIfAborted
throwIfAsyncGraph
throwIfBuildingSnapshot
throwIfInvalidParentURL
throwIfNoEntry
throwIfPromiseRejected
throwUnknownModuleFormat
throws
tick
tickInfo
time
timeEnd
timeLog
timeOrigin
timeStamp
timeStyle
timeToFirstByte
timeToFirstByteSent
timeToFirstHeader
timeZone
timeZoneId
timeZoneName
timeZones
timeout
timeoutInfo
timer
timerFlags
timerListMap
timerListQueue
timerify
timers
timing-allow-origin
timingAllowFailed
timingAllowPassed
timingInfo
timingSafeEqual
title
tk
tls
tlsTicket
tls_alpn
tls_ocsp
tls_sni
tls_wrap
tmp_array
tmp_fields
tmpdir
to
toASCII
toArray
toArrayBuffer
toAssignable
toAssignableList
toBase64
toBuf
toBuffer
toBufferSync
toCryptoKey
toDateString
toExponential
toFinish
toFixed
toFixedLengthBuffer
toGMTString
toHeaderObject
toHex
toISOString
toInstant
toJSON
toLegacy
toLegacyObject
toLocaleDateString
toLocaleLowerCase
toLocaleString
toLocaleTimeString
toLocaleUpperCase
toLowerCase
toNamespacedPath
toPathIfFileURL
toPlainDate
toPlainDateTime
toPlainMonthDay
toPlainTime
toPlainYearMonth
toPrecision
toPrimitive
toPublicCryptoKey
toRawHeaders
toRealPath
toResizableBuffer
toReversed
toSorted
toSortedArray
toSpliced
toString
toStringTag
toTemporalInstant
toTimeString
toUSVString
toUTCString
toUnicode
toUnixTimestamp
toUpperCase
toUsagesSet
toWeb
toWellFormed
toZonedDateTime
toZonedDateTimeISO
todo
toggleImmediateRef
toggleTimerRef
toggleTraceCategoryState
tokContexts
tokTypes
token
tokenizer
top
total
totalDisks
totalPages
totalSocketCount
totalmem
trace
traceBegin
traceCallback
traceDeprecation
traceEnd
traceEventId
traceProcessWarnings
tracePromise
traceSync
trace_events
tracingChannel
track
trackHeader
trackPromises
trailer
trailers
trailersDistinct
trailingZeroDisplay
transcode
transfer
transfer-encoding
transferArrayBuffer
transferList
transferSize
transferToFixedLength
transfer_mode_private_symbol
transferable
transferableAbortController
transferableAbortSignal
transform
transformAlgorithm
transformSync
translateContext
translatePeerCertificate
translatorKey
translators
transparent
transpiled
traversableForUserPrompts
treatFunctionsAsVar
treatFunctionsAsVarInScope
tree
tries
triggerAsyncId
triggerHeapSnapshot
triggerId
triggerUncaughtException
trigger_async_id_symbol
trim
trimEnd
trimLeft
trimRight
trimStart
true
trunc
truncate
truncateSync
truncateToBitLength
try
tryGetCwd
tryReadTemplateToken
tryUpgradeRequestToAPotentiallyTrustworthyURL
tsError
tt
ttl
tty
tty_wrap
type
typedArray
typeof
types
typescript
tz
u16
u32
u64
u8
uInt8Float32Array
uInt8Float64Array
ubsan
ucs2
ucs2Slice
ucs2Write
udp_wrap
uid
uint16
uint32
uint64
uint8
uintptrMax
umask
unbindStore
uncaughtException
uncompressedSize
unconsume
unconsumedEvents
unconsumedPromises
uncork
uncurryThis
undefined
underline
undestroy
undici
undiciDebugLog
unenroll
unescape
unescapeBuffer
unexpected
unfilterFilesOwnedBy
unfinishedBytesUtf8
unicode
unicodeSets
unicodefeff
unicodefffe
union
unit
unitDisplay
unknown
unlink
unlinkSync
unpipe
unref
unrefActive
unrefCallback
unrefCounted
unregister
unregisterCallback
unsafe
unsafeProtocol
unsafeRequest
unscopables
unsharedDataSize
unsharedStackSize
unshift
unsigned
unsigned long
unsigned long long
unsigned short
unsubscribe
until
untransferable_object_private_symbol
unwatchFile
unwrap
unwrapKey
unzip
unzipSync
upAndRunning
update
updateChunksSent
updateContext
updateHeapCodeStatisticsBuffer
updateHeapSpaceStatisticsBuffer
updateHeapStatisticsBuffer
updateOptionsBuffer
updatePromiseHookMode
updateSettings
updateSettingsBuffer
upgrade
upgrade-insecure-requests
upgradeOrConnect
upper
uptime
url
urlComponents
urlHasHttpsScheme
urlIsHttpHttpsScheme
urlIsLocal
urlList
urlObject
urlToFilename
urlToHttpOptions
urlUpdateActions
url_pattern
usage
usages
use
useCORSPreflightFlag
useCredentials
useDomainTrampoline
useGrouping
useParallelQueue
usePerfetto
useURLCredentials
useUserBuffer
use_prefix_to_find_headers
used
user
user-agent
userActivation
userAgent
userCPUTime
userHookOrDefault
userInfo
userOptions
username
usingDomains
utcDate
utf16le
utf8
utf8Decode
utf8DecodeBytes
utf8Slice
utf8Write
utf8WriteStatic
util
utimes
utimesSync
uuidBatch
uv
uvErrmapGet
uvMetricsBuffer
uvMetricsInfo
uvwasi
v8
v8Start
validDnsOrders
validFamilies
validFrom
validFromDate
validTo
validToDate
validate
validateAbortSignal
validateAbortSignalArray
validateAndCanonicalizeTagFilter
validateAndCanonicalizeTagValues
validateArchiveRange
validateArgon2DeriveBitsLength
validateArray
validateAttributes
validateBoolean
validateBooleanArray
validateBoundary
validateBuffer
validateBufferArray
validateByteSource
validateCloseCodeAndReason
validateCpOptions
validateDictionary
validateEncoding
validateFiniteNumber
validateFunction
validateHandler
validateHeaderName
validateHeaderValue
validateHints
validateHkdfDeriveBitsLength
validateIgnoreOption
validateInt32
validateInteger
validateKeyOps
validateKmacKeyLength
validateLinkHeaderValue
validateLoadResult
validateLoadSloppy
validateLoadStrict
validateMaxBufferLength
validateNumber
validateObject
validateOffsetLengthRead
validateOffsetLengthWrite
validateOneOf
validatePath
validatePbkdf2DeriveBitsLength
validatePlainFunction
validatePort
validatePosition
validateReadFileBufferOptions
validateRegExpFlags
validateRegExpPattern
validateRmOptions
validateRmOptionsSync
validateRmdirOptions
validateSignalName
validateStream
validateString
validateStringAfterArrayBufferView
validateStringArray
validateStringWithoutNullBytes
validateThisInternalField
validateTimeout
validateTries
validateUint32
validateUndefined
validateUnion
validator
value
valueOf
values
valuesSync
var
variables
variants
vary
verbatim
verbatimSymlinks
verified
verify
verifyError
verifyOneShot
verifySpkac
version
versions
vfs
vfsState
via
video
view
visual
vm_context_no_contextify
vm_dynamic_import_default_internal
vm_dynamic_import_main_context_default
vm_dynamic_import_missing_flag
vm_dynamic_import_no_callback
void
wait
waitAsync
waitFor
waitForAsyncLoaderHookInitialization
waitForDebugger
wakeup
warn
warnOnNonPortableTemplate
warning
wasAlreadyErroring
wasClean
wasEverConnected
wasi
wasm
wasmGlobalExports
wasmGlobalImports
wasm_web_api
watch
watchChildProcessModules
watchFile
watchPath
watchdogHasPendingSigint
watchedPaths
watcher
weak
weakKeyRef
webSocket
webSocketClosed
webSocketCreated
webSocketHandshakeResponseReceived
webSocketOptions
webcrypto
webidl
websocket
websocketDebuglog
websocketMessageReceived
webstorage
week
weekInfo
weekOfYear
weekday
weekend
weeks
weeksDisplay
weight
welchTest
wellknownHeaderNames
while
white
whiteBright
willBeFilteredByName
willBeFilteredByTags
willEmitClose
win32
window
windows
windows-1250
windows-1251
windows-1252
windows-1253
windows-1254
windows-1255
windows-1256
windows-1257
windows-1258
windows-874
windowsHide
windowsPathsNoEscape
with
withCalendar
withCredentials
withFileTypes
withPlainTime
withResolvers
withScope
withStoreScope
withTimeZone
withoutStackTrace
word
worker
workerData
workerId
workerStart
workers
wrap
wrapConsole
wrapFn
wrapHandler
wrapIdSetter
wrapKey
wrapLoaderMethod
wrapModuleLoad
wrapProcessMethods
wrapRequestBody
wrapSafe
wrapWithRawPointerConversions
wrapWithSharedBuffer
wrapper
writable
writableAborted
writableBuffer
writableCorked
writableEnded
writableErrored
writableFinished
writableHighWaterMark
writableLength
writableNeedDrain
writableObjectMode
writableStreamAbort
writableStreamAddWriteRequest
writableStreamClose
writableStreamCloseQueuedOrInFlight
writableStreamDealWithRejection
writableStreamDefaultControllerAdvanceQueueIfNeeded
writableStreamDefaultControllerClearAlgorithms
writableStreamDefaultControllerClose
writableStreamDefaultControllerError
writableStreamDefaultControllerErrorIfNeeded
writableStreamDefaultControllerGetBackpressure
writableStreamDefaultControllerGetChunkSize
writableStreamDefaultControllerGetDesiredSize
writableStreamDefaultControllerProcessClose
writableStreamDefaultControllerProcessWrite
writableStreamDefaultControllerWrite
writableStreamDefaultWriterAbort
writableStreamDefaultWriterClose
writableStreamDefaultWriterCloseWithErrorPropagation
writableStreamDefaultWriterEnsureClosedPromiseRejected
writableStreamDefaultWriterEnsureReadyPromiseRejected
writableStreamDefaultWriterGetDesiredSize
writableStreamDefaultWriterRelease
writableStreamDefaultWriterWrite
writableStreamDefaultWriterWriteWithRequest
writableStreamFinishErroring
writableStreamFinishInFlightClose
writableStreamFinishInFlightCloseWithError
writableStreamFinishInFlightWrite
writableStreamFinishInFlightWriteWithError
writableStreamHasOperationMarkedInFlight
writableStreamMarkCloseRequestInFlight
writableStreamMarkFirstWriteRequestInFlight
writableStreamRejectCloseAndClosedPromiseIfNeeded
writableStreamStartErroring
writableStreamUpdateBackpressure
write
writeAsciiString
writeBigInt64BE
writeBigInt64LE
writeBigUInt64BE
writeBigUInt64LE
writeBigUint64BE
writeBigUint64LE
writeBuffer
writeBuffers
writeContinuation
writeContinue
writeDouble
writeDoubleBE
writeDoubleLE
writeEarlyHints
writeErr
writeFdFully
writeFdFullySync
writeFile
writeFileSync
writeFileUtf8
writeFloatBE
writeFloatLE
writeFragments
writeGeneric
writeHead
writeHeader
writeHeapSnapshot
writeInformation
writeInt16BE
writeInt16LE
writeInt32BE
writeInt32LE
writeInt8
writeIntBE
writeIntLE
writeLatin1String
writeProcessing
writeQueueSize
writeRawBytes
writeRequests
writeSafeUint64
writeStatus
writeString
writeSync
writeUInt16BE
writeUInt16LE
writeUInt32BE
writeUInt32LE
writeUInt8
writeUIntBE
writeUIntLE
writeUcs2String
writeUint16BE
writeUint16LE
writeUint32
writeUint32BE
writeUint32LE
writeUint64
writeUint8
writeUintBE
writeUintLE
writeUtf8String
writeValue
writecb
writelen
writer
writerClosedPromise
writerReadyPromise
writesIssuedByPrevListenerDone
writev
writevGeneric
writevSync
writing
written
ws
wss
www-authenticate
wx
x-content-type-options
x-dns-prefetch-control
x-frame-options
x-mac-cyrillic
x-permitted-cross-domain-policies
x-powered-by
x-requested-with
x-xss-protection
x25519
x448
xa
xor
xslt
xw
year
yearMonthFromFields
yearName
yearOfWeek
years
yearsDisplay
yellow
yellowBright
yield
zipFiles
zlib
zonedDateTimeISO
zstd
zstdCompress
zstdCompressAsync
zstdCompressStream
zstdCompressSync
zstdDecompress
zstdDecompressSync
`;

/** Names that Node.js has itself: no data of a user's. */
export const BUILT_IN_NAMES: ReadonlySet<string> = new Set(NAMES.trim().split('\n'));
