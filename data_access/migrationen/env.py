"""How does Alembic reach the database? Through the connection that ``data_access.schema`` hands over."""

from alembic import context

from data_access.tabellen import metadata

verbindung = context.config.attributes["verbindung"]
context.configure(connection=verbindung, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
