package dev.limbeck.postgresql.ddl;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.postgresql.syntax.SqlToken;
import dev.limbeck.postgresql.syntax.SqlTokenizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the columns that the parts of a table use. */
final class UsedColumns {
    private UsedColumns() {}

    /** {@return the columns of the table that the expression mentions, in the order of their first mention} */
    static Set<String> in(SqlText expression, Table table) {
        Set<String> names = table.columns().stream().map(Column::name).collect(Collectors.toSet());
        Set<String> used = new LinkedHashSet<>();
        List<SqlToken> tokens = SqlTokenizer.meaningful(expression.sql());
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            boolean word = token.kind() == SqlToken.Kind.WORD;
            boolean named = word || token.kind() == SqlToken.Kind.NAME;
            boolean call = word && i + 1 < tokens.size() && tokens.get(i + 1).is('(');
            boolean type = i > 0 && tokens.get(i - 1).is(':');
            if (named && !call && !type && names.contains(token.name())) {
                used.add(token.name());
            }
        }
        return used;
    }

    /** {@return the columns of the table that the constraint uses} */
    static Set<String> in(Constraint constraint, Table table) {
        if (constraint instanceof CheckConstraint check) {
            return in(check.condition(), table);
        }
        if (constraint instanceof ForeignKey key) {
            return new LinkedHashSet<>(key.columns());
        }
        return new LinkedHashSet<>(
                constraint instanceof PrimaryKey key ? key.columns() : ((UniqueConstraint) constraint).columns());
    }

    /** {@return the columns of the table that the index uses} */
    static Set<String> in(Index index, Table table) {
        Set<String> used = new LinkedHashSet<>();
        index.parts().forEach(part -> {
            if (part.column() != null) {
                used.add(part.column());
            } else if (part.expression() != null) {
                used.addAll(in(part.expression(), table));
            }
        });
        if (index.where() != null) {
            used.addAll(in(index.where(), table));
        }
        return used;
    }
}
