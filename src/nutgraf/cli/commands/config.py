"""`nutgraf config`: the configuration."""

from __future__ import annotations

from dataclasses import fields

import click

from nutgraf.cli.context import Context
from nutgraf.errors import ConfigError


@click.group("config")
def command() -> None:
    """Show, find or edit the configuration."""


@command.command()
@click.pass_obj
def show(context: Context) -> None:
    """Print every setting with its value."""
    for setting in fields(context.config):
        value = getattr(context.config, setting.name)
        click.echo(f"{setting.name} = {dict(value) if hasattr(value, 'items') else value!r}")


@command.command()
@click.pass_obj
def path(context: Context) -> None:
    """Print where the configuration file stands."""
    click.echo(context.config_path)


@command.command()
@click.pass_obj
def edit(context: Context) -> None:
    """Open the configuration file in $EDITOR."""
    file = context.config_path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    except OSError as error:
        raise ConfigError(f"{file} cannot be written: {error.strerror}.") from error
    click.edit(filename=str(file))
    click.echo(f"{file} is fine." if context.config else "", err=True)
