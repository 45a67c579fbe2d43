package dev.limbeck.load;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.revision.source.SqlParts;

/** The migration of an SQL revision, which runs its parts unchanged, statement by statement. */
final class SqlMigration extends Migration {
    private final SqlParts parts;

    SqlMigration(SqlParts parts) {
        this.parts = parts;
    }

    @Override
    public void upgrade(Operations op) {
        op.execute(text(parts.upgrade()));
    }

    @Override
    public void downgrade(Operations op) {
        String downgrade = parts.downgrade();
        if (downgrade != null) {
            op.execute(text(downgrade));
        }
    }
}
