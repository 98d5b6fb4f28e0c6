#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Repeats the desktop tests in QGIS 3.40 (Debian 12 with backports, in a chroot below build/matrix)
# and checks every Qt name and enum of the desktop code against PyQt6. About 2.5 GB of disk; the
# chroot is kept, so that a second run takes as long as the tests.
#
#   scripts/test_matrix.sh [PYTEST-ARGUMENT…]     all desktop tests without an argument
set -euo pipefail
cd "$(dirname "$0")/.."

tests=("$@")
[ ${#tests[@]} -gt 0 ] || tests=(tests/desktop)
suite=bookworm
root=$PWD/build/matrix/$suite-backports
# The machine's own Debian mirror; on other systems name one in RS_ASSISTANT_DEBIAN_MIRROR.
mirror=${RS_ASSISTANT_DEBIAN_MIRROR:-$(apt-get indextargets --format '$(REPO_URI)' \
    'Created-By: Packages' 'Origin: Debian' 2>/dev/null | head -n 1 || true)}

say() { printf '%s\n' "$*" >&2; }

if [ -z "$mirror" ]; then
    say "Set RS_ASSISTANT_DEBIAN_MIRROR to the address of a Debian mirror, and try again."
    exit 1
fi

sudo=()
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || { say "A chroot needs root: run this as root or install sudo."; exit 1; }
    sudo=(sudo)
    say "Making and entering the chroot with sudo."
fi

host_package() {
    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$' ||
            missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return
    say "Installing with apt-get: ${missing[*]}"
    "${sudo[@]}" apt-get -q update || true
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends \
        "${missing[@]}" </dev/null
}

inside() {
    "${sudo[@]}" chroot "$root" env -i HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} "$@"
}

# One run at a time: they share the chroot and what is mounted in it.
mkdir -p "$(dirname "$root")"
exec 8>"$(dirname "$root")/.lock"
if command -v flock >/dev/null; then flock 8; fi

# What a run that was killed has left mounted would hide below what this one mounts.
unmount_leftovers() {
    local target
    for target in $(awk -v root="$root/" 'index($2, root) == 1 { print $2 }' /proc/mounts | sort -r); do
        "${sudo[@]}" umount -l "$target"
    done
}

mounted=()
leave() {
    local target
    for target in "${mounted[@]}"; do "${sudo[@]}" umount -l "$target" 2>/dev/null || true; done
}
trap leave EXIT

mount_in() { # SOURCE TARGET [OPTION…]
    local source=$1 target=$root$2
    shift 2
    [ -d "$target" ] || "${sudo[@]}" mkdir -p "$target"
    "${sudo[@]}" mount "$@" "$source" "$target"
    mounted=("$target" "${mounted[@]}")
}

make_chroot() {
    [ -e "$root/.complete" ] && return
    host_package debootstrap debian-archive-keyring
    say "Making a Debian 12 with QGIS 3.40 in ${root#"$PWD"/} …"
    "${sudo[@]}" rm -rf --one-file-system "$root"
    mkdir -p "$(dirname "$root")"
    "${sudo[@]}" debootstrap --variant=minbase --include=ca-certificates,python3-venv "$suite" \
        "$root" "$mirror" >"$root.log" 2>&1 || { tail -20 "$root.log" >&2; exit 1; }
    echo "deb $mirror $suite-backports main" |
        "${sudo[@]}" tee "$root/etc/apt/sources.list.d/backports.list" >/dev/null
    # What the host trusts and where its pip looks holds inside as well.
    for file in /etc/ssl/certs/ca-certificates.crt /etc/pip.conf /etc/resolv.conf; do
        [ -e "$file" ] && "${sudo[@]}" cp -L "$file" "$root$file"
    done
}

install_qgis() {
    [ -e "$root/.complete" ] && return
    inside apt-get -q update >>"$root.log" 2>&1
    inside apt-get -q install -y --no-install-recommends -t "$suite-backports" \
        python3-qgis qgis fonts-dejavu-core fonts-open-sans qttools5-dev-tools \
        >>"$root.log" 2>&1 || { tail -20 "$root.log" >&2; exit 1; }
    "${sudo[@]}" touch "$root/.complete"
}

environments() {
    local stamp
    stamp=$(cat scripts/requirements/qgis.txt rs_assistant/worker/requirements/base.txt | sha256sum)
    [ "$("${sudo[@]}" cat "$root/opt/.stamp" 2>/dev/null)" = "$stamp" ] && return
    inside python3 -m venv --clear --system-site-packages /opt/qgis
    inside /opt/qgis/bin/python -m pip install -q --root-user-action=ignore \
        -r "$PWD/scripts/requirements/qgis.txt" </dev/null
    inside python3 -m venv --clear /opt/worker
    inside /opt/worker/bin/python -m pip install -q --root-user-action=ignore \
        -r "$PWD/rs_assistant/worker/requirements/base.txt" </dev/null
    echo "$stamp" | "${sudo[@]}" tee "$root/opt/.stamp" >/dev/null
}

desktop_tests() {
    inside python3 -c 'from qgis.core import Qgis; print("QGIS", Qgis.QGIS_VERSION)'
    # Its own copy of the caches and settings: the repository is read, the chroot is written.
    inside QT_QPA_PLATFORM=offscreen RS_ASSISTANT_WORKER_PYTHON=/opt/worker/bin/python \
        PYTHONDONTWRITEBYTECODE=1 timeout 3600 /bin/sh -c \
        'cd "$1" && shift && exec /opt/qgis/bin/python -X faulthandler -m pytest -q -p no:cacheprovider "$@"' \
        sh "$PWD" "${tests[@]}" </dev/null
}

unmount_leftovers
make_chroot
mount_in proc /proc -t proc
mount_in /dev /dev --bind
mount_in tmpfs /dev/shm -t tmpfs
mount_in "$PWD" "$PWD" --bind
# Nothing that goes wrong inside may reach the repository; pytest-qgis keeps its settings there.
mkdir -p .qgis-settings
"${sudo[@]}" mount -o remount,bind,ro "$root$PWD"
mount_in tmpfs "$PWD/.qgis-settings" -t tmpfs
install_qgis
environments

status=0
desktop_tests || status=$?
scripts/check_pyqt6.sh || status=$?
if [ "$status" -eq 0 ]; then echo "Matrix: OK"; else echo "Matrix: NOT OK"; fi
exit "$status"
