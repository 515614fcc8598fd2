#!/usr/bin/env bash
# How long a plan takes, with and without the class archive that the launcher keeps: medians of N runs in turn.
# Usage: bench/preview.sh [STACK] [N]
set -euo pipefail
cd "$(dirname "$0")/.."
stack=${1:-dev} runs=${2:-9}

./portkey preview "$stack" > /dev/null   # builds, and records the archive
archive=$(ls -t target/portkey-*.jsa | head -n 1)
run() { java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.util.concurrent.ForkJoinPool.common.parallelism=4 "$@" \
    -Dportkey.home="$PWD" -cp target/portkey-gateway.jar ai.portkey.azure.cli.PortkeyCommand preview "$stack" > /dev/null; }
seconds() { local start end; start=$(date +%s%N); "$@"; end=$(date +%s%N); echo $(((end - start) / 1000000)); }
median() { sort -n | sed -n "$((runs / 2 + 1))p"; }

with=() without=()
for _ in $(seq "$runs"); do
    with+=("$(seconds run -XX:SharedArchiveFile="$archive")")
    without+=("$(seconds run -Xshare:auto)")
done
a=$(printf '%s\n' "${with[@]}" | median)
b=$(printf '%s\n' "${without[@]}" | median)
echo "preview $stack: ${a} ms with the class archive, ${b} ms without (medians of $runs), ratio $(awk "BEGIN { printf \"%.2f\", $a / $b }")"
