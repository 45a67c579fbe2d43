package dev.limbeck.dialect;

import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a database has, as one dialect reflected it, with whatever that dialect needs to change it faithfully. */
public interface Catalog {

    /**
     * {@return the tables, views and triggers; without virtual tables and the database's own}
     *
     * @throws UnreadableSchema if a stored definition cannot be understood
     */
    Schema schema();

    /**
     * {@return the table of that name, as {@link #schema} has it} Nothing else is read for it.
     *
     * @throws UnreadableSchema if its stored definition cannot be understood
     */
    Optional<Table> table(TableName name);

    /** {@return the names of the tables that {@link #schema} has, without reading their definitions} */
    List<String> tableNames();

    /** {@return the names of the views and triggers} */
    List<String> codeNames();

    /** {@return what is there and is no table, view or trigger of the model, for instance {@code virtual table docs}} */
    List<String> others();

    /** {@return the stored statements of that table or view and of its indexes and triggers, to the letter} */
    List<String> definition(TableName name);

    /** {@return every stored statement, to the letter, in the order in which they can be run again} */
    List<String> definitions();

    /**
     * {@return the part that a change of tables can reach, with what that needs to be made again: of thousands of tables the
     * few that matter}
     *
     * @param changed the tables that change, or are made
     * @param needed what else they need: tables they refer to, and whatever has the name of an index of theirs
     */
    Catalog around(Set<TableName> changed, Set<TableName> needed);
}
