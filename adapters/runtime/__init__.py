"""The process: event loop, garbage collection, logging, health."""
