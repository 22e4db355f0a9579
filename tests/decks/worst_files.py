"""Worst files: decks that hold of one thing as much as fits, each a function of the size in bytes.

What makes them slow is a product: each of their parts is within its own limit.
"""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Final

TEXT_BYTES: Final = 60_000
"""A long text, and still within the limit of one."""

MOST: Final = 500
"""Entries of a list inside a topic."""

HEAD: Final = "topic: worst\ncards:\n"

LONG: Final = "+".join(["bce(y,p)"] * 30)
"""An expression that is nearly as long as one may be."""


def filled(size: int, parts: Iterator[str], *, head: str = HEAD, tail: str = "") -> str:
    """As many of the parts as fit."""
    pieces = [head]
    used = len(head) + len(tail)
    for part in parts:
        used += len(part)
        if used > size:
            break
        pieces.append(part)
    return "".join((*pieces, tail))


def one_line_cards(size: int) -> str:
    """Cards of a line each."""
    return filled(size, (f"- q{n:x} ^a{n:x}: b\n" for n in count()))


def cards_on_one_line(size: int) -> str:
    """The same, all of them on one line of the file."""
    cards = (f'{{"q{n:x} ^a{n:x}": b}},' for n in count())
    return filled(size, cards, head="topic: worst\ncards: [", tail="]\n")


def texts_on_one_line(size: int) -> str:
    """Texts where cards should stand, all on one line."""
    return filled(size, (f"a{n:x}," for n in count()), head="topic: worst\ncards: [", tail="]\n")


def tiny_nodes(size: int) -> str:
    """As many nodes as a file can have."""
    return filled(size, iter(lambda: "[],", ""), head="topic: worst\ncards: [", tail="]\n")


def comments(size: int) -> str:
    """Answers with a comment behind each."""
    return filled(size, (f"- q{n:x} ^a{n:x}: b #c\n" for n in count()))


def cards_without_ids(size: int) -> str:
    """Cards that get a name made for them."""
    return filled(size, (f"- q{n:x}: b\n" for n in count()))


def gaps(size: int) -> str:
    """Long sentences of short gaps, each an item that shows the whole sentence."""
    return filled(size, (f"- {{id: a{n}, cloze: '{_gaps('[[c{}::a]] ')}'}}\n" for n in count()))


def broken_gaps(size: int) -> str:
    """Sentences with a fault behind many gaps, and escapes that hide its place, on one line."""
    cloze = r'{id: a, cloze: "a\x41 [[]]"},'
    return filled(size, iter(lambda: cloze, ""), head="topic: worst\ncards: [", tail="]\n")


def _gaps(form: str) -> str:
    return filled(TEXT_BYTES, (form.format(n) for n in count()), head="")


def unknown_names(size: int) -> str:
    """A playlist of names, each nearly that of a card."""
    steps = filled(size // 2, (f" a-long-name-{n:05x}," for n in count(0x80000)), head="")
    head = f"topic: worst\nsessions: [{{id: s, kind: concept-drill, title: s, steps: [{steps}]}}]\n"
    return filled(
        size, (f"- q{n:x} ^a-long-name-{n:05x}: b\n" for n in count()), head=head + "cards:\n"
    )


def unknown_keys(size: int) -> str:
    """Keys that no card has."""
    return filled(size, (f"- {{q: a, a: b, wyh{n:x}: c}}\n" for n in count()))


def keys_of_one_card(size: int) -> str:
    """One card with very many keys."""
    return filled(size, (f"  k{n:x}: c\n" for n in count()), head=HEAD + "- q: a\n")


def same_keys(size: int) -> str:
    """One key over and over."""
    return filled(size, iter(lambda: "  q: c\n", ""), head=HEAD + "- q: a\n")


def _orders(size: int, chain: Callable[[int], str]) -> str:
    """Order cards, each with as many blocks as it can have, and a chain from each."""
    blocks = ", ".join(f"block{n:03}: b{n}" for n in range(MOST))
    chains = ", ".join(chain(n) for n in range(MOST - 1))
    card = f"order: q, items: {{{blocks}}}, before: [{chains}]"
    return filled(size, (f"- {{id: a{n}, {card}}}\n" for n in count()))


def unknown_blocks(size: int) -> str:
    """Chains of blocks that are not there, each nearly one that is."""
    return _orders(size, lambda n: f"blocj{n:03} < blocj{n + 1:03}")


def long_orders(size: int) -> str:
    """Orders of very many blocks."""
    return _orders(size, lambda n: f"block{n:03} < block{n + 1:03}")


def circles(size: int) -> str:
    """Chains that lead round in circles, as long as may be."""
    return _orders(size, lambda n: f"block{n:03} < block{(n + 1) % (MOST - 1):03}")


def topics_in_circles(size: int) -> str:
    """A topic that waits for very many, and they for it."""
    names = filled(size // 2 - 100, (f" t{n:x}," for n in count()), head="")
    return f"topic: worst\nprereqs: [{names}]\nunlocks: [{names}]\ncards:\n- a ^a: b\n"


def options(size: int) -> str:
    """Choices with very many options."""
    texts = ", ".join(f"o{n}" for n in range(MOST))
    cards = (f"- {{id: a{n}, choice: q, correct: r, wrong: [{texts}]}}\n" for n in count())
    return filled(size, cards)


def coverage(size: int) -> str:
    """Points of coverage, and cards that serve none."""
    cards = filled(size // 2, (f"- q{n:x} ^a{n:x}: b\n" for n in count()))
    return filled(
        size, (f"- {{point: p, by: [a{n:x}]}}\n" for n in count()), head=cards + "coverage:\n"
    )


def hidden_characters(size: int) -> str:
    """Refused characters in disguise."""
    return filled(size, (f"- q{n:x}: a&#x202e;\n" for n in count()))


def control_characters(size: int) -> str:
    """Refused characters, one a line."""
    return filled(size, iter(lambda: "\x01\n", ""))


def slips(size: int) -> str:
    """Entries that YAML cannot read."""
    return filled(size, (f"- q{n:x}: a: b\n" for n in count()))


def slips_in_sections(size: int) -> str:
    """Sections that YAML cannot read."""
    return filled(size, (f"k{n:x}: a: b\n" for n in count()))


def open_quotes(size: int) -> str:
    """Entries that open a quote, which no one closes."""
    return filled(size, (f"- q{n:x}: \"a\n- 'b\n" for n in count()))


def slip_before_tiny_nodes(size: int) -> str:
    """An entry that YAML cannot read, and then as many nodes as a file can have."""
    return filled(
        size, iter(lambda: "- [[],[],[],[],[],[],[],[]]\n", ""), head=HEAD + "- q: a: b\n"
    )


def addresses(size: int) -> str:
    """Links that might hide something."""
    text = "](<" * (TEXT_BYTES // 6) + "&#%41" * (TEXT_BYTES // 10)
    return filled(size, (f"- {{id: a{n:x}, q: a, a: '{text}'}}\n" for n in count()))


def spaces(size: int) -> str:
    """Answers of white space, digits and commas."""
    text = ("1" + " ," * 500) * (TEXT_BYTES // 1000)
    return filled(size, (f"- {{id: a{n:x}, q: '{text}', a: b}}\n" for n in count()))


def backslashes(size: int) -> str:
    """Texts of escapes."""
    text = r"\n\\" * (TEXT_BYTES // 5)
    return filled(size, (f'- {{id: a{n:x}, q: a, a: "{text}"}}\n' for n in count()))


def _long_texts(size: int, sign: str) -> str:
    text = sign * (TEXT_BYTES // len(sign))
    return filled(size, (f"- {{id: a{n:x}, q: a, a: '{text}'}}\n" for n in count()))


def dollars(size: int) -> str:
    """Mathematics, sign by sign."""
    return _long_texts(size, "$a$ b ")


def escaped_marks(size: int) -> str:
    """Backslashes before marks."""
    return _long_texts(size, r"\*\_\`\$ ")


def open_marks(size: int) -> str:
    """Marks of all kinds that nothing closes, each longer than the last."""
    text = "".join("`*_$["[n % 5] * (n // 5 + 1) + " a" for n in range(700)) + r"\*"
    return filled(size, (f"- {{id: a{n:x}, q: a, a: '{text}'}}\n" for n in count()))


def nested_marks(size: int) -> str:
    """Emphasis within emphasis, and links within links."""
    text = "*a _b [c " * 3_000 + r"\*" + "](d) e_ f*" * 3_000
    return filled(size, (f"- {{id: a{n:x}, q: a, a: '{text}'}}\n" for n in count()))


VARS: Final = 'vars: {y: "pick(0, 1)", p: "logu(0.001, 0.9)"}, answer: "bce(y,p)", tolerance: 0.001'


NUMERIC: Final = f"numeric: 'Of {{=y}}, {{=p}}?', {VARS}"


def _numeric_cards(size: int, more: str) -> str:
    return filled(size, (f"- {{id: a{n:x}, {NUMERIC}, {more}}}\n" for n in count()))


def _listed(entry: str) -> str:
    return ", ".join([entry] * MOST)


def traps(size: int) -> str:
    """Numeric cards with as many traps as they can have, and these as long."""
    trap = f'{{if: "{LONG}", say: s}}'
    return _numeric_cards(size, f"traps: [{_listed(trap)}]")


def short_traps(size: int) -> str:
    """The same with short ones."""
    return _numeric_cards(size, f"traps: [{_listed('{if: y+p, say: s}')}]")


def numeric_cards(size: int) -> str:
    """Numeric cards."""
    cards = (f"- {{id: a{n:x}, numeric: 'Of {{=y}}, {{=p}}?', {VARS}}}\n" for n in count())
    return filled(size, cards)


def variables(size: int) -> str:
    """Numeric cards with variables."""
    draws = ", ".join(f'v{n}: "pick(1,2)"' for n in range(MOST))
    card = f"numeric: 'Of {{=v0}}?', answer: v0, tolerance: 1, vars: {{{draws}}}"
    return filled(size, (f"- {{id: a{n:x}, {card}}}\n" for n in count()))


def long_draws(size: int) -> str:
    """Variables with a long list to draw from."""
    pick = f"pick({','.join('12345678')})"
    cards = (
        f"- {{id: a{n:x}, numeric: 'Of {{=x}}?', vars: {{x: '{pick}'}}, answer: x, tolerance: 0}}\n"
        for n in count()
    )
    return filled(size, cards)


def computed_texts(size: int) -> str:
    """Numbers that prose computes."""
    text = "{=1}" * (TEXT_BYTES // 4)
    return filled(size, (f"- {{id: a{n:x}, q: a, a: '{text}'}}\n" for n in count()))


def long_computed_texts(size: int) -> str:
    """Long expressions in prose."""
    mark = f"{{={LONG.replace('y,p', '1,.5')}}}"
    text = mark * (TEXT_BYTES // len(mark))
    return filled(size, (f"- {{id: a{n:x}, q: a, a: '{text}'}}\n" for n in count()))


def computed_questions(size: int) -> str:
    """Numbers in the text of numeric cards."""
    text = "{=p|.12f}" * (TEXT_BYTES // 9)
    return filled(size, (f"- {{id: a{n:x}, numeric: '{text}', {VARS}}}\n" for n in count()))


def wrong_expressions(size: int) -> str:
    """Expressions that cannot be worked out."""
    text = "{=lm(2)}" * (TEXT_BYTES // 8)
    return filled(size, (f"- {{id: a{n:x}, q: a, a: '{text}'}}\n" for n in count()))


def claims(size: int) -> str:
    """Claims of examples."""
    example = f"kind: concrete, title: t, text: t, checks: [{_listed('1=1+-1')}]"
    examples = (f"- {{id: e{n}, {example}}}\n" for n in count())
    return filled(size, examples, head="topic: worst\ncards: [{a ^a: b}]\nexamples:\n")


def lab_links(size: int) -> str:
    """Cards that open a lab with computed numbers."""
    return _numeric_cards(size, "lab: {use: curves, with: {z: '{=p}', y: '{=y}'}}")


def lab_rows(size: int) -> str:
    """Tables of a lab whose numbers are computed."""
    rows = ", ".join(["['{=y}', '{=p}']"] * 200)
    return _numeric_cards(size, f"lab: {{use: log-loss, with: {{rows: [{rows}]}}}}")


def long_rows(size: int) -> str:
    """A table of a lab that is far too long, and in which no two numbers are alike."""
    head = f"{HEAD}- {{id: a, {NUMERIC}, lab: {{use: log-loss, with: {{rows: ["
    return filled(size, (f"'{{=y+{n}}}'," for n in count()), head=head, tail="]}}}\n")


def wrong_settings(size: int) -> str:
    """Settings of labs that they do not have, each nearly one that they have."""
    settings = ", ".join(f"treshol{n}: 1" for n in range(MOST))
    card = f"q: a, a: b, lab: {{use: log-loss, with: {{{settings}}}}}"
    return filled(size, (f"- {{id: a{n}, {card}}}\n" for n in count()))


def tasks(size: int) -> str:
    """Tasks of labs, whose settings are computed."""
    task = (
        f"ask: '{{=y}} {{=p}}', kind: number, with: {{z: '{{=p}}'}}, run: {{z: '{{=2*p}}'}}, {VARS}"
    )
    labs = (
        f"- {{id: l{n}, use: curves, title: t, tasks: ["
        + ", ".join(f"{{id: a{n}-{m}, {task}}}" for m in range(100))
        + "]}\n"
        for n in count()
    )
    return filled(size, labs, head="topic: worst\nlabs:\n")


def typed_answers(size: int) -> str:
    """Texts that are accepted, of signs that may or may not count."""
    answer = "a'a!a,a."
    texts = ", ".join(f'"{answer * 10}{n}"' for n in range(MOST))
    cards = (f"- {{id: c{n}, typed: q, accept: [{texts}]}}\n" for n in count())
    return filled(size, cards)


def faults(size: int) -> str:
    """Stations of a flow, each with a question that offers them all."""
    nodes = (
        f"  - {{id: n{n:x}, text: t{n}, breaks_when: b, shows_at: n0, shows_as: s}}\n"
        for n in range(MOST)
    )
    head = "topic: worst\ncards: [{a ^a: b}]\nflow:\n  title: t\n  edges: [n0 -> n0]\n  nodes:\n"
    return filled(size, nodes, head=head)


def _tickets(size: int, panel: str) -> str:
    panels = f"evidence: [{', '.join([panel] * 20)}]"
    tickets = (
        f"  - {{id: t{n:x}, symptom: 'Of {{=y}}, {{=p}}.', cause: c, {panels},"
        ' vars: {y: "pick(0, 1)", p: "logu(0.001, 0.9)"}}\n'
        for n in count()
    )
    head = "topic: worst\ncards: [{a ^a: b}]\nsessions:\n- id: s\n  kind: failure-lab\n  title: t\n"
    return filled(size, tickets, head=f"{head}  scenarios:\n")


def panels(size: int) -> str:
    """Panels of tickets, whose settings are computed."""
    return _tickets(size, '{use: rows, with: {spread: "{=p/10}", wrong: "{=y}"}}')


def long_panels(size: int) -> str:
    """Settings of panels that are far too long."""
    numbers = _listed("'{=p}'")
    return _tickets(size, f"{{use: bins, with: {{p: [{numbers}]}}}}")


def wrong_panels(size: int) -> str:
    """Settings of panels that they do not have."""
    settings = ", ".join(f"postives{n}: 1" for n in range(100))
    return _tickets(size, f"{{use: bins, with: {{{settings}}}}}")


def _traces(size: int, table: str) -> str:
    head = "topic: worst\ncards: [{a ^a: b}]\nwalkthrough:\n  title: t\n  code: c\n  trace:\n"
    ask = "    - {{id: t{0:x}, question: 'Of {{=a}}?', column: d, row: largest}}\n"
    return filled(size, map(ask.format, range(MOST)), head=f"{head}{table}    ask:\n")


def traces(size: int) -> str:
    """Questions about a trace, whose numbers are drawn."""
    return _traces(
        size,
        '    vars: {a: "logu(1, 9)"}\n    with: {z: ["{=a}", 2, 3]}\n    columns: {d: 2*z, f: d}\n',
    )


def trace_rows(size: int) -> str:
    """A trace of many rows and many values in each."""
    values = ", ".join(f"v{n}: 1" for n in range(MOST - 1))
    rows = ", ".join("1" for _ in range(MOST))
    columns = ", ".join(f"c{n}: 1" for n in range(MOST - 1))
    return _traces(
        size,
        f'    vars: {{a: "ints(1, 9)"}}\n    with: {{z: [{rows}], {values}}}\n'
        f"    columns: {{d: z, {columns}}}\n",
    )


WORST_FILES: Final[tuple[Callable[[int], str], ...]] = (
    one_line_cards,
    cards_on_one_line,
    texts_on_one_line,
    tiny_nodes,
    comments,
    cards_without_ids,
    gaps,
    broken_gaps,
    unknown_names,
    unknown_keys,
    keys_of_one_card,
    same_keys,
    unknown_blocks,
    long_orders,
    circles,
    topics_in_circles,
    options,
    coverage,
    hidden_characters,
    control_characters,
    slips,
    slips_in_sections,
    open_quotes,
    slip_before_tiny_nodes,
    addresses,
    spaces,
    backslashes,
    dollars,
    escaped_marks,
    open_marks,
    nested_marks,
    typed_answers,
    traps,
    short_traps,
    numeric_cards,
    variables,
    long_draws,
    computed_texts,
    long_computed_texts,
    computed_questions,
    wrong_expressions,
    claims,
    lab_links,
    lab_rows,
    long_rows,
    wrong_settings,
    tasks,
    faults,
    panels,
    long_panels,
    wrong_panels,
    traces,
    trace_rows,
)
"""Each family of files; the law and the benchmark take them all."""
