"""What a station and a county do that the power may end: each is done in a folder, and judged.

`world` is what lies around the folder and is not broken; `act` runs in a child that may
be killed at any call, and acknowledges; what it left is judged twice: as it is found,
and after it was done once more, undisturbed.
"""

from __future__ import annotations

import shutil

from tests.builders_outbox import KEYS
from tests.rigs import carrying, telling, villages
from tests.rigs.world import world_of


class Pull:
    """A village takes in a release from a folder."""

    def __init__(self, name, before, after):
        self.name, self._before, self._after = name, before, after

    def prepare(self, world, folder):
        for number in range(1, self._after + 1):
            villages.release(world, number)
            if number == self._before:
                villages.sync(folder / "home", world / "tree")
        (folder / "home").mkdir(parents=True, exist_ok=True)

    def act(self, folder, ack):
        def heard(said):
            ack(f"release {said['release_after']}")
            if said["state"] == "idle" and not said["waiting"]:
                ack("files")

        villages.sync(folder / "home", world_of(folder) / "tree", heard)

    def found(self, folder, acks):
        least = self._after if f"release {self._after}" in acks else self._before
        if "files" in acks:
            return villages.unfinished(folder / "home", self._after)
        return villages.violations(folder / "home", least=least)

    def settled(self, folder, acks):  # noqa: ARG002  what is there says it all
        return villages.unfinished(folder / "home", self._after)


class Publish:
    """A county publishes; a village that held the release before goes on from what it finds."""

    def __init__(self, name, before):
        self.name, self._before, self._after = name, before, before + 1

    def prepare(self, world, folder):
        folder.mkdir(parents=True, exist_ok=True)
        for number in range(1, self._before + 1):
            villages.release(folder, number)
        (world / "home").mkdir(parents=True, exist_ok=True)
        if self._before:
            villages.sync(world / "home", folder / "tree")

    def act(self, folder, ack):
        done = villages.release(folder, self._after)
        ack(f"release {done.release}")

    def found(self, folder, acks):
        least = self._after if f"release {self._after}" in acks else self._before
        if not least and not (folder / "tree" / "metadata" / "timestamp.json").exists():
            return []
        home = folder.parent / f"{folder.name}-home"
        shutil.copytree(world_of(folder) / "home", home)
        return self._pulled(home, folder, least)

    def settled(self, folder, acks):  # noqa: ARG002  as above
        home = folder.parent / f"{folder.name}-home"
        wrong = self._pulled(home, folder, self._after)
        shutil.rmtree(home, ignore_errors=True)
        return wrong

    def _pulled(self, home, folder, least):
        said = villages.sync(home, folder / "tree")
        if said["exit"]:
            return [f"a village refuses the tree: {said['reason']} {said['detail']}"]
        return villages.unfinished(home, max(least, said["release_after"]))


class Tell:
    """A village writes down what it has to say, hands it over, takes in the answers, copies."""

    name = "first words"

    def prepare(self, world, folder):
        world.mkdir(parents=True)
        folder.mkdir()

    def act(self, folder, ack):
        telling.tell(folder, ack)

    def found(self, folder, acks):
        return telling.violations(folder, acks, is_settled=False)

    def settled(self, folder, acks):
        wrong = telling.violations(folder, acks, is_settled=True)
        waiting = telling.waiting(folder)
        return wrong + ([f"{waiting} records wait for ever"] if waiting else [])


class TellMore(Tell):
    """The same where the county took a batch before, and its answer was lost."""

    name = "more words"

    def prepare(self, world, folder):
        super().prepare(world, folder)
        acks = []
        with telling.outbox_of(folder) as outbox, telling.intake_of(folder) as intake:
            telling.add(outbox, acks.append)
            batch = outbox.batch(KEYS)
            intake.take(batch.name, batch.sealed)
            telling.add(outbox, acks.append)
            outbox.backup()
        (world / "acks").write_text("\n".join(acks))

    def found(self, folder, acks):
        return super().found(folder, (*telling.earlier(folder), *acks))

    def settled(self, folder, acks):
        return super().settled(folder, (*telling.earlier(folder), *acks))


class BringBack(TellMore):
    """The same where the file is broken, so that it has to be brought back from its copy."""

    name = "words brought back"

    def prepare(self, world, folder):
        super().prepare(world, folder)
        with (folder / "home" / "station.db").open("r+b") as file:
            file.write(bytes(4096))


SCENARIOS = {
    scenario.name: scenario
    for scenario in (
        Pull("first pull", 0, 1),
        Pull("next pull", 1, 2),
        Publish("first release", 0),
        Publish("next release", 1),
        Tell(),
        TellMore(),
        BringBack(),
        carrying.Export(),
        carrying.Import(),
    )
}
