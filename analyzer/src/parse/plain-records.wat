;; Reads records of `nodes` and `edges` as long as they are plain: whole numbers below 2^32 - 1, a comma behind each
;; (V8 of Node.js 22 and before puts a line break in front of some), and nothing in them that the TypeScript beside this
;; would object to. At the first record that is not, it stops in front of it: that one is read there, where faults are
;; told. So this needs no errors, and what it accepts is what the slower reader accepts.
;;
;; Memory: plain-records.ts has the same addresses.
;;       0  our type number by the file's, 255 where the file has none
;;     256  the numbers of one record, up to 63; then a word that stays 0
;;    1024  the bytes to read, up to 65,536, and a 0 behind them
;;   69632  types (8 bits)
;;   81920  names
;;  126976  ids of nodes, targets of edges
;;  172032  self sizes (16 bits)
;;  196608  ends of the nodes' runs of edges
(module
  (memory (export "memory") 8)
  ;; address of the first byte that was not read
  (global $position (export "position") (mut i32) (i32.const 0))
  ;; largest string index named so far, and the record of this call that named it first, -1 if none did
  (global $largestName (export "largestName") (mut i32) (i32.const 0))
  (global $largestRecord (export "largestRecord") (mut i32) (i32.const -1))
  ;; edges that the nodes so far own
  (global $edgeTotal (export "edgeTotal") (mut i32) (i32.const 0))

  ;; reads the numbers of one record to 256.. and returns the address behind its last comma, 0 if it is not plain
  (func $record (param $p i32) (param $width i32) (result i32)
    (local $slot i32) (local $end i32) (local $first i32) (local $digit i32) (local $value i64)
    (local.set $slot (i32.const 256))
    (local.set $end (i32.add (i32.const 256) (i32.shl (local.get $width) (i32.const 2))))
    (loop $numbers
      (local.set $first (local.get $p))
      (local.set $digit (i32.sub (i32.load8_u (local.get $p)) (i32.const 48)))
      (if (i32.gt_u (local.get $digit) (i32.const 9)) (then (return (i32.const 0))))
      (local.set $value (i64.extend_i32_u (local.get $digit)))
      (loop $digits
        (local.set $p (i32.add (local.get $p) (i32.const 1)))
        (local.set $digit (i32.sub (i32.load8_u (local.get $p)) (i32.const 48)))
        (if (i32.le_u (local.get $digit) (i32.const 9))
          (then
            (local.set $value
              (i64.add (i64.mul (local.get $value) (i64.const 10)) (i64.extend_i32_u (local.get $digit))))
            (br $digits))))
      ;; ten digits cannot overflow 64 bits, and 2^32 - 1 stands for a wide number elsewhere
      (if (i32.gt_u (i32.sub (local.get $p) (local.get $first)) (i32.const 10))
        (then (return (i32.const 0))))
      (if (i64.ge_u (local.get $value) (i64.const 0xffffffff)) (then (return (i32.const 0))))
      (i32.store (local.get $slot) (i32.wrap_i64 (local.get $value)))
      (local.set $slot (i32.add (local.get $slot) (i32.const 4)))
      ;; a line break, then a comma: 10 and 44 less the 48 of "0"
      (if (i32.eq (local.get $digit) (i32.const -38))
        (then
          (local.set $p (i32.add (local.get $p) (i32.const 1)))
          (local.set $digit (i32.sub (i32.load8_u (local.get $p)) (i32.const 48)))))
      (if (i32.ne (local.get $digit) (i32.const -4)) (then (return (i32.const 0))))
      (local.set $p (i32.add (local.get $p) (i32.const 1)))
      (br_if $numbers (i32.lt_u (local.get $slot) (local.get $end))))
    (local.get $p))

  ;; our type number of the file's, 255 if there is none
  (func $type (param $slot i32) (result i32)
    (local $type i32)
    (local.set $type (i32.load (local.get $slot)))
    (if (result i32) (i32.lt_u (local.get $type) (i32.const 256))
      (then (i32.load8_u (local.get $type)))
      (else (i32.const 255))))

  ;; takes a name as the largest if it is; returns 0 if it is more than one above all before it
  (func $name (param $name i32) (param $record i32) (result i32)
    (if (i32.gt_u (local.get $name) (global.get $largestName))
      (then
        (if (i32.ne (i32.sub (local.get $name) (global.get $largestName)) (i32.const 1))
          (then (return (i32.const 0))))
        (global.set $largestName (local.get $name))
        (global.set $largestRecord (local.get $record))))
    (i32.const 1))

  ;; Both return how many records they read, at most `room`. Parameters that end in At are addresses of numbers.
  (func (export "edges")
    (param $width i32) (param $room i32) (param $typeAt i32) (param $nameAt i32) (param $targetAt i32)
    (param $nodeWidth i32) (param $nodeCount i32) (result i32)
    (local $p i32) (local $next i32) (local $record i32) (local $type i32) (local $offset i32) (local $target i32)
    (local.set $p (i32.const 1024))
    (global.set $largestRecord (i32.const -1))
    (block $stop
      (loop $records
        (br_if $stop (i32.ge_u (local.get $record) (local.get $room)))
        (local.set $next (call $record (local.get $p) (local.get $width)))
        (br_if $stop (i32.eqz (local.get $next)))
        (local.set $type (call $type (local.get $typeAt)))
        (br_if $stop (i32.eq (local.get $type) (i32.const 255)))
        (local.set $offset (i32.load (local.get $targetAt)))
        (local.set $target (i32.div_u (local.get $offset) (local.get $nodeWidth)))
        (br_if $stop (i32.ge_u (local.get $target) (local.get $nodeCount)))
        (br_if $stop
          (i32.ne (i32.mul (local.get $target) (local.get $nodeWidth)) (local.get $offset)))
        ;; element (1) and hidden (4) edges have a number in the name's place
        (if (i32.and
              (i32.ne (local.get $type) (i32.const 1))
              (i32.ne (local.get $type) (i32.const 4)))
          (then
            (br_if $stop (i32.eqz (call $name (i32.load (local.get $nameAt)) (local.get $record))))))
        (i32.store8 offset=69632 (local.get $record) (local.get $type))
        (i32.store offset=81920 (i32.shl (local.get $record) (i32.const 2)) (i32.load (local.get $nameAt)))
        (i32.store offset=126976 (i32.shl (local.get $record) (i32.const 2)) (local.get $target))
        (local.set $p (local.get $next))
        (local.set $record (i32.add (local.get $record) (i32.const 1)))
        (br $records)))
    (global.set $position (local.get $p))
    (local.get $record))

  (func (export "nodes")
    (param $width i32) (param $room i32) (param $typeAt i32) (param $nameAt i32) (param $idAt i32)
    (param $sizeAt i32) (param $edgesAt i32) (param $detachednessAt i32) (param $edgeCount i32) (result i32)
    (local $p i32) (local $next i32) (local $record i32) (local $type i32)
    (local.set $p (i32.const 1024))
    (global.set $largestRecord (i32.const -1))
    (block $stop
      (loop $records
        (br_if $stop (i32.ge_u (local.get $record) (local.get $room)))
        (local.set $next (call $record (local.get $p) (local.get $width)))
        (br_if $stop (i32.eqz (local.get $next)))
        (local.set $type (call $type (local.get $typeAt)))
        (br_if $stop (i32.eq (local.get $type) (i32.const 255)))
        (br_if $stop (i32.load (local.get $detachednessAt)))
        ;; 2^16 - 1 stands for a wide size
        (br_if $stop (i32.ge_u (i32.load (local.get $sizeAt)) (i32.const 0xffff)))
        (br_if $stop
          (i32.gt_u
            (i32.load (local.get $edgesAt))
            (i32.sub (local.get $edgeCount) (global.get $edgeTotal))))
        (br_if $stop (i32.eqz (call $name (i32.load (local.get $nameAt)) (local.get $record))))
        (global.set $edgeTotal (i32.add (global.get $edgeTotal) (i32.load (local.get $edgesAt))))
        (i32.store8 offset=69632 (local.get $record) (local.get $type))
        (i32.store offset=81920 (i32.shl (local.get $record) (i32.const 2)) (i32.load (local.get $nameAt)))
        (i32.store offset=126976 (i32.shl (local.get $record) (i32.const 2)) (i32.load (local.get $idAt)))
        (i32.store16 offset=172032 (i32.shl (local.get $record) (i32.const 1)) (i32.load (local.get $sizeAt)))
        (i32.store offset=196608 (i32.shl (local.get $record) (i32.const 2)) (global.get $edgeTotal))
        (local.set $p (local.get $next))
        (local.set $record (i32.add (local.get $record) (i32.const 1)))
        (br $records)))
    (global.set $position (local.get $p))
    (local.get $record)))
