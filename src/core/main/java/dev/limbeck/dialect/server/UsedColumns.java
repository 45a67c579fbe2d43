package dev.limbeck.dialect.server;

import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.dialect.token.TokenRules;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the columns that the parts of a table use.
 *
 * @param tokens the database's rules for splitting SQL text into tokens
 */
public record UsedColumns(TokenRules tokens) {

    /** {@return the columns of the table that the expression mentions, in the order of their first mention} */
    public Set<String> in(SqlText expression, Table table) {
        Set<String> used = new LinkedHashSet<>();
        List<SqlToken> words = tokens.meaningful(expression.sql());
        for (int i = 0; i < words.size(); i++) {
            SqlToken token = words.get(i);
            boolean word = token.kind() == SqlToken.Kind.WORD;
            boolean call = word && i + 1 < words.size() && words.get(i + 1).is('(');
            boolean type = i > 0 && words.get(i - 1).is(':');
            if (token.isName() && !call && !type) {
                table.column(token.name(table.names().others()))
                        .map(Column::name)
                        .ifPresent(used::add);
            }
        }
        return used;
    }

    /** {@return the columns of the table that the constraint uses} */
    public Set<String> in(Constraint constraint, Table table) {
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
    public Set<String> in(Index index, Table table) {
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
