"""What a village has to tell its county: kept in `station.db`, sealed, handed over, answered."""

from sync.outbox.batches import Batch, Taken
from sync.outbox.store import Count, Outbox
from sync.outbox.writing import UnsealableError

__all__ = ["Batch", "Count", "Outbox", "Taken", "UnsealableError"]
