"""A stick between a county and a village, that may be pulled out at any moment."""

from __future__ import annotations

import contextlib
import io
import shutil

from content.intake import Intake
from content.seal import PrivateKeys
from sync.stick.commands import collect_from, export_to, import_from
from sync.stick.source import Source
from tests.builders import NOW
from tests.rigs import telling, villages
from tests.rigs.world import world_of

TREE = f"cunkou/{villages.COUNTY.code}"  # on the stick


def quietly(work, *arguments):
    """Do what a command does; return its exit status and what it says."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        return work(*arguments), said.getvalue()


class Export:
    """A county brings a stick up to its newest release; a village reads what it finds on it."""

    name = "stick export"

    def prepare(self, world, folder):
        (folder / "stick").mkdir(parents=True)
        villages.release(world, 1)
        villages.sync(world / "home", world / "tree")
        self._export(world, folder)
        villages.release(world, 2)

    def act(self, folder, ack):
        if "no room" not in self._export(world_of(folder), folder):
            ack("exported")

    def found(self, folder, acks):
        return self._read(folder, is_whole="exported" in acks)

    def settled(self, folder, acks):  # noqa: ARG002  what is there says it all
        return self._read(folder, is_whole=True)

    def _export(self, world, folder):
        return quietly(export_to, folder / "stick", Source.of_tree(world / "tree"))[1]

    def _read(self, folder, *, is_whole):
        home = folder.with_name(f"{folder.name}-reader")
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(world_of(folder) / "home", home)
        said = villages.sync(home, folder / "stick" / TREE)
        wrong = [f"the stick is refused: {said['detail']}"] if said["exit"] else []
        if is_whole:
            wrong += villages.unfinished(home, 2)
        else:
            wrong += villages.violations(home, least=1)
        shutil.rmtree(home)
        return wrong


class Import:
    """A village reads a stick and puts its letters onto it; the county answers them."""

    name = "stick import"

    def prepare(self, world, folder):
        (folder / "stick").mkdir(parents=True)
        villages.release(world, 1)
        villages.sync(folder / "home", world / "tree")
        villages.release(world, 2)
        quietly(export_to, folder / "stick", Source.of_tree(world / "tree"))
        acks = []
        with telling.outbox_of(folder) as outbox:
            telling.add(outbox, acks.append)
        (world / "acks").write_text("\n".join(acks))

    def act(self, folder, ack):
        status, _ = quietly(import_from, folder / "stick", folder / "home")
        if status == 0:
            ack("imported")

    def found(self, folder, acks):
        least = 2 if "imported" in acks else 1
        wrong = villages.violations(folder / "home", least=least)
        told = telling.earlier(folder)
        return wrong + telling.violations(folder, told, is_settled=False)

    def settled(self, folder, acks):
        wrong = self.found(folder, acks) + villages.unfinished(folder / "home", 2)
        world, county = world_of(folder), folder / "county"
        county.mkdir(exist_ok=True)
        keys = PrivateKeys.open(world / "keys")
        with Intake(county / "intake.db", keys, system=lambda: NOW) as intake:
            quietly(collect_from, folder / "stick", Source.of_tree(world / "tree"), intake)
        quietly(import_from, folder / "stick", folder / "home")
        wrong += telling.violations(folder, telling.earlier(folder), is_settled=True)
        waiting = telling.waiting_receipts(folder)
        return wrong + ([f"{waiting} records wait for ever"] if waiting else [])
