#!/bin/sh
# Installs the programs that tests need besides a JDK and Maven Central.
# install.sh <subject> <property>:<package>:<program>…
# The subject begins the message of a failure. A property of the build sets the program: a name on the PATH, or a path.
# Does nothing if all programs are there.
set -eu

subject=$1
shift

# Prints the packages of the missing programs.
missing() {
    for each in "$@"; do
        program=${each#*:*:}
        command -v "$program" >/dev/null 2>&1 || { package=${each#*:} && echo "${package%%:*}"; }
    done
}

# Prints "a, b and c".
programs() {
    left=$#
    for each in "$@"; do
        left=$((left - 1))
        case $left in
        0) echo "${each#*:*:}" ;;
        1) printf '%s and ' "${each#*:*:}" ;;
        *) printf '%s, ' "${each#*:*:}" ;;
        esac
    done
}

# Prints "-Da=… -Db=…".
properties() {
    separator=
    for each in "$@"; do
        printf '%s-D%s=…' "$separator" "${each%%:*}"
        separator=' '
    done
}

fail() {
    packages=$(missing "$@" | tr '\n' ' ')
    echo "$subject need $(programs "$@"). Not found, by Debian's packages: ${packages% }
Install them (apt-get install ${packages% }), or say where they are:
$(properties "$@")" >&2
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
