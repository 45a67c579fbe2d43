package dev.limbeck.hibernate.scan;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.SqlText;
import java.util.List;

/** Reads check constraints; Hibernate writes zero, one or two pairs of parentheses around them, from version to version. */
final class Checks {
    private Checks() {}

    static List<CheckConstraint> of(List<org.hibernate.mapping.CheckConstraint> checks) {
        return checks.stream()
                .map(check -> new CheckConstraint(
                        SqlWords.name(check.getName()), new SqlText(SqlWords.bare(check.getConstraint()))))
                .toList();
    }
}
