#!/usr/bin/env bash
# Moves a deployment of Portkey's Terraform module to this program and back, as docs/migrate-from-terraform.md says, on a
# simulated Azure that both tools deploy to. With --alone, each of them deploys the whole and destroys it instead.
# Prints what every step changed and sent. Needs terraform, the module's providers (TF_CLI_CONFIG_FILE) and jq.
#
#   tools/terraform-round-trip.sh [--alone] MODULE_DIR RELEASE TFVARS [--existing ID]...
#
# MODULE_DIR  folder terraform/aca of a checkout of the module
# RELEASE     of the module, e.g. 3.0.0
# TFVARS      its variables, with subscription_id
# --existing  resource ID of what the variables refer to, e.g. a Key Vault
#
# Exit code: 0 when all goes well, the adoption neither replaces nor deletes anything, and Terraform plans no more after it, or
# after the way back, than before.
set -euo pipefail

usage() { sed -n '2,15s/^# \{0,1\}//p' "$0" >&2; exit 2; }
alone=
[ "${1:-}" != --alone ] || { alone=1; shift; }
[ $# -ge 3 ] || usage
home=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
module=$1 release=$2 tfvars=$3
shift 3

"$home/portkey" --version > /dev/null
pulumi=$("$home/tools/install-pulumi.sh")
export PATH="${pulumi%/*}:$PATH"
work=$(mktemp -d)
trap 'kill "${simulator:-}" 2> /dev/null || true; echo "Logs, states and plans are in $work." >&2' EXIT
cp -R "$module" "$work/module"
cp "$tfvars" "$work/module/terraform.tfvars"
subscription=$(sed -n 's/^ *subscription_id *= *"\(.*\)".*/\1/p' "$tfvars")

# The stack file goes to a folder of its own, whose program needs no build.
jar=$home/target/portkey-gateway.jar
printf 'name: portkey-gateway\nruntime: {name: java, options: {binary: %s}}\n' "$jar" > "$work/Pulumi.yaml"
portkey() { java -Dportkey.home="$work" -cp "$jar" ai.portkey.azure.cli.PortkeyCommand "$@"; }

java -cp "$jar" ai.portkey.azure.cli.PortkeyCommand simulate --subscription "$subscription" --folder "$work/azure" "$@" \
    > "$work/azure.log" &
simulator=$!
until grep -q '^# ' "$work/azure.log"; do kill -0 "$simulator"; sleep 0.1; done
eval "$(grep '^export ' "$work/azure.log")"
export PULUMI_BACKEND_URL="file://$work" PULUMI_HOME="$work/pulumi" PULUMI_CONFIG_PASSPHRASE=round-trip
export TF_CLI_ARGS=-no-color TF_IN_AUTOMATION=1 PULUMI_SKIP_UPDATE_CHECK=true PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION=true

seen=0
# Says what comes next, after what the step before sent to ARM: number, method, status.
step() {
    tail -n "+$((seen + 1))" "$work/azure.log" | grep '^[A-Z]* [0-9]* https://management' | cut -d ' ' -f 1,2 | sort | uniq -c ||
        true
    seen=$(wc -l < "$work/azure.log")
    echo "== $*"
}
fail() { echo "FAILED: $*" >&2; exit 1; }
# Runs a command with its output in a file, and shows the end of that when the command fails.
quiet() {
    local name=$1
    shift
    "$@" > "$work/$name.txt" 2> "$work/$name.err" || { tail -n 60 "$work/$name".{txt,err} >&2; fail "$name"; }
}
tf() { terraform -chdir="$work/module" "$@"; }
apply() (quiet "$1" tf apply -input=false -auto-approve && grep '^Apply complete' "$work/$1.txt")
# Shows the attributes that a plan would change. That is nothing, but for what the module would change after every apply.
plan() {
    quiet "$1" tf plan -input=false -out="$work/$1.plan"
    tf show -json "$work/$1.plan" | tee "$work/$1.json" | jq -r '.resource_changes[]?
        | select(.mode == "managed" and .change.actions != ["no-op"])
        | .address + " " + (.change.actions | join("+")) + ": " + (.change | .before as $b | .after as $a
        | [($a // {}) | keys[] | select($a[.] != $b[.])] | join(", "))' | tee "$work/$1.changes"
}
plan_as_before() {
    plan "$1"
    diff "$work/second.changes" "$work/$1.changes" || fail "not the plan before the migration"
}
stack() {
    local name=$1
    shift
    quiet "$name" pulumi -C "$work" "$@" --stack round-trip --non-interactive
}
adopt() {
    quiet init-stack pulumi -C "$work" stack init round-trip
    stack "$1" import --file "$work/import.json" --protect=false --generate-code=false --yes
}

# Counts the resources of a graph, and how many of them the longest chain has of which each waits for the one before.
chain() {
    jq -r '. as $all | reduce range(length) as $_ ({}; . as $depth | reduce $all[] as $r ({};
        .[$r.name] = $r.weight + ([$r.after[] | $depth[.] // 0] | max // 0)))
        | "\([$all[].instances] | add) resources, longest chain \([.[]] | max)"'
}

step "import tfvars"
portkey import tfvars "$tfvars" --module-version "$release" --stack round-trip --directory "$work"
quiet init tf init -input=false
if [ -n "$alone" ]; then
    step "terraform apply"
    apply first
    step "terraform plan"
    plan second
    tf state pull | jq '[.resources[] | select(.mode == "managed") | {weight: 1, instances: (.instances | length),
        name: ([.module // empty, .type, .name] | join(".") | gsub("\\[[^]]*]"; "")), after: ([.instances[].dependencies[]?] | unique)}]' | chain
    step "terraform destroy"
    quiet destroy tf destroy -input=false -auto-approve
    step "pulumi up"
    quiet init-stack pulumi -C "$work" stack init round-trip
    stack up up --yes
    step "pulumi preview"
    stack preview preview --expect-no-changes
    pulumi -C "$work" stack export --stack round-trip | jq '[.deployment.resources[]
        | (if .custom and (.type | startswith("pulumi:") | not) then 1 else 0 end) as $own
        | {weight: $own, instances: $own, name: .urn, after: (.dependencies // [])}]' | chain
    step "pulumi destroy"
    stack down destroy --yes
    step "done"
    exit 0
fi

step "terraform apply"
apply first
step "terraform plan"
plan second
tf state pull > "$work/terraform.tfstate"

step "import state"
portkey import state "$work/terraform.tfstate" --stack round-trip --check
quiet import-state portkey import state "$work/terraform.tfstate" --stack round-trip --out "$work/import.json"
step "pulumi import"
adopt import
step "pulumi preview"
stack preview preview --json
jq -r '.steps[]? | select(.op != "same") | .op + " " + (.urn | split("::")[3]) + ": " + ((.diffReasons // []) | join(", "))' \
    "$work/preview.txt" | tee "$work/preview.changes"
! grep -Eq '^[a-z-]*(replace|delete)' "$work/preview.changes" || fail "the adoption replaces or deletes"
step "roll back before pulumi up: terraform plan"
stack remove-adopted stack rm --force --preserve-config --yes
plan_as_before adopted

step "pulumi import"
adopt import-again
step "pulumi up"
stack up up --yes
step "pulumi preview"
stack settled preview --expect-no-changes
step "roll back after pulumi up: terraform plan"
plan updated
step "terraform apply"
stack remove-updated stack rm --force --preserve-config --yes
# The first attempt may end with an error of azurerm ("Provider produced inconsistent final plan").
apply reverted || apply reverted-again
step "terraform plan"
plan_as_before last
step "done"
