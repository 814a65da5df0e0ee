"""A machine that fails: what is wrong with it, and how the village goes on."""
