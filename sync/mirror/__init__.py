"""The county's tree kept byte for byte, for a lost library, a neighbour, a township."""
