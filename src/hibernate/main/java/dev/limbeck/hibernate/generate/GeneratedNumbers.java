package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.source.Annotation;
import dev.limbeck.model.Column;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.Table;
import dev.limbeck.spi.EntityRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Finds the sequence that numbers the rows of a table. */
final class GeneratedNumbers {
    private final EntityRequest request;
    private final EntityNotes notes;
    private final Set<Sequence> used = new HashSet<>();

    GeneratedNumbers(EntityRequest request, EntityNotes notes) {
        this.request = request;
        this.notes = notes;
    }

    /** {@return whether the database is a server} */
    boolean isServer() {
        return !request.dialect().equals("sqlite");
    }

    /**
     * {@return whether the default of the column is the next number of a sequence that cannot be declared by an id,
     * because the column owns the sequence or is not in the key}
     */
    boolean isSerial(Table table, Column column) {
        if (!isServer()
                || column.serverDefault() == null
                || !column.serverDefault().sql().startsWith("nextval(")) {
            return false;
        }
        boolean key = ColumnNames.contains(table, ColumnNames.primaryKey(table), column.name());
        Optional<Sequence> free = sequence(table, column);
        if (free.isPresent() && !key) {
            notes.addUndeclarable(
                    table,
                    column.name(),
                    "the default of " + column.name() + " is the next number of the sequence "
                            + free.get().name());
            return true;
        }
        boolean own = free.isEmpty();
        boolean same = key && column.options().has("postgresql_serial");
        if (own && !same) {
            notes.addUndeclarable(
                    table,
                    column.name(),
                    "the default of " + column.name() + " is the next number of a serial sequence");
        }
        return own;
    }

    /** {@return the annotations of an id that takes its values from a sequence} */
    Optional<List<Annotation>> annotations(Table table, Column column) {
        Optional<Sequence> found = isServer() ? sequence(table, column) : Optional.empty();
        found.ifPresent(used::add);
        return found.map(sequence -> List.of(
                Annotation.jpa("GeneratedValue")
                        .set("strategy", "GenerationType.SEQUENCE")
                        .setText("generator", sequence.name().name()),
                generator(sequence)));
    }

    private Annotation generator(Sequence sequence) {
        Annotation generator = Annotation.jpa("SequenceGenerator")
                .setText("name", sequence.name().name())
                .setText(
                        "sequenceName",
                        SqlNames.backquotedUnlessPlain(
                                request.schema().names(), sequence.name().name()));
        String schema = sequence.name().schema();
        if (schema != null) {
            generator.setText("schema", schema);
        }
        if (sequence.start() != 1) {
            generator.set("initialValue", String.valueOf(sequence.start()));
        }
        return generator.set("allocationSize", String.valueOf(sequence.increment()));
    }

    private Optional<Sequence> sequence(Table table, Column column) {
        String name = table.name().name();
        String number =
                column.serverDefault() == null ? "" : column.serverDefault().sql();
        return request.schema().sequences().stream()
                .filter(sequence -> number.startsWith("nextval(")
                        ? number.contains("'" + printed(sequence) + "'")
                        : Objects.equals(sequence.name().schema(), table.name().schema())
                                && List.of(name + "_seq", name + "_" + column.name() + "_seq", name + "_SEQ")
                                        .contains(sequence.name().name()))
                .findFirst();
    }

    /** Returns the name of the sequence as the server prints it. */
    private String printed(Sequence sequence) {
        NameRules rules = request.schema().names();
        String schema = sequence.name().schema();
        String name = SqlNames.quotedUnlessPlain(rules, sequence.name().name());
        return schema == null ? name : SqlNames.quotedUnlessPlain(rules, schema) + "." + name;
    }

    /** Adds a note for each sequence that no id uses. */
    void addUnused() {
        for (Sequence sequence : request.schema().sequences()) {
            if (!used.contains(sequence)) {
                notes.addExcluded(sequence.name(), "no id uses the sequence, so no entity declares it");
            }
        }
    }
}
