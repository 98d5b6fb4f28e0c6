#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Brings a bare Debian or Ubuntu to the point where the project runs: system packages, then the
# environments .venv/worker, .venv/dev and .venv/qgis. Each step is skipped when nothing it
# depends on has changed, so a second call takes well under a second.
#
#   scripts/setup.sh             everything
#   scripts/setup.sh lint        only what the linters need (no QGIS)
set -euo pipefail
cd "$(dirname "$0")/.."

# QGIS's modules are installed for the distribution's interpreter, never for one from elsewhere.
SYSTEM_PYTHON=${RS_ASSISTANT_SYSTEM_PYTHON:-/usr/bin/python3}
# What a user's shell carries must not leak into the environments (PYTHONPATH of another project).
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore

say() { printf '%s\n' "$*" >&2; }

requirement_lines() { sed -e 's/#.*//' -e 's/[[:space:]]*$//' -e '/^$/d' "$1"; }

missing_packages() {
    local package
    for package in $(requirement_lines scripts/requirements/system.txt); do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] ||
            printf '%s ' "$package"
    done
}

have_qgis_without_apt() {
    command -v qgis >/dev/null && command -v Xvfb >/dev/null &&
        QT_QPA_PLATFORM=offscreen "$SYSTEM_PYTHON" -c 'import qgis.core' 2>/dev/null
}

install_system_packages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        have_qgis_without_apt && return
        say "This is no Debian or Ubuntu, so nothing can be installed for you. Please install QGIS" \
            "3.22 or newer with its Python bindings (import qgis.core must work in" \
            "$SYSTEM_PYTHON), the venv module, Xvfb and Qt's lrelease, then repeat."
        exit 1
    fi
    local missing
    missing=$(missing_packages)
    [ -n "$missing" ] || return 0

    local sudo=()
    if [ "$(id -u)" -ne 0 ]; then
        # Without a terminal nobody can type a password: only a passwordless sudo will do.
        if command -v sudo >/dev/null && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
            sudo=(sudo)
            say "Installing system packages with sudo apt-get: $missing"
        else
            say "System packages are missing and neither root nor sudo is available here." \
                "Please have an administrator run: apt-get install --no-install-recommends $missing"
            exit 1
        fi
    else
        say "Installing system packages with apt-get: $missing"
    fi
    local apt=("${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q
        -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
    "${apt[@]}" update </dev/null ||
        say "The package lists could not all be refreshed; trying with what is there."
    # shellcheck disable=SC2086  # one word per package
    "${apt[@]}" install -y --no-install-recommends $missing </dev/null
}

# environment NAME [VENV-OPTION…] -- REQUIREMENTS…: build .venv/NAME unless its stamp still fits.
# The stamp is written last: an interrupted installation starts over.
environment() {
    local name=$1 options=() stamp
    shift
    while [ "$1" != -- ]; do options+=("$1"); shift; done
    shift
    stamp=$({ "$SYSTEM_PYTHON" -VV; pwd; printf '%s ' "${options[@]}"; cat "$@"; } | sha256sum)
    if [ "$(cat ".venv/$name/.stamp" 2>/dev/null)" = "$stamp" ]; then return 0; fi

    say "Creating .venv/$name …"
    rm -rf ".venv/$name"
    "$SYSTEM_PYTHON" -m venv "${options[@]}" ".venv/$name"
    if [ "$name" = dev ]; then
        # The dev environment is the worker's plus tools: it looks into it instead of repeating it.
        local site
        site=$(cd .venv/worker && echo lib/python3*/site-packages)
        printf '%s\n' "$PWD/.venv/worker/$site" >".venv/dev/$site/worker.pth"
    fi
    local files=() file
    for file in "$@"; do
        # Already there through worker.pth.
        if [ "$name" = dev ] && [[ $file == *worker* ]]; then continue; fi
        files+=(-r "$file")
    done
    ".venv/$name/bin/python" -m pip install -q --retries 5 "${files[@]}" </dev/null
    printf '%s\n' "$stamp" >".venv/$name/.stamp"
}

main() {
    local what=${1:-all}
    mkdir -p .venv build
    # Two makes at once (two terminals) must not build the same environment twice.
    exec 9>.venv/.lock
    command -v flock >/dev/null && flock 9
    if [ "$what" = lint ]; then
        "$SYSTEM_PYTHON" -c 'import ensurepip' 2>/dev/null || install_system_packages
    else
        install_system_packages
    fi
    environment worker -- rs_assistant/worker/requirements/base.txt
    # The dev environment looks into the worker's: a new worker means a new dev.
    environment dev -- scripts/requirements/dev.txt rs_assistant/worker/requirements/base.txt
    if [ "$what" != lint ]; then
        environment qgis --system-site-packages -- scripts/requirements/qgis.txt
    fi
}

main "$@"
