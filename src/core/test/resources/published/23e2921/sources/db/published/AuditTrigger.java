package db.published;

import dev.limbeck.CustomOperation;
import dev.limbeck.Operations;
import dev.limbeck.model.SqlText;

/** An operation of the project's own, with its reverse. */
public record AuditTrigger(String table) implements CustomOperation {
    @Override
    public void run(Operations op) {
        op.createTrigger(table + "_audit", table, new SqlText("create trigger " + table + "_audit after delete on "
                + table + " begin select 1; end"));
    }

    @Override
    public CustomOperation reverse() {
        return new NoAuditTrigger(table);
    }

    /** The reverse. */
    public record NoAuditTrigger(String table) implements CustomOperation {
        @Override
        public void run(Operations op) {
            op.dropTrigger(table + "_audit");
        }

        @Override
        public CustomOperation reverse() {
            return new AuditTrigger(table);
        }
    }
}
