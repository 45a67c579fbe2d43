package dev.limbeck.dialect.emulation;

import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.ExecuteSql;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Emulates sequences in a database that has no sequences. As in Hibernate, a sequence becomes a table with one row that
 * contains the next number.
 *
 * @param spelling writes the name of a table or column in a statement
 */
public record EmulatedSequences(UnaryOperator<String> spelling) {
    /** The name that Hibernate gives to the column with the next number. */
    private static final String NEXT = "next_val";

    /** {@return the table that emulates the sequence, including its row} */
    public Table table(Sequence sequence) {
        String row = "insert into " + name(sequence.name()) + " ( " + NEXT + " ) values ( " + sequence.start() + " )";
        return Table.of(sequence.name(), List.of(new Column(NEXT, SqlType.of(TypeName.BIGINT), true)))
                .withInitialRows(List.of(new SqlText(row)));
    }

    /** {@return whether the table has the columns of a table that emulates a sequence} */
    public static boolean isSequence(Table table) {
        return table.columns().size() == 1 && table.columns().get(0).name().equalsIgnoreCase(NEXT);
    }

    /**
     * {@return the sequence that the table with the given name emulates, if there is such a table; the start and
     * increment are unknown and set to 1}
     */
    public Optional<Sequence> find(Schema schema, TableName name) {
        return schema.table(name).filter(EmulatedSequences::isSequence).map(table -> new Sequence(table.name(), 1, 1));
    }

    /**
     * {@return the statement that changes the next number}
     *
     * <p>Hibernate's pooled optimizer treats the block of numbers below the next number as reserved; the increment is
     * the size of this block. If the increment grows, the next number grows by the same amount, because otherwise
     * numbers would be assigned twice. The next number is never lowered.
     */
    public ExecuteSql change(AlterSequence operation) {
        Sequence before = operation.before();
        Sequence after = operation.after();
        boolean up = after.increment() > 0;
        long more = up ? after.increment() - before.increment() : before.increment() - after.increment();
        boolean later = up ? after.start() > before.start() : after.start() < before.start();
        String beyond = up ? " > " : " < ";
        String used = NEXT + beyond + before.start();
        String moved = NEXT + (up ? " + " : " - ") + more;
        String unreached = NEXT + (up ? " < " : " > ") + after.start();
        String change;
        if (more <= 0) {
            change = after.start() + " where " + unreached;
        } else if (!later) {
            change = moved + " where " + used;
        } else {
            change = "case when " + used + " and " + moved + beyond + after.start() + " then " + moved + " else "
                    + after.start() + " end where " + used + " or " + unreached;
        }
        return new ExecuteSql(new SqlText("update " + name(before.name()) + " set " + NEXT + " = " + change), null);
    }

    private String name(TableName table) {
        return spelling.apply(table.name());
    }
}
