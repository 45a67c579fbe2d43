package dev.limbeck.hibernate.scan;

import dev.limbeck.model.SqlText;
import dev.limbeck.ops.ExecuteSql;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.jspecify.annotations.Nullable;

/** Reads the auxiliary database objects of a mapping: SQL statements that it declares in addition to its tables. */
final class AuxiliaryObjects {
    private AuxiliaryObjects() {}

    /** {@return the statements that apply to the dialect, each with the statement that reverts it} */
    static List<ExecuteSql> read(MappingModel mapping) {
        SqlStringGenerationContext context = SqlContext.create(mapping);
        List<ExecuteSql> statements = new ArrayList<>();
        for (AuxiliaryDatabaseObject object : mapping.metadata().getDatabase().getAuxiliaryDatabaseObjects()) {
            if (object.appliesToDialect(mapping.dialect())) {
                pair(object.sqlCreateStrings(context), object.sqlDropStrings(context), statements);
            }
        }
        return statements;
    }

    /**
     * Pairs the create statements of an object with its drop statements. A downgrade runs the statements from last to
     * first, so the drops are paired in reverse to run in their declared order.
     */
    private static void pair(String[] creates, String[] drops, List<ExecuteSql> statements) {
        int pairs = Math.max(creates.length, drops.length);
        for (int i = 0; i < pairs; i++) {
            SqlText create = textAt(creates, i - (pairs - creates.length));
            SqlText drop = textAt(drops, pairs - 1 - i);
            if (create != null || drop != null) {
                statements.add(new ExecuteSql(create, drop));
            }
        }
    }

    private static @Nullable SqlText textAt(String[] statements, int index) {
        boolean exists = index >= 0 && index < statements.length && !statements[index].isBlank();
        return exists ? new SqlText(statements[index].strip()) : null;
    }
}
