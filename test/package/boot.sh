#!/bin/bash
# boot.sh ROOT: starts the system in that folder, systemd first, as a machine would; without a kernel of its own.
set -euo pipefail
# shellcheck disable=SC2016
exec unshare --mount --pid --fork --kill-child --cgroup --uts --ipc --propagation private bash --norc -c '
  set -euo pipefail
  root=$1
  mount --bind "$root" "$root"
  mount -t proc proc "$root/proc"
  mount -t sysfs sysfs "$root/sys"
  mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
  mount --bind /dev "$root/dev"
  mkdir -p "$root/old"
  cd "$root"
  pivot_root . old
  cd /
  umount --lazy /old
  mount -t tmpfs -o mode=0755 tmpfs /run
  mount -t tmpfs -o mode=1777 tmpfs /dev/shm
  mount -t tmpfs -o mode=1777 tmpfs /tmp
  export container=docker
  exec /lib/systemd/systemd --system --log-target=null
' boot "$@"
