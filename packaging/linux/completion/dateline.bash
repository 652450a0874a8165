# Completion of dateline's command line for bash.
_dateline() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} options
    case $before in
        --theme) mapfile -t COMPREPLY < <(compgen -W "light dark high-contrast" -- "$word"); return ;;
        --published | --size) return ;;
    esac
    case ${COMP_WORDS[1]} in
        read) options="--published --text --jsonl --help" ;;
        picture) options="-o --output --size --theme --published --help" ;;
        *) options="--self-test --version --help" ;;
    esac
    if [[ $word == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
        return
    fi
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
    if ((COMP_CWORD == 1)); then
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "read picture" -- "$word")
    fi
}
complete -F _dateline dateline
