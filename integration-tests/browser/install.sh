#!/bin/sh
# Installs the programs that these tests need: a browser, its driver, and curl.
# install.sh <chromium> <chromedriver> <curl>: names on the PATH, or paths. Does nothing if all three are there.
set -eu

# Prints the packages of the missing programs.
missing() {
    command -v "$1" >/dev/null 2>&1 || echo chromium
    command -v "$2" >/dev/null 2>&1 || echo chromium-driver
    command -v "$3" >/dev/null 2>&1 || echo curl
}

fail() {
    packages=$(missing "$@" | tr '\n' ' ')
    echo "The tests with a browser need $1, $2 and $3. Not found, by Debian's packages: ${packages% }
Install them (apt-get install ${packages% }), or say where they are:
-Dbrowser.chromium=… -Dwebdriver.chrome.driver=… -Dbrowser.curl=…" >&2
    exit 1
}

packages=$(missing "$@")
if [ -z "$packages" ]; then
    exit 0
fi
command -v apt-get >/dev/null 2>&1 || fail "$@"
if [ "$(id -u)" -eq 0 ]; then
    root=
elif sudo -n true 2>/dev/null; then
    root='sudo -n'
else
    fail "$@"
fi
# Not quoted: the packages are separate arguments.
$root apt-get update
$root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $packages
if [ -n "$(missing "$@")" ]; then
    # No package installs a program with the given name or path.
    fail "$@"
fi
