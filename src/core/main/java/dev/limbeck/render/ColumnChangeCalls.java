package dev.limbeck.render;

import static dev.limbeck.render.BuilderCalls.text;
import static dev.limbeck.render.BuilderCalls.type;
import static dev.limbeck.render.Expression.name;
import static dev.limbeck.render.Expression.raw;
import static dev.limbeck.render.Expression.string;

import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.evolution.Backfill;
import dev.limbeck.render.Expression.Chain;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes the change to a column as calls: first the existing values of the properties that change, then the new values.
 */
final class ColumnChangeCalls {
    private final Column before;
    private final Column after;
    private Chain chain = Expression.variable("c");

    private ColumnChangeCalls(Column before, Column after) {
        this.before = before;
        this.after = after;
    }

    /**
     * Returns whether the change needs no call, because the database makes it together with another change: SQLite turns
     * an integer column into an identity column as soon as it is the primary key.
     */
    static boolean isImplied(AlterColumn step) {
        Identity identity = step.after().identity();
        return identity != null
                && identity.isImplied()
                && !new ColumnChangeCalls(step.before(), step.after()).losesIdentity()
                && step.using() == null
                && step.move() == null
                && step.before().equals(step.after().withIdentity(step.before().identity()));
    }

    /** Returns the calls on {@code c}; none if nothing changes. */
    static Chain write(AlterColumn step, boolean withExisting) {
        ColumnChangeCalls calls = new ColumnChangeCalls(step.before(), step.after());
        if (withExisting) {
            calls.addExisting();
        }
        calls.addDeclaration();
        calls.addIdentityAndComputation();
        calls.addCollationAndComment();
        calls.addOptions();
        calls.addBackfill(step.using());
        calls.addPosition(step.position());
        return calls.chain;
    }

    private void addExisting() {
        if (!before.type().equals(after.type())) {
            then("existingType", type(before.type()));
        }
        if (before.nullable() != after.nullable()) {
            then("existingNullable", raw(String.valueOf(before.nullable())));
        }
        SqlText was = before.serverDefault();
        if (was != null && !was.equals(after.serverDefault())) {
            then("existingServerDefault", text(was));
        }
    }

    /**
     * Writes type, nullability and default. The type is also written for a column that stops being an identity column,
     * because for an identity column, reflection reports the type of the generated numbers.
     */
    private void addDeclaration() {
        if (losesIdentity() || !before.type().equals(after.type())) {
            then("type", type(after.type()));
        }
        if (before.nullable() != after.nullable()) {
            then("nullable", raw(String.valueOf(after.nullable())));
        }
        SqlText is = after.serverDefault();
        if (is != null && !is.equals(before.serverDefault())) {
            then("serverDefault", text(is));
        } else if (is == null && before.serverDefault() != null) {
            then("dropServerDefault");
        }
    }

    private boolean losesIdentity() {
        Identity was = before.identity();
        Identity is = after.identity();
        return was != null && (is == null || (is.isImplied() && !was.isImplied()));
    }

    private void addIdentityAndComputation() {
        Identity identity = after.identity();
        if (losesIdentity()) {
            then("dropIdentity");
        } else if (identity != null && !identity.isImplied() && !identity.equals(before.identity())) {
            BuilderCalls.identityCalls(identity).forEach(this::then);
            if (after.nullable()) {
                then("nullable", raw("true"));
            }
        }
        Generated rule = after.generated();
        if (rule == null && before.generated() != null) {
            then("dropComputed");
        } else if (rule != null && !rule.equals(before.generated())) {
            then(rule.stored() ? "computedStored" : "computed", text(rule.expression()));
        }
    }

    /** Adds the options that change; an option that is removed is set to false. */
    private void addOptions() {
        before.options().values().forEach((key, value) -> {
            if (after.options().get(key).isEmpty()) {
                then("option", string(key), raw("false"));
            }
        });
        after.options().values().forEach((key, value) -> {
            if (!value.equals(before.options().values().get(key))) {
                then("option", string(key), BuilderCalls.optionValue(value));
            }
        });
    }

    private void addCollationAndComment() {
        String collation = after.collation();
        if (!Objects.equals(before.collation(), collation)) {
            addOrDrop("collate", "dropCollation", collation);
        }
        String comment = after.comment();
        if (!Objects.equals(before.comment(), comment)) {
            addOrDrop("comment", "dropComment", comment);
        }
    }

    private void addOrDrop(String method, String dropMethod, @Nullable String value) {
        if (value == null) {
            then(dropMethod);
        } else {
            then(method, string(value));
        }
    }

    private void addBackfill(@Nullable SqlText using) {
        if (using != null) {
            Optional<SqlText> backfill = Backfill.findValue(before.name(), using);
            then(backfill.isPresent() ? "backfill" : "using", text(backfill.orElse(using)));
        }
    }

    private void addPosition(@Nullable Position position) {
        if (position != null) {
            String after = position.after();
            if (after == null) {
                then("first");
            } else {
                then("after", name(after));
            }
        }
    }

    private void then(String name, Expression... arguments) {
        chain = chain.then(name, arguments);
    }
}
