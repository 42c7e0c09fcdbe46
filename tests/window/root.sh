# shellcheck shell=bash
# A Debian root of its own, which a test enters; `leave` it at the end. Wants the user root.

# Where the test's own user lives, inside.
home=/home/artist

open_root() { # ROOT SUITE PACKAGE...
  root=$1
  [ "$(id -u)" -eq 0 ] || { echo "This test enters a root of its own: run it as root." >&2; exit 3; }
  command -v debootstrap >/dev/null || apt-get install -y --no-install-recommends debootstrap >/dev/null
  if [ ! -e "$root/ready" ]; then
    echo "Making a Debian root ($2) in $root (some minutes, once) ..." >&2
    rm -rf "$root"
    debootstrap --variant=minbase "$2" "$root" http://deb.debian.org/debian >/dev/null
  fi
  mkdir -p "$root/dev" "$root/proc" "$root$home"
  mounted dev || mount --bind /dev "$root/dev"
  mounted proc || mount -t proc proc "$root/proc"
  cp -L /etc/resolv.conf "$root/etc/resolv.conf"
  cp -n /etc/apt/apt.conf.d/* "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
  [ "$(cat "$root/ready" 2>/dev/null)" != "${*:3}" ] || return 0
  inside apt-get -o Acquire::Check-Valid-Until=false update -qq
  inside env DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Check-Valid-Until=false install -y -qq \
    --no-install-recommends "${@:3}" >"$root/apt.log" 2>&1
  echo "${*:3}" >"$root/ready" # a root that was made for fewer packages gets the others
}

mounted() { mountpoint -q "$root/$1"; }

inside() { chroot "$root" env -i HOME="$home" PATH=/usr/bin:/bin:/usr/sbin:/sbin LANG=C.UTF-8 "$@"; }

leave() { # PLACE...: what else was mounted
  local place
  for place in "$@" proc dev; do if mounted "$place"; then umount -l "$root/$place"; fi; done
}
