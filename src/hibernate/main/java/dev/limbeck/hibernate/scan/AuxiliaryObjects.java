package dev.limbeck.hibernate.scan;

import dev.limbeck.model.SqlText;
import dev.limbeck.ops.ExecuteSql;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.jspecify.annotations.Nullable;

/** Reads the statements that a mapping declares beside its tables. */
final class AuxiliaryObjects {
    private AuxiliaryObjects() {}

    static List<ExecuteSql> of(Mapping mapping) {
        SqlStringGenerationContext context = SqlContext.of(mapping);
        List<ExecuteSql> statements = new ArrayList<>();
        for (AuxiliaryDatabaseObject object : mapping.metadata().getDatabase().getAuxiliaryDatabaseObjects()) {
            if (object.appliesToDialect(mapping.dialect())) {
                pair(object.sqlCreateStrings(context), object.sqlDropStrings(context), statements);
            }
        }
        return statements;
    }

    /** The drops of one object run in their own order when all its statements are taken back, last to first. */
    private static void pair(String[] creates, String[] drops, List<ExecuteSql> statements) {
        int pairs = Math.max(creates.length, drops.length);
        for (int i = 0; i < pairs; i++) {
            SqlText create = at(creates, i - (pairs - creates.length));
            SqlText drop = at(drops, pairs - 1 - i);
            if (create != null || drop != null) {
                statements.add(new ExecuteSql(create, drop));
            }
        }
    }

    private static @Nullable SqlText at(String[] statements, int index) {
        boolean there = index >= 0 && index < statements.length && !statements[index].isBlank();
        return there ? new SqlText(statements[index].strip()) : null;
    }
}
