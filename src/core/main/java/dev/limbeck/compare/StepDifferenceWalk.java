package dev.limbeck.compare;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterOptions;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.result.ChangeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts the steps of a batch to the differences that they remove. */
record StepDifferenceWalk(TableName table) implements TableOperation.Visitor<Difference> {

    @Override
    public Difference visit(AddColumn step) {
        return of(ChangeKind.ADDED_COLUMN, step.column().name(), declared(step.column()));
    }

    @Override
    public Difference visit(DropColumn step) {
        return of(ChangeKind.DROPPED_COLUMN, step.column().name(), "");
    }

    @Override
    public Difference visit(AlterColumn step) {
        List<String> changes = new ArrayList<>();
        Column before = step.before();
        Column after = step.after();
        differ(changes, "type", type(before.type()), type(after.type()));
        differ(changes, "", nullable(before), nullable(after));
        differ(changes, "default", text(before.serverDefault()), text(after.serverDefault()));
        differ(changes, "", rule(before.generated()), rule(after.generated()));
        differ(changes, "", numbering(before.identity()), numbering(after.identity()));
        differ(changes, "collation", word(before.collation()), word(after.collation()));
        differ(changes, "comment", word(before.comment()), word(after.comment()));
        differ(changes, "options", options(before.options()), options(after.options()));
        if (changes.isEmpty() && !Objects.equals(before.identity(), after.identity())) {
            // The key implies the identity in this database, so only another database shows the change.
            changes.add(
                    Identity.IMPLIED.equals(before.identity()) ? "no identity -> identity" : "identity -> no identity");
        }
        return of(ChangeKind.CHANGED_COLUMN, before.name(), String.join(", ", changes));
    }

    @Override
    public Difference visit(RenameColumn step) {
        return of(ChangeKind.RENAMED_COLUMN, step.from(), "to " + step.to());
    }

    @Override
    public Difference visit(AddConstraint step) {
        Constraint constraint = step.constraint();
        if (constraint instanceof PrimaryKey) {
            return of(ChangeKind.ADDED_PRIMARY_KEY, constraint);
        }
        if (constraint instanceof UniqueConstraint) {
            return of(ChangeKind.ADDED_UNIQUE_CONSTRAINT, constraint);
        }
        return of(constraint instanceof ForeignKey ? ChangeKind.ADDED_FOREIGN_KEY : ChangeKind.ADDED_CHECK, constraint);
    }

    @Override
    public Difference visit(DropConstraint step) {
        Constraint constraint = step.constraint();
        if (constraint instanceof PrimaryKey) {
            return of(ChangeKind.DROPPED_PRIMARY_KEY, constraint);
        }
        if (constraint instanceof UniqueConstraint) {
            return of(ChangeKind.DROPPED_UNIQUE_CONSTRAINT, constraint);
        }
        return of(
                constraint instanceof ForeignKey ? ChangeKind.DROPPED_FOREIGN_KEY : ChangeKind.DROPPED_CHECK,
                constraint);
    }

    @Override
    public Difference visit(RenameConstraint step) {
        return of(ChangeKind.RENAMED_CONSTRAINT, step.from(), "to " + step.to());
    }

    @Override
    public Difference visit(CreateIndex step) {
        return of(ChangeKind.ADDED_INDEX, step.index().name(), declared(step.index()));
    }

    @Override
    public Difference visit(DropIndex step) {
        return of(ChangeKind.DROPPED_INDEX, step.index().name(), declared(step.index()));
    }

    @Override
    public Difference visit(RenameIndex step) {
        return of(ChangeKind.RENAMED_INDEX, step.from(), "to " + step.to());
    }

    @Override
    public Difference visit(AlterOptions step) {
        String text = "changed options of " + table + " " + options(step.before()) + " -> " + options(step.after());
        return new Difference(ChangeKind.CHANGED_OPTIONS, table, null, text);
    }

    private static String options(Options options) {
        return options.isEmpty() ? "none" : options.toString();
    }

    /** Returns the text without line breaks, truncated if it is long. */
    static String oneLine(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= 100 ? line : line.substring(0, 99) + "…";
    }

    private Difference of(ChangeKind kind, Constraint constraint) {
        return of(kind, constraint.name(), declared(constraint) + additional(constraint.options()));
    }

    private Difference of(ChangeKind kind, @Nullable String name, String detail) {
        String what = name == null ? table.toString() : table + "." + name;
        String text = kind.label() + " " + what + (detail.isEmpty() ? "" : " " + detail);
        return new Difference(kind, table, name, text);
    }

    static String declared(Column column) {
        StringBuilder text = new StringBuilder(type(column.type()));
        if (!column.nullable()) {
            text.append(" not null");
        }
        SqlText given = column.serverDefault();
        if (given != null) {
            text.append(" default ").append(text(given));
        }
        Generated generated = column.generated();
        if (generated != null) {
            text.append(' ').append(rule(generated));
        }
        return text.toString();
    }

    private static String declared(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return list(key.columns());
        }
        if (constraint instanceof UniqueConstraint unique) {
            return list(unique.columns());
        }
        if (constraint instanceof CheckConstraint check) {
            return "(" + text(check.condition()) + ")";
        }
        ForeignKey key = (ForeignKey) constraint;
        return list(key.columns()) + " to " + key.referencedTable()
                + (key.referencedColumns().isEmpty() ? "" : " " + list(key.referencedColumns()))
                + action(" on delete ", key.onDelete().sql())
                + action(" on update ", key.onUpdate().sql())
                + action(" ", key.deferrability().name().replace('_', ' '))
                + (key.match() == null ? "" : " match " + key.match().toLowerCase(Locale.ROOT));
    }

    /** Returns the kind and the declaration of a constraint. */
    static String described(Constraint constraint) {
        String kind = constraint instanceof PrimaryKey
                ? "primary key"
                : constraint instanceof UniqueConstraint
                        ? "unique constraint"
                        : constraint instanceof ForeignKey ? "foreign key" : "check";
        return kind + " " + declared(constraint);
    }

    private static String list(List<String> names) {
        return "(" + String.join(", ", names) + ")";
    }

    private static String action(String when, String what) {
        boolean usual = what.equals("NO ACTION") || what.equals("NOT DEFERRABLE");
        return usual ? "" : when + what.toLowerCase(Locale.ROOT);
    }

    private static String declared(Index index) {
        SqlText where = index.where();
        return index.parts().stream()
                        .map(StepDifferenceWalk::declared)
                        .collect(Collectors.joining(", ", index.unique() ? "unique (" : "(", ")"))
                + (where == null ? "" : " where " + text(where))
                + additional(index.options());
    }

    private static String additional(Options options) {
        return options.isEmpty() ? "" : " " + options.toString().toLowerCase(Locale.ROOT);
    }

    private static String declared(IndexPart part) {
        String column = part.column();
        return (column == null ? text(part.expression()) : column)
                + (part.collation() == null ? "" : " collate " + part.collation())
                + (part.descending() ? " desc" : "");
    }

    private static void differ(List<String> changes, String what, String before, String after) {
        if (!before.equals(after)) {
            changes.add((what.isEmpty() ? "" : what + " ") + before + " -> " + after);
        }
    }

    private static String type(SqlType type) {
        String text = type.toString();
        return text.isEmpty() ? "none" : text;
    }

    private static String nullable(Column column) {
        return column.nullable() ? "null" : "not null";
    }

    private static String text(@Nullable SqlText text) {
        return text == null ? "none" : oneLine(text.sql());
    }

    private static String rule(@Nullable Generated generated) {
        return generated == null
                ? "not computed"
                : "computed as (" + text(generated.expression()) + ")" + (generated.stored() ? " stored" : "");
    }

    /** Returns how values are generated, in JPA terms, in which an identity is GenerationType.IDENTITY. */
    private static String numbering(@Nullable Identity identity) {
        if (identity == null || Identity.IMPLIED_ELSEWHERE.equals(identity)) {
            return "no identity";
        }
        String mode =
                switch (identity.mode()) {
                    case BY_DEFAULT, IMPLIED, IMPLIED_ELSEWHERE -> "";
                    case NEVER_REUSED -> " autoincrement";
                    case ALWAYS -> " always";
                };
        return "identity" + mode
                + (identity.start() == null ? "" : " start " + identity.start())
                + (identity.increment() == null ? "" : " increment " + identity.increment());
    }

    static String word(@Nullable Object value) {
        return Objects.toString(value, "none").replaceAll("\\s+", " ");
    }
}
