#!/usr/bin/env bash
# Prints the path of the Pulumi CLI that the go.mod files in pulumi-cli pin; its Java language host is beside it.
# Installs both into the cache when they are not there: downloads the release, or else builds them with Go.
set -euo pipefail

modules=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/pulumi-cli" && pwd)
# Version of a module of github.com/pulumi that a go.mod requires: pinned GO_MODULE MODULE
pinned() { sed -n "s|^.*github.com/pulumi/$2 v\([0-9][^ ]*\).*|\1|p" "$modules/$1/go.mod"; }
version=$(pinned cli pulumi/pkg/v3)
host_version=$(pinned java-host pulumi-java/pkg)

cache=${PORTKEY_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/portkey-gateway}/pulumi
mkdir -p "$cache"
cache=$(CDPATH='' cd -- "$cache" && pwd)
installed=$cache/v$version-java-$host_version

say() { echo "$*" >&2; }

is_installed() { [ -x "$installed/pulumi" ] && [ -x "$installed/pulumi-language-java" ]; }

sha256() { if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1; }

download() {
    local system archive url expected actual
    system=$(uname -sm)
    case $system in
        'Linux x86_64') archive=linux-x64 ;;
        'Linux aarch64') archive=linux-arm64 ;;
        'Darwin x86_64') archive=darwin-x64 ;;
        'Darwin arm64') archive=darwin-arm64 ;;
        *) say "Release: no archive for $system."; return 1 ;;
    esac
    archive=pulumi-v$version-$archive.tar.gz
    expected=$(sed -n "s|  $archive\$||p" "$modules/checksums.txt")
    [ -n "$expected" ] || { say "Release: $modules/checksums.txt does not name $archive."; return 1; }
    url=https://github.com/pulumi/pulumi/releases/download/v$version/$archive
    curl -fsSL --connect-timeout 5 --max-time 600 -o "$draft/archive" "$url" ||
        { say "Release: $url could not be downloaded."; return 1; }
    actual=$(sha256 "$draft/archive")
    [ "$actual" = "$expected" ] ||
        { say "Release: $archive has SHA-256 $actual, but checksums.txt has $expected: not used."; return 1; }
    tar -xzf "$draft/archive" -C "$draft" --strip-components=1 pulumi/pulumi pulumi/pulumi-language-java ||
        { say "Release: $archive could not be unpacked."; return 1; }
    rm "$draft/archive"
}

# go_build FOLDER EXECUTABLE PACKAGE VERSION_SETTING
go_build() {
    local log
    log=$(cd "$modules/$1" && GOWORK=off go build -mod=readonly -buildvcs=false -trimpath -ldflags "-s -w -X $4" \
        -o "$draft/$2" "$3" 2>&1) || { say "Go: the build of $2 failed: $(tail -n 5 <<<"$log")"; return 1; }
}

build() {
    command -v go >/dev/null || { say "Go: there is no go on the PATH."; return 1; }
    say "Building Pulumi $version with Go; this happens once and takes some minutes."
    go_build cli pulumi github.com/pulumi/pulumi/pkg/v3/cmd/pulumi \
        "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v$version" &&
        go_build java-host pulumi-language-java github.com/pulumi/pulumi-java/pkg/cmd/pulumi-language-java \
            "github.com/pulumi/pulumi-java/pkg/version.Version=v$host_version"
}

if ! is_installed; then
    # One at a time. Without flock (macOS) two at once do the work twice, and the first to finish is used.
    exec 9>"$cache/lock"
    ! command -v flock >/dev/null || flock 9
fi
if ! is_installed; then
    draft=$(mktemp -d "$cache/draft-XXXXXX")
    trap 'rm -rf "$draft"' EXIT
    download || build || { say "Pulumi $version could not be installed."; exit 1; }
    # The folder appears whole or not at all.
    is_installed || { rm -rf "$installed" && mv "$draft" "$installed"; }
fi
echo "$installed/pulumi"
