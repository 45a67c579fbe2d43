package dev.limbeck.render;

import static dev.limbeck.render.Expression.raw;
import static dev.limbeck.render.Expression.string;
import static dev.limbeck.render.Words.text;
import static dev.limbeck.render.Words.type;

import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.Backfill;
import dev.limbeck.ops.Position;
import dev.limbeck.render.Expression.Chain;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what becomes of a column: first what it is, as far as that changes, then what it will be. */
final class ColumnChangeWords {
    private final Column before;
    private final Column after;
    private Chain chain = Expression.on("c");

    private ColumnChangeWords(Column before, Column after) {
        this.before = before;
        this.after = after;
    }

    /** The calls on {@code c}; none when nothing changes. */
    static Chain of(AlterColumn step, boolean expecting) {
        ColumnChangeWords words = new ColumnChangeWords(step.before(), step.after());
        if (expecting) {
            words.existing();
        }
        words.declared();
        words.computedAndNumbered();
        words.described();
        words.values(step.using());
        words.moved(step.position());
        return words.chain;
    }

    private void existing() {
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

    /** A numbered column is read with the type of its numbers, so that one which is no longer numbered says what it is then. */
    private void declared() {
        boolean leaves = before.identity() != null && after.identity() == null;
        if (leaves || !before.type().equals(after.type())) {
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

    private void computedAndNumbered() {
        Identity identity = after.identity();
        if (before.identity() != identity) {
            then(identity == null ? "dropIdentity" : identity == Identity.PLAIN ? "identity" : "autoincrement");
            if (identity != null && after.nullable()) {
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

    private void described() {
        String collation = after.collation();
        if (!Objects.equals(before.collation(), collation)) {
            word("collate", "dropCollation", collation);
        }
        String comment = after.comment();
        if (!Objects.equals(before.comment(), comment)) {
            word("comment", "dropComment", comment);
        }
    }

    private void word(String given, String dropped, @Nullable String word) {
        if (word == null) {
            then(dropped);
        } else {
            then(given, string(word));
        }
    }

    private void values(@Nullable SqlText using) {
        if (using != null) {
            Optional<SqlText> backfill = Backfill.in(before.name(), using);
            then(backfill.isPresent() ? "backfill" : "using", text(backfill.orElse(using)));
        }
    }

    private void moved(@Nullable Position position) {
        if (position != null) {
            String after = position.after();
            if (after == null) {
                then("first");
            } else {
                then("after", string(after));
            }
        }
    }

    private void then(String name, Expression... arguments) {
        chain = chain.then(name, arguments);
    }
}
