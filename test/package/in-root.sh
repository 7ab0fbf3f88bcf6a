#!/bin/bash
# in-root.sh ROOT COMMAND...: runs it with that folder as the root of a system of its own, with its own processes and
# memory files. Not chroot: in one of those users may make no namespaces, and Chromium's sandbox needs them.
set -euo pipefail
# shellcheck disable=SC2016
exec unshare --mount --pid --fork --kill-child --propagation private bash --norc -c '
  set -euo pipefail
  root=$1
  shift
  mount --bind "$root" "$root"
  mount -t proc proc "$root/proc"
  mount --bind /dev "$root/dev"
  mkdir -p "$root/old"
  cd "$root"
  pivot_root . old
  cd /
  umount --lazy /old
  mount -t tmpfs -o mode=0755 tmpfs /run
  mount -t tmpfs -o mode=1777 tmpfs /dev/shm
  exec "$@"
' in-root "$@"
