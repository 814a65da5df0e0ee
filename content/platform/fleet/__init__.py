"""The stations of the county: who they are, how they fare, what they say."""
