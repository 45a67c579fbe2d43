package dev.limbeck.hibernate.scan;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.SqlText;
import java.util.List;

/**
 * Reads check constraints. Depending on its version, Hibernate encloses the conditions in zero, one or two pairs of
 * parentheses.
 */
final class CheckReader {
    private CheckReader() {}

    /** {@return the constraints, with the quotes of names and the enclosing parentheses of conditions removed} */
    static List<CheckConstraint> read(List<org.hibernate.mapping.CheckConstraint> checks, MappingModel mapping) {
        return checks.stream()
                .map(check -> new CheckConstraint(
                        mapping.constraintName(check.getName()),
                        new SqlText(SqlTokens.withoutParentheses(check.getConstraint()))))
                .toList();
    }
}
