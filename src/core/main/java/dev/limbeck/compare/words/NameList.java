package dev.limbeck.compare.words;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ListCheck;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The unnamed check constraints that limit a column to the names of an enumeration. */
final class NameList {
    private NameList() {}

    /** {@return whether the constraint limits the given column to exactly the given names} */
    static boolean isIn(Constraint constraint, ColumnKey column, Enumeration names) {
        return read(constraint, column)
                .filter(values -> Set.copyOf(values).equals(Set.copyOf(names.values())))
                .isPresent();
    }

    /** {@return the enumeration that corresponds to the constraint and the given type of the column} */
    static Optional<Enumeration> enumeration(Constraint constraint, ColumnKey column, SqlType type) {
        Optional<List<String>> values = read(constraint, column);
        boolean sized =
                type instanceof SqlType.Portable text && text.arguments().size() == 1;
        if (values.isEmpty() || !sized) {
            return Optional.empty();
        }
        Enumeration names = new Enumeration(
                values.get(), ((SqlType.Portable) type).arguments().get(0));
        return names.textType().equals(type) ? Optional.of(names) : Optional.empty();
    }

    private static Optional<List<String>> read(Constraint constraint, ColumnKey column) {
        return constraint.name() == null && constraint instanceof CheckConstraint check
                ? ListCheck.parse(check)
                        .filter(list -> list.texts() && list.limits(column.name(), column.names()))
                        .map(ListCheck::values)
                        .filter(values -> Set.copyOf(values).size() == values.size())
                : Optional.empty();
    }

    /** {@return whether the constraint limits the given column to a list of names} */
    static boolean isAny(Constraint constraint, ColumnKey column) {
        return read(constraint, column).isPresent();
    }
}
