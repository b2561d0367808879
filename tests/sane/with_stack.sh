#!/bin/sh
# with_stack.sh -- run a command with the virtual scanner: its folder is the feeder.
# usage: with_stack.sh FOLDER-OF-THE-DRIVER FOLDER-OF-IMAGES PLAN COMMAND...
#        the device is "stack:stack0"; what has gone through is FOLDER/.stack-state
set -eu
driver=$(cd "$1" && pwd)
STACK_FOLDER=$(cd "$2" && pwd)
STACK_PLAN=$3
shift 3
SANE_CONFIG_DIR=$(mktemp -d)
trap 'rm -rf "$SANE_CONFIG_DIR"' EXIT
echo stack >"$SANE_CONFIG_DIR/dll.conf"
export STACK_FOLDER STACK_PLAN SANE_CONFIG_DIR
LD_LIBRARY_PATH=$driver "$@"
