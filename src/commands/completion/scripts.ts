/** The scripts by which shells ask the program what may come next. */

/** Bash breaks words at = and :, which the program does not: it receives the line and what bash takes for the word. */
const bash = `# bash completion for socialcare
_socialcare() {
  local typed="\${COMP_WORDS[COMP_CWORD]}" value
  [[ "$typed" == [=:] ]] && typed=""
  COMPREPLY=()
  while IFS=$'\\t' read -r value _; do
    [[ "$value" == *= ]] && compopt -o nospace 2>/dev/null
    [[ "$typed" == [\\"\\']* || "$value" != *[^[:alnum:]_./:=,@%+-]* ]] || value=$(printf '%q' "$value")
    COMPREPLY+=("$value")
  done < <(socialcare complete --line "\${COMP_LINE:0:COMP_POINT}" --typed "$typed" 2>/dev/null)
}
complete -o default -F _socialcare socialcare
`;

const zsh = `#compdef socialcare
# zsh completion for socialcare
_socialcare() {
  local value about
  local -a values texts open opentexts
  while IFS=$'\\t' read -r value about; do
    if [[ "$value" == *= ]]; then
      open+=("$value"); opentexts+=("$value")
    else
      values+=("$value"); texts+=("$value\${about:+  -- $about}")
    fi
  done < <(socialcare complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)
  (( \${#values} )) && compadd -l -d texts -a values
  (( \${#open} )) && compadd -S '' -d opentexts -a open
  (( \${#values} + \${#open} )) || _files
}
if [ "$funcstack[1]" = "_socialcare" ]; then
  _socialcare "$@"
else
  compdef _socialcare socialcare
fi
`;

const fish = `# fish completion for socialcare
function __socialcare_complete
  set -l words (commandline -opc)
  set -e words[1]
  set -l current (commandline -ct)
  set -l found (socialcare complete -- $words "$current" 2>/dev/null)
  if test (count $found) -gt 0
    printf '%s\\n' $found
  else
    __fish_complete_path "$current"
  end
end
complete -c socialcare -f -a '(__socialcare_complete)'
`;

export const SCRIPTS = { bash, zsh, fish } as const;
