import ast
import re

from tests import house


def test_placeholders_of_a_statement_have_names_or_no_number() -> None:
    # From Python 3.12 on, values in a sequence for numbered placeholders are deprecated.
    numbered = [
        f"{file}:{node.lineno}"
        for file, tree in house.trees().items()
        if file.startswith("store/")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search(r"\b(?:SELECT|INSERT|UPDATE|DELETE)\b[^;]*\?\d", node.value)
    ]
    assert numbered == []
