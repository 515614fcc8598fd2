#!/usr/bin/env bash
# Runs checkov on the ARM templates of all stacks in this repository and, if the folder of a checkout is given, on Portkey's Terraform
# module: tools/scan.sh [MODULE]. Prints how many checks pass and fail, and how often each rule fails. Needs checkov on the PATH
# (pip install checkov), and no network. docs/secure.md answers each rule.
set -euo pipefail

module=${1:+$(CDPATH='' cd -- "$1/terraform/aca" && pwd)}
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
command -v checkov > /dev/null || { echo "There is no checkov on the PATH. Install it: pip install checkov" >&2; exit 2; }
templates=$(mktemp -d)
trap 'rm -rf "$templates"' EXIT

# A failed check is a result: only an exit code above 1 is an error.
scan() {
    local title=$1 report code=0
    report=$(LOG_LEVEL=ERROR checkov --compact --quiet --skip-download "${@:2}") || code=$?
    [ "$code" -le 1 ] || { printf '%s\n' "$report" >&2; exit "$code"; }
    echo "$title: $(grep '^Passed checks' <<< "$report")"
    sed -n 's/^Check: \([A-Z0-9_]*\): "\(.*\)"$/\1 \2/p' <<< "$report" | sort | uniq -c
}

for file in Pulumi.*.yaml examples/*/Pulumi.*.yaml; do
    [ "$file" != examples/consumer-stack/Pulumi.dev.yaml ] || continue
    stack=$(basename "$file" .yaml)
    stack=${stack#Pulumi.}
    ./portkey export arm "$stack" --config-file "$file" --out "$templates/$stack.json"
done

checkov --version
scan "Stack prod" --framework arm --file "$templates/prod.json"
scan "Example certificate" --framework arm --file "$templates/certificate.json"
scan "All stacks" --framework arm --directory "$templates"
[ -z "$module" ] || scan "Portkey's module" --framework terraform --directory "$module"
