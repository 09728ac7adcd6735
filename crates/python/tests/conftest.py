"""What all tests of the package share."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def reports() -> Path:
    """The bundled example reports."""
    return ROOT / "examples/reports"


@pytest.fixture(scope="session")
def binary() -> Path:
    """The command line, with which the package has to agree: SIDELINED_BINARY, or what `cargo build` made."""
    path = Path(os.environ.get("SIDELINED_BINARY", ROOT / "target/debug/sidelined"))
    assert path.exists(), f"{path} is not there: cargo build -p sidelined makes it"
    return path
