#!/bin/sh
# Runs "$KIOSK_ELECTRON" tied to the process that starts it: it ends with that one, however that one ends.
# Root's rights are dropped first, because Chromium has no sandbox for root.
if [ "$(id -u)" != 0 ]; then
  exec setpriv --pdeathsig KILL "$KIOSK_ELECTRON" "$@"
fi
# What belongs to root's session is not this user's.
unset XDG_RUNTIME_DIR XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME DBUS_SESSION_BUS_ADDRESS
HOME="${KIOSK_HOME:-/nonexistent}"
export HOME
exec setpriv --reuid=65534 --regid=65534 --clear-groups --pdeathsig KILL "$KIOSK_ELECTRON" "$@"
