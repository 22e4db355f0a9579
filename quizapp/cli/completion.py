"""`quizapp completion`: what a shell runs to complete the words after `quizapp`."""

import os
import re
from typing import Final

import click
from click.shell_completion import (
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    get_completion_class,
    split_arg_string,
)

from quizapp.cli.main import COMPLETE_VARIABLE
from quizapp.cli.offers import Offers

SHELLS: Final = ("bash", "zsh", "fish")

SETUP: Final = """\b
In ~/.bashrc:                  eval "$(quizapp completion bash)"
In ~/.zshrc, after compinit:   eval "$(quizapp completion zsh)"
In ~/.config/fish/config.fish: quizapp completion fish | source
"""

BASH_SCRIPT: Final = """\
%(complete_func)s() {
    local response type value
    COMPREPLY=()
    response=$(QUIZAPP_LINE="${COMP_LINE:0:COMP_POINT}" QUIZAPP_WORD="${COMP_WORDS[COMP_CWORD]}" \\
        QUIZAPP_BREAKS="$COMP_WORDBREAKS" %(complete_var)s=bash_complete "$1" 2>/dev/null)
    while IFS=, read -r type value; do
        case $type in
            plain) COMPREPLY+=("$value") ;;
            dir) compopt -o dirnames 2>/dev/null ;;
            file) compopt -o default 2>/dev/null ;;
        esac
    done <<< "$response"
}
complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null ||
    complete -F %(complete_func)s %(prog_name)s
"""


class OptionValues(ShellComplete):
    """Completes `--option=value` as the one word that it is for a shell; click offers the value."""

    def get_completions(self, args: list[str], incomplete: str) -> Offers:
        """The offers for a whole word."""
        option, sign, value = incomplete.partition("=")
        if not sign or not option.startswith("--"):
            return super().get_completions(args, incomplete)
        items = super().get_completions([*args, option], value)
        return [
            CompletionItem(f"{option}={item.value}", type=item.type, help=item.help)
            for item in items
        ]


@add_completion_class
class ZshCompletion(OptionValues, ZshComplete):
    """Zsh."""


@add_completion_class
class FishCompletion(OptionValues, FishComplete):
    """Fish."""


@add_completion_class
class BashCompletion(OptionValues):
    """Bash, which ends a word at a colon as well: click's own script loses `tag:loss` there."""

    name = "bash"
    source_template = BASH_SCRIPT

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the cursor, and the beginning of the one at it."""
        # One more character makes a word of nothing, too.
        *words, last = split_arg_string(os.environ["QUIZAPP_LINE"] + "x")
        return words[1:], last[:-1]

    def complete(self) -> str:
        """The offers, each without what Bash takes for earlier words."""
        words, incomplete = self.get_completion_args()
        breaks = "".join(set(":=") & set(os.environ["QUIZAPP_BREAKS"]))
        in_quotes = os.environ["QUIZAPP_WORD"].startswith(("'", '"'))
        parted = re.match(rf".*[{breaks}]", incomplete) if breaks and not in_quotes else None
        before = parted[0] if parted else ""
        items = self.get_completions(words, incomplete)
        for item in items:
            item.value = item.value.removeprefix(before)
        return "\n".join(map(self.format_completion, items))

    def format_completion(self, item: "CompletionItem[str]") -> str:
        """A line for the script."""
        return f"{item.type},{item.value}"


@click.command(epilog=SETUP)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what SHELL runs to complete commands, topics, labs, controls and filters."""
    script = get_completion_class(shell)
    assert script
    root = context.find_root().command
    click.echo(script(root, {}, "quizapp", COMPLETE_VARIABLE).source(), nl=False)
