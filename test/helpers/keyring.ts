/** Keyrings in tests: small commands that speak the protocols of secret-tool and of the security command of macOS. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Keeps each item in a file named after its attributes. Writes its arguments down, to be looked through for secrets. */
const SECRET_TOOL = `#!/bin/sh
cd "$(dirname "$0")" || exit 1
echo "$@" >> arguments
if [ -e locked ]; then echo "secret-tool: Cannot create an item in a locked collection" >&2; exit 1; fi
verb=$1
shift
case "$1" in --label=*) shift ;; esac
item="items/$(echo "$@" | tr ' /' '__')"
case "$verb" in
  store) cat > "$item" ;;
  lookup) [ ! -e sealed ] && [ -e "$item" ] && cat "$item" ;;
  search) [ ! -e "$item" ] || echo "[/1]" ;;
  clear) rm "$item" ;;
esac
`;

/** macOS's command, as far as it is spoken to: passwords come in hexadecimal on standard input. */
const SECURITY = `#!/bin/sh
cd "$(dirname "$0")" || exit 1
echo "$@" >> arguments
if [ "$1" = -i ]; then read -r line; set -- $line; fi
verb=$1
while [ $# -gt 0 ]; do
  case "$1" in
    -a) item="items/$(echo "$2" | tr '/' '_')" ;;
    -X) hex=$2 ;;
  esac
  shift
done
case "$verb" in
  add-generic-password) printf '%s' "$hex" | node -e 'process.stdin.on("data", (hex) => process.stdout.write(Buffer.from(String(hex), "hex")))' > "$item" ;;
  find-generic-password) [ -e "$item" ] || exit 44; cat "$item"; echo ;;
  delete-generic-password) rm "$item" ;;
esac
`;

/** @returns the folder that is to stand in PATH; a file called 'locked' in it locks the keyring, one called 'sealed' the items alone */
export function fakeKeyring(parent: string, command: 'secret-tool' | 'security'): string {
  const folder = join(parent, `keyring-${command}`);
  mkdirSync(join(folder, 'items'), { recursive: true });
  writeFileSync(join(folder, command), command === 'security' ? SECURITY : SECRET_TOOL);
  chmodSync(join(folder, command), 0o755);
  return folder;
}
