package dev.limbeck.ops.hazards;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.TableOperation;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The columns with known values that a batch has added so far. Each of these columns is either NULL in every row or
 * contains numbers that the database generates. This information shows that some new constraints hold in every row.
 *
 * <p>Names are compared exactly, because on some databases two columns can have names that differ only in
 * case. A constraint that spells the name of a column differently keeps its hazard.
 */
final class NewColumns {
    private static final Pattern COMPARED = Pattern.compile(
            "[(\\s\"`\\[]*(\\w+)[\"`\\]]?\\s+(?:in\\s*\\([^()]*\\)|between\\s+\\S+\\s+and\\s+\\S+)[)\\s]*",
            Pattern.CASE_INSENSITIVE);

    private final Set<String> empty = new HashSet<>();
    private final Set<String> numbered = new HashSet<>();

    void add(TableOperation step) {
        if (step instanceof AddColumn add) {
            Column column = add.column();
            if (column.identity() != null) {
                numbered.add(column.name());
            } else if (column.nullable()
                    && column.serverDefault() == null
                    && column.generated() == null
                    && add.backfill() == null) {
                empty.add(column.name());
            }
        }
    }

    /** Returns whether all rows are certain to satisfy the constraint or index that the step adds. */
    boolean alwaysSatisfy(TableOperation step) {
        if (step instanceof CreateIndex create) {
            return hasUsualNulls(create.index().options())
                    && anyEmpty(create.index().parts().stream()
                            .map(IndexPart::column)
                            .filter(Objects::nonNull)
                            .toList());
        }
        return step instanceof AddConstraint add && alwaysSatisfy(add.constraint());
    }

    private boolean alwaysSatisfy(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return key.columns().size() == 1 && numbered.contains(key.columns().get(0));
        }
        if (constraint instanceof CheckConstraint check) {
            var compared = COMPARED.matcher(check.condition().sql());
            return compared.matches() && empty.contains(compared.group(1));
        }
        if (constraint instanceof UniqueConstraint unique) {
            return hasUsualNulls(unique.options()) && anyEmpty(unique.columns());
        }
        return anyEmpty(((ForeignKey) constraint).columns());
    }

    /**
     * Returns whether a unique rule is certain to treat rows with NULL as distinct; an option of the database can
     * change this.
     */
    private static boolean hasUsualNulls(Options options) {
        return options.isEmpty();
    }

    private boolean anyEmpty(List<String> columns) {
        return columns.stream().anyMatch(empty::contains);
    }
}
