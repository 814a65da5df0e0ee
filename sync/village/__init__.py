"""What the village says itself, and who may say it: kept in `station.db`."""
