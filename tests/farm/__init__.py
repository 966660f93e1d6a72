"""A small Internet of real name servers in a network namespace: `make farm`."""
