"""Runs the migrations on the connection and in the transaction that `adapters.store.upgrade` hands over."""

from __future__ import annotations

from alembic import context

from adapters.store.schema import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
