#!/bin/bash
# Runs the installed kiosk as its user under cage, on a screen that is in memory only, until the exhibit is on it; leaves
# a picture in /tmp/exhibit.png and prints what the kernel says of the page's process. Run inside the root, as root.
set -euo pipefail
readonly data=/var/lib/sister-cities-kiosk runtime=/run/sister-cities-kiosk
# shellcheck disable=SC1091
. /etc/sister-cities-kiosk/kiosk.conf
rm -rf /tmp/.X11-unix /tmp/cage.log /tmp/exhibit.png
install -d -o kiosk -g kiosk -m 0700 "$data" "$runtime"
install -d -m 1777 /tmp
rm -f "$data"/logs/*
as_kiosk() {
  setpriv --reuid kiosk --regid kiosk --clear-groups --no-new-privs env -i PATH="$PATH" HOME="$data" XDG_RUNTIME_DIR="$runtime" "$@"
}
began=$(date +%s%N)
as_kiosk WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1 \
  cage -d -- /opt/sister-cities-kiosk/sister-cities-kiosk --venue="$KIOSK_VENUE" --data="$data" >/tmp/cage.log 2>&1 &
# shellcheck disable=SC2016
timeout 180 bash -c 'until grep -qs pack-shown "$1"/logs/*; do read -rt 0.1 <> <(:) || true; done' wait "$data" || {
  cat /tmp/cage.log
  exit 1
}
echo "milliseconds $((($(date +%s%N) - began) / 1000000))"
page=$(pgrep -u kiosk -f -- --type=renderer | head -n 1)
grep -E '^(Uid|NoNewPrivs|Seccomp):' "/proc/$page/status"
echo "screens $(pgrep -u kiosk -c Xwayland)"
display=$(basename "$(ls /tmp/.X11-unix/X*)")
window=$(as_kiosk DISPLAY=":${display#X}" xwininfo -root -tree | grep -m1 -o '0x[0-9a-f]* "[^"]*".* 1280x720' | cut -d' ' -f1)
as_kiosk DISPLAY=":${display#X}" xwd -silent -id "$window" | xwdtopnm 2>/dev/null | pnmtopng >/tmp/exhibit.png
kill %1
wait || true
