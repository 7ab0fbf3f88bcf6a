#!/bin/bash
# on-a-screen.sh [cage|xvfb]: runs the installed kiosk as its user on a screen that is in memory only, until the exhibit
# is on it; leaves a picture in /tmp/exhibit.png and prints what the kernel says of the page's process. Run inside the
# root, as root.
set -euo pipefail
readonly server=${1:-cage} data=/var/lib/sister-cities-kiosk runtime=/run/sister-cities-kiosk
# shellcheck disable=SC1091
. /etc/sister-cities-kiosk/kiosk.conf
# Numbers of processes are given again in each of these runs: a lock of an earlier one would seem to be held.
rm -rf /tmp/.X*-lock /tmp/.X11-unix /tmp/screen.log /tmp/exhibit.png
install -d -o kiosk -g kiosk -m 0700 "$data" "$runtime"
install -d -m 1777 /tmp /tmp/.X11-unix
rm -f "$data"/logs/*
as_kiosk() {
  setpriv --reuid kiosk --regid kiosk --clear-groups --no-new-privs env -i PATH="$PATH" HOME="$data" XDG_RUNTIME_DIR="$runtime" "$@"
}
readonly kiosk=(/opt/sister-cities-kiosk/sister-cities-kiosk --venue="$KIOSK_VENUE" --data="$data")
began=$(date +%s%N)
if [ "$server" = xvfb ]; then
  as_kiosk Xvfb :7 -screen 0 1080x1920x24 -nolisten tcp -nolisten local >/tmp/screen.log 2>&1 &
  # shellcheck disable=SC2016
  timeout 60 bash -c 'until [ -S /tmp/.X11-unix/X7 ]; do read -rt 0.1 <> <(:) || true; done' || {
    cat /tmp/screen.log
    exit 1
  }
  as_kiosk DISPLAY=:7 "${kiosk[@]}" >>/tmp/screen.log 2>&1 &
else
  as_kiosk WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1 cage -d -- "${kiosk[@]}" >/tmp/screen.log 2>&1 &
fi
# shellcheck disable=SC2016
timeout 180 bash -c 'until grep -qs pack-shown "$1"/logs/*; do read -rt 0.1 <> <(:) || true; done' wait "$data" || {
  cat /tmp/screen.log
  exit 1
}
echo "milliseconds $((($(date +%s%N) - began) / 1000000))"
page=$(pgrep -u kiosk -f -- --type=renderer | head -n 1)
grep -E '^(Uid|NoNewPrivs|Seccomp):' "/proc/$page/status"
display=$(basename "$(ls /tmp/.X11-unix/X*)")
readonly display=:${display#X}
if [ "$server" = xvfb ]; then
  as_kiosk DISPLAY="$display" xwd -silent -root
else
  window=$(as_kiosk DISPLAY="$display" xwininfo -root -tree | grep -m1 -o '0x[0-9a-f]* "[^"]*".* 1280x720' | cut -d' ' -f1)
  as_kiosk DISPLAY="$display" xwd -silent -id "$window"
fi | xwdtopnm 2>/dev/null | pnmtopng >/tmp/exhibit.png
# shellcheck disable=SC2046
kill $(jobs -p)
wait || true
