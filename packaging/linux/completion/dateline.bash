# Completion of dateline's command line for bash.
_dateline() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options
    local paper="--paper --upright --pages --in-turn"
    case $before in
        --theme) mapfile -t COMPREPLY < <(compgen -W "light dark high-contrast print" -- "$word"); return ;;
        --paper) mapfile -t COMPREPLY < <(compgen -W "A4 A3 A2 A1 A0 Letter Tabloid" -- "$word"); return ;;
        --format) mapfile -t COMPREPLY < <(compgen -W "png svg pdf html csv xlsx markdown icalendar timelinejs markwhen json" -- "$word"); return ;;
        --published | --size | --pages) return ;;
    esac
    case ${COMP_WORDS[1]} in
        read) options="--published --text --jsonl --help" ;;
        picture) options="-o --output --size --theme $paper --published --help" ;;
        export) options="-o --output --format $paper --published --help" ;;
        new | import) options="-o --output --published --help" ;;
        *) options="--self-test --version --help" ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
        return
    fi
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
    if ((COMP_CWORD == 1)); then
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "read picture export new import" -- "$word")
    fi
}
complete -F _dateline dateline
