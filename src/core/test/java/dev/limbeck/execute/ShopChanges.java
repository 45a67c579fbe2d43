package dev.limbeck.execute;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.ops.Recreate;

/** The revisions of the shop that the fault tests use. */
enum ShopChanges {
    /** A copy of a table. */
    REBUILD {
        @Override
        Migration migration() {
            return new Shop.Rebuilds();
        }
    },
    /** SQLite statements that do not copy the table. */
    NATIVE {
        @Override
        Migration migration() {
            return new Own();
        }
    },
    /** An edit to the stored definition. */
    IN_PLACE {
        @Override
        Migration migration() {
            return new Edits();
        }
    },
    /** All of these changes and a new table, one after the other. */
    SEVERAL {
        @Override
        Migration migration() {
            return new All();
        }
    };

    abstract Migration migration();

    private static final class Own extends Migration {
        @Override
        public void upgrade(Operations op) {
            op.addColumn("item", column("stock", integer()));
            op.execute(text("INSERT INTO log SELECT name FROM item WHERE id < 4"));
        }

        @Override
        public void downgrade(Operations op) {}
    }

    private static final class Edits extends Migration {
        @Override
        public void upgrade(Operations op) {
            op.batchAlterTable(
                    "item",
                    Recreate.NEVER,
                    batch -> batch.alterColumn(
                            "name", change -> change.existingType(varchar(50)).type(varchar(500))));
        }

        @Override
        public void downgrade(Operations op) {}
    }

    private static final class All extends Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable("shelf", column("id", integer()).identity(), column("name", varchar(20)), primaryKey("id"));
            new Edits().upgrade(op);
            op.batchAlterTable("part", Recreate.ALWAYS, batch -> batch.addColumn(column("colour", varchar(10))));
            new Shop.Rebuilds().upgrade(op);
            op.addColumn("shelf", column("room", integer()));
            op.dropTable("shelf");
            op.createIndex("ix_part_colour", "part", "colour");
        }

        @Override
        public void downgrade(Operations op) {}
    }
}
