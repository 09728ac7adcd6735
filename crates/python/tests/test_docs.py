"""What docs/python.md shows is so."""

import ast
import doctest
import os
import re

import pytest

import sidelined


@pytest.fixture
def at_the_root(root):
    before = os.getcwd()
    os.chdir(root)
    yield
    os.chdir(before)


def test_the_walk_gives_what_it_shows(root, at_the_root):
    """Each block of Python is run after those before it; what its last line is worth stands in the block behind it."""
    page = (root / "docs/python.md").read_text()
    steps = re.findall(r"```python\n(.*?)```\n+```text\n(.*?)```", page, re.DOTALL)
    assert len(steps) == page.count("```python") >= 3
    names: dict = {}
    for code, shown in steps:
        *statements, last = ast.parse(code).body
        exec(compile(ast.Module(statements, []), "docs/python.md", "exec"), names)
        worth = eval(compile(ast.Expression(last.value), "docs/python.md", "eval"), names)
        assert repr(worth) == shown.strip(), code


def test_the_docstring_of_the_package_gives_what_it_shows():
    assert doctest.testmod(sidelined).failed == 0 and doctest.testmod(sidelined).attempted > 3
